"""What else lies near a place: how far, and in which direction, both along a straight line."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter

from cityguide.earth import bearing_degrees, distance_km
from cityguide.profiles.model import Profile
from cityguide.profiles.places import Attraction

DIRECTIONS_IN_WORDS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
NEAR_KM = 30.0
"""Beyond this a place is not near."""
TOGETHER_KM = 0.05
"""Closer than this a direction means nothing: the points themselves are seldom more exact."""


@dataclass(frozen=True)
class Neighbour:
    """A place that one can go to, with its straight line from another: kilometres, and one of eight words, empty where too close."""

    place: Attraction
    km: float
    direction: str

    @property
    def distance(self) -> str:
        return distance_in_words(self.km)


def distance_in_words(km: float) -> str:
    """A distance, as exact as a straight line deserves: to 50 metres, then to 100, then to a kilometre."""
    if km < TOGETHER_KM:
        return "less than 50 m"
    if km < 0.975:
        return f"{round(km * 20) * 50} m"
    return f"{km:.1f} km".replace(".0 ", " ") if km < 9.95 else f"{km:.0f} km"


def neighbours(profile: Profile, place: Attraction, most: int = 5) -> list[Neighbour]:
    """The nearest places of a profile that are not closed, the nearest first; none where the place's own position is not known."""
    if place.position is None:
        return []
    here = (place.position.latitude, place.position.longitude)
    found = []
    for other in profile.attractions:
        if other.position is None or other.status.state == "closed" or other.id == place.id:
            continue
        there = (other.position.latitude, other.position.longitude)
        km = distance_km(here, there)
        if km <= NEAR_KM:
            found.append((km, there, other))
    found.sort(key=itemgetter(0))
    return [Neighbour(other, km, _direction(here, there) if km >= TOGETHER_KM else "") for km, there, other in found[:most]]


def _direction(here: tuple[float, float], there: tuple[float, float]) -> str:
    return DIRECTIONS_IN_WORDS[round(bearing_degrees(here, there) / 45) % 8]
