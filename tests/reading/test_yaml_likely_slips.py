"""The slip behind a file that can't be read: where it begins and what was meant; the cases of tests/editor/broken show it in whole files."""

import pytest

from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import parse_yaml
from cityguide.reading.yaml_likely_slips import quoted

BEFORE = "first: one\nlist:\n  - id: a\n    name: A\n"
AFTER = "    kind: b\n  - id: c\nlast: it's over\n"


@pytest.mark.parametrize(
    ("line", "column", "found", "meant"),
    [
        ("    title: How: it began", 12, "How: it began", '"How: it began"'),
        ("    title: it ends:", 12, "it ends:", '"it ends:"'),
        ("    title:How", 5, "title:How", "title: How"),
        ("    title: 'Where it's made'", 12, "'Where it's made'", '"Where it\'s made"'),
        ('    title: "A" and "B"', 12, '"A" and "B"', '\'"A" and "B"\''),
        ('    title: "How it began', 12, '"How it began', '"How it began"'),
        ("    title: 'How it began", 12, "'How it began", "'How it began'"),
        ("    title: @home", 12, "@home", '"@home"'),
        ("    title: {{ rank }} of us", 12, "{{ rank }} of us", '"{{ rank }} of us"'),
        ("    title: [draft] of it", 12, "[draft] of it", '"[draft] of it"'),
        ("    title: “Clocks: how”", 12, "“Clocks: how”", '"Clocks: how"'),
        ("    list: [a, b", 11, "[a, b", "[a, b]"),
        ("    box: {a: [b, {c: d}", 10, "{a: [b, {c: d}", "{a: [b, {c: d}]}"),
        ("    box: {a: no: b}", 14, "no: b", '"no: b"'),
        ('    box: {a: "b}', 14, '"b', '"b"'),
        ("   title: How it began", 1, "   ", "    "),
        ("     title: How it began", 1, "     ", "    "),
    ],
)
def test_a_slip_is_found_and_put_right(line: str, column: int, found: str, meant: str) -> None:
    document, problems = parse_yaml(TextFile("x.yml", f"{BEFORE}{line}\n{AFTER}"))
    assert document is None
    assert [(p.at.line, p.at.column, p.code, p.found, p.meant, p.sure) for p in problems] == [(5, column, "yaml", found, meant, True)]
    mended = line[: column - 1] + meant + line[column - 1 + len(found) :]
    assert parse_yaml(TextFile("x.yml", f"{BEFORE}{mended}\n{AFTER}"))[1] == []


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_quote_alone_is_told_of(quote: str) -> None:
    _, problems = parse_yaml(TextFile("x.yml", f"{BEFORE}    title: {quote}\n{AFTER}"))
    assert {problem.code for problem in problems} == {"yaml"}


def test_a_comment_that_cuts_a_text_is_no_comment() -> None:
    _, problems = parse_yaml(TextFile("x.yml", "a: Room #4, River Street\nb: Room # here\nc: 'Room #4'\n#d\n"))
    assert [(p.at.line, p.at.column, p.found, p.meant) for p in problems] == [(1, 4, "Room #4, River Street", '"Room #4, River Street"')]


def test_what_no_repair_explains_is_told_in_other_words() -> None:
    _, problems = parse_yaml(TextFile("x.yml", "a: b\n---\nc: d\n"))
    assert [(p.at.line, p.found, p.meant) for p in problems] == [(2, "---", "")]


def test_it_does_not_read_a_long_file_again_and_again() -> None:
    entries = "".join(f"source-{number}:\n  title: 'A title'\n  url: https://a.example/\n" for number in range(20_000))
    _, problems = parse_yaml(TextFile("x.yml", f"{entries}last:\n  title: Index: of all\n"))
    assert [(p.at.line, p.found) for p in problems] == [(60_002, "Index: of all")]


@pytest.mark.parametrize(
    ("text", "said"), [("a: b", '"a: b"'), ('a "b"', "'a \"b\"'"), ('it\'s "b"', "'it''s \"b\"'"), ("a\\b", "'a\\b'"), ("«a»", '"a"')]
)
def test_quotes_that_hold_any_text(text: str, said: str) -> None:
    assert quoted(text) == said
