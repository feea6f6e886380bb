import random
import re

import pytest

from cityguide.checks.method_breaks import _MOVE
from cityguide.checks.unbound_numbers import _ANY_WORDS
from cityguide.prose.folded import may_find
from cityguide.prose.outcomes import _STILL
from cityguide.prose.tokens import _TOKEN, tokens, with_tokens

PIECES = [
    "`",
    "``",
    "[",
    "]",
    "(",
    "](",
    "{{",
    "}}",
    "{",
    "[@",
    "[!",
    "[due ",
    "2027",
    "a",
    "@x",
    ", ",
    " ",
    "\n",
    "\n\n",
    "  ",
    "\\",
    "서울",
    "・",
    "ん",
]


def test_tokens_are_found_where_a_search_at_each_character_finds_them() -> None:
    chance = random.Random(1)
    for _ in range(20_000):
        text = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 14)))
        found = list(_TOKEN.finditer(text))
        assert [(match.span(), match.groups()) for match in tokens(text)] == [(match.span(), match.groups()) for match in found], text
        assert with_tokens(text, lambda match: f"<{match[0]}>") == _TOKEN.sub(lambda match: f"<{match[0]}>", text)


@pytest.mark.parametrize("pattern", [_MOVE, _STILL, _ANY_WORDS])
def test_a_pattern_that_is_looked_for_in_folded_text_has_no_sign_that_folding_changes(pattern: re.Pattern[str]) -> None:
    assert pattern.flags & re.IGNORECASE and not pattern.groupindex and not re.search(r"\\[A-Z]", pattern.pattern)
    assert may_find(pattern, "was to open and moved up, ranked first in the world")
