"""The tokens of prose: figures, citations, markers, days of outcome, and code and link targets, which stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_SCRIPT = "\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Hangul, kana and Han letters."""

_TOKEN = re.compile(
    r"(?P<code>(?<![`\\])(?P<ticks>`+)(?!`)(?s:.+?)(?<!`)(?P=ticks)(?!`))|(?P<target>\]\([^)]{0,2000}\))"
    r"|\{\{(?P<figure>[^{}]*)\}\}"
    r"|(?P<gap>(?<![ \n])[ \n]*)\[(?:@(?P<source>[^\[\],\s]+)(?:,\s*(?P<note>[^\[\]]+))?"
    r"|!(?P<claim>[^\[\],\s]+)|due:?\s+(?P<due>[^\[\]]+)(?=\](?!\()))\]"
    rf"|(?P<script>[{_SCRIPT}]+(?:[・·]?[{_SCRIPT}]+)*)"
)
"""One token of prose, or a run of East Asian script, which is marked with its language."""

_BEGINS = re.compile(rf"[`\[\]{{{_SCRIPT}]")


def tokens(text: str) -> Iterator[re.Match[str]]:
    """The tokens of a text. The pattern is tried only where one can begin: at each character it would take ten times as long."""
    if text.isascii() and not ("[" in text or "{" in text or "`" in text or "]" in text):
        return
    at = 0
    for sign in _BEGINS.finditer(text):
        start = sign.start()
        if start < at:
            continue
        while sign[0] == "[" and start > at and text[start - 1] in " \n":
            start -= 1  # the gap before a citation is a part of it
        if found := _TOKEN.match(text, start):
            yield found
            at = found.end()


def with_tokens(text: str, said: Callable[[re.Match[str]], str]) -> str:
    """A text with what is `said` in the place of each token."""
    parts: list[str] = []
    at = 0
    for found in tokens(text):
        parts += (text[at : found.start()], said(found))
        at = found.end()
    return "".join((*parts, text[at:])) if parts else text
