"""A place to go to in a profile."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import StringConstraints, model_validator

from cityguide.problems.problem import RefusedError
from cityguide.profiles.photographs import Photograph
from cityguide.profiles.visiting import Hours, Position, Price, Status
from cityguide.reading.fields import (
    Language,
    Line,
    Minutes,
    PartialDate,
    ProseText,
    Record,
    Slug,
    SourceId,
    WebAddress,
    Words,
    optional,
    told,
)

PlaceKind = Literal[
    "museum", "gallery", "library", "district", "transport", "hotel", "shop", "market", "cafe", "restaurant", "show", "viewpoint",
    "showroom", "workshop", "campus", "park", "landmark", "experience",
]  # fmt: skip

PLACE_KINDS: Mapping[PlaceKind, str] = {
    "museum": "a collection on show",
    "gallery": "a house for art that changes, or that sells it",
    "library": "a house of books that anyone may sit in",
    "district": "a quarter or street to walk",
    "transport": "a ride: bus, train, boat, taxi, lift",
    "hotel": "a place to sleep in",
    "shop": "a place to buy in, an arcade as well",
    "market": "stalls, under a roof or in the street",
    "cafe": "a place for a cup or a snack",
    "restaurant": "a place to eat a meal in",
    "show": "something performed at set times",
    "viewpoint": "a place to look from",
    "showroom": "where a firm shows what it makes",
    "workshop": "where something is made, and visitors watch or join in",
    "campus": "the grounds of a university, an institute or a firm",
    "park": "a garden or open green",
    "landmark": "a building or a thing to look at from outside",
    "experience": "something to do that is none of the others",
}

Extent = Literal["yes", "no", "partly"]
"""Whether something is true of a place; left out when no source says so and it does not follow from what the place is."""

STEP_FREE: Mapping[Extent, str] = {
    "yes": "all that one comes for is reached without a step",
    "no": "there are steps, and no way round them",
    "partly": "some of it is reached without a step",
}
PlaceVerdict = Literal["go", "if-near", "skip"]
PLACE_VERDICTS: Mapping[PlaceVerdict, str] = {
    "go": "worth a way of its own",
    "if-near": "worth it when you are close by",
    "skip": "leave it out, unless it is your subject",
}

LONGEST_ON_MAP = 22
"""Characters of a place's name on a map."""

INDOORS: Mapping[Extent, str] = {
    "yes": "all under a roof: good in rain",
    "no": "all out of doors",
    "partly": "some of it is under a roof",
}


class Attraction(Record):
    """A place to go to, with all that a visitor asks of it: it has a card and a page. What no source tells is left out, here and there."""

    id: Slug = told(
        "A short name of your own for the place, unlike that of any other in the file. It is the end of the address of the place's page. "
        "If it has to change, keep the old one in `aliases`.",
        "museum-of-clocks",
    )
    aliases: tuple[Slug, ...] = optional(
        "Ids that the place had before. Whoever comes by an old address is led to the new one.", ["clock-museum"]
    )
    name: Line = told("The name in English: the place's own if it has one, else a plain translation.", "Cheonggye A01 self-driving shuttle")
    short_name: Annotated[Line, StringConstraints(max_length=LONGEST_ON_MAP)] | None = optional(
        "The name as it stands on a map, where `name` has more than 22 characters. Without it a map shows what stands before a comma or "
        "a bracket, if that is short enough, else the number alone.",
        "A01 shuttle",
        title="Short name",
    )
    local_name: Line | None = optional(
        "The name in the script that is used there, as a visitor reads it on the door. It needs `language` beside it.",
        "청계A01 자율주행셔틀",
        title="Local name",
    )
    language: Language | None = optional("The language of `local_name`, by its short code.", "ko")
    romanised: Line | None = optional(
        "`local_name` in Latin letters, so that it can be said aloud.",
        "Cheonggye A01 jayul juhaeng syeoteul",
        title="In Latin letters",
    )
    kind: Annotated[PlaceKind, Words(PLACE_KINDS)] = told(
        "What sort of place it is. Take the word that a visitor would look for it under.", "transport"
    )
    city: Slug = told("The id of the city that it is in, one of this file's `cities`.", "seoul")
    address: Line | None = optional(
        "Where it is, as one would show it to a taxi driver, in Latin letters. Without the postcode.",
        "36 Gongdan-ro, Guro-gu",
    )
    position: Position | None = optional(
        "Its point on the map. Without it the place is in the list and not on the map.",
        {"lat": 37.5715, "lon": 126.9772, "basis": "station", "of": "Gwanghwamun Station (Line 5)", "source": "live-bmw-stations"},
    )
    hours: Hours | None = optional(
        "When it is open: as a week that machines read as well, in words, or both.",
        {"osm": "Tu-Su 10:00-18:00", "note": "Last entry 17:30.", "as_of": "2025-12"},
        title="Opening hours",
    )
    price: Price | None = optional(
        "What an adult pays, or that it is free; what a number can't say is said in words.",
        {"adult": 30, "currency": "CNY", "as_of": "2025-07-23"},
    )
    duration: Minutes | None = optional(
        "How many minutes a visit takes, or from how many to how many: as its source says, or as you judge.",
        "60-120",
        title="Time needed",
    )
    nearest_station: Line | None = optional(
        "The station or stop to get off at, with its line, and the exit or the way on foot where a source gives it.",
        "Gwanghwamun (Line 5)",
        title="Nearest station",
    )
    site: WebAddress | None = optional(
        "The place's own web page. Not a shop for tickets, not a map, not an encyclopaedia.",
        "https://www.miraikan.jst.go.jp/en/",
        title="Official site",
    )
    accessibility: ProseText | None = optional(
        "What a visitor who uses a wheelchair, or who sees or hears little, needs to know, as its source has it.",
        "The bus has a wheelchair lift.",
    )
    step_free: Annotated[Extent, Words(STEP_FREE)] | None = optional(
        "What `accessibility` tells, summed up in a word for those who choose by it. It needs `accessibility` beside it.",
        "yes",
        title="Step-free",
    )
    indoors: Annotated[Extent, Words(INDOORS)] | None = optional(
        "Whether it is under a roof. What is plain from the kind of place needs no source.", "partly"
    )
    status: Status = told("Whether it is open to visitors at all, and as of when.", {"state": "open", "as_of": "2026-05-01"})
    line: Annotated[Line, StringConstraints(max_length=110)] | None = optional(
        "What one sees or does there, in one line: all that the place's card says of it. It begins with a verb or with a thing. Without "
        "it the card has the first sentence of `shows`.",
        "Ride past parked cars in a small bus that has no steering wheel.",
        title="In one line",
    )
    verdict: Annotated[PlaceVerdict, Words(PLACE_VERDICTS)] | None = optional(
        "Whether to go, as you judge; the page says that the judgement is ours.", "go"
    )
    good_for: Annotated[Line, StringConstraints(max_length=60)] | None = optional(
        "Who it is for, as you judge.", "Children who ask how things work", title="Good for"
    )
    tip: Annotated[ProseText, StringConstraints(max_length=400)] | None = optional(
        "One thing that makes the visit better: when to come, where to stand, what to book. Cite it where it is a fact.",
        "Stand on the left: the screen hangs there.",
    )
    shows: ProseText = told(
        "What is to be seen or done there, in a paragraph: what a visitor meets first, then what it means. Your own words, no praise.",
        "A small bus with no wheel and no driver's seat threads parked cars while its screen draws what the sensors see.",
        title="What it shows",
    )
    photograph: Photograph | None = optional(
        "A photograph of the place, shown on its page.",
        {
            "file": "photographs/seoul/ddp.jpg",
            "alt": "A silver shell without windows curves over a sunken square.",
            "credit": "Kim Hana",
            "licence": "CC BY-SA 4.0",
        },
    )
    sources: tuple[SourceId, ...] = told(
        "The ids of the sources for all that is said of the place, the strongest first.", ["sbs-cheonggye-a01"], min_length=1
    )
    as_of: PartialDate = told(
        "The date of the newest of its sources: address, station and access are as old as that, where nothing newer is said. Not today's "
        "date.",
        "2026-05-01",
        title="As of",
    )

    @property
    def map_name(self) -> str | None:
        """The name that a map has room for, in at most `LONGEST_ON_MAP` characters; None where none is given and the name is longer."""
        name = self.short_name or re.split(r"[,(]", self.name)[0].strip()
        return name if len(name) <= LONGEST_ON_MAP else None

    @model_validator(mode="after")
    def _told_in_words(self) -> Attraction:
        if self.step_free and not self.accessibility:
            said = "'step_free' sums up what 'accessibility' tells; write that too, as its source has it"
            raise RefusedError(said, key="step_free")
        return self
