"""The cities of a cluster, and their local names."""

from __future__ import annotations

from cityguide.reading.fields import (
    EconomyCode,
    Language,
    Latitude,
    Line,
    Longitude,
    PartialDate,
    Record,
    Slug,
    SourceId,
    Whole,
    optional,
    told,
)


class LocalName(Record):
    """A name in a script that is used at the place."""

    text: Line = told("The name, in its own script, as it stands on the signs there.", "서울", title="Name")
    language: Language = told(
        "The language's short code, so that the name is shown and read aloud rightly. Chinese needs its script as well: `zh-Hans` for "
        "simplified, `zh-Hant` for traditional characters.",
        "ko",
    )
    romanised: Line | None = optional(
        "The name in Latin letters, by the usual romanisation of that language. Leave it out where the script is Latin.",
        "Seoul",
        title="In Latin letters",
    )


class Population(Record):
    """How many people live there: the number, of what exactly, when, and who says so."""

    value: Whole = told(
        "The number of people, in digits alone, without spaces or commas. As the source prints it, not rounded.", 9668465, ge=1
    )
    of: Line = told(
        "What was counted: the city, the prefecture, the built-up area. Two sources that seem to differ have mostly counted different "
        "things.",
        "Seoul city",
        title="Of what",
    )
    as_of: PartialDate | None = optional(
        "When it was counted, by the source. Leave it out where the source gives no date, and say so in `of`.",
        "2024-12",
        title="As of",
    )
    source: SourceId = told("The id of the source that prints the number; sources are listed in `data/sources.yml`.", "dr5hn-cities")


class City(Record):
    """A city of the cluster. It stands on the map, and places to go to name it as theirs."""

    id: Slug = told(
        "A short name of your own for the city, unlike that of any other in the file. Attractions name it as their `city`.", "suwon"
    )
    name: Line = told("The city's usual English name.", "Suwon")
    local_name: Line | None = optional(
        "The city's name in the script that is used there. It needs `language` beside it.", "수원", title="Local name"
    )
    language: Language | None = optional("The language of `local_name`, by its short code.", "ko")
    romanised: Line | None = optional("`local_name` in Latin letters.", "Suwon", title="In Latin letters")
    economy: EconomyCode = told(
        "The economy that the ranking counts the city to, by its code of two letters in `data/economies.csv`. Hong Kong is `HK`, not `CN`.",
        "KR",
    )
    latitude: Latitude = told(
        "Degrees north of the equator, with a minus sign when south of it. A point in the middle of the city will do.",
        37.2911,
        alias="lat",
        title="Latitude",
    )
    longitude: Longitude = told(
        "Degrees east of Greenwich, with a minus sign when west of it. Most maps give latitude first, then longitude.",
        127.0089,
        alias="lon",
        title="Longitude",
    )
    position_source: SourceId = told(
        "The id of the source that gives latitude and longitude.", "dr5hn-cities", title="Source of the position"
    )
    population: Population | None = optional(
        "How many people live in the city.",
        {"value": 1234300, "of": "Suwon city (the data set gives no year)", "source": "dr5hn-cities"},
    )
