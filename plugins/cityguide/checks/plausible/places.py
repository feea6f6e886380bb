"""Implausible facts of a place: its position, its hours, its price, the age of its sources."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import cache

from babel.core import get_global
from babel.numbers import get_territory_currencies
from dateutil.relativedelta import relativedelta

from cityguide.earth import distance_km
from cityguide.evidence.freshness import last_day
from cityguide.guide import Guide
from cityguide.problems.problem import NOTHING, Near, Problem
from cityguide.profiles.cities import City
from cityguide.profiles.places import Attraction
from cityguide.profiles.reading import ProfileFile
from cityguide.reading.yaml_file import Loc
from cityguide.travel.hours import next_open, opens_holidays

FARTHEST_KM = 80
"""Kilometres from a place to the nearest city of its cluster: a longer distance is mostly a slip in the coordinates."""

STALE = 3
"""Years after which a source that says that a place is open needs a second look."""


def place_problems(guide: Guide, file: ProfileFile) -> Iterator[Problem]:
    """The warnings on all places and cities of a profile, in the order of the file."""
    profile = file.profile
    cities = {city.id: city for city in profile.cities}
    for index, city in enumerate(() if profile.begun else profile.cities):  # a note says already that this profile is unfinished
        yield from _unnamed(file, ("cities", index), city, city)
    for index, place in enumerate(profile.attractions):
        loc: Loc = ("attractions", index)
        home = cities.get(place.city)
        yield from _far_away(file, loc, place, profile.cities)
        yield from _never_open(guide, file, loc, place)
        yield from _foreign_currency(file, loc, place, home)
        yield from _stale_open(guide, file, loc, place)
        yield from _unnamed(file, loc, place, home)


def _far_away(file: ProfileFile, loc: Loc, place: Attraction, cities: Sequence[City]) -> Iterator[Problem]:
    if place.position is None:
        return
    here = (place.position.latitude, place.position.longitude)
    away, nearest = min((distance_km(here, (city.latitude, city.longitude)), city.name) for city in cities)
    if away > FARTHEST_KM:
        said = f"{place.name} lies {away:,.0f} km from {nearest}, the nearest city of its cluster"
        yield file.document.at_value((*loc, "position", "lat"), f"{said}; check 'lat' and 'lon'", "far-away", field="position.lat")


def _never_open(guide: Guide, file: ProfileFile, loc: Loc, place: Attraction) -> Iterator[Problem]:
    if place.hours is None or place.hours.osm is None:
        return
    if next_open(place.hours.osm, guide.today) is None and not opens_holidays(place.hours.osm):
        said = f"by these hours {place.name} opens on no day of the coming year"
        yield file.document.at_value((*loc, "hours", "osm"), said, "never-open", field="hours.osm")


def _foreign_currency(file: ProfileFile, loc: Loc, place: Attraction, home: City | None) -> Iterator[Problem]:
    if place.price is None or place.price.currency is None or home is None:
        return
    own = currencies(home.economy)
    if own and place.price.currency not in own:
        said = f"{place.price.currency} is not what {home.name} ({home.economy}) pays in; {' or '.join(own)} is"
        close = Near(own[0]) if len(own) == 1 else NOTHING
        yield file.document.at_value((*loc, "price", "currency"), said, "foreign-currency", close, field="price.currency")


@cache
def currencies(economy: str) -> tuple[str, ...]:
    """The currencies of an economy (ISO 4217) by Unicode's CLDR; empty for an economy that it does not know."""
    try:
        return tuple(get_territory_currencies(economy))
    except KeyError:
        return ()


def _stale_open(guide: Guide, file: ProfileFile, loc: Loc, place: Attraction) -> Iterator[Problem]:
    if place.status.state != "open":
        return
    days = [last_day(source.date or source.retrieved) for name in place.sources if (source := guide.sources.get(name)) and source.retrieved]
    if not days or len(days) < len(place.sources):  # one that can't be read may be the newest
        return
    newest = max(days)
    if _stale_after(newest) < guide.today:
        said = f"{place.name} is called open, but the newest of its sources is of {newest.year}; find a newer one, or call it unknown"
        yield file.document.at_value((*loc, "status", "state"), said, "stale-open", field="status.state")


@cache
def _stale_after(seen: datetime.date) -> datetime.date:
    day: datetime.date = seen + relativedelta(years=STALE)
    return day


def _unnamed(file: ProfileFile, loc: Loc, named: City | Attraction, home: City | None) -> Iterator[Problem]:
    if named.local_name is None and home is not None and not in_latin_script(home.economy):
        kind = "city" if isinstance(named, City) else "attraction"
        said = f"{named.name} has no 'local_name'; signs, maps and drivers there know it by one"
        yield file.document.at_value((*loc, "name"), said, "no-local-name", field=f"{kind}.local_name")


@cache
def in_latin_script(economy: str) -> bool:
    """Whether an economy mostly writes in Latin letters, by CLDR's likely subtags; true for an economy that it does not know."""
    likely: str = get_global("likely_subtags").get(f"und_{economy}", "")
    return "_" not in likely or likely.split("_")[1] == "Latn"
