"""Filters for places: free, open on a day, step-free, indoors. None always means: not known."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cityguide.profiles.places import Attraction, Extent
from cityguide.travel import hours
from cityguide.travel.freshness import Fact

DAY_KEYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


@dataclass(frozen=True)
class Choice:
    """One place's answers. `days` are those on which it opens, from `DAY_KEYS`; empty when it is shut all week."""

    free: bool | None
    days: tuple[str, ...] | None
    step_free: Extent | None
    indoors: Extent | None


def choices(places: Sequence[Attraction], facts: Sequence[Fact], monday: datetime.date) -> Mapping[str, Choice]:
    """Each place's answers by its id, for the weeks from `monday`. `facts` are those of the places, with their ages.

    Hours and prices that are too old to be printed count as not known. So do the days of a place of which no source
    tells whether it is open at all. A closed place opens on no day.
    """
    withheld = {(fact.place, fact.field) for fact in facts if fact.state == "withheld"}
    return {
        place.id: Choice(
            None if (place.id, "price") in withheld else _free(place),
            _days(place, (place.id, "hours") in withheld, monday),
            place.step_free,
            place.indoors,
        )
        for place in places
    }


def _free(place: Attraction) -> bool | None:
    """None where a price is given in words only."""
    if place.price is None or place.status.state == "closed":
        return None
    return True if place.price.free else None if place.price.adult is None else place.price.adult == 0


def _days(place: Attraction, withheld: bool, monday: datetime.date) -> tuple[str, ...] | None:
    if place.status.state == "closed":
        return ()
    if place.status.state == "unknown" or place.hours is None or withheld:
        return None
    if place.hours.osm is not None:
        return tuple(DAY_KEYS[day] for day in hours.open_days(place.hours.osm, monday))
    if place.hours.days is not None:
        return tuple(DAY_KEYS[day] for day in hours.open_days(f"{place.hours.days} 00:00-24:00", monday))
    return None
