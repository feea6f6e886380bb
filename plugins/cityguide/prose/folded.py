"""Tells quickly that a pattern finds nothing, as most searches of the checks do: ignoring case makes a search slow."""

from __future__ import annotations

import re
from functools import cache


def may_find(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern that ignores case can find anything in a text with spaces for line ends, which has been folded (`str.casefold`).

    Each alternative of the pattern begins with `\\b` and a word. It has none of the signs that mean something else as a capital (`\\W`,
    `\\S`, `\\D`, `\\B`) and no groups with names.
    """
    return _folded(pattern).search(f" {text}") is not None


@cache
def _folded(pattern: re.Pattern[str]) -> re.Pattern[str]:
    alternatives = re.sub(r"(^|\|)\\b", r"\1", pattern.pattern.casefold())
    return re.compile(rf"[^a-z0-9_](?:{alternatives})")  # words are passed over faster by what may stand before one than by `\b`
