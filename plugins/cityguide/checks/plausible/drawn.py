"""What maps and charts can hardly show as it is written: names, places beyond a shore, clusters that look alike."""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Mapping

from cityguide.earth import EARTH_KM
from cityguide.guide import Guide
from cityguide.problems.problem import Problem
from cityguide.profiles.model import SHAPES, Profile
from cityguide.profiles.places import LONGEST_ON_MAP, Attraction
from cityguide.profiles.reading import ProfileFile
from cityguide.profiles.visiting import Position
from cityguide.reading.yaml_file import Loc
from cityguide.reads import untold

_MEND: Mapping[str | int, tuple[str, str]] = {
    "cities": ("city.name", "give this city another"),
    "attractions": ("attraction.short_name", "give this place a 'short_name' of its own"),
    "labels": ("map-label.name", "leave this one out"),
}
"""By the list that a name stands in, the field to mend, and how."""

ABOUT_KM = 10.9
"""How far a shore has to reach beyond a place and a city. `cityguide shore` takes 11 km; the rest is for rounding."""


def map_name_problems(file: ProfileFile) -> Iterator[Problem]:
    """A warning for each place on a map whose name is too long for it, and for each name that a map would bear twice.

    A city that has only been begun is left alone, and so are places that have closed or have no position.
    """
    if file.profile.begun:
        return
    for loc, place, _ in _on_maps(file.profile):
        if place.map_name is None:
            said = f"maps have room for {LONGEST_ON_MAP} characters of a name; give this place a 'short_name' as well"
            yield file.document.at_value((*loc, "name"), said, "no-map-name", field="attraction.short_name")
    first: dict[str, str] = {}
    for loc, name, what in _names_on_maps(file.profile):
        if name.casefold() in first:
            field, mend = _MEND[loc[0]]
            said = f"maps have the name '{name}' already, {first[name.casefold()]}; {mend}"
            yield file.document.at_value(loc, said, "same-map-name", field=field)
        first.setdefault(name.casefold(), what)


def _on_maps(profile: Profile) -> Iterator[tuple[Loc, Attraction, Position]]:
    """The places that maps show, each with where it stands in the file."""
    for index, place in enumerate(profile.attractions):
        if place.position and place.status.state != "closed":
            yield ("attractions", index), place, place.position


def _names_on_maps(profile: Profile) -> Iterator[tuple[Loc, str, str]]:
    """Where each name on the map stands in the file, the name, and what has it. Quarters and waters come last: they can be left out."""
    for index, city in enumerate(profile.cities):
        yield ("cities", index, "name"), city.name, "for a city"
    for loc, place, _ in _on_maps(profile):
        if place.map_name:
            yield (*loc, "short_name" if place.short_name else "name"), place.map_name, f"for {place.name}"
    for index, label in enumerate(profile.labels):
        yield ("labels", index, "name"), label.name, f"for a {label.kind}"


def shore_problems(guide: Guide, file: ProfileFile) -> Iterator[Problem]:
    """A warning for the first city or place that lies beyond the window of its cluster's shore, or at its edge; none without a shore.

    Its maps stand on the coarse coast of the world.
    """
    profile, shore = file.profile, guide.terrain(file.profile.cluster).shore
    if shore is None:
        return
    spots: list[tuple[Loc, str, float, float, str]] = [
        (("cities", index, "lat"), city.name, city.latitude, city.longitude, "city.lat") for index, city in enumerate(profile.cities)
    ]
    spots += [
        ((*loc, "position", "lat"), place.name, position.latitude, position.longitude, "position.lat")
        for loc, place, position in _on_maps(profile)
    ]
    for loc, name, latitude, longitude, field in spots:
        if not _reaches(shore.window, latitude, longitude):
            said = f"{name} lies beyond data/shores/{profile.cluster}.json; make that file again: cityguide shore {profile.cluster}"
            yield file.document.at_value(loc, said, "shore-outgrown", field=field)
            return


def _reaches(window: tuple[float, float, float, float], latitude: float, longitude: float) -> bool:
    west, south, east, north = window
    up = math.degrees(ABOUT_KM / EARTH_KM)
    across = up / max(math.cos(math.radians(latitude)), 0.01)
    turns = (longitude - 360, longitude, longitude + 360)
    return south + up <= latitude <= north - up and any(west + across <= turn <= east - across for turn in turns)


def shared_looks(guide: Guide, only: Container[str] | None = None) -> Iterator[Problem]:
    """A note for each profile whose accent and symbol an earlier one has; it names a symbol that is free. With `only` for files of these
    names.
    """
    worn: dict[tuple[str, str], str] = {}
    symbols: dict[str, set[str]] = {}
    for accent, symbol in guide.looks.values():
        symbols.setdefault(accent, set()).add(symbol)
    every = set().union(*symbols.values())
    for file in sorted(guide.files, key=lambda file: file.profile.cluster):
        profile = file.profile
        first = worn.setdefault((profile.accent, profile.symbol), profile.name)
        if first != profile.name and (only is None or file.name in only):
            free = next((symbol for taken in (every, symbols[profile.accent]) for symbol in SHAPES if symbol not in taken), None)
            mend = f"; the symbol '{free}' is free" if free else "; give one of them another accent"
            worn_by_both = f"the accent '{profile.accent}' and the symbol '{profile.symbol}'"
            said = f"charts can't tell {first} and {profile.name} apart: both have {worn_by_both}{mend}"
            with untold():  # who asks again after a change in the file asks for its lines, too
                document = file.document
            loc = next((key,) for key in ("symbol", "accent", "cluster") if (key,) in document.spans)
            yield document.at_value(loc, said, "same-look", field="profile.symbol")
