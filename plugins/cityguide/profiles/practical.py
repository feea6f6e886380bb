"""What a visitor needs to know on the ground."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from cityguide.reading.fields import EconomyCode, Language, Line, PartialDate, Prose, Record, SourceId


class Note(Record):
    """A practical matter: what to know, where it holds, who says so and as of when."""

    title: Line | None = None
    local_name: Line | None = None
    language: Language | None = None
    economy: EconomyCode | None = None
    text: Prose
    as_of: PartialDate | None = None
    sources: tuple[SourceId, ...] = Field(min_length=1)


class EmergencyNumber(Record):
    service: Line
    number: Annotated[str, StringConstraints(pattern=r"^[0-9+ ]{2,16}$")]
    economy: EconomyCode
    sources: tuple[SourceId, ...] = Field(min_length=1)


class Practical(Record):
    """What a visitor needs on the ground. What is left out is shown as not yet known."""

    arriving: tuple[Note, ...] = ()
    getting_about: tuple[Note, ...] = ()
    paying: tuple[Note, ...] = ()
    connectivity: tuple[Note, ...] = ()
    language: tuple[Note, ...] = ()
    power: tuple[Note, ...] = ()
    time_and_money: tuple[Note, ...] = ()
    season: tuple[Note, ...] = ()
    etiquette: tuple[Note, ...] = ()
    emergency: tuple[EmergencyNumber, ...] = ()
