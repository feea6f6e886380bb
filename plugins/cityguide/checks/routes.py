"""Days that can't be followed: a stop that is closed or shut then, times that run into each other, legs too quick or too slow."""

from __future__ import annotations

from collections.abc import Iterator

from cityguide.guide import Guide
from cityguide.problems.problem import Problem
from cityguide.profiles.places import Attraction
from cityguide.profiles.reading import ProfileFile
from cityguide.profiles.routes import BY_MODE, Route, Stop
from cityguide.reading.memo import Memo
from cityguide.reading.yaml_file import Loc
from cityguide.travel.hours import DAYS, days_in_words, monday_on_or_after, weekdays
from cityguide.travel.hours import in_words as hours_in_words
from cityguide.travel.routes import RARELY, clock, legs_of, shut_weeks
from cityguide.wording import listed, with_unit


def route_problems(guide: Guide, file: ProfileFile, memo: Memo) -> list[Problem]:
    """The faults of the routes of a profile. What is only told in words, and where no hours are known, is not judged."""
    return memo.of(("routes", file.path.name), (file, guide.today), lambda: list(_of_routes(guide, file)))


def _of_routes(guide: Guide, file: ProfileFile) -> Iterator[Problem]:
    places = file.profile.by_id
    for index, route in enumerate(file.profile.routes):
        if all(stop.place in places for stop in route.stops):  # else reading has said so
            loc: Loc = ("routes", index, "stops")
            for at, stop in enumerate(route.stops):
                yield from _not_open(guide, file, (*loc, at), route, stop, places[stop.place])
            yield from _late(file, loc, route)


def _not_open(guide: Guide, file: ProfileFile, loc: Loc, route: Route, stop: Stop, place: Attraction) -> Iterator[Problem]:
    if place.status.state == "closed":
        said = f"{place.name} is closed; a day can't stop there"
        yield file.document.at_value((*loc, "place"), said, "stop-closed", field="stop.place")
        return
    monday = monday_on_or_after(guide.today)
    days = weekdays(route.days, monday)
    if place.hours and place.hours.osm:
        expression, seen = place.hours.osm, place.hours.as_of or place.as_of
        shut = [day for day in days if shut_weeks(expression, day, seen, stop.arrives, stop.leaves) > RARELY]
        told = hours_in_words(expression, monday) if shut else ""
    elif place.hours and place.hours.days:
        shut = [day for day in days if day not in weekdays(place.hours.days, monday)]
        told = days_in_words(place.hours.days, monday)
    else:
        return
    if shut:
        when = listed([DAYS[day] for day in shut])
        said = f"{place.name} is not open from {stop.arrive} to {clock(stop.leaves)} on {when}; its hours: {told}"
        yield file.document.at_value((*loc, "arrive"), said, "stop-shut", field="stop.arrive")


def _late(file: ProfileFile, loc: Loc, route: Route) -> Iterator[Problem]:
    for at, (stop, leg, way, following) in enumerate(legs_of(file.profile, route)):
        free = following.arrives - stop.leaves
        if free < leg.minutes:
            left = f"that leaves {with_unit(free, 'minute')}" if free >= 0 else "that is over by then"
            said = f"the stop before ends at {clock(stop.leaves)} and the way takes {with_unit(leg.minutes, 'minute')}; {left}"
            yield file.document.at_value((*loc, at + 1, "arrive"), said, "stops-overlap", field="stop.arrive")
        if way is not None and not way.least <= leg.minutes <= way.most:
            wanted = f"from {way.least} to {way.most}" if way.least else f"up to {way.most}"
            said = f"{with_unit(leg.minutes, 'minute')} {BY_MODE[leg.by]} for {way.km:.1f} km along a straight line; expected {wanted}"
            yield file.document.at_value((*loc, at, "leg", "minutes"), said, "leg-implausible", field="leg.minutes")
