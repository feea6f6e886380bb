"""Which practical facts there are, with which dates, and in which order editors are sent to them."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from small_project import Folder

from cityguide.guide import Guide
from cityguide.profiles.places import Hours
from cityguide.profiles.practical import EmergencyNumber, Note
from cityguide.project.project import Project
from cityguide.travel.freshness import Fact, Score, date_of, facts_of, score, worst_first


def told(found: list[Fact]) -> list[tuple[str | None, str, str, str | None, str]]:
    return [(fact.place, fact.field, fact.kind, fact.date, fact.state) for fact in found]


def test_every_practical_field_is_a_fact_and_what_is_left_out_is_none(guide: Guide) -> None:
    # On 22 November 2023, with 120 days for hours, 180 for prices, 730 where entry is free and 365 for the rest.
    assert told(facts_of(guide, "alpha")) == [
        ("clock-house", "hours", "hours", "2023-05", "old"),  # 205 days
        ("clock-house", "price", "price", "2023-05", "old"),  # the place's date, as the price has neither one nor a source
        ("clock-house", "nearest_station", "station", "2023-05", "fresh"),
        ("clock-house", "address", "address", "2023-05", "fresh"),
        ("clock-house", "accessibility", "access", "2023-05", "fresh"),
        ("clock-house", "status", "status", "2023-05-01", "fresh"),
        ("waving-tram", "hours", "hours", "2022", "old"),  # 690 days
        ("waving-tram", "price", "free", "2022", "fresh"),
        ("waving-tram", "status", "status", "2022", "old"),
        ("radio-hall", "status", "status", "2021-11-30", "old"),  # closed: nothing else is of use
        (None, "arriving", "arriving", "2023", "fresh"),
        (None, "emergency", "emergency", "2023-09", "fresh"),  # that of its source
    ]


def test_a_fact_knows_where_it_stands(folder: Folder) -> None:
    at = {(fact.place, fact.field): fact for fact in facts_of(folder.guide(), "alpha")}
    assert str(at["clock-house", "hours"].at) == folder.place("cities/alpha.yml", 'hours: {osm: "Tu-Su')
    assert str(at["clock-house", "nearest_station"].at) == folder.place("cities/alpha.yml", "nearest_station")
    assert str(at[None, "arriving"].at) == folder.place("cities/alpha.yml", "title: By air")
    assert at["clock-house", "hours"].sources == ("wire-2023",)
    assert at["clock-house", "address"].sources == ("wire-2023", "notebook")
    assert at["waving-tram", "hours"].age == 690


def test_hours_that_never_end_have_a_half_life_of_their_own(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", 'hours: {osm: "Mo-Su 18:00-02:00"}', 'hours: {osm: "24/7"}')
    [fact] = [fact for fact in facts_of(folder.guide(), "alpha") if fact.place == "waving-tram" and fact.field == "hours"]
    assert (fact.kind, fact.age, fact.state) == ("hours-always", 690, "fresh")


def test_a_field_never_borrows_a_newer_date_than_its_source_bears(guide: Guide) -> None:
    place = guide.profiles[0].attractions[0].model_copy(update={"as_of": "2026-04"})
    name, source = next(iter(guide.sources.items()))
    undated = replace(guide, sources={name: source.model_copy(update={"date": None})})
    dated = replace(guide, sources={name: source.model_copy(update={"date": "2019-02"})})
    assert date_of(guide, Hours(note="x", as_of="2022"), place) == "2022"
    assert date_of(guide, Hours(note="x"), place) == "2026-04"
    assert date_of(undated, Hours(note="x", sources=(name,)), place) is None
    assert date_of(dated, Hours(note="x", sources=(name,)), place) == "2019-02"
    assert date_of(dated, Note(text="x", as_of="2022", sources=(name,))) == "2022"
    assert date_of(dated, Note(text="x", sources=(name,))) == "2019-02"
    assert date_of(undated, EmergencyNumber(service="x", number="110", economy="JP", sources=(name,))) is None
    assert date_of(undated, place) == "2026-04"
    assert date_of(undated, place.status) == place.status.as_of


def test_the_worst_comes_first_and_within_it_the_most_visible(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", "price: {free: true}", "price: {free: true, sources: [rumour]}")
    folder.edit("cities/alpha.yml", "status: {state: open, as_of: 2023-05-01}", "status: {state: open, as_of: 2024-05-01}")
    folder.edit("cities/beta-gamma.yml", "status: {state: open, as_of: 2023}", "status: {state: open, as_of: 2019}")
    guide = folder.guide()
    facts = [fact for profile in guide.profiles for fact in facts_of(guide, profile.cluster)]
    assert [(fact.state, fact.cluster, fact.place, fact.field) for fact in worst_first(facts)][:9] == [
        ("ahead", "alpha", "clock-house", "status"),
        ("very old", "beta-gamma", "market", "status"),
        ("old", "alpha", "clock-house", "hours"),
        ("old", "alpha", "clock-house", "price"),
        ("old", "alpha", "waving-tram", "hours"),
        ("old", "alpha", "waving-tram", "status"),
        ("old", "alpha", "radio-hall", "status"),
        ("undated", "alpha", "waving-tram", "price"),
        ("fresh", "alpha", "clock-house", "nearest_station"),
    ]


def test_a_score_is_a_count(folder: Folder) -> None:
    assert score(facts_of(folder.guide(), "alpha")) == Score(fresh=7, dated=12, total=12)
    folder.edit("cities/alpha.yml", "price: {free: true}", "price: {free: true, sources: [rumour]}")
    found = score(facts_of(folder.guide(), "alpha"))
    assert found == Score(fresh=6, dated=11, total=12)
    assert found.value == 0.5
    assert score([]).value == 1


# Three places of the guide, reckoned by hand for 21 November 2026 from their files and the registry of sources.
BY_HAND = {
    # Everything as of 2026-08-26. To 26 October 31+30 = 61 days, and 26 more: 87.
    ("seoul", "gangnam-night-taxi"): [
        ("hours", 87, "fresh"),  # 87 <= 120
        ("price", 87, "fresh"),  # 87 <= 180
        ("nearest_station", 87, "fresh"),  # 87 <= 1825
        ("address", 87, "fresh"),  # 87 <= 1095
        ("status", 87, "fresh"),  # 87 <= 365
    ],
    # Hours, free entry and status as of 2026-09-28: 2 days to the end of September, 31 in October, 21 more: 54. The rest as of
    # 2024-01: from 1 January 2024 to 1 January 2026 366+365 = 731 days, to 1 November 2026 31+28+31+30+31+30+31+31+30+31 = 304
    # more, and 20: 1055.
    ("san-jose-san-francisco", "cable-car-museum"): [
        ("hours", 54, "fresh"),  # 54 <= 120
        ("price", 54, "fresh"),  # 54 <= 730, for it is free
        ("address", 1055, "fresh"),  # 1055 <= 1095
        ("accessibility", 1055, "old"),  # 730 < 1055
        ("status", 54, "fresh"),  # 54 <= 365
    ],
    # Everything as of 2025-07. From 1 July 2025 a year is 365 days, to 1 November 31+31+30+31 = 123 more, and 20: 508.
    ("tokyo-yokohama", "mitsubishi-minatomirai"): [
        ("hours", 508, "old"),  # 120 < 508
        ("price", 508, "old"),  # 180 < 508
        ("nearest_station", 508, "fresh"),  # 508 <= 1825
        ("address", 508, "fresh"),  # 508 <= 1095
        ("accessibility", 508, "fresh"),  # 508 <= 730
        ("status", 508, "old"),  # 365 < 508
    ],
}


@pytest.mark.parametrize(("cluster", "place"), BY_HAND)
def test_three_places_of_the_guide_reckoned_by_hand(the_guide: Project, cluster: str, place: str) -> None:
    guide = replace(the_guide.guide, today=datetime.date(2026, 11, 21))
    found = [(fact.field, fact.age, fact.state) for fact in facts_of(guide, cluster) if fact.place == place]
    assert found == BY_HAND[cluster, place]
