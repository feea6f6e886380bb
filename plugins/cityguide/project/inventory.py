"""What each city's file holds, counted: places by what is known of them, days, and what can be counted of the story."""

from __future__ import annotations

from typing import NamedTuple

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
    measures,
    told_in_story,
)
from cityguide.prose.notes import Notes
from cityguide.prose.text import Prose

TO_EAT = ("restaurant", "cafe", "market")
"""Kinds of place where one eats."""


class Counted(NamedTuple):
    """Something that is counted, what the handbook asks for, and the cell with the count of one city."""

    name: str
    asked: str
    cell: str


def counts_of(guide: Guide) -> dict[str, list[Counted]]:
    """The counts of every profile by its cluster, in the order of the files. Every city has the same rows."""
    return {profile.cluster: _of(guide, profile) for profile in guide.profiles}


def _of(guide: Guide, profile: Profile) -> list[Counted]:
    """Hours, prices and positions are counted of open places; hours by weekday are those that machines read."""
    states = [place.status.state for place in profile.attractions]
    there = [place for place in profile.attractions if place.status.state == "open"]
    hours = [place.hours for place in there if place.hours is not None]
    story = measures(profile, told_in_story(profile, Prose(guide, profile.cluster, Notes())))
    return [
        Counted("Open places", "≥ 20", f"{len(there)}"),
        Counted("– with hours", "", f"{len(hours)}"),
        Counted("– with hours by weekday", "", f"{sum((one.osm or one.days) is not None for one in hours)}"),
        Counted("– with a price", "", f"{sum(place.price is not None for place in there)}"),
        Counted("– with a position", "all", f"{sum(place.position is not None for place in there)}"),
        Counted("– to eat at", "", f"{sum(place.kind in TO_EAT for place in there)}"),
        Counted("Not known if open", "≤ 1", f"{states.count('unknown')}"),
        Counted("Closed", "", f"{states.count('closed')}"),
        Counted("Quarters and waters on the map", "3 to 6", f"{len(profile.labels)}"),
        Counted("Days to follow", "3", f"{len(profile.routes)}"),
        Counted("– stops of each", "4 to 6", ", ".join(str(len(route.stops)) for route in profile.routes) or "–"),
        Counted("Living people in the story", f"≥ {FEWEST_PEOPLE}", f"{story.people}"),
        Counted("Words of the story", f"{FEWEST_WORDS} to {MOST_WORDS:,}", f"{story.words:,}"),
        Counted("– on the ranking", f"≤ {MOST_ON_RANKING}", f"{story.on_ranking}"),
        Counted("– in the longest sentence", f"≤ {LONGEST_SENTENCE}", f"{story.longest}"),
        Counted("Years in 100 words", f"≤ {MOST_YEARS}", f"{story.in_hundred(story.years):.1f}"),
        Counted("Numerals in 100 words", f"≤ {MOST_NUMERALS:g}", f"{story.in_hundred(story.numerals):.1f}"),
        Counted("Names in local script", f"≤ {MOST_NAMES}", f"{story.names}"),
        Counted("Sentences whose subject is a source", "0", f"{story.source_subjects}"),
    ]


def inventory_as_markdown(guide: Guide) -> str:
    """The counts as a table: a column for each city, and one for what the handbook asks for."""
    counts = counts_of(guide)
    head = ["|  | asked | " + " | ".join(counts) + " |", "| --- | ---: |" + " ---: |" * len(counts)]
    rows = (f"| {same[0].name} | {same[0].asked} | {' | '.join(row.cell for row in same)} |" for same in zip(*counts.values(), strict=True))
    return "\n".join([*head, *rows])
