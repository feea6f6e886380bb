"""A day in a profile: its stops in order, and the way from each to the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from cityguide.problems.problem import RefusedError
from cityguide.profiles.visiting import Currency, Days, Position
from cityguide.reading.fields import Clock, Decimal, Line, ProseText, Record, Slug, SourceId, Whole, Words, optional, told

Mode = Literal["walk", "bicycle", "metro", "train", "bus", "tram", "boat", "taxi", "cableway"]
MODES_OF_TRAVEL: Mapping[Mode, str] = {
    "walk": "on foot",
    "bicycle": "by bicycle",
    "metro": "underground, light rail or a people mover",
    "train": "on a railway, fast or slow",
    "bus": "by bus",
    "tram": "on rails in the street, a cable car as well",
    "boat": "by ferry",
    "taxi": "in a car, with or without a driver",
    "cableway": "in a cabin on a rope",
}
BY_MODE: Mapping[Mode, str] = {mode: "on foot" if mode == "walk" else f"by {mode}" for mode in MODES_OF_TRAVEL}
"""How one goes, in two words."""


class Leg(Record):
    """The way from a stop to the next."""

    by: Annotated[Mode, Words(MODES_OF_TRAVEL)] = told("How one gets there.", "metro")
    line: Line | None = optional("Which line, and where to get on and off if that is not plain.", "Line 2, three stops")
    minutes: Annotated[Whole, Field(ge=1, le=600)] = told(
        "How many minutes it takes from door to door, with the walk to the platform and the wait.", 15
    )
    fare: Annotated[Decimal, Field(ge=0)] | None = optional("What one adult pays, as a number alone.", 1550)
    currency: Currency | None = optional("The currency of `fare`, by its code of three letters.", "KRW")
    note: ProseText | None = optional("What one has to know on the way.", "The front seat is first come, first served.")
    sources: tuple[SourceId, ...] = optional(
        "The ids of the sources for the line and the fare. The minutes are always told as our reckoning.",
        ["koreaexperience-fares"],
    )

    @model_validator(mode="after")
    def _agrees(self) -> Leg:
        if (self.fare is None) != (self.currency is None):
            raise ValueError("'fare' and 'currency' go together")
        if self.fare is not None and not self.sources:
            raise RefusedError("a fare needs 'sources'; without one leave it out", "missing-key", key="fare")
        return self


class Stop(Record):
    """A place of the day: when one comes, how long one stays, and how one goes on."""

    place: Slug = told("The place's id, one of this file's `attractions`.", "seoul-gallery")
    arrive: Clock = told("When one comes, by the clock of the place.", "09:30")
    stay: Annotated[Whole, Field(ge=1, le=720)] = told("How many minutes one stays; for a ride, how long it takes.", 45)
    note: ProseText | None = optional("What to do there on this day.", "Touch *parks* on the screen, and every park lights up.")
    ends_at: Position | None = optional(
        "Where a ride lets you off, when that is not where it began.",
        {"lat": 37.5705, "lon": 126.9992, "basis": "station", "of": "Jongno 5-ga Station (Line 1)", "source": "live-bmw-stations"},
        title="Lets you off at",
    )
    leg: Leg | None = optional("The way to the next stop. The last stop has none.", {"by": "walk", "minutes": 12}, title="On to the next")

    @property
    def arrives(self) -> int:
        """Minutes from midnight at which one comes."""
        hours, minutes = self.arrive.split(":")
        return int(hours) * 60 + int(minutes)

    @property
    def leaves(self) -> int:
        """Minutes from midnight at which one leaves; beyond 24 hours when the stay goes past midnight."""
        return self.arrives + self.stay


class Route(Record):
    """A day through places of a profile. The build checks that each stop is open then and that the way can be gone in the time."""

    id: Slug = told("A short name of your own, the end of the address of the day's page.", "model-to-taxi")
    aliases: tuple[Slug, ...] = optional("Ids that the day had before. Whoever comes by an old address is led to the new one.", ["one-day"])
    occasion: Annotated[Line, StringConstraints(max_length=30)] = told("What sort of day it is for.", "Rain, or children")
    title: Annotated[Line, StringConstraints(max_length=70)] = told("Its name: where it goes, or by what.", "From the model to the taxi")
    line: Annotated[Line, StringConstraints(max_length=110)] = told(
        "What it is, in a sentence.", "Six stops from the cellar of City Hall to a taxi that steers itself."
    )
    days: Days = told("The days of the week on which it can be gone.", "Tu-Fr")
    stops: tuple[Stop, ...] = told(
        "Its stops in order, four to six of them.",
        [
            {"place": "seoul-gallery", "arrive": "09:00", "stay": 45, "leg": {"by": "walk", "minutes": 12}},
            {"place": "kt-onmaru", "arrive": "10:00", "stay": 45},
        ],
        min_length=2,
        max_length=8,
    )
    why: ProseText = told("Why in this order.", "The gallery opens first, and the taxi runs only after ten at night.")
    late: ProseText = told("What to leave out when it gets late.", "Leave out the design plaza: its square never shuts.")

    @model_validator(mode="after")
    def _goes_on(self) -> Route:
        *earlier, last = self.stops
        for number, stop in enumerate(earlier, start=1):
            if stop.leg is None:
                raise RefusedError(f"stop {number} needs a 'leg': the way to the next stop", "missing-key", key="stops")
        if last.leg is not None:
            raise RefusedError("the last stop has no 'leg': it leads nowhere", "missing-key", key="stops")
        return self
