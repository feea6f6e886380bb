"""What a visitor to a place must know: where exactly it is, when it opens, what it costs, whether it still exists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from cityguide.problems.problem import Near, RefusedError
from cityguide.profiles.hours_grammar import read_opening_hours
from cityguide.profiles.hours_words import DAY_WORDS, HOLIDAY_WORDS, IN_WORDS, MONTH_WORDS, refused
from cityguide.reading import lenient
from cityguide.reading.fields import (
    Decimal,
    Form,
    Latitude,
    Line,
    Longitude,
    PartialDate,
    ProseText,
    Record,
    SourceId,
    Truth,
    Words,
    optional,
    told,
)

Basis = Literal["venue", "station", "area"]
BASES: Mapping[Basis, str] = {
    "venue": "the place itself",
    "station": "the station or stop nearest to it",
    "area": "the quarter or street that it is in",
}

PlaceState = Literal["open", "closed", "unknown"]
PLACE_STATES: Mapping[PlaceState, str] = {
    "open": "a source shows that it receives visitors",
    "closed": "shut, for good or for long; it leaves the map and the cards, and its page says so first",
    "unknown": "no source we found tells how it is now",
}

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$"), Form("Write three capital letters, as in JPY.", "^[A-Z]{3}$")]

_DAY = "(Mo|Tu|We|Th|Fr|Sa|Su)"
_DAYS = f"{_DAY}(-{_DAY})?(,{_DAY}(-{_DAY})?)*"


def _opening_hours(text: str) -> str:
    """OpenStreetMap's `opening_hours` syntax (https://wiki.openstreetmap.org/wiki/Key:opening_hours), as far as `hours_grammar` reads it.

    What has no fixed hours is told apart: sunrise and sunset, an open end, comments, `unknown`.
    """
    if found := re.search(r"sunrise|sunset|dawn|dusk|\d{1,2}:\d\d\s*\+|unknown|\"", text, re.IGNORECASE):
        said = f"'{found[0]}' in '{text}' gives no hours of the clock; {IN_WORDS}"
        raise refused(text, found.start(), found.end(), said)
    read_opening_hours(text)
    return text.strip()


def _days(text: str) -> str:
    """Checks days of the week in the same syntax, without hours: `Mo-Sa`, `Mo,We-Fr`."""
    if not re.fullmatch(_DAYS, text):
        said = f"'{text}' are no days of the week; write them as in Mo-Fr or Mo,We-Sa"
        raise RefusedError(said, "days", Near.sure_of(lenient.days(text)))
    return text


def _hours_pattern() -> str:
    """A pattern that all hours in that syntax match and most slips do not. It reads a text once: no part of it can be read in two ways."""

    def any_case(words: str) -> str:
        return re.sub("[A-Za-z]", lambda letter: f"[{letter[0].upper()}{letter[0].lower()}]", words)

    span = "[0-9]{1,2}:[0-9]{2} *- *[0-9]{1,2}:[0-9]{2}"
    spans = f"{span}(?: *, *{span})*"
    words = any_case("|".join((*DAY_WORDS, *MONTH_WORDS, *HOLIDAY_WORDS, "week", "easter(?: *[-+] *[0-9]+ *days?)?")))
    days = f"(?:(?:{words}|[0-9](?![0-9]?:[0-9])|[-:,/\\[\\]]) *)*"  # of digits those that are no part of a time
    modifier = f"{any_case('(?:off|closed|open)')}(?: *, +{spans})?"
    rule = f"(?:24/7|{days}(?:{spans}|{modifier}))(?: *{modifier})*"
    return f"^ *{rule}(?: *(?:; *|, +(?=[A-Za-z]|24/7|[0-9]{{4}})){rule})* *$"


OpeningHours = Annotated[str, AfterValidator(_opening_hours), Form("Write the hours as in Tu-Su 10:00-18:00; PH off.", _hours_pattern())]
Days = Annotated[str, AfterValidator(_days), Form("Write days of the week as in Mo-Fr or Mo,We-Sa.", f"^{_DAYS}$")]


class Position(Record):
    """A point on the map in WGS 84, and what exactly it points at.

    WGS 84 is what satellites and OpenStreetMap use. Maps of mainland China (Amap, Baidu, Google there) are shifted by some hundred metres.
    """

    latitude: Latitude = told(
        "Degrees north of the equator, with a minus sign when south of it, in WGS 84. On OpenStreetMap and most other maps: press on the "
        "place for a while, and both numbers are shown, latitude first. Not from Amap, Baidu or Google for mainland China: their maps are "
        "shifted by some hundred metres (GCJ-02, BD-09).",
        37.5715,
        alias="lat",
        title="Latitude",
    )
    longitude: Longitude = told(
        "Degrees east of Greenwich, with a minus sign when west of it.",
        126.9772,
        alias="lon",
        title="Longitude",
    )
    basis: Annotated[Basis, Words(BASES)] = told(
        "What the point is: the place itself, or only something near it.", "venue", title="Points at"
    )
    of: Line | None = optional(
        "The name of what the point shows, when it is not the place itself.", "Gwanghwamun Station (Line 5)", title="Of what"
    )
    source: SourceId = told("The id of the source that gives latitude and longitude.", "live-bmw-stations")


class Hours(Record):
    """When a place is open: as a week in a short form that machines read as well (`osm`), in words where that can't say it, or both."""

    osm: OpeningHours | None = optional(
        "The hours as OpenStreetMap writes them (https://wiki.openstreetmap.org/wiki/Key:opening_hours): days by two letters, the clock "
        "from 00:00 to 24:00, `PH` for public holidays, `off` for closed, a semicolon between rules. What only the sun, the season or the "
        "staff know belongs in `note`.",
        "Tu-Su 10:00-18:00; PH off",
        title="Opening hours",
    )
    days: Days | None = optional(
        "Days of the week alone, where the source gives days and no hours. Leave it out beside `osm`.",
        "Mo-Fr",
        title="Open on",
    )
    note: ProseText | None = optional(
        "What the hours leave unsaid: last entry, breaks, days that change, other sources that differ.",
        "Last entry 16:00. Closed in the first days of the Spring Festival.",
    )
    as_of: PartialDate | None = optional(
        "The date that the hours hold for, by their source. Without it they are dated as the first of `sources` is, or else as the place "
        "is. Old hours are printed too, with when they were seen.",
        "2025-07-23",
        title="As of",
    )
    sources: tuple[SourceId, ...] = optional(
        "The ids of the sources that give the hours, where they are not those of the whole place.", ["jgjsgs-cstm-2025"]
    )

    @model_validator(mode="after")
    def _says_something(self) -> Hours:
        if self.osm is None and self.days is None and self.note is None:
            raise ValueError("write the hours as 'osm', as 'note' or as both")
        if self.osm is not None and self.days is not None:
            raise ValueError("'osm' tells the days as well; leave out 'days'")
        return self


class Price(Record):
    """What an adult pays; or that nothing is charged; or, where that can't be said by a number, a note in words."""

    free: Truth = told("`true` where nobody pays to get in. Else leave it out.", True, default=False, title="Free of charge")
    adult: Annotated[Decimal, Field(ge=0)] | None = optional(
        "What one adult pays at the usual rate, as a number alone: no sign, no commas. Other rates belong in `note`.",
        30,
        title="Adult price",
    )
    currency: Currency | None = optional(
        "The currency of `adult`, by its code of three letters: the one that is charged at the till, not one you reckoned it into.",
        "CNY",
    )
    note: ProseText | None = optional(
        "Who pays less, what costs extra, whether one must book, what sources disagree on.",
        "Main hall. In 2012 students paid 20.",
    )
    as_of: PartialDate | None = optional(
        "The date that the price holds for, by its source. Without it, it is dated as the first of `sources` is, or else as the place is. "
        "An old price is printed too, with when it was seen.",
        "2025-07-23",
        title="As of",
    )
    sources: tuple[SourceId, ...] = optional(
        "The ids of the sources that give the price, where they are not those of the whole place.", ["jgjsgs-cstm-2025"]
    )

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
    """Whether the place can be visited at all, and when that was last seen to be so."""

    state: Annotated[PlaceState, Words(PLACE_STATES)] = told(
        "Whether it is there and receives visitors, as the newest source has it.", "open"
    )
    as_of: PartialDate = told(
        "The date of the source that shows it open or closed, as exact as it gives it. Not the day on which you looked.",
        "2026-05-01",
        title="As of",
    )
    note: ProseText | None = optional(
        "How that is known, and what may change it: the last visit somebody tells of, repairs, a move.",
        "Opened on 8 August 2025. No later visit was found.",
    )
