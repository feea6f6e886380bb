"""The cities of a cluster, and the names people there call them by."""

from __future__ import annotations

from pydantic import Field

from cityguide.reading.fields import EconomyCode, Language, Latitude, Line, Longitude, PartialDate, Record, Slug, SourceId, Whole


class LocalName(Record):
    """A name in a script that is used at the place."""

    text: Line
    language: Language
    romanised: Line | None = None


class Population(Record):
    """Inhabitants of what `of` names, at `as_of`; without `as_of` the source gives no date."""

    value: Whole = Field(ge=1)
    of: Line
    as_of: PartialDate | None = None
    source: SourceId


class City(Record):
    id: Slug
    name: Line
    local_name: Line | None = None
    language: Language | None = None
    romanised: Line | None = None
    economy: EconomyCode
    latitude: Latitude = Field(alias="lat")
    longitude: Longitude = Field(alias="lon")
    position_source: SourceId
    population: Population | None = None
