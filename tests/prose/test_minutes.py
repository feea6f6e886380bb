"""How long a text takes to read."""

from __future__ import annotations

from cityguide.prose.text import LEAST, WORDS_A_MINUTE, minutes_to_read


def test_words_over_words_a_minute() -> None:
    assert minutes_to_read("word " * WORDS_A_MINUTE * 5) == 5
    assert minutes_to_read("word " * LEAST) == 2


def test_a_short_text_has_no_time() -> None:
    assert minutes_to_read("word " * (LEAST - 1)) is None
    assert minutes_to_read("") is None


def test_directives_citations_and_markup_are_not_read() -> None:
    fenced = "```facts\n" + "cluster: seoul\n" * 1000 + "```\n"
    text = "word " * LEAST
    assert minutes_to_read(text + "\n\n" + fenced) == minutes_to_read(text)


def test_a_bound_figure_is_one_word() -> None:
    assert minutes_to_read("{{ share.pct | percent }} " * (LEAST - 1)) is None
    assert minutes_to_read("{{ share.pct | percent }} " * LEAST) == 2
