from pathlib import Path

import pytest

from cityguide.reading.text_file import TextFile, read_text


def read(tmp_path: Path, raw: bytes) -> tuple[TextFile | None, list[str]]:
    path = tmp_path / "x.yml"
    path.write_bytes(raw)
    text, problems = read_text(path, "x.yml")
    return text, [str(problem) for problem in problems]


def test_a_mark_of_byte_order_and_windows_line_ends_are_no_faults(tmp_path: Path) -> None:
    text, problems = read(tmp_path, b"\xef\xbb\xbfname: a\r\ncity: b\r\n")
    assert not problems
    assert text is not None
    assert text.text == "name: a\ncity: b\n"
    assert str(text.position(text.text.index("city"))) == "x.yml:2:1"


@pytest.mark.parametrize(
    ("raw", "place", "byte"),
    [
        (b"name: Z\xfcrich\n", "1:8", "0xfc"),
        ("a: é\r\nb: ".encode() + b"\xe9\n", "2:4", "0xe9"),
        (b"\xef\xbb\xbfa: \xff\n", "1:4", "0xff"),
        (b"a: b\nc: \xe3\x82", "2:4", "0xe3"),
    ],
)
def test_latin_1_is_refused_where_it_stands(tmp_path: Path, raw: bytes, place: str, byte: str) -> None:
    text, problems = read(tmp_path, raw)
    assert text is None
    meant = bytes([int(byte, 16)]).decode("windows-1252")
    said = f"byte {byte} is not UTF-8, it was probably meant as {meant} (Windows-1252); save the file as UTF-8"
    assert problems == [f"x.yml:{place}: error: {said} [not-utf-8]"]


@pytest.mark.parametrize("raw", [b"", b" \n\n", b"\xef\xbb\xbf", b"\r\n"])
def test_an_empty_file_says_so(tmp_path: Path, raw: bytes) -> None:
    assert read(tmp_path, raw) == (None, ["x.yml:1:1: error: the file is empty [empty-file]"])


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.yml").mkdir()
    text, problems = read_text(tmp_path / "x.yml", "x.yml")
    assert text is None
    assert [(str(p.at), p.code) for p in problems] == [("x.yml:1:1", "not-a-file")]


def test_a_missing_file_says_why(tmp_path: Path) -> None:
    _, problems = read_text(tmp_path / "none.yml", "none.yml")
    assert [str(p) for p in problems] == ["none.yml:1:1: error: cannot be read: No such file or directory [unreadable]"]


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x0c", "\x1b", "\x7f", "\x85", "\u2028", "\ue000", "\ufeff"])
def test_a_control_character_is_refused_once_a_line(tmp_path: Path, char: str) -> None:
    text, problems = read(tmp_path, f"a: b\nc: d{char}e{char}\nf: {char}\n".encode())
    assert text is None
    assert problems == [
        f"x.yml:2:5: error: control character U+{ord(char):04X} found; remove it [control]",
        f"x.yml:3:4: error: control character U+{ord(char):04X} found; remove it [control]",
    ]


def test_a_problem_carries_its_line() -> None:
    file = TextFile("x.yml", "one\ntwo\n")
    problem = file.problem(file.position(5), "odd", "control")
    assert (str(problem.at), problem.excerpt) == ("x.yml:2:2", "two")
    assert file.line(99) == ""
