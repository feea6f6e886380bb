"""Tells quickly that a pattern finds nothing, as most searches of the checks do: ignoring case makes a search slow."""

from __future__ import annotations

import re
from functools import cache


def may_find(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern that ignores case can find anything in a text with spaces for line ends, which has been folded (`str.casefold`).

    The pattern has none of the signs that mean something else as a capital (`\\W`, `\\S`, `\\D`, `\\B`) and no groups with names.
    """
    return _folded(pattern).search(text) is not None


@cache
def _folded(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(pattern.pattern.casefold())
