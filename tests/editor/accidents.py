"""What can befall a file by accident: pieces cut out, doubled, swapped, put in, lines and words in the place of others."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

T = TypeVar("T")

BITS = (
    "{", "}", "[", "]", ":", ": ", ",", '"', "'", "`", "```", "~~~", "\n", "\n\n", "- ", "-", "#", " #", "{{", "}}", "{{ ", "[@", "[!", "](", "<b", "<",
    "\\", "\\n", "\\x00", "0", "-1", "999999999999999999999", "1e999", "9" * 400, "~", "null", "NO", "&a ", "*a", "!x ", "!!python/object:x ", "|", ">", "|-",
    ">+2", "? ", "---\n", "...\n", "%YAML 1.1\n", "<<: ", "@", "%", "\t", "\r", "\r\n", "\x00", "\x07", "\x85", "\u2028", "\ufeff", "\ue0001\ue001", "\ufffd",
    "\U0001f68b", "e\u0301", "\u202e", "\u200b", "日本", "서울", "אב", "| ordinal", "| one-in", "@2021", "@20210", " + ", " / ", "alpha.", "rank", "share.pct",
    "cluster: omega\n", "{{ alpha }}", "{{ rank@2023 | words | times }}", "[@record-2023]", "[!alpha-first]", "https://", "javascript:x", "Mo-Su 10:00-18:00",
    "24/7", "week 1-53/2 Mo[1] 00:00-48:00", "PH off", "10am–6pm", "“", "”", "35°27'00\"N", "1,5", "31.12.2023", "{" * 60, "[" * 200, "a: " * 50, "x" * 3000,
    "# allow far-away: here\n", "# allow\n", "  # allow range: why not", "Asia/Tokyo", "../../etc/passwd", "http://[", "http://a]b", "٣", "²", "１２",
    "alpha", "omega", "{{ omega.rank }}", "?",
)  # fmt: skip
"""Signs of YAML, CSV, Markdown and of our prose, ends of lines, numbers out of all proportion, letters that are not what they seem."""

KINDS = ("put", "put", "cut", "double", "swap", "end", "line", "drop", "word")


def spoiled(text: str, most: int = 5) -> st.SearchStrategy[str]:
    """`text` after one accident or up to `most`."""
    place = st.integers(0, len(text))
    accident = st.tuples(st.sampled_from(KINDS), place, place, st.sampled_from(BITS))
    return st.lists(accident, min_size=1, max_size=most).map(lambda accidents: _after(text, accidents))


def _after(text: str, accidents: list[tuple[str, int, int, str]]) -> str:
    for what, one, other, bit in accidents:
        start, length = min(one, len(text)), other % 40
        if what == "put":
            text = text[:start] + bit + text[start:]
        elif what == "cut":
            text = text[:start] + text[start + length :]
        elif what == "double":
            text = text[: start + length] + text[start:]
        elif what == "swap":
            text = text[:start] + text[start + length : start + 2 * length] + text[start : start + length] + text[start + 2 * length :]
        elif what == "end" and other % 7 == 0:
            text = text[:start]
        elif what in ("drop", "line"):
            lines = text.split("\n")
            line = one % len(lines)
            if what == "drop":
                del lines[line]
            else:  # in its place or before it
                lines[line : line + other % 2] = [lines[other % len(lines)]]
            text = "\n".join(lines)
        elif what == "word" and (words := list(re.finditer(r"[\w.-]+", text))):
            word, by = words[one % len(words)], words[other % len(words)]
            text = text[: word.start()] + by[0] + text[word.end() :]
    return text


def each(strategy: st.SearchStrategy[T], count: int, tenths: int, judge: Callable[[T], None]) -> None:
    """Judge so many tenths of `count` inputs: the same ones at every run, and other ones for another number of tenths."""

    @settings(
        max_examples=count // 10 * tenths, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @seed(tenths)
    @given(strategy)
    def judged(given: T) -> None:
        judge(given)

    judged()
