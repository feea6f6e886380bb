"""Names too long for a map, and names that a map would bear twice."""

from __future__ import annotations

import pytest
from small_project import Folder

from cityguide.checks.plausible.drawn import map_name_problems
from cityguide.profiles.reading import ProfileFile

FILE = "cities/alpha.yml"
LONG = "name: Museum of All the Clocks"
LABELS = """\
labels:
  - {{name: Sea, kind: water, lat: 35.41, lon: 139.75, source: atlas}}
  - {{name: {}, kind: district, lat: 35.46, lon: 139.65, source: atlas}}
story:"""


def alpha(folder: Folder) -> ProfileFile:
    return next(file for file in folder.guide().files if file.profile.cluster == "alpha")


def found(folder: Folder) -> list[str]:
    """Each warning as `file:line:column code message`."""
    problems = list(map_name_problems(alpha(folder)))
    assert {problem.severity for problem in problems} <= {"warning"}
    return [f"{problem.at} {problem.code} {problem.message}" for problem in problems]


def test_the_small_project_fits_on_its_maps(folder: Folder) -> None:
    assert found(folder) == []


def test_a_name_too_long_for_a_map(folder: Folder) -> None:
    folder.edit(FILE, "name: Clock House", LONG)
    assert found(folder) == [
        f"{folder.place(FILE, 'Museum of All')} no-map-name "
        "maps have room for 22 characters of a name; give this place a 'short_name' as well"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Clock House", f"{LONG}\n    short_name: Clock Museum"),
        ("name: Clock House", "name: Clock House, with all its clocks"),
        ("name: Clock House", "name: Clock House of the Sea"),
        ("name: Radio Hall", LONG),
    ],
    ids=["a shorter one is given", "short up to the comma", "22 characters", "closed, and without a position"],
)
def test_names_that_a_map_has_room_for_or_does_not_bear(folder: Folder, old: str, new: str) -> None:
    folder.edit(FILE, old, new)
    assert found(folder) == []


def test_a_closed_place_leaves_the_map(folder: Folder) -> None:
    folder.edit(FILE, "name: Clock House", LONG)
    folder.edit(FILE, "state: open, as_of: 2023-05-01", "state: closed, as_of: 2023-05-01")
    assert found(folder) == []


def test_a_place_that_no_map_shows(folder: Folder) -> None:
    folder.edit(FILE, "name: Clock House", LONG)
    folder.edit(FILE, "    position: {lat: 35.4501, lon: 139.6302, basis: venue, source: atlas}\n", "")
    assert found(folder) == []


def test_a_city_just_begun_is_left_alone(folder: Folder) -> None:
    folder.edit(FILE, "name: Clock House", LONG)
    text = folder.read(FILE)
    folder.write(FILE, text[: text.index("story:")] + text[text.index("attractions:") :])
    assert found(folder) == []


def test_two_places_of_one_name(folder: Folder) -> None:
    """What makes the names differ stands behind the comma; capitals alone don't tell them apart."""
    folder.edit(FILE, "name: The <3 Tram", "name: Clock house, by the quay")
    assert found(folder) == [
        f"{folder.place(FILE, 'Clock house, by')} same-map-name "
        "maps have the name 'Clock house' already, for Clock House; give this place a 'short_name' of its own"
    ]
    folder.edit(FILE, "name: Clock house, by the quay", "name: Clock house, by the quay\n    short_name: Quay clocks")
    assert found(folder) == []


def test_a_short_name_that_another_place_has(folder: Folder) -> None:
    folder.edit(FILE, "name: The <3 Tram", "name: The <3 Tram\n    short_name: CLOCK HOUSE")
    assert found(folder) == [
        f"{folder.place(FILE, 'CLOCK HOUSE')} same-map-name "
        "maps have the name 'CLOCK HOUSE' already, for Clock House; give this place a 'short_name' of its own"
    ]


def test_a_place_named_as_its_city(folder: Folder) -> None:
    folder.edit(FILE, "name: The <3 Tram", "name: Harbour (tram)")
    assert found(folder) == [
        f"{folder.place(FILE, 'Harbour (tram)')} same-map-name "
        "maps have the name 'Harbour' already, for a city; give this place a 'short_name' of its own"
    ]


@pytest.mark.parametrize(
    ("name", "first"), [("Harbour", "for a city"), ("Clock House", "for Clock House"), ("Sea", "for a water"), ("Old Canal", None)]
)
def test_a_quarter_that_repeats_a_name(folder: Folder, name: str, first: str | None) -> None:
    """Whatever else has the name, it is the quarter that can be left out."""
    folder.edit(FILE, "story:", LABELS.format(name))
    said = f"same-map-name maps have the name '{name}' already, {first}; leave this one out"
    assert found(folder) == ([f"{folder.place(FILE, f'{name}, kind: district')} {said}"] if first else [])
