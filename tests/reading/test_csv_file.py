from pathlib import Path

import pytest

from cityguide.reading.csv_file import CsvRow, read_csv


def read(tmp_path: Path, text: str) -> tuple[list[CsvRow], list[str]]:
    (tmp_path / "x.csv").write_bytes(text.encode())
    file, problems = read_csv(tmp_path / "x.csv", "x.csv")
    assert file is not None
    return list(file.records), [str(problem) for problem in problems]


def test_a_cell_knows_its_place_behind_quotes_and_doubled_quotes(tmp_path: Path) -> None:
    records, problems = read(tmp_path, 'a,b,c\n"x, ""y""",2,日\n"",,z\n')
    assert not problems
    assert [(c.text, str(c.at)) for c in records[0].values()] == [('x, "y"', "x.csv:2:1"), ("2", "x.csv:2:12"), ("日", "x.csv:2:14")]
    assert [(c.text, str(c.at)) for c in records[1].values()] == [("", "x.csv:3:1"), ("", "x.csv:3:4"), ("z", "x.csv:3:5")]


def test_windows_files_read_the_same(tmp_path: Path) -> None:
    records, problems = read(tmp_path, "\ufeffa,b\r\n1,2\r\n")
    assert not problems
    assert [(name, cell.text, str(cell.at)) for name, cell in records[0].items()] == [("a", "1", "x.csv:2:1"), ("b", "2", "x.csv:2:3")]


def test_comments_are_skipped_and_counted(tmp_path: Path) -> None:
    records, problems = read(tmp_path, "# Adapted from somebody.\n#\na,b\n# Changes: none.\n1,2\n3\n#5,6\n7,#8\n")
    assert [[(name, cell.text, str(cell.at)) for name, cell in record.items()] for record in records] == [
        [("a", "1", "x.csv:5:1"), ("b", "2", "x.csv:5:3")], [("a", "7", "x.csv:8:1"), ("b", "#8", "x.csv:8:3")],
    ]  # fmt: skip
    assert problems == ["x.csv:6:1: error: 1 cells found, the header has 2 [row-length]"]
    assert read(tmp_path, "# x\na,a\n1,2\n")[1] == ["x.csv:2:3: error: column 'a' stands twice in the header [duplicate-key]"]
    assert read(tmp_path, '# x\na,"b\n')[1] == ["x.csv:2:3: error: this quote is never closed [csv]"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a,b\n1\n", "2:1: error: 1 cells found, the header has 2 [row-length]"),
        ("a,b\n1,2,3\n", "2:1: error: 3 cells found, the header has 2; a comma inside a cell needs quotes around the cell [row-length]"),
        ("a,b\n\n1,2\n", "2:1: error: this row is empty; delete it [empty-value]"),
        ("a,b\n1,\t2\n", "2:3: error: tab found; separate cells with commas [tab]"),
        ('a,b\n1,"2\n', "2:3: error: this quote is never closed [csv]"),
        ('a,b\n1,"2"x\n', "2:3: error: words stand behind the closing quote; a quote inside a cell is written twice [csv]"),
        ('a,"b\n1,2\n', "1:3: error: this quote is never closed [csv]"),
        ('a,b\n1,"2\n3"\n4,5\n', "2:3: error: a cell may not go on in the next line; put its words on one [csv]"),
        ("a;b\n1;2\n", "1:2: error: semicolon found; save the table with commas between its cells [csv]"),
        ("a,a\n1,2\n", "1:3: error: column 'a' stands twice in the header [duplicate-key]"),
    ],
)
def test_a_row_that_does_not_fit_is_a_problem(tmp_path: Path, text: str, problem: str) -> None:
    assert read(tmp_path, text)[1] == [f"x.csv:{problem}"]
