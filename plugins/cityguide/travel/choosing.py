"""Filters for places: free, open on a day, step-free, indoors. None always means: not known."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from cityguide.profiles.hours_words import DAY_WORDS
from cityguide.profiles.places import Attraction, Extent
from cityguide.travel import hours


@dataclass(frozen=True)
class Choice:
    """One place's answers. `days` are those on which it opens, from `DAY_WORDS`; empty when it is shut all week."""

    free: bool | None
    days: tuple[str, ...] | None
    step_free: Extent | None
    indoors: Extent | None


def choice(place: Attraction, monday: datetime.date) -> Choice:
    """A place's answers for the weeks from `monday`, by the best hours and prices known, however old.

    The days of a place of which no source tells whether it is open at all are not known. A closed place opens on no day.
    """
    return Choice(_free(place), _days(place, monday), place.step_free, place.indoors)


def _free(place: Attraction) -> bool | None:
    """None where a price is given in words only."""
    if place.price is None or place.status.state == "closed":
        return None
    return True if place.price.free else None if place.price.adult is None else place.price.adult == 0


def _days(place: Attraction, monday: datetime.date) -> tuple[str, ...] | None:
    if place.status.state == "closed":
        return ()
    if place.status.state == "unknown" or place.hours is None:
        return None
    if place.hours.osm is not None:
        return tuple(DAY_WORDS[day] for day in hours.open_days(place.hours.osm, monday))
    if place.hours.days is not None:
        return tuple(DAY_WORDS[day] for day in hours.weekdays(place.hours.days, monday))
    return None
