"""Days through a made-up city that can be followed: every stop is open then, and every way can be gone in its time."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from cityguide.earth import distance_km
from cityguide.profiles.routes import Leg, Mode
from cityguide.travel.routes import reach
from made_up.opening import clock
from made_up.places import City, Place, told_price

WEEKS = {"Tu-Fr": range(1, 5), "Mo-Fr": range(5), "Tu-Su": range(1, 7), "We-Su": range(2, 7), "Tu-Sa": range(1, 6), "Sa,Su": (5, 6)}
"""The days of the week on which a day can be gone, 0 being Monday."""
FEWEST_STOPS, MOST_STOPS = 4, 6
LATEST = 22 * 60
WAIT = 45
"""Minutes that one may wait for a place to open; the hour is spent on the way."""

OCCASIONS = ("One day", "Rain, or children", "The other bank", "A slow day", "After dark", "By the water", "With little money")
TITLES = ("From the {machine} to the {machine}", "{thing}, {food}, {thing}", "Past the {spot} to the {spot}", "{street} and back")
LINES = ("A way past {thing} and {thing}, with {food} in the middle.", "From {street} to {quarter} by way of {a_adjective} {spot}.")
NOTES = (
    "Begin with the {machine}; the {thing} can wait.",
    "{food} first, in the {adjective} {spot}.",
    "Leave by the {part} on the other side.",
    "Ask {a_role} for the {thing} in {box}.",
    "Sit by the {part} until the {people} have gone.",
)
WAYS = ("Down {street}.", "Along the water to {quarter}.", "Past the {spot}; {a_role} sells {food} there.", "Through {quarter}.")
WHY = (
    "The {spot} opens first, and the {machine} runs only later; between them lies {quarter}, with {food} on the way.",
    "All of it lies on one line, and the longest walk comes before {food}.",
    "In the morning the {adjective} {spot} is empty; by the time the {people} come you are in {quarter}.",
)
LATE = (
    "Leave out the {thing}, or eat {food} on the way.",
    "Leave out the last stop but one: its {spot} never shuts.",
    "Take a taxi from {street}, and the {machine} waits.",
)


def days(city: City, found: Sequence[Place], count: int) -> list[dict[str, Any]]:
    """Up to so many days: fewer where the hours of the places don't allow it."""
    chance = random.Random(f"days {city.number}")
    open_ones = [place for place in found if place.visited]
    planned = [plan for _ in range(count) if len(plan := _plan(open_ones, chance)) > 1]
    return [_route(city, stops, week, chance, index) for index, (week, *stops) in enumerate(planned, start=1)]


def _plan(found: Sequence[Place], chance: random.Random) -> list[Any]:
    """The week of a day, then its stops, each as a place, when one comes and how one goes on; empty where no day was found."""
    for _ in range(12):
        week = chance.choice(list(WEEKS))
        left, now = list(found), chance.randrange(9 * 60, 11 * 60, 15)
        stops: list[tuple[Place, int, tuple[Mode, int] | None]] = []
        wanted = chance.randint(FEWEST_STOPS, MOST_STOPS)
        while len(stops) < wanted:
            here = stops[-1][0] if stops else None
            reached = [(place, *way) for place in left if (way := _arrival(here, place, now, WEEKS[week])) is not None]
            if not reached:
                break
            place, arrives, leg = chance.choice(sorted(reached, key=lambda found: found[1])[:4])
            if stops:
                stops[-1] = (*stops[-1][:2], leg)
            stops.append((place, arrives, None))
            left.remove(place)
            now = arrives + place.minutes
        if len(stops) >= FEWEST_STOPS:
            return [week, *stops]
    return []


def _arrival(here: Place | None, there: Place, now: int, week: Sequence[int]) -> tuple[int, tuple[Mode, int] | None] | None:
    """When one comes to a place and by what way, None where it isn't open then on all days of the week."""
    assert there.opening is not None
    leg = _leg(here, there) if here else None
    ready = -(-(now + (leg[1] if leg else 0)) // 5) * 5
    arrives = max(ready, there.opening.opens)
    leaves = arrives + there.minutes
    fits = arrives - ready <= WAIT and leaves <= LATEST and all(there.opening.holds(day, arrives, leaves) for day in week)
    return (arrives, leg) if fits else None


def _leg(one: Place, other: Place) -> tuple[Mode, int]:
    """How one goes from a place to another, and in how many minutes, by the paces that the check of days has."""
    km = distance_km(one.spot, other.spot)
    mode: Mode = "walk" if km < 1.6 else "tram" if km < 3 else "metro" if km < 14 else "train"
    way = reach(_by(mode), one.position, other.position)
    return mode, max(3, round(way.least + 0.35 * (way.most - way.least)))


@cache
def _by(mode: Mode) -> Leg:
    return Leg.model_construct(by=mode)


def _route(city: City, stops: Sequence[Any], week: str, chance: random.Random, index: int) -> dict[str, Any]:
    speech = city.speech
    following = [other[0] for _, other in pairwise(stops)]
    records = []
    for at, (place, arrives, leg) in enumerate(stops):
        record: dict[str, Any] = {"place": place.record["id"], "arrive": clock(arrives), "stay": place.minutes}
        if chance.random() < 0.8:
            record["note"] = speech.sentence(NOTES)
        if leg and place.record["kind"] == "transport":
            end = following[at].record["position"]
            record["ends_at"] = {
                "lat": end["lat"], "lon": end["lon"], "basis": "station", "of": chance.choice(city.stations).latin, "source": end["source"],
            }  # fmt: skip
            leg = ("walk", min(5, leg[1]))
        if leg:
            record["leg"] = _told(city, *leg, following[at], chance)
        records.append(record)
    return {
        "id": f"day-{index}-{city.names.word().latin.split()[0].lower().encode('ascii', 'ignore').decode() or 'away'}",
        "occasion": chance.choice(OCCASIONS),
        "title": speech.within(TITLES, 68),
        "line": speech.within(LINES, 108),
        "days": week,
        "stops": records,
        "why": speech.sentence(WHY),
        "late": speech.sentence(LATE),
    }


def _told(city: City, mode: Mode, minutes: int, to: Place, chance: random.Random) -> dict[str, Any]:
    leg: dict[str, Any] = {"by": mode}
    if mode != "walk":
        leg["line"] = city.speech.fill(f"Line {{line}} to {chance.choice(city.stations).latin}")
    leg["minutes"] = minutes
    if mode != "walk" and chance.random() < 0.6:
        leg |= {"fare": told_price(city.region.fare), "currency": city.region.currency}
    if mode == "walk" and chance.random() < 0.5:
        leg["note"] = city.speech.sentence(WAYS)
    return leg | ({"sources": city.cited.some(2)} if "fare" in leg else {})
