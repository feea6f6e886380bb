"""Places that a section of a story names and does not list, so that no card of them stands below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cityguide.problems.problem import Problem
from cityguide.profiles.places import Attraction
from cityguide.profiles.reading import ProfileFile


def unlisted_places(file: ProfileFile) -> Iterator[Problem]:
    """A note for each place that a section speaks of by name, in English or in local script, and that is not among its `places`."""
    for index, section in enumerate(file.profile.story):
        for place in file.profile.attractions:
            named = next((name for name in names_of(place) if _speaks_of(section.text, name)), None)
            if named is not None and place.id not in section.places and place.status.state != "closed":
                said = f"this section speaks of {named}; add '{place.id}' to its 'places', or its card won't stand below it"
                yield file.document.at_words(("story", index, "text"), named, 0, said, "unlisted-place", field="section.places")


def _speaks_of(text: str, name: str) -> bool:
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def names_of(place: Attraction) -> list[str]:
    """What a text may call a place: its name without what stands in brackets, what stands in them, and its local name."""
    whole, _, short = place.name.rstrip(")").partition(" (")
    return [name for name in (whole.strip(), short.strip(), place.local_name or "") if len(name) > 2]
