"""The tokens of prose: figures, citations, markers, days of outcome, and code and link targets, which stay as they are."""

from __future__ import annotations

import re

_SCRIPT = "\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Hangul, kana and Han letters."""

TOKEN = re.compile(
    r"(?P<code>(?<![`\\])(?P<ticks>`+)(?!`)(?s:.+?)(?<!`)(?P=ticks)(?!`))|(?P<target>\]\([^)]{0,2000}\))"
    r"|\{\{(?P<figure>[^{}]*)\}\}"
    r"|(?P<gap>(?<![ \n])[ \n]*)\[(?:@(?P<source>[^\[\],\s]+)(?:,\s*(?P<note>[^\[\]]+))?"
    r"|!(?P<claim>[^\[\],\s]+)|due:?\s+(?P<due>[^\[\]]+)(?=\](?!\()))\]"
    rf"|(?P<script>[{_SCRIPT}]+(?:[・·]?[{_SCRIPT}]+)*)"
)
"""One token of prose, or a run of East Asian script, which is marked with its language."""
