import random
import re
from pathlib import Path

import pytest

from cityguide.checks.method_breaks import _MOVE, _PLACES
from cityguide.checks.unbound_numbers import _ANY_WORDS
from cityguide.prose.folded import may_find
from cityguide.prose.outcomes import _STILL
from cityguide.prose.tokens import _TOKEN, tokens, with_tokens

ROOT = Path(__file__).resolve().parents[2]

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


@pytest.mark.parametrize("pattern", [_MOVE, _PLACES, _STILL, _ANY_WORDS])
def test_what_is_looked_for_in_folded_text_is_found_as_before(pattern: re.Pattern[str]) -> None:
    assert pattern.flags & re.IGNORECASE and not pattern.groupindex and not re.search(r"\\[A-Z]", pattern.pattern)
    texts = [
        text for path in sorted(ROOT.glob("c*/**/*.*")) if path.suffix in (".md", ".yml") for text in path.read_text("utf-8").split("\n")
    ]
    found = [pattern.search(text) is not None for text in texts]
    assert [may_find(pattern, text.casefold()) for text in texts] == found
    assert any(found) and not all(found)
    for text in (match[0] for line in texts if (match := pattern.search(line))):
        assert may_find(pattern, text.casefold()) and may_find(pattern, f"({text}".casefold())
