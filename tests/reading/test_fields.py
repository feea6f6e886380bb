"""The kinds of text that models share: what each takes and what it refuses."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from cityguide.reading import fields


def takes(kind: Any, text: str) -> bool:
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    "text", ["https://x.example", "http://x.example/a?b=c&d#e", "https://x.example/日本", "https://[::1]/", "HTTPS://X.EXAMPLE"]
)
def test_web_addresses(text: str) -> None:
    assert takes(fields.WebAddress, text)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)", "javascript://x.example/%0aalert(1)", "JavaScript://x.example", "java\nscript://x.example", "\x01javascript://x.example",
        "data:text/html,x", "data://x.example", "vbscript://x", "file:///etc/passwd", "ftp://x.example", "mailto:a@b.example", "//x.example", "x.example",
        "https:x.example", "https:///x", "https://", "https://x.example/a b", "https://x.example/\n", "https://x.example/\"y", "https://x.example/'y",
        "https://x.example/`y", "https://x.example\\y", "https://[x", "java&#115;cript://x", "",
    ],
)  # fmt: skip
def test_what_is_no_web_address(text: str) -> None:
    assert not takes(fields.WebAddress, text)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (fields.Slug, ["a", "a-b", "798-art-district"], ["", "A", "a_b", "-a", "a-", "a--b", "a b", "é", "a" * 61]),
        (
            fields.PartialDate,
            ["2025", "2025-09", "2024-02-29"],
            ["25", "2025-9", "2025-13", "2025-02-29", "2025-09-01T10:00", "20250901", "0000", "٢٠٢٥"],
        ),
        (fields.Minutes, ["5", "90", "60-120"], ["", "1 h", "90-60", "60-60", "-5", "60-", "12345"]),
        (fields.Language, ["ja", "zh-Hans", "zh-Hant-HK", "yue"], ["JA", "japanese", "zh_Hans", "zh-hans", ""]),
        (fields.EconomyCode, ["JP"], ["jp", "JPN", "J", ""]),
        (fields.Whole, ["0", "12", "-3"], ["1_000", "1.0", "1e3", "0x10", "+5", "12:30", "nan", "", "٣", "9" * 16]),
        (fields.Decimal, ["0", "12.5", "-3"], ["1_0.0", "1.", ".5", "1e3", ".inf", "nan", "inf", "+5", "12:30", "", "1,5"]),
        (fields.Truth, ["true", "false"], ["yes", "NO", "on", "1", "True", ""]),
        (fields.Line, ["One line", "2 < 3", "a [b] (c)"], ["", "a\nb", "{{ rank }}", "a }} b", "[@x]", "[a](b)", "[a]: b"]),
        (
            fields.ProseText,
            ["a {{ rank }} [@x] [a](b)", "two\n\nparagraphs"],
            ["", "```\nx\n```", "a\n~~~ chart", "a { .b }", "{: onclick=x }", "[a](b){x=y}"],
        ),
    ],
)
def test_each_kind_of_text(kind: Any, good: list[str], bad: list[str]) -> None:
    assert [text for text in good if not takes(kind, text)] == []
    assert [text for text in bad if takes(kind, text)] == []
