import random
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from editor.accidents import each, spoiled
from editor.cases import CASES, VALID
from hypothesis import given, settings
from hypothesis import strategies as st
from small_project import ALPHA, Folder

from cityguide.checks.layout import layout_of, layout_problems
from cityguide.editing.fixing import fix, with_true_repairs
from cityguide.problems.problem import FilePosition, Problem
from cityguide.profiles.model import Profile
from cityguide.reading.text_file import TextFile, read_text
from cityguide.reading.validation import validate
from cityguide.reading.yaml_file import YamlFile, parse_yaml, read_yaml

NAME = "cities/alpha.yml"


def notes(text: str, name: str = NAME) -> list[str]:
    file: TextFile | YamlFile = TextFile(name, text)
    if name.endswith(".yml"):
        file = parse_yaml(TextFile(name, text))[0] or file
    return [str(problem) for problem in layout_of(file)]


def faults(root: Path, name: str = NAME) -> list[Problem]:
    document, found = read_yaml(root / name, name)
    if document is not None:
        found += validate(Profile, document)[1]
    return [*found, *layout_problems(root)]


def fixed(root: Path, name: str = NAME) -> str:
    """What stands in the file when nothing is left to mend."""
    for _ in range(6):
        if not fix(root, faults(root, name)):
            return (root / name).read_text(encoding="utf-8")
    raise AssertionError("it goes on and on")


def put(root: Path, text: str | bytes, name: str = NAME) -> Path:
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (NAME, "cluster: alpha \nname: A\n", ["1:15: note: white space at the end of the line [trailing-space]"]),
        (NAME, "# a\t\ncluster: alpha\n", []),  # A tab is a fault of its own, and hides the rest.
        (NAME, "cluster: alpha\n   \nname: A\n", ["2:1: note: white space at the end of the line [trailing-space]"]),
        (NAME, "summary: |\n  a  \n  b \n  c\n", ["3:4: note: white space at the end of the line [trailing-space]"]),
        (NAME, "summary: >-\n  a  \n  b\n", ["2:4: note: white space at the end of the line [trailing-space]"]),
        (NAME, 'summary: "a\\ \n  b"\n', []),
        (NAME, "name: A", ["1:8: note: the last line has no line break at its end [final-newline]"]),
        (NAME, "name: A\n\n  \n", ["2:1: note: empty lines at the end of the file [final-newline]"]),
        ("content/a.md", "# A \n\nOne  \ntwo \nthree  \n\n\tcode\\ \n", [
            "1:4: note: white space at the end of the line [trailing-space]",
            "4:4: note: white space at the end of the line [trailing-space]",
            "5:6: note: white space at the end of the line [trailing-space]",
        ]),
        ("content/a.md", "```\na \n```\nb \n~~~~\nc \n```\nd \n~~~~\n", ["4:2: note: white space at the end of the line [trailing-space]"]),
        (NAME, "name: A\ncluster: alpha\n", ["1:1: note: 'name' stands before 'cluster', which comes first in the order of the fields [field-order]"]),
        (NAME, "cluster: a\ncities:\n  - {id: a, name: B, lat: 1, economy: JP}\n", ["3:22: note: 'lat' stands before 'economy', which comes first in the order of the fields [field-order]"]),
        (NAME, "cluster: a\nlocal_names:\n  - {romanised: b, txet: c}\n", ["3:6: note: 'romanised' stands before 'txet', which comes first in the order of the fields [field-order]"]),
        (NAME, "oddity: a\ncluster: b\nodd: c\nname: d\n", []),
        (NAME, "cities:\n  - {name: B, # which\n     id: a}\n", []),
        ("data/sources.yml", "b: {title: B, publisher: A}\na: {publisher: B, title: A}\n", ["2:5: note: 'publisher' stands before 'title', which comes first in the order of the fields [field-order]"]),
        ("data/claims.yml", "- title: B\n  id: b\n", ["1:3: note: 'title' stands before 'id', which comes first in the order of the fields [field-order]"]),
        ("data/datapackage.yml", "b: 1\na: 2\n", []),
    ],
)  # fmt: skip
def test_what_is_noted_of_the_layout(name: str, text: str, expected: list[str]) -> None:
    assert notes(text, name) == [f"{name}:{line}" for line in expected]


def test_the_small_project_is_in_order_and_documents_may_be_given(folder: Folder) -> None:
    assert layout_problems(folder.root) == []
    given, _ = parse_yaml(TextFile(NAME, "name: A\ncluster: a\n"))
    assert given is not None
    assert [problem.code for problem in layout_problems(folder.root, {NAME: given})] == ["field-order"]


def test_entries_move_with_their_comments_and_what_is_between_stays(tmp_path: Path) -> None:
    put(
        tmp_path,
        """\
# yaml-language-server: $schema=x
tagline: T  # allow long-text: a reason

# On its own.

name: A
# Above the cluster,
# two lines.
cluster: alpha
attractions:
  # Of the record.
  - name: Clock
    status:
      # Since when
      as_of: 2023
      state: open
      # and why.
    # The id.
    id: clock
    position: {lon: 1, lat: 2}
    # The end.
cities: [{name: B, id: b}]
""",
    )
    assert fixed(tmp_path) == (
        """\
# yaml-language-server: $schema=x
# Above the cluster,
# two lines.
cluster: alpha

# On its own.

name: A
tagline: T  # allow long-text: a reason
cities: [{id: b, name: B}]
attractions:
  # Of the record.
    # The id.
  - id: clock
    name: Clock
    position: {lat: 2, lon: 1}
    status:
      state: open
      # Since when
      as_of: 2023
      # and why.
    # The end.
"""
    )


def test_sure_problems_are_mended_and_others_are_not(tmp_path: Path) -> None:
    path = put(tmp_path, "tagine: a tagine\nacent: poppy\n")
    sure = Problem(FilePosition(NAME, 1, 1), "m", "unknown-key", found="tagine", meant="tagline", sure=True)
    gone = replace(sure, at=FilePosition(NAME, 1, 2))
    unsure = Problem(FilePosition(NAME, 2, 1), "m", "unknown-key", found="acent", meant="accent")
    elsewhere = replace(sure, at=FilePosition("cities/none.yml", 1, 1))
    assert fix(tmp_path, [unsure, gone, elsewhere]) == []
    assert fix(tmp_path, [sure, unsure, gone, sure, replace(sure, at=FilePosition(NAME, 1, 11))]) == [
        sure,
        replace(sure, at=FilePosition(NAME, 1, 11)),
    ]
    assert path.read_text() == "tagline: a tagline\nacent: poppy\n"


def test_a_repair_that_spoils_the_file_is_left(tmp_path: Path) -> None:
    path = put(tmp_path, "tagline: a\ntagine: b\nacent: poppy\n")
    twice = Problem(FilePosition(NAME, 2, 1), "m", "unknown-key", found="tagine", meant="tagline", sure=True)
    good = Problem(FilePosition(NAME, 3, 1), "m", "unknown-key", found="acent", meant="accent", sure=True)
    assert fix(tmp_path, [twice, good]) == [good]
    assert path.read_text() == "tagline: a\ntagine: b\naccent: poppy\n"


def test_a_file_keeps_its_mode_its_mark_and_its_line_ends_and_is_not_touched_for_nothing(tmp_path: Path) -> None:
    path = put(tmp_path, b"\xef\xbb\xbfname: A \r\ncluster: alpha")
    path.chmod(0o640)
    mode = path.stat().st_mode
    assert fixed(tmp_path) == "\ufeffcluster: alpha\nname: A\n"
    assert path.read_bytes() == b"\xef\xbb\xbfcluster: alpha\r\nname: A\r\n"
    assert path.stat().st_mode == mode
    assert [found.name for found in path.parent.iterdir()] == ["alpha.yml"]
    before = path.stat().st_mtime_ns, path.stat().st_ino
    assert fix(tmp_path, faults(tmp_path)) == []
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_markdown_is_mended_as_well(tmp_path: Path) -> None:
    path = put(tmp_path, "# A \n\nOne  \ntwo \n\n\n", "content/a.md")
    page, _ = read_text(path, "content/a.md")
    assert page is not None
    assert len(fix(tmp_path, layout_problems(tmp_path, pages=[page]))) == 3
    assert path.read_text() == "# A\n\nOne  \ntwo\n"


def test_bytes_that_are_no_text_are_left(tmp_path: Path) -> None:
    path = put(tmp_path, b"name: \xff")
    assert fix(tmp_path, [Problem(FilePosition(NAME, 1, 1), "m", "unknown-key", found="name", meant="Name", sure=True)]) == []
    assert path.read_bytes() == b"name: \xff"


def test_a_slip_never_raises_and_mending_comes_to_an_end(tmp_path: Path) -> None:
    def judge(text: str) -> None:
        put(tmp_path, text)
        assert fixed(tmp_path).strip() or not text.strip()

    each(spoiled(GOOD), 160, 10, judge)


PROFILES = [name for name, case in CASES.items() if NAME in case.files]


@pytest.mark.parametrize("name", PROFILES)
def test_of_broken_files_all_that_is_sure_is_mended_and_no_other_line_changes(name: str, tmp_path: Path) -> None:
    path = put(tmp_path, CASES[name].content(NAME, VALID))
    before = path.read_bytes()
    mended: list[Problem] = []
    while now := fix(tmp_path, faults(tmp_path)):
        mended += now
        assert len(mended) < 20
    assert not [problem for problem in faults(tmp_path) if problem.sure]
    old, new = before.split(b"\n"), path.read_bytes().split(b"\n")
    lines = {problem.at.line for problem in mended}
    if not any(problem.code in ("field-order", "final-newline") for problem in mended):
        assert {number for number, (one, other) in enumerate(zip(old, new, strict=True), start=1) if one != other} == lines


GOOD = (
    ALPHA.replace("tagline: A", "# Below the name.\ntagline: A", 1)
    .replace("cities:\n", "\n# Of every city its own.\ncities: # a list\n", 1)
    .replace("    kind: museum\n", "    # What it is.\n    kind: museum  # allow this: it is one\n", 1)
    .replace("    address: 1 River", "    # By the river,\n    # on the left.\n    address: 1 River", 1)
    .replace("practical:\n", "# What one must know.\npractical:\n", 1)
)


WORDS = {
    "tagline:": "tagine:",
    "nearest_station:": "nearest_staton:",
    "accessibility:": "accesibility:",
    "romanised: Tokeikan": "romanisd: Tokeikan",
    "emergency:": "emergancy:",
}

FLOWS = [line.strip() for line in GOOD.split("\n") if line.strip().startswith(("position: {", "price: {", "status: {", "- {service"))]


def chunks(lines: list[str]) -> list[list[str]]:
    """The entries of a record: each line of it, with the comments above."""
    found: list[list[str]] = [[]]
    for line in lines:
        found[-1].append(line)
        if not line.strip().startswith("#"):
            found.append([])
    return found[:-1]


def shuffled_record(text: str, chance: random.Random) -> str:
    """The first attraction's entries in another order; one with a comment above never comes first, where it would be above the dash."""
    lines = text.split("\n")
    start = lines.index("  - id: clock-house")
    end = lines.index("  - id: waving-tram")
    lines[start] = "    id: clock-house"
    parts = chunks(lines[start:end])
    chance.shuffle(parts)
    first = next(part for part in parts if len(part) == 1)
    parts.sort(key=lambda part: part is not first)
    entries = [line for part in parts for line in part]
    entries[0] = f"  - {entries[0].strip()}"
    return "\n".join([*lines[:start], *entries, *lines[end:]])


def shuffled_flow(text: str, line: str, chance: random.Random) -> str:
    head, inner = line.split("{")
    keep = inner.rstrip("}").replace("[wire-2023]", "wire").split(", ")
    chance.shuffle(keep)
    return text.replace(line, f"{head}{{{', '.join(keep).replace('wire', '[wire-2023]')}}}")


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 10**6),
    st.sets(st.sampled_from(sorted(WORDS))),
    st.sets(st.sampled_from(FLOWS)),
    st.booleans(),
    st.lists(st.integers(0, 80)),
    st.sampled_from(["", "\n", "\n\n", "\n \n"]),
)
def test_whatever_was_spoiled_is_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, seed: int, words: set[str], flows: set[str], shuffle: bool, spaces: list[int], end: str
) -> None:
    chance = random.Random(seed)
    root = tmp_path_factory.mktemp("spoiled")
    text = GOOD
    for line in sorted(flows):
        text = shuffled_flow(text, line, chance)
    if shuffle:
        text = shuffled_record(text, chance)
    for word in sorted(words):
        text = text.replace(word, WORDS[word], 1)
    lines = text.rstrip("\n").split("\n")
    for number in spaces:
        # Two blanks before another line of the same paragraph are a line break in prose.
        lines[number % len(lines)] += " " if not lines[number % len(lines)].endswith(" ") else ""
    put(root, "\n".join(lines) + end)
    assert fixed(root) == GOOD


def _first(old: str, new: str) -> Callable[[str], str]:
    return lambda line: line.replace(old, new, 1)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


SLIPS: Mapping[str, Callable[[str], str]] = {
    "a no-break space behind the colon": _first(": ", ":\u00a0"),
    "an ideographic space behind the colon": _first(": ", ":\u3000"),
    "a full-width colon": _first(": ", "："),
    "a full-width colon and a space": _first(": ", "： "),
    "a no-break space behind the dash": lambda line: re.sub("^( *)- ", "\\1-\u00a0", line),
    "an en dash": lambda line: re.sub("^( *)- ", "\\1– ", line),
    "no-break spaces before the line": lambda line: "\u00a0" * len(_indent(line)) + line.lstrip(),
    "ideographic spaces before the line": lambda line: "\u3000" * (len(_indent(line)) // 2) + line.lstrip(),
    "a space more": lambda line: f" {line}",
    "two spaces more": lambda line: f"  {line}",
    "a space less": lambda line: line.removeprefix(" "),
    "two spaces less": lambda line: line.removeprefix("  "),
    "no colon": _first(": ", " "),
    "a semicolon": _first(": ", "; "),
    "no space behind the colon": _first(": ", ":"),
    "no dash": lambda line: re.sub("^( *)- ", "\\1", line),
    "no space behind the dash": lambda line: re.sub("^( *)- ", "\\1-", line),
    "a quote": _first(": ", ': "'),
    "an apostrophe": _first(": ", ": '"),
    "typographic quotes": lambda line: line.replace(": ", ": “", 1) + "”",
    "no brace at the end": _first("}", ""),
    "no brace at the beginning": _first("{", ""),
    "no bracket": _first("]", ""),
    "another colon": lambda line: f"{line}: more",
    "a full-width comma": _first(", ", "，"),
    "a tab": _first(": ", ":\t"),
    "a no-break space at the end": lambda line: f"{line}\u00a0",
}

SURE = [slip for slip in SLIPS if re.search("no-break space behind|ideographic space behind|full-width colon|en dash", slip)]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_repair_touches_no_line_but_the_spoiled_one_and_no_promise_is_broken(slip: str, tmp_path: Path) -> None:
    lines = ALPHA.split("\n")
    mended = 0
    for number in range(list(SLIPS).index(slip) % 3, len(lines), 3):
        spoiled = SLIPS[slip](lines[number])
        if spoiled == lines[number] or not lines[number].strip():
            continue
        put(tmp_path, "\n".join([*lines[:number], spoiled, *lines[number + 1 :]]))
        promised = [problem for problem in true_faults(tmp_path) if problem.sure]
        first = fix(tmp_path, true_faults(tmp_path))
        assert set(promised) <= set(first), f"{slip} in line {number + 1}"
        for _ in range(6):
            if not fix(tmp_path, true_faults(tmp_path)):
                break
        else:
            raise AssertionError(f"{slip} in line {number + 1}: it goes on and on")
        after = (tmp_path / NAME).read_text(encoding="utf-8").split("\n")
        assert [*after[:number], *after[number + 1 :]] == [*lines[:number], *lines[number + 1 :]], f"{slip} in line {number + 1}"
        mended += after == lines
        assert after == lines or slip not in SURE, f"{slip} in line {number + 1}"
    assert mended or slip not in SURE


def true_faults(root: Path) -> list[Problem]:
    document, found = read_yaml(root / NAME, NAME)
    return with_true_repairs(root, found + (validate(Profile, document)[1] if document else []))
