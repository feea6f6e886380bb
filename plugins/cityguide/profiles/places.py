"""A place to go to, as a profile has it: where it is, when it opens, what it costs, whether it is there at all."""

from __future__ import annotations

import re
from typing import Annotated, Literal

import opening_hours
from pydantic import AfterValidator, Field, StringConstraints, model_validator

from cityguide.reading.fields import (
    Decimal,
    Language,
    Latitude,
    Line,
    Longitude,
    Minutes,
    PartialDate,
    Prose,
    Record,
    Slug,
    SourceId,
    Truth,
    WebAddress,
)

Kind = Literal[
    "museum", "gallery", "district", "transport", "hotel", "shop", "cafe", "show", "viewpoint",
    "showroom", "workshop", "campus", "park", "landmark", "experience",
]  # fmt: skip

Extent = Literal["yes", "no", "partly"]
"""How far something holds of a place; left out where no source tells and nothing about the place does."""

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


def _opening_hours(text: str) -> str:
    """OpenStreetMap's `opening_hours` syntax (https://wiki.openstreetmap.org/wiki/Key:opening_hours).

    Without what only guesses could turn into hours of a day: the sun, an open end, comments, `unknown`.
    """
    if found := re.search(r"sunrise|sunset|dawn|dusk|\d\s*\+|unknown|\"", text, re.IGNORECASE):
        raise ValueError(f"'{found[0]}' in '{text}' gives no hours of the clock; say it in words as 'note'")
    try:
        opening_hours.OpeningHours(text)
    except opening_hours.ParserError as error:  # type: ignore[attr-defined]
        wanted = str(error).rstrip().rsplit("= ", 1)[-1]
        raise ValueError(f"'{text}' is not in OpenStreetMap's opening_hours syntax ({wanted})") from error
    return text


def _days(text: str) -> str:
    """Days of the week in the same syntax, without hours: `Mo-Sa`, `Mo,We-Fr`."""
    day = "(Mo|Tu|We|Th|Fr|Sa|Su)"
    if not re.fullmatch(rf"{day}(-{day})?(,{day}(-{day})?)*", text):
        raise ValueError(f"'{text}' are no days of the week; write them as in Mo-Fr or Mo,We-Sa")
    return text


class Position(Record):
    """WGS 84 degrees, and what exactly they point at."""

    latitude: Latitude = Field(alias="lat")
    longitude: Longitude = Field(alias="lon")
    basis: Literal["venue", "station", "area"]
    of: Line | None = None
    source: SourceId


class Hours(Record):
    """When a place is open: in OpenStreetMap's syntax, in words where that can't say it, or both.

    `days` are for a source that gives the days and not the hours.
    Without `as_of` the date is that of the first of `sources`; without `sources` too, it is the place's.
    """

    osm: Annotated[str, AfterValidator(_opening_hours)] | None = None
    days: Annotated[str, AfterValidator(_days)] | None = None
    note: Prose | None = None
    as_of: PartialDate | None = None
    sources: tuple[SourceId, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Hours:
        if self.osm is None and self.days is None and self.note is None:
            raise ValueError("write the hours as 'osm', as 'note' or as both")
        if self.osm is not None and self.days is not None:
            raise ValueError("'osm' tells the days as well; leave out 'days'")
        return self


class Price(Record):
    """What an adult pays, in units of `currency`; `free` where nothing is charged. Dated as `Hours` are."""

    free: Truth = False
    adult: Annotated[Decimal, Field(ge=0)] | None = None
    currency: Currency | None = None
    note: Prose | None = None
    as_of: PartialDate | None = None
    sources: tuple[SourceId, ...] = ()

    @model_validator(mode="after")
    def _agrees(self) -> Price:
        if self.free and self.adult:
            raise ValueError("a place is either free or has an 'adult' price")
        if (self.adult is None) != (self.currency is None):
            raise ValueError("'adult' and 'currency' go together")
        if not self.free and self.adult is None and self.note is None:
            raise ValueError("write 'adult' with 'currency', 'free: true' or a 'note'")
        return self


class Status(Record):
    state: Literal["open", "closed", "unknown"]
    as_of: PartialDate
    note: Prose | None = None


class Attraction(Record):
    """A place to go to. `step_free`: whether it is reached without a step; `indoors`: whether it is under a roof."""

    id: Slug
    name: Line
    local_name: Line | None = None
    language: Language | None = None
    romanised: Line | None = None
    kind: Kind
    city: Slug
    address: Line | None = None
    position: Position | None = None
    hours: Hours | None = None
    price: Price | None = None
    duration: Minutes | None = None
    nearest_station: Line | None = None
    site: WebAddress | None = None
    accessibility: Prose | None = None
    step_free: Extent | None = None
    indoors: Extent | None = None
    status: Status
    shows: Prose
    sources: tuple[SourceId, ...] = Field(min_length=1)
    as_of: PartialDate

    @model_validator(mode="after")
    def _told_in_words(self) -> Attraction:
        if self.step_free and not self.accessibility:
            raise ValueError("'step_free' sums up what 'accessibility' tells; write that too, as its source has it")
        return self
