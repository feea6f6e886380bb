"""Names that a cluster's maps can't bear: too long for them, or on them twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cityguide.problems.problem import Problem
from cityguide.profiles.model import Profile
from cityguide.profiles.places import LONGEST_ON_MAP
from cityguide.profiles.reading import ProfileFile
from cityguide.reading.yaml_file import Loc

_MEND: Mapping[str | int, tuple[str, str]] = {
    "cities": ("city.name", "give this city another"),
    "attractions": ("attraction.short_name", "give this place a 'short_name' of its own"),
    "labels": ("map-label.name", "leave this one out"),
}
"""By the list that a name stands in, the field to mend, and how."""


def map_name_problems(file: ProfileFile) -> Iterator[Problem]:
    """A warning for each place on a map whose name is too long for it, and for each name that a map would bear twice.

    A city that has only been begun is left alone, and so are places that have closed or have no position.
    """
    if file.profile.begun:
        return
    yield from _too_long(file)
    first: dict[str, str] = {}
    for loc, name, what in _on_the_map(file.profile):
        if name.casefold() in first:
            field, mend = _MEND[loc[0]]
            said = f"maps have the name '{name}' already, {first[name.casefold()]}; {mend}"
            yield file.document.at_value(loc, said, "same-map-name", field=field)
        first.setdefault(name.casefold(), what)


def _too_long(file: ProfileFile) -> Iterator[Problem]:
    for index, place in enumerate(file.profile.attractions):
        if place.map_name is None and place.position and place.status.state != "closed":
            said = f"maps have room for {LONGEST_ON_MAP} characters of a name; give this place a 'short_name' as well"
            yield file.document.at_value(("attractions", index, "name"), said, "no-map-name", field="attraction.short_name")


def _on_the_map(profile: Profile) -> Iterator[tuple[Loc, str, str]]:
    """Where each name on the map stands in the file, the name, and what has it. Quarters and waters come last: they can be left out."""
    for index, city in enumerate(profile.cities):
        yield ("cities", index, "name"), city.name, "for a city"
    for index, place in enumerate(profile.attractions):
        if place.map_name and place.position and place.status.state != "closed":
            yield ("attractions", index, "short_name" if place.short_name else "name"), place.map_name, f"for {place.name}"
    for index, label in enumerate(profile.labels):
        yield ("labels", index, "name"), label.name, f"for a {label.kind}"
