"""What is near a place: in the order of distance, without what has closed, with directions as a map shows them."""

from __future__ import annotations

import pytest

from cityguide.profiles.model import Profile
from cityguide.profiles.places import Attraction
from cityguide.travel.near import NEAR_KM, Neighbour, neighbours

KM = 1 / 111.195
"""Degrees of latitude, or of longitude on the equator, to a kilometre."""


def profile(*places: tuple[str, float | None, float, str]) -> Profile:
    """Places by id, kilometres north and east of one point on the equator (None: of no known position), and state."""
    return Profile.model_validate(
        {
            "cluster": "alpha",
            "name": "Alpha",
            "cities": [{"id": "alpha", "name": "Alpha", "economy": "JP", "lat": "0", "lon": "0", "position_source": "s"}],
            "attractions": [
                {
                    "id": id,
                    "name": id,
                    "kind": "museum",
                    "city": "alpha",
                    "shows": "Clocks.",
                    "sources": ["s"],
                    "as_of": "2023-09",
                    "status": {"state": state, "as_of": "2023-09"},
                    "position": None
                    if north is None
                    else {"lat": f"{north * KM:.6f}", "lon": f"{east * KM:.6f}", "basis": "venue", "source": "s"},
                }
                for id, north, east, state in places
            ],
        }
    )


def found(of: Profile, id: str, most: int = 5) -> list[tuple[str, str, str]]:
    return [(one.place.id, one.distance, one.direction) for one in neighbours(of, by_id(of, id), most)]


def by_id(of: Profile, id: str) -> Attraction:
    return next(place for place in of.attractions if place.id == id)


def test_the_nearest_come_first_and_only_so_many() -> None:
    places = [("here", 0.0, 0.0, "open"), *((f"p{km}", float(km), 0.0, "open") for km in (7, 3, 1, 5, 9, 2))]
    assert [id for id, _, _ in found(profile(*places), "here")] == ["p1", "p2", "p3", "p5", "p7"]
    assert [id for id, _, _ in found(profile(*places), "here", most=2)] == ["p1", "p2"]


def test_what_has_closed_has_no_position_or_is_far_off_is_left_out() -> None:
    of = profile(
        ("here", 0.0, 0.0, "open"), ("gone", 1.0, 0.0, "closed"), ("unknown", 2.0, 0.0, "unknown"), ("nowhere", None, 0.0, "open"),
        ("far", -NEAR_KM - 0.1, 0.0, "open"),
    )  # fmt: skip
    assert [id for id, _, _ in found(of, "here")] == ["unknown"]
    assert found(of, "nowhere") == []
    assert [id for id, _, _ in found(of, "gone")] == ["here", "unknown"]  # a closed place still says what is near


@pytest.mark.parametrize(
    ("north", "east", "direction"),
    [
        (1, 0, "north"), (1, 1, "north-east"), (0, 1, "east"), (-1, 1, "south-east"), (-1, 0, "south"), (-1, -1, "south-west"),
        (0, -1, "west"), (1, -1, "north-west"), (1, -0.3, "north"), (-0.3, -1, "west"), (1, 0.5, "north-east"),
    ],
)  # fmt: skip
def test_eight_directions(north: float, east: float, direction: str) -> None:
    [(_, _, word)] = found(profile(("here", 0.0, 0.0, "open"), ("there", north, east, "open")), "here")
    assert word == direction


def test_at_one_point_there_is_no_direction() -> None:
    assert found(profile(("here", 1.0, 1.0, "open"), ("there", 1.0, 1.0, "open")), "here") == [("there", "less than 50 m", "")]


@pytest.mark.parametrize(
    ("km", "words"),
    [
        (0.049, "less than 50 m"), (0.05, "50 m"), (0.33, "350 m"), (0.96, "950 m"), (0.98, "1 km"), (1.24, "1.2 km"), (9.94, "9.9 km"),
        (9.96, "10 km"), (23.4, "23 km"),
    ],
)  # fmt: skip
def test_a_distance_is_as_exact_as_a_straight_line_deserves(km: float, words: str) -> None:
    of = profile(("here", 0.0, 0.0, "open"))
    assert Neighbour(by_id(of, "here"), km, "north").distance == words
