"""What each city's file holds, counted: places by what is known of them, days, and what can be counted of the story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cityguide.guide import Guide
from cityguide.profiles.model import Profile
from cityguide.prose.measures import (
    FEWEST_PEOPLE,
    FEWEST_WORDS,
    LONGEST_SENTENCE,
    MOST_NAMES,
    MOST_NUMERALS,
    MOST_ON_RANKING,
    MOST_WORDS,
    MOST_YEARS,
    Measures,
    measures,
    told_in_story,
)
from cityguide.prose.notes import Notes
from cityguide.prose.text import Prose

TO_EAT = ("restaurant", "cafe", "market")
"""Kinds of place where one eats."""


@dataclass(frozen=True)
class CityCounts:
    """The counts of one profile. Hours, prices and positions are counted of open places; `by_weekday` are hours that machines read,
    `labels` the names of quarters and waters on the map."""

    cluster: str
    open: int
    hours: int
    by_weekday: int
    prices: int
    positions: int
    to_eat: int
    unknown: int
    closed: int
    labels: int
    days: int
    stops: Sequence[int]
    story: Measures


def counts_of(guide: Guide) -> list[CityCounts]:
    """The counts of every profile, in the order of the files."""
    return [_of(guide, profile) for profile in guide.profiles]


def _of(guide: Guide, profile: Profile) -> CityCounts:
    there = [place for place in profile.attractions if place.status.state == "open"]
    return CityCounts(
        cluster=profile.cluster,
        open=len(there),
        hours=sum(place.hours is not None for place in there),
        by_weekday=sum(place.hours is not None and (place.hours.osm or place.hours.days) is not None for place in there),
        prices=sum(place.price is not None for place in there),
        positions=sum(place.position is not None for place in there),
        to_eat=sum(place.kind in TO_EAT for place in there),
        unknown=sum(place.status.state == "unknown" for place in profile.attractions),
        closed=sum(place.status.state == "closed" for place in profile.attractions),
        labels=len(profile.labels),
        days=len(profile.routes),
        stops=[len(route.stops) for route in profile.routes],
        story=measures(profile, told_in_story(profile, Prose(guide, profile.cluster, Notes()))),
    )


def inventory_as_markdown(counts: Sequence[CityCounts]) -> str:
    """The counts as a table: a column for each city, and one for what the handbook asks for."""
    rows: list[tuple[str, str, list[str]]] = [
        ("Open places", "≥ 20", [str(c.open) for c in counts]),
        ("– with hours", "", [str(c.hours) for c in counts]),
        ("– with hours by weekday", "", [str(c.by_weekday) for c in counts]),
        ("– with a price", "", [str(c.prices) for c in counts]),
        ("– with a position", "all", [str(c.positions) for c in counts]),
        ("– to eat at", "", [str(c.to_eat) for c in counts]),
        ("Not known if open", "≤ 1", [str(c.unknown) for c in counts]),
        ("Closed", "", [str(c.closed) for c in counts]),
        ("Quarters and waters on the map", "3 to 6", [str(c.labels) for c in counts]),
        ("Days to follow", "3", [str(c.days) for c in counts]),
        ("– stops of each", "4 to 6", [", ".join(map(str, c.stops)) or "–" for c in counts]),
        ("Living people in the story", f"≥ {FEWEST_PEOPLE}", [str(c.story.people) for c in counts]),
        ("Words of the story", f"{FEWEST_WORDS} to {MOST_WORDS:,}", [f"{c.story.words:,}" for c in counts]),
        ("– on the ranking", f"≤ {MOST_ON_RANKING}", [str(c.story.on_ranking) for c in counts]),
        ("– in the longest sentence", f"≤ {LONGEST_SENTENCE}", [str(c.story.longest) for c in counts]),
        ("Years in 100 words", f"≤ {MOST_YEARS}", [f"{c.story.in_hundred(c.story.years):.1f}" for c in counts]),
        ("Numerals in 100 words", f"≤ {MOST_NUMERALS:g}", [f"{c.story.in_hundred(c.story.numerals):.1f}" for c in counts]),
        ("Names in local script", f"≤ {MOST_NAMES}", [str(c.story.names) for c in counts]),
        ("Sentences whose subject is a source", "0", [str(c.story.source_subjects) for c in counts]),
    ]
    head = ["|  | asked | " + " | ".join(c.cluster for c in counts) + " |", "| --- | ---: |" + " ---: |" * len(counts)]
    return "\n".join([*head, *(f"| {name} | {asked} | {' | '.join(cells)} |" for name, asked, cells in rows)])
