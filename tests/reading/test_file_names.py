"""Names of files that a system can't hold or a reader can't see are problems with words, and reach no terminal as they are."""

from __future__ import annotations

import os

import pytest
from small_project import Folder

from cityguide.cli import main


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("content/nul.md", "Windows keeps the name 'nul.md' for a device, and no file can have it there; rename the file"),
        ("content/a/Con", "Windows keeps the name 'Con' for a device, and no file can have it there; rename the file"),
        ("content/a\x1b[31mb.md", "the name has the sign U+001B, which can't be seen; rename the file"),
        ("content/a\nb.md", "the name has the sign U+000A, which can't be seen; rename the file"),
        ("content/a\u202eb.md", "the name has the sign U+202E, which can't be seen; rename the file"),
        ("content/a\u0085b.txt", "the name has the sign U+0085, which can't be seen; rename the file"),
        (f"content/{'x' * 120}/{'y' * 120}.md", "the path has 252 bytes, and at most 200 bytes fit; give the file a shorter name"),
        (
            "content/Index.md",
            "this name and 'content/Index.md' differ in capitals alone; on many systems they are one file, so rename one of them",
        ),
        (os.fsdecode(b"content/caf\xe9.md"), "the name is no UTF-8; rename the file"),
    ],
)
def test_a_name_that_not_every_system_has(folder: Folder, name: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder.write(name, "# A\n")
    faults = folder.faults()
    assert [fault.split(": error: ")[1] for fault in faults if "[file-name]" in fault] == [f"{said} [file-name]"]
    for form in ("text", "json", "github", "sarif"):
        assert main(["check", "--root", str(folder.root), "--format", form]) == 1
        shown = "".join(capsys.readouterr())
        assert shown.replace("\n", "").isprintable()


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", "x.csv", "--city", "a" * 300],
        ["import", "x.csv", "--city", "../../etc/passwd"],
        ["import", "x.csv", "--city", "al\x1b[31mpha"],
        ["import", "x" * 300 + ".csv", "--city", "alpha"],
        ["import", "\x1b]0;owned\x07.csv", "--city", "alpha"],
        ["new", "a" * 5000],
        ["new", "\x1b[31mMunich\u009b"],
        ["freshness", "--city", "\x1b[2J"],
        ["check", "x" * 300],
        ["check", "\x1b[2J"],
    ],
)
def test_what_a_command_is_given_is_shown_and_not_obeyed(folder: Folder, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = main([*arguments, "--root", str(folder.root)])
    except SystemExit as ended:
        code = int(ended.code or 0)
    shown = "".join(capsys.readouterr())
    assert code in (1, 2)
    assert shown.strip()
    assert shown.replace("\n", "").isprintable()
