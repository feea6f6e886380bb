import pytest
from small_project import Folder

from cityguide.earth import distance_km
from cityguide.profiles.routes import MODES_OF_TRAVEL, Leg
from cityguide.profiles.visiting import Position
from cityguide.travel.routes import PACES, clock, days_with, reach, shut_weeks, totals


def at(lat: float, lon: float, basis: str = "venue") -> Position:
    return Position.model_validate({"lat": lat, "lon": lon, "basis": basis, "source": "atlas"})


@pytest.mark.parametrize(("hours", "weekday", "start", "end", "shut"), [
    ("Tu-Su 10:00-18:00", 1, 600, 1080, 0),
    ("Tu-Su 10:00-18:00", 0, 600, 660, 53),
    ("Tu-Su 10:00-18:00", 1, 599, 660, 53),
    ("Tu-Su 10:00-18:00", 1, 1050, 1081, 53),
    ("Mo-Su 18:00-02:00", 4, 1380, 1500, 0),  # Friday 23:00 to Saturday 01:00
    ("Mo-Su 18:00-02:00", 4, 1380, 1570, 53),
    ("24/7", 6, 1400, 1500, 0),
    ("Mo-Fr 22:00-05:00", 4, 1420, 1740, 0),
    ("Mo-Fr 22:00-05:00", 5, 1420, 1440, 53),
    ("Tu-Su 10:00-18:00; Aug 01-21 off", 1, 600, 660, 3),
    ("Nov-Mar Fr,Sa 19:00-21:30", 4, 1140, 1170, 31),
])  # fmt: skip
def test_weeks_in_which_a_stop_is_shut(hours: str, weekday: int, start: int, end: int, shut: int) -> None:
    assert shut_weeks(hours, weekday, "2023-05", start, end) == shut


def test_the_year_is_counted_from_when_hours_were_seen() -> None:
    """So that a build does not begin to fail because a day has passed."""
    until = "2023 Mo-Su 10:00-18:00"
    assert shut_weeks(until, 2, "2023-01-01", 600, 660) < shut_weeks(until, 2, "2023-11", 600, 660)


@pytest.mark.parametrize("by", MODES_OF_TRAVEL)
def test_a_leg_within_its_pace(by: str) -> None:
    """Ten kilometres, at the pace in the middle, are plausible by any mode; in no time they are not."""
    one, other = at(35.0, 139.0), at(35.0899, 139.0)
    pace = PACES[by]  # type: ignore[index]
    leg = Leg.model_validate({"by": by, "minutes": 1})
    way = reach(leg, one, other)
    assert way.km == pytest.approx(distance_km((35.0, 139.0), (35.0899, 139.0))) == pytest.approx(10, abs=0.01)
    assert way.least <= 600 / ((pace.fastest + pace.slowest) / 2) <= way.most
    assert way.least > 1


def test_a_vague_position_allows_more() -> None:
    leg = Leg.model_validate({"by": "walk", "minutes": 5})
    exact, vague = reach(leg, at(35, 139), at(35.01, 139)), reach(leg, at(35, 139, "area"), at(35.01, 139, "station"))
    assert vague.least < exact.least
    assert vague.most > exact.most
    assert exact.km == vague.km


def test_what_a_day_comes_to(folder: Folder) -> None:
    folder.add_day()
    profile = folder.guide().profile("alpha")
    assert profile is not None
    found = totals(profile, profile.routes[0])
    assert found.money == {"JPY": 700}
    assert not found.unpriced
    assert found.fares
    assert found.whole
    assert found.on_foot == 0
    assert found.km == pytest.approx(distance_km((35.4501, 139.6302), (35.51, 139.71)))
    assert [route.id for route in days_with(profile, profile.attractions[0])] == ["clocks-to-tram"]
    assert not days_with(profile, profile.attractions[2])


def test_what_is_not_known_is_told(folder: Folder) -> None:
    """A fare that no source gives, a price in words, a place without a position."""
    folder.add_day()
    folder.edit("cities/alpha.yml", ", fare: 200, currency: JPY, sources: [wire-2023]", "")
    folder.edit("cities/alpha.yml", "adult: 500, currency: JPY, note: Children half.", "note: Ask at the door.")
    folder.edit("cities/alpha.yml", "    position: {lat: 35.4501, lon: 139.6302, basis: venue, source: atlas}\n", "")
    profile = folder.guide().profile("alpha")
    assert profile is not None
    found = totals(profile, profile.routes[0])
    assert (found.money, [place.id for place in found.unpriced], found.fares, found.whole, found.km) == (
        {},
        ["clock-house"],
        False,
        False,
        0,
    )


def test_times_past_midnight() -> None:
    assert [clock(0), clock(605), clock(1440), clock(1530)] == ["00:00", "10:05", "00:00", "01:30"]
