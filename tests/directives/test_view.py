"""Small pieces of HTML that several templates need, and templates that are found once."""

from __future__ import annotations

import pytest

from cityguide.directives.view import aged, environment, in_minutes, local, small_print, template_of
from cityguide.travel.telling import AgedWords


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (AgedWords("free", "fresh", ""), '<span class="cg-fresh">Free</span>'),
        (AgedWords("a < b", "old", "seen <2>"), '<span class="cg-old">Usually a &lt; b</span> <small>· seen &lt;2&gt;</small>'),
        (AgedWords("", "very-old", "ask"), '<span class="cg-very-old"></span> <small>ask</small>'),
    ],
)
def test_hours_and_prices_show_their_age(known: AgedWords, told: str) -> None:
    assert aged(known) == told


def test_small_print_and_minutes_are_escaped() -> None:
    assert (small_print("a & b"), small_print("")) == (" <small>a &amp; b</small>", "")
    assert (in_minutes("60-90"), in_minutes("<5")) == ("60–90&nbsp;min", "&lt;5&nbsp;min")


def test_a_name_in_its_script_has_its_language_and_sounds() -> None:
    assert local("<서울>", "ko", "S&oul") == '<span lang="ko">&lt;서울&gt;</span> <i class="cg-romanised">S&amp;oul</i>'
    assert (local("a", None), local(None, "ko")) == ('<span lang="und">a</span>', "")


def test_a_template_is_found_once_and_has_the_words_of_all() -> None:
    found = template_of(environment(), "places/plate.html.jinja")
    assert template_of(environment(), "places/plate.html.jinja") is found
    assert type(found.globals) is dict
    assert set(environment().globals) <= set(found.globals)
