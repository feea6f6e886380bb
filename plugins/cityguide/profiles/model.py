"""The profile of a city cluster: the shape of a file in `cities/`."""

from __future__ import annotations

import re
import zoneinfo
from functools import cache
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from cityguide.profiles.cities import City, LocalName
from cityguide.profiles.places import Attraction
from cityguide.profiles.practical import Practical
from cityguide.reading.fields import ClusterId, Line, Prose, Record

Accent = Literal["petrol", "indigo", "celadon", "poppy", "cinnabar", "bauhinia"]
"""The colours a cluster may wear; `assets/css/tokens.css` gives each for light and dark."""


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def _time_zone(text: str) -> str:
    """Checked against the machine's copy of the database, where it has one."""
    known = _time_zones()
    if not re.fullmatch(r"[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_]+)+", text) or (known and text not in known):
        raise ValueError(f"'{text}' is not a time zone of the IANA database; write it as in Asia/Seoul")
    return text


class Section(Record):
    title: Line
    text: Prose


class Profile(Record):
    """A cluster's profile: a file in `cities/`, named after the cluster's id.

    `timezone` is the clock of all its cities, by its name in the IANA database, https://www.iana.org/time-zones.
    """

    cluster: ClusterId
    name: Line
    accent: Accent = "petrol"
    timezone: Annotated[str, AfterValidator(_time_zone)] | None = None
    local_names: tuple[LocalName, ...] = ()
    tagline: Annotated[Line, StringConstraints(max_length=90)]
    summary: Annotated[Prose, StringConstraints(max_length=420)]
    cities: tuple[City, ...] = Field(min_length=1)
    story: tuple[Section, ...] = Field(min_length=1)
    attractions: tuple[Attraction, ...] = Field(min_length=1)
    practical: Practical = Practical()
