"""Signs that look like YAML's own: where they are told, what they become, and where they stay because they belong to a text."""

import pytest

from cityguide.reading.text_file import TextFile
from cityguide.reading.unlike_signs import candidates
from cityguide.reading.yaml_file import parse_yaml

NBSP, WIDE, THIN, NOTHING = "\u00a0", "\u3000", "\u2009", "\u200b"


def mended(text: str) -> tuple[str, list[str]]:
    """The text with every sign that is told replaced by what was meant, and where they are told."""
    document, problems = parse_yaml(TextFile("x.yml", text))
    assert document is None or not problems
    told = [f"{problem.at.line}:{problem.at.column}" for problem in problems]
    lines = text.split("\n")
    for problem in reversed(problems):
        assert problem.code == "yaml" and problem.sure, problem
        line, start = lines[problem.at.line - 1], problem.at.column - 1
        assert line.startswith(problem.found, start)
        lines[problem.at.line - 1] = line[:start] + problem.meant + line[start + len(problem.found) :]
    return "\n".join(lines), told


@pytest.mark.parametrize(
    ("spoiled", "good", "told"),
    [
        (f"a:{NBSP}b\nc: d\n", "a: b\nc: d\n", ["1:2"]),
        (f"- kind:{WIDE}b\n  c: d\n", "- kind: b\n  c: d\n", ["1:7"]),
        ("a：b\nc: d\n", "a: b\nc: d\n", ["1:2"]),
        ("a： b\nc： d\n", "a: b\nc: d\n", ["1:2", "2:2"]),
        ("a：\n  b: c\n", "a:\n  b: c\n", ["1:2"]),
        (f"a{NBSP}: b\nc: d\n", "a: b\nc: d\n", ["1:2"]),
        (f"a:{NOTHING}b\nc: d\n", "a: b\nc: d\n", ["1:2"]),
        (f"a: {THIN}b\nc:{THIN}d\n", "a: b\nc: d\n", ["1:2", "2:2"]),
        ("a﹕b\nc∶d\n", "a: b\nc: d\n", ["1:2", "2:2"]),
        (f"shows:{NBSP}>-\n  one\n  two\nc: d\n", "shows: >-\n  one\n  two\nc: d\n", ["1:6"]),
        (f"shows: >-{NBSP}\n  one\n  – two\nc: d\n", "shows: >-\n  one\n  – two\nc: d\n", ["1:10"]),
        ("s:\n  - a\n  – b\n  - c\n", "s:\n  - a\n  - b\n  - c\n", ["3:3"]),
        (f"s:\n  - a\n  -{NBSP}b\n  −{NBSP}c\n", "s:\n  - a\n  - b\n  - c\n", ["3:3", "4:3"]),
        ("s:\n  – a\n  – b\n", "s:\n  - a\n  - b\n", ["2:3", "3:3"]),
        ("s:\n  • a-b\n  • c-d\n", "s:\n  - a-b\n  - c-d\n", ["2:3", "3:3"]),
        ("s：\n  – a：1\n    b：2\n", "s:\n  - a: 1\n    b: 2\n", ["1:2", "2:3", "2:6", "3:6"]),
        (f"s:\n  a: 1\n{NBSP}{NBSP}b: 2\n", "s:\n  a: 1\n  b: 2\n", ["3:1"]),
        (f"s:\n  a: 1\n{WIDE}b: 2\n", "s:\n  a: 1\n  b: 2\n", ["3:1"]),
        (f"s:\n  a: 1\n{WIDE}{WIDE}b: 2\n", "s:\n  a: 1\n  b: 2\n", ["3:1"]),
        (f"s:\n  - a: 1\n  {NBSP} b: 2\n", "s:\n  - a: 1\n    b: 2\n", ["3:3"]),
        ("p: {lat：1，lon: 2}\n", "p: {lat: 1, lon: 2}\n", ["1:8", "1:10"]),
        (f"s: [a，b、c,{NBSP}d]\n", "s: [a, b, c, d]\n", ["1:6", "1:8", "1:10"]),
        (f"p: {{a: 1}}{NBSP}\nc: d\n", "p: {a: 1}\nc: d\n", ["1:10"]),
    ],
)
def test_each_is_told_at_its_place_and_becomes_the_plain_one(spoiled: str, good: str, told: list[str]) -> None:
    assert mended(spoiled) == (good, told)
    assert parse_yaml(TextFile("x.yml", good))[1] == []


@pytest.mark.parametrize(
    "text",
    [
        f"a: 9{NBSP}km\nb: 10{NBSP}000 people – about\n",
        "a: >-\n  one\n  – two\n  kind：three\nb: c\n",
        "a: |\n  one\n   – two, 三：四\nb: c\n",
        f'a: "one\n  {NBSP}– two：three"\nb: c\n',
        "a: one\n  – an aside\nb: c\n",
        "a:\n  – words that begin with a dash\nb: c\n",
        "a: 東京：日本、世界，など\n",
        "# a：b\n#– c\na: b # c：d\n",
        f"a: he said 'no'{NBSP}\nb: c\n",
    ],
)
def test_those_of_a_text_stay(text: str) -> None:
    assert mended(text) == (text, [])


def test_beside_another_fault_the_nearest_sign_is_told_first() -> None:
    text = f"a: b\nc:{NBSP}d\ne: 'it's'\n"
    assert [(p.at.line, p.found) for p in parse_yaml(TextFile("x.yml", text))[1]] == [(2, f":{NBSP}")]


def test_a_sign_says_its_name() -> None:
    assert [sign.said for sign in candidates(f"a：b\n–{NBSP}c\n")] == [
        "fullwidth colon (U+FF1A) stands where YAML wants a colon and a space",
        "en dash (U+2013) stands where YAML wants a dash and a space",
    ]


def test_a_long_line_of_signs_is_read_once() -> None:
    assert len(candidates("：" * 100_000 + "\n" + NBSP * 100_000 + "\n" + "a：" * 50_000)) < 10
