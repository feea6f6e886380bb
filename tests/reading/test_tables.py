"""Tables against their description, with a package of our own that has every kind of column."""

from pathlib import Path

import pytest
from small_project import REPOSITORY

from cityguide.reading.datapackage import read_tables
from cityguide.reading.tables import Tables

PACKAGE = """\
name: small
licenses: [{name: CC0-1.0, title: Public domain}]
resources:
  - name: things
    title: Things
    description: What there is.
    path: [things.csv, more.csv]
    schema:
      fields:
        - {name: id, description: Its id., constraints: {required: true, unique: true, pattern: '^[a-z]+$'}}
        - {name: size, type: integer, description: A count., constraints: {minimum: 1, maximum: 9}}
        - {name: weight, type: number, description: In kg., constraints: {minimum: 0}}
        - {name: year, type: year, description: When., constraints: {minimum: 2000}}
        - {name: day, type: date, description: Which day.}
        - {name: colour, description: One of two., constraints: {enum: [red, blue]}}
        - {name: parts, description: Of what., list: ";", constraints: {pattern: '^[a-z]+(;[a-z]+)*$'}}
        - {name: of, description: Another thing.}
      primaryKey: [id]
      foreignKeys:
        - {fields: [of], reference: {resource: things, fields: [id]}}
        - {fields: [parts], reference: {resource: parts, fields: [part]}}
  - name: parts
    title: Parts
    description: What things are made of.
    licenses: [{name: CC-BY-4.0}]
    path: parts.csv
    schema:
      fields: [{name: part, description: Its name.}]
"""
HEADER = "id,size,weight,year,day,colour,parts,of\n"


def read(tmp_path: Path, row: str = "", package: str = PACKAGE, **files: str) -> tuple[Tables | None, list[str]]:
    (tmp_path / "datapackage.yml").write_text(package)
    (tmp_path / "things.csv").write_text(f"{HEADER}a,3,1.5,2020,2020-02-29,red,wood;iron,\n{row}", encoding="utf-8")
    (tmp_path / "more.csv").write_text(f"{HEADER}m,,,,,,,a\n")
    (tmp_path / "parts.csv").write_text("part\nwood\niron\n")
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    tables, problems = read_tables(tmp_path, "data")
    return tables, [str(problem) for problem in problems]


def test_values_get_their_types_and_empty_cells_are_none(tmp_path: Path) -> None:
    tables, problems = read(tmp_path)
    assert not problems
    assert tables is not None
    full, bare = tables["things"]
    assert dict(full.values) == {
        "id": "a", "size": 3, "weight": 1.5, "year": 2020, "day": "2020-02-29", "colour": "red", "parts": ("wood", "iron"), "of": None,
    }  # fmt: skip
    assert dict(bare.values) == {
        "id": "m", "size": None, "weight": None, "year": None, "day": None, "colour": None, "parts": (), "of": "a",
    }  # fmt: skip
    assert str(bare.at("of")) == "data/more.csv:2:9"
    assert tables.tables["things"].licence == "Public domain"
    assert tables.tables["parts"].licence == "CC-BY-4.0"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (",1,,,,,,", "3:1: error: id: the cell is empty, a value is required [value]"),
        ("B,1,,,,,,", "3:1: error: id: 'B' has not the form of this column (^[a-z]+$) [value]"),
        ("a,1,,,,,,", "3:1: error: id a stands here for the second time (first at data/things.csv:2:1) [duplicate-id]"),
        ("b,x,,,,,,", "3:3: error: size: expected a whole number, found 'x' [value]"),
        ("b,1.0,,,,,,", "3:3: error: size: expected a whole number, found '1.0' [value]"),
        ("b,1_0,,,,,,", "3:3: error: size: expected a whole number, found '1_0' [value]"),
        ("b,٣,,,,,,", "3:3: error: size: expected a whole number, found '٣' [value]"),
        (f"b,{'9' * 500},,,,,,", f"3:3: error: size: expected a whole number, found '{'9' * 500}' [value]"),
        ("b,0,,,,,,", "3:3: error: size: 0 is out of range, it must be at least 1 [value]"),
        ("b,10,,,,,,", "3:3: error: size: 10 is out of range, it must be at most 9 [value]"),
        ("b,,-1,,,,,", "3:4: error: weight: -1.0 is out of range, it must be at least 0 [value]"),
        ("b,,nan,,,,,", "3:4: error: weight: expected a number, found 'nan' [value]"),
        ("b,,1e3,,,,,", "3:4: error: weight: expected a number, found '1e3' [value]"),
        ("b,,,20,,,,", "3:5: error: year: expected a year, found '20' [value]"),
        ("b,,,1999,,,,", "3:5: error: year: 1999 is out of range, it must be at least 2000 [value]"),
        ("b,,,,2021-02-29,,,", "3:6: error: day: expected a date such as 2025-09-01, found '2021-02-29' [value]"),
        ("b,,,,20210228,,,", "3:6: error: day: expected a date such as 2025-09-01, found '20210228' [value]"),
        ("b,,,,,bleu,,", "3:7: error: colour: 'bleu' is not one of its words; did you mean 'blue'? [value]"),
        ("b,,,,,green,,", "3:7: error: colour: 'green' is not one of its words; allowed: blue, red [value]"),
        ("b,,,,,,wood;Iron,", "3:13: error: parts: 'Iron' has not the form of this column (^[a-z]+(;[a-z]+)*$) [value]"),
        ("b,,,,,,wood;irn,", "3:13: error: unknown part 'irn'; did you mean 'iron'? [value]"),
        ("b,,,,,,,zz", "3:9: error: unknown id 'zz'; allowed: a, b, m [value]"),
        ("b,,,,,,,<script>", "3:9: error: of: HTML is not allowed in text [value]"),
        ("b,,,,,,,[x](javascript:y)", "3:11: error: of: '](' is not allowed here; a cell is plain text without links, figures and citations [value]"),
        ("b,,,,,,,{{ rank }}", "3:9: error: of: '{{' is not allowed here; a cell is plain text without links, figures and citations [value]"),
    ],
)  # fmt: skip
def test_every_constraint_is_kept(tmp_path: Path, row: str, problem: str) -> None:
    _, problems = read(tmp_path, f"{row}\n")
    assert problems[0] == f"data/things.csv:{problem}"
    others = [other for other in problems[1:] if ": error: unknown " not in other]
    assert not others


def test_a_boolean_is_the_word_true_or_false(tmp_path: Path) -> None:
    package = PACKAGE.replace(
        "{name: part, description: Its name.}", "{name: part, description: Its name.}, {name: sold, type: boolean, description: So.}"
    )
    tables, problems = read(tmp_path, package=package, parts="part,sold\nwood,true\niron,false\nclay,\n")
    assert not problems
    assert tables is not None
    assert [row["sold"] for row in tables["parts"]] == [True, False, None]
    _, problems = read(tmp_path, package=package, parts="part,sold\nwood,True\niron,1\n")
    assert [problem.split(": error: ")[1] for problem in problems] == [
        f"sold: expected true or false, found '{text}' [value]" for text in ("True", "1")
    ]


def test_two_files_of_one_table_share_its_keys(tmp_path: Path) -> None:
    _, problems = read(tmp_path, more=f"{HEADER}a,,,,,,,\n")
    assert problems == ["data/more.csv:2:1: error: id a stands here for the second time (first at data/things.csv:2:1) [duplicate-id]"]


def test_a_header_must_have_the_described_columns(tmp_path: Path) -> None:
    _, problems = read(tmp_path, parts="prat\nwood\n")
    assert problems == ["data/parts.csv:1:1: error: unknown column 'prat'; did you mean 'part'? [unknown-key]"]
    _, problems = read(tmp_path, parts="wood,part\nx,wood\nx,iron\n")
    assert problems == ["data/parts.csv:1:1: error: unknown column 'wood'; allowed: part [unknown-key]"]
    _, problems = read(tmp_path, parts="part,part\nwood,x\n")
    assert problems == ["data/parts.csv:1:6: error: column 'part' stands twice in the header [duplicate-key]"]


def test_a_table_that_can_not_be_read_makes_no_further_problems(tmp_path: Path) -> None:
    package = PACKAGE.replace("path: parts.csv", "path: prats.csv")
    _, problems = read(tmp_path, package=package)
    assert problems == [
        "data/prats.csv:1:1: error: cannot be read: No such file or directory [unreadable]",
        "data/datapackage.yml:26:11: error: there is no file 'prats.csv' in data/ [missing-file]",
    ]


def test_an_empty_table_is_still_one_that_keys_lead_to(tmp_path: Path) -> None:
    _, problems = read(tmp_path, parts="part\n")
    assert [problem.split(" error: ")[1] for problem in problems] == [f"unknown part '{part}' [value]" for part in ("wood", "iron")]


@pytest.mark.parametrize(
    ("old", "new", "place", "code"),
    [
        ("    schema:\n      fields: [{name: part, description: Its name.}]\n", "", "22:5", "missing-key"),
        ("{name: part, description: Its name.}", "{name: part}", "22:5", "missing-key"),
        ("primaryKey: [id]", "primaryKey: [nr]", "4:5", "missing-key"),
        ("fields: [of]", "fields: [off]", "4:5", "missing-key"),
        ("type: integer", "type: intiger", "4:5", "type"),
        ("minimum: 1,", "minimum: one,", "4:5", "type"),
        ("'^[a-z]+(;[a-z]+)*$'", "'^[a-z+$'", "4:5", "type"),
        ("{minimum: 0}", "none", "4:5", "type"),
        ("- name: parts\n", "- name: things\n", "22:11", "duplicate-id"),  # and with it the keys into parts lead nowhere
        ("resource: parts, fields: [part]", "resource: bits, fields: [part]", "20:9", "unknown-table"),
        ("resource: parts, fields: [part]", "resource: parts, fields: [nr]", "20:9", "unknown-table"),
        ("resources:\n", "resource:\n", "1:1", "type"),
        ("      fields: [{name: part, description: Its name.}]\n", "      fields: part\n", "22:5", "type"),
    ],
)
def test_a_faulty_description_is_a_problem_and_no_traceback(tmp_path: Path, old: str, new: str, place: str, code: str) -> None:
    assert PACKAGE.count(old) == 1
    _, problems = read(tmp_path, package=PACKAGE.replace(old, new))
    assert len(problems) == (2 if code == "duplicate-id" else 1)
    assert problems[0].startswith(f"data/datapackage.yml:{place}: error: ")
    assert problems[0].endswith(f"[{code}]")


@pytest.mark.parametrize("package", ["- a\n- b\n", "just text\n", "resources: text\n", "resources: {a: b}\n"])
def test_a_package_of_another_shape_is_a_problem(tmp_path: Path, package: str) -> None:
    tables, problems = read(tmp_path, package=package)
    assert tables is None
    assert len(problems) == 1
    assert problems[0].endswith("expected a list of tables under 'resources' [type]")


@pytest.mark.parametrize(
    "entry", ["text", "[a]", "{name: x}", "{name: x, schema: {fields: []}}", "{name: x, schema: {fields: [{name: [a]}]}, path: p}"]
)
def test_an_entry_of_another_shape_is_a_problem(tmp_path: Path, entry: str) -> None:
    _, problems = read(tmp_path, package=f"resources:\n  - {entry}\n")
    assert len(problems) == 1
    assert problems[0].startswith("data/datapackage.yml:2:5: error: this description of a table ")


def test_a_fault_that_is_made_twice_is_told_twice(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "b,0,,,,,,\nc,0,,,,,,\n")
    assert [problem.split(" error: ")[0] for problem in problems] == ["data/things.csv:3:3:", "data/things.csv:4:3:"]


def test_the_real_tables_are_read_whole(tmp_path: Path) -> None:
    tables, problems = read_tables(REPOSITORY / "data", "data")
    assert not problems
    assert tables is not None
    files = {path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "data").rglob("*.csv")}
    assert files == {name for name in tables.texts if name.endswith(".csv")}, "a file of data/ that no table describes"
    for table in tables.tables.values():
        assert table.rows, table.name
        lines = sum(len(tables.texts[f"data/{file}"].text.strip().split("\n")) - 1 for file in table.files)
        assert len(table.rows) == lines, table.name
