"""What a visitor needs to know on the ground."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from cityguide.reading.fields import EconomyCode, Form, Language, Line, PartialDate, ProseText, Record, SourceId, optional, told

EmergencyCall = Annotated[
    str, StringConstraints(pattern=r"^[0-9+ ]{2,16}$"),
    Form("Write the number as it is dialled, as in 112 or +82 2 120.", "^[0-9+ ]{2,16}$", (10, 10**15)),
]  # fmt: skip


class Note(Record):
    """A practical matter: what to know, where it holds, who says so and as of when."""

    title: Line | None = optional("What the note is about, in a word or two.", "Climate Card")
    local_name: Line | None = optional(
        "What it is called there, in local script, as a visitor will see it written. It needs `language` beside it.",
        "기후동행카드",
        title="Local name",
    )
    language: Language | None = optional("The language of `local_name`, by its short code.", "ko")
    economy: EconomyCode | None = optional(
        "Where the note holds, by the code of two letters, when the cluster lies in more than one economy. Leave it out where it holds "
        "everywhere.",
        "HK",
    )
    text: ProseText = told(
        "What to know or to do, in one to three plain sentences. Prices with their currency; what is dull, dear or closed is said too.",
        "A prepaid card for metro, bus, taxi and some shops, sold in convenience stores. Tap when you get off as well.",
    )
    as_of: PartialDate | None = optional(
        "The date that the note holds for. Without it, it is dated as the first of its `sources` is.",
        "2026-02",
        title="As of",
    )
    sources: tuple[SourceId, ...] = told(
        "The ids of the sources that say so, the one that the date belongs to first.", ["koreaexperience-fares"], min_length=1
    )


class EmergencyNumber(Record):
    """A telephone number for those in need of help."""

    service: Line = told("Who answers.", "Fire and ambulance")
    number: EmergencyCall = told(
        "The number as it is dialled there: digits, spaces, and a plus sign before a country's code.",
        "119",
    )
    economy: EconomyCode = told("Where the number works, by the economy's code of two letters.", "KR")
    sources: tuple[SourceId, ...] = told("The ids of the sources that print the number.", ["kocis-safe-travel"], min_length=1)


class Practical(Record):
    """What a visitor needs on the ground. What is left out has no heading; the evidence page lists it."""

    visa: tuple[Note, ...] = optional(
        "Who may enter with which papers, for how long, and until when that holds.",
        [
            {
                "title": "30 days without a visa",
                "text": "Holders of passports of some 45 countries may stay up to 30 days, until 31 December 2026 [due 2026-12-31].",
                "sources": ["macaonews-visa-2026"],
                "as_of": "2026-11",
            }
        ],
        title="Visas and entry",
    )
    arriving: tuple[Note, ...] = optional(
        "The ways in: airports and main stations, and how one gets from there into the city.",
        [
            {
                "title": "Gimpo International Airport",
                "text": "Also serves the city, on metro lines 5 and 9 and on the airport railway.",
                "sources": ["aasle-seoul"],
            }
        ],
    )
    getting_about: tuple[Note, ...] = optional(
        "Metro, bus, boat and taxi, the card that pays for them, and which map works.",
        [{"title": "T-money", "text": "A prepaid card for metro, bus and taxi.", "sources": ["koreaexperience-fares"], "as_of": "2026-02"}],
        title="Getting about",
    )
    paying: tuple[Note, ...] = optional(
        "What is taken at the till and at the gate: cash, foreign cards, telephones.",
        [
            {
                "title": "Keep some won",
                "text": "Machines that top up T-money want cash.",
                "sources": ["koreaexperience-fares"],
                "as_of": "2026-06",
            }
        ],
    )
    connectivity: tuple[Note, ...] = optional(
        "How to be on line: SIM cards, Wi-Fi, apps that one needs, and what does not load there.",
        [{"title": "SIM cards", "text": "Hired out in the arrivals hall at Incheon.", "sources": ["acsmo-travel"], "as_of": "2020-06"}],
        title="Staying connected",
    )
    language: tuple[Note, ...] = optional(
        "What is spoken and written, and who can help in English.",
        [{"text": "Korean. The tourist help line, 1330, answers in English too.", "sources": ["visit-apac"]}],
    )
    power: tuple[Note, ...] = optional(
        "Volts, hertz, and the shape of the socket.",
        [{"title": "Sockets", "text": "220 V, 60 Hz, two round pins.", "sources": ["iss2023-travel"], "as_of": "2023-05"}],
    )
    time_and_money: tuple[Note, ...] = optional(
        "The clock, the currency, the country's code for calls.",
        [{"title": "Time", "text": "UTC+9 all year, with no summer time.", "sources": ["iss2023-travel"]}],
        title="Time and money",
    )
    season: tuple[Note, ...] = optional(
        "When to come, and when better not.",
        [{"title": "Autumn", "text": "September to November; May is recommended as well.", "sources": ["weef-travel"]}],
        title="When to come",
    )
    etiquette: tuple[Note, ...] = optional(
        "What is polite there, and what a stranger might get wrong.",
        [{"text": "On trains, set the phone to silent and do not speak on it.", "sources": ["jptips-manners"]}],
        title="Manners",
    )
    emergency: tuple[EmergencyNumber, ...] = optional(
        "Whom to call: police, fire, ambulance, help for visitors.",
        [{"service": "Police", "number": "112", "economy": "KR", "sources": ["korevium-emergency-2026"]}],
        title="Emergency numbers",
    )
