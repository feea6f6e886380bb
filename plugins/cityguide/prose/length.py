"""How long a text takes to read."""

from __future__ import annotations

import re

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults: Brysbaert 2019, https://doi.org/10.1016/j.jml.2019.104047."""

LEAST = 400
"""A text of fewer words is read before one has weighed whether to."""

_NOT_READ = re.compile(r"^(`{3,}).*?^\1|\[[@!][^\]]*\]|<[^>]*>|\{\{.*?\}\}", re.DOTALL | re.MULTILINE)


def _word(match: re.Match[str]) -> str:
    return " figure " if match[0].startswith("{{") else " "


def minutes_to_read(markdown: str) -> int | None:
    """Whole minutes for the words outside directives; None for what is soon read."""
    words = len(_NOT_READ.sub(_word, markdown).split())
    return max(1, round(words / WORDS_A_MINUTE)) if words >= LEAST else None
