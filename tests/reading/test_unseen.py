"""Signs that nobody sees: which ones, where, told at their place, and taken out by `--fix`."""

from __future__ import annotations

import pytest
from small_project import Folder

from cityguide.cli import main
from cityguide.reading.text_file import NOT_IN_ADDRESSES, NOT_IN_NAMES, NOWHERE

SIGNS = {
    "\u200b": "zero width space (U+200B)",
    "\u200e": "left-to-right mark (U+200E)",
    "\u200f": "right-to-left mark (U+200F)",
    "\u202a": "left-to-right embedding (U+202A)",
    "\u202e": "right-to-left override (U+202E)",
    "\u2066": "left-to-right isolate (U+2066)",
    "\u2069": "pop directional isolate (U+2069)",
}
IN_ADDRESSES = SIGNS | {
    "\u200c": "zero width non-joiner (U+200C)",
    "\u200d": "zero width joiner (U+200D)",
    "\u2060": "word joiner (U+2060)",
    "\u00ad": "soft hyphen (U+00AD)",
    "\U000e0041": "tag latin capital letter a (U+E0041)",
}
NAME = "name: Parts Market"
SITE = "    shows: Ten floors of parts."
STORY = "The bridge is new [@wire-2023]."


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(("before", "after"), [("Parts", " Market"), ("", "Parts Market"), ("Parts Market", "")])
def test_in_a_name(folder: Folder, sign: str, before: str, after: str) -> None:
    tidy = folder.read("cities/beta-gamma.yml")
    folder.edit("cities/beta-gamma.yml", NAME, f'name: "{before}{sign}{after}"')
    [told] = folder.faults()
    assert told.startswith(f"{folder.place('cities/beta-gamma.yml', sign)}: error: ")
    assert told.endswith(f"{SIGNS[sign]} found, which can't be seen; remove it [control]")
    main(["check", "--fix", "--root", str(folder.root)])
    assert folder.read("cities/beta-gamma.yml") == tidy.replace(NAME, 'name: "Parts Market"')


@pytest.mark.parametrize("sign", IN_ADDRESSES)
@pytest.mark.parametrize(
    "address", ["https://example.org/{}", "https://example.org/{}visit", "https://exam{}ple.org/", "{}https://example.org/"]
)
def test_in_an_address(folder: Folder, sign: str, address: str) -> None:
    folder.edit("cities/beta-gamma.yml", SITE, f"    site: {address.format(sign)}\n{SITE}")
    faults = folder.faults()
    assert len(faults) == 1
    said = f"{IN_ADDRESSES[sign]} found, which can't be seen; remove it [control]"
    if sign == "\u2060" and address.startswith("{}"):  # to the reader of YAML it could be a space that was meant
        said = f"{IN_ADDRESSES[sign]} stands where YAML wants a colon and a space [yaml]"
    assert faults[0].endswith(said)
    main(["check", "--fix", "--root", str(folder.root)])
    assert f"    site: {address.format('')}\n" in folder.read("cities/beta-gamma.yml")


@pytest.mark.parametrize("sign", ["\u200b", "\u200e", "\u00ad", "\u2060"])
def test_in_the_address_of_a_source_and_of_a_link(folder: Folder, sign: str) -> None:
    folder.edit("cities/beta-gamma.yml", STORY, f"The [bridge](https://example.org/{sign}) is new [@wire-2023].")
    folder.write("content/x.md", f"# A\n\nSee [it](https://example.org/{sign}x).\n")
    said = f"{IN_ADDRESSES[sign]} found, which can't be seen; remove it [control]"
    assert [fault.rsplit(": ", 1)[-1] for fault in folder.faults()] == [said, said]
    main(["check", "--fix", "--root", str(folder.root)])
    assert folder.faults() == []
    assert "(https://example.org/) is" in folder.read("cities/beta-gamma.yml")


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\u2067", "\U000e0061"])
@pytest.mark.parametrize("file", ["cities/beta-gamma.yml", "content/index.md", "data/clusters.csv"])
def test_nowhere_at_all(folder: Folder, sign: str, file: str) -> None:
    old = {"cities/beta-gamma.yml": "The bridge is", "content/index.md": "# Home", "data/clusters.csv": "Epsilon"}[file]
    folder.edit(file, old, f"{old}{sign}")
    assert [fault for fault in folder.faults() if "which can't be seen" in fault and fault.startswith(f"{file}:")]
    main(["check", "--fix", "--root", str(folder.root)])
    assert folder.faults() == []


@pytest.mark.parametrize(
    "name",
    ["می‌خواهم", "👨‍👩‍👧 House", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f Inn", "Café", "東京", "שלום", "e\u0301"],
)
def test_what_scripts_and_emoji_need_stays(folder: Folder, name: str) -> None:
    assert not NOWHERE.search(name)
    assert not NOT_IN_NAMES.search(name)
    folder.edit("cities/beta-gamma.yml", NAME, f"name: {name}")
    assert folder.faults() == []


def test_an_address_of_letters_is_one() -> None:
    assert not NOT_IN_ADDRESSES.search("https://例え.テスト/مرحبا?a=b#ü")


@pytest.mark.parametrize("escape", ["\\u202e", "\\u200b", "\\U000E0041"])
def test_written_as_an_escape(folder: Folder, escape: str) -> None:
    folder.edit("cities/beta-gamma.yml", "shows: Ten floors of parts.", f'shows: "Ten floors{escape} of parts."')
    [told] = folder.faults()
    assert told.startswith(f"{folder.place('cities/beta-gamma.yml', chr(34) + 'Ten floors')}: error: ")
    assert told.endswith("found, which can't be seen; remove it [control]")
