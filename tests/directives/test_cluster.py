"""What a page says it could not find, and how fresh it is."""

from __future__ import annotations

from dataclasses import replace

from cityguide.directives.cluster import FACT_TITLES, PRACTICAL_PARTS, kinds_of, missing_facts
from cityguide.evidence.freshness import FACT_KINDS
from cityguide.guide import Guide
from cityguide.travel.freshness import facts_of


def test_gaps_name_what_is_missing_and_leave_out_closed_places(guide: Guide) -> None:
    profile = guide.profiles[0]
    attraction = profile.attractions[0].model_copy(update={"hours": None, "price": None})
    closed = attraction.model_copy(
        update={"id": "gone", "name": "Gone", "status": attraction.status.model_copy(update={"state": "closed"})}
    )
    doubtful = attraction.model_copy(
        update={"id": "perhaps", "name": "Perhaps", "status": attraction.status.model_copy(update={"state": "unknown"})}
    )
    bare = profile.model_copy(update={"attractions": (attraction, closed, doubtful), "practical": type(profile.practical)()})
    found = dict(missing_facts(guide, bare))
    assert found["Opening hours"] == [attraction.name, "Perhaps"]
    assert found["Price"] == [attraction.name, "Perhaps"]
    assert found["Whether it is open now"] == ["Perhaps"]
    assert found["Practical matters"] == [*(title for _, title in PRACTICAL_PARTS), "Emergency numbers"]


def test_every_share_is_a_gap_where_there_is_no_standing(guide: Guide) -> None:
    profile = guide.profiles[0]
    without = replace(
        guide, rankings=replace(guide.rankings, standings=tuple(s for s in guide.rankings.standings if s.cluster != profile.cluster))
    )
    shares = dict(missing_facts(without, profile))["Shares of the world in the newest edition"]
    assert len(shares) == len(without.rankings.latest.measures)


def test_kinds_are_counted_by_state_in_the_order_of_the_page(guide: Guide) -> None:
    found = {title: (half_life.days, dict(states)) for title, half_life, states in kinds_of(facts_of(guide, "alpha"))}
    assert list(found) == [
        "Hours", "Prices", "Free entry", "Whether it is open", "Stations", "Addresses", "Access", "Getting in", "Emergency numbers",
    ]  # fmt: skip
    assert found["Hours"] == (120, {"old": 2})
    assert found["Whether it is open"] == (365, {"fresh": 1, "old": 2})
    assert list(FACT_TITLES) == list(FACT_KINDS)
