"""Days to follow: as strips on a city's page, and whole on a page of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cityguide.directives.maps.drawings import map_credits, pins_of
from cityguide.directives.maps.kept_drawings import kept_drawing
from cityguide.directives.options import DayOptions, ProfileOptions
from cityguide.directives.places import PlaceCard, place_cards
from cityguide.directives.view import View, link
from cityguide.guide import Guide
from cityguide.maps.drawing import Drawing
from cityguide.maps.pins import Pin
from cityguide.profiles.addresses import day_file, day_path
from cityguide.profiles.model import Profile
from cityguide.profiles.routes import BY_MODE, Leg, Route, Stop
from cityguide.profiles.visiting import Position
from cityguide.summaries import summary
from cityguide.travel.hours import days_in_words, monday_on_or_after
from cityguide.travel.near import TOGETHER_KM, distance_in_words
from cityguide.travel.routes import Reach, clock, legs_of, totals
from cityguide.wording import amount, listed

if TYPE_CHECKING:
    from cityguide.maps.course import CourseWay


@dataclass(frozen=True)
class DayStrip:
    """A route as a strip: its days in words, when it begins and ends, what it comes to, and each stop's time, place, kind and name.

    Its money is the `least` where something is not counted.
    """

    id: str
    title: str
    occasion: str
    line: str
    days: str
    begins: str
    ends: str
    money: str
    least: bool
    km: float
    stops: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True)
class StopShown:
    """A stop with the card of its place, when one leaves, and the leg to the next with its length."""

    stop: Stop
    card: PlaceCard
    leaves: str
    leg: Leg | None
    way: Reach | None

    @property
    def by(self) -> str:
        return BY_MODE[self.leg.by] if self.leg else ""

    @property
    def length(self) -> str:
        """The straight line in words; empty where an end has no position or the leg stays in one place."""
        return distance_in_words(self.way.km) if self.way and self.way.km >= TOGETHER_KM else ""


def strips(view: View, options: ProfileOptions) -> str:
    """The days of a profile, side by side."""
    profile = view.profile(options.cluster)
    found = [DayStrip(*values) for values in day_strips(view.guide, options.cluster)]
    return view.render("routes/days", profile=profile, strips=found)


@summary
def day_strips(guide: Guide, cluster: str) -> tuple[tuple[Any, ...], ...]:
    """The values of the strip of each day."""
    profile = guide.profile(cluster)
    return tuple(tuple(vars(_strip(guide, profile, route)).values()) for route in profile.routes) if profile else ()


def _strip(guide: Guide, profile: Profile, route: Route) -> DayStrip:
    found, places = totals(profile, route), profile.by_id
    when = days_in_words(route.days, monday_on_or_after(guide.today))
    return DayStrip(
        route.id, route.title, route.occasion, route.line, "any day" if when == "Mon–Sun" else when, route.stops[0].arrive,
        clock(route.stops[-1].leaves), _money(found.money), bool(found.unpriced) or not found.fares, found.km,
        tuple((stop.arrive, stop.place, places[stop.place].kind, places[stop.place].name) for stop in route.stops),
    )  # fmt: skip


def _money(sums: Mapping[str, float]) -> str:
    """`HKD 34 and CNY 12`, amounts without needless decimals."""
    return listed([f"{currency} {amount(value)}" for currency, value in sorted(sums.items())])


def day(view: View, options: DayOptions) -> str:
    """One day, whole."""
    profile = view.profile(options.cluster)
    route = next(entry for entry in profile.routes if entry.id == options.route)
    drawing = day_drawing(view.guide, profile, route)
    return view.render(
        "routes/day",
        profile=profile,
        route=route,
        strip=_strip(view.guide, profile, route),
        totals=totals(profile, route),
        stops=_stops(view, profile, route),
        picture=view.drawn(drawing) if drawing else None,
        credits=map_credits(view, drawing),
        file=day_file(profile.cluster, route.id) if drawing else None,
        others=[_strip(view.guide, profile, other) for other in profile.routes if other.id != route.id],
    )


def _stops(view: View, profile: Profile, route: Route) -> Sequence[StopShown]:
    by_id = profile.by_id
    cards = place_cards(view, profile, [by_id[stop.place] for stop in route.stops])
    ways: list[tuple[Leg | None, Reach | None]] = [(leg, way) for _, leg, way, _ in legs_of(profile, route)]
    return [
        StopShown(stop, card, clock(stop.leaves), leg, way)
        for stop, card, (leg, way) in zip(route.stops, cards, [*ways, (None, None)], strict=True)
    ]


def day_drawing(guide: Guide, profile: Profile, route: Route) -> Drawing | None:
    """The map of a day, its numbers linked to the stops below it; None where fewer than two of its stops have a position."""
    path, by_id = day_path(profile.cluster, route.id), profile.by_id
    stops: list[Pin] = []
    ways: list[CourseWay] = []
    before: Pin | None = None
    on_foot = False
    for number, stop in enumerate(route.stops, start=1):
        place = by_id[stop.place]
        here = _pin(place.position, place.name) if place.position else None
        if before and here:
            ways.append((before, here, on_foot))
        if place.position:
            at = (place.position.latitude, place.position.longitude)
            stops.append(Pin(*at, place.name, "attraction", link(path, f"stop-{number}"), number, icon=place.kind, short=place.map_name))
        if here and stop.ends_at:
            ways.append((here, _pin(stop.ends_at, place.name), False))
        before = _pin(stop.ends_at, place.name) if stop.ends_at else here
        on_foot = stop.leg is not None and stop.leg.by == "walk"
    if len(stops) < 2:
        return None
    around = [pin for pin in pins_of(profile) if pin.kind != "attraction"]
    return kept_drawing(
        guide, "course.course_map", (*around, *stops), tuple(ways), terrain=guide.terrain(profile.cluster), map_id=f"day-{route.id}",
        title=f"Map: {route.title}", summary=f"{len(stops)} stops by number, in the order of the list below.",
        shore_id=f"shore-day-{route.id}",
    )  # fmt: skip


def _pin(at: Position, name: str) -> Pin:
    return Pin(at.latitude, at.longitude, name, "attraction")
