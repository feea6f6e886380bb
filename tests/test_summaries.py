"""What others show of a city: worked out once, a part of the guide by itself, and of that city alone."""

from __future__ import annotations

import pytest
from small_project import Folder

from cityguide.directives.gazetteer import names_in_city
from cityguide.directives.home import places_and_days, story_card
from cityguide.directives.routes import day_strips
from cityguide.guide import Guide
from cityguide.kept import unpacked
from cityguide.project.every_summary import EVERY_SUMMARY
from cityguide.reads import recorded
from cityguide.site.compose import what_city_has
from cityguide.site.search_index import searched_in_city
from cityguide.summaries import SUMMARIES, summary


def test_every_summary_is_known_by_its_name() -> None:
    assert {day_strips, names_in_city, places_and_days, searched_in_city, story_card, what_city_has} == set(EVERY_SUMMARY.values())


@pytest.mark.parametrize("name", SUMMARIES)
def test_one_is_plain_data_that_is_read_back_as_it_was(folder: Folder, name: str) -> None:
    folder.add_day()
    guide = folder.guide()
    first, again = SUMMARIES[name](guide, "alpha"), SUMMARIES[name](guide, "alpha")
    assert first and first == again == unpacked(guide.summaries["alpha", name])
    assert repr(first) == repr(again), "its digest is that of its repr"


def test_who_asks_for_one_depends_on_nothing_else(folder: Folder) -> None:
    guide = folder.guide()
    for _ in range(2):
        with recorded() as parts:
            names_in_city(guide, "alpha")
        assert parts == {("summary", "alpha", "names_in_city")}


def test_it_is_another_part_only_where_it_differs(folder: Folder) -> None:
    before = folder.guide().states
    folder.edit("cities/alpha.yml", "adult: 500", "adult: 700")
    after = folder.guide().states
    assert before["profile", "alpha", "attractions"] != after["profile", "alpha", "attractions"]
    for name in ("names_in_city", "places_and_days", "searched_in_city", "story_card"):
        assert before["summary", "alpha", name] == after["summary", "alpha", name]


def test_one_may_not_look_at_another_city(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cityguide.summaries.SUMMARIES", {})

    @summary
    def of_a_neighbour(guide: Guide, cluster: str) -> str:
        return guide.stories[-1].tagline or ""

    with pytest.raises(AssertionError, match=r"of_a_neighbour of beta-gamma looks at \[\('profile', 'alpha', 'tagline'\)\]"):
        of_a_neighbour(folder.guide(), "beta-gamma")
