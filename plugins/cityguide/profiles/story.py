"""The story of a profile, in sections."""

from __future__ import annotations

from cityguide.profiles.photographs import Photograph
from cityguide.reading.fields import Line, ProseText, Record, Slug, optional, told


class Section(Record):
    """A part of the story: a heading and the text below it."""

    title: Line = told(
        "The heading: what the section shows, in a few words. No question, no figures of the ranking.",
        "The bus without a driver's seat",
    )
    text: ProseText = told(
        "The paragraphs, with an empty line between two. Cite each statement with its source's id, as in `[@sbs-cheonggye-a01]`, and bind "
        "figures of the ranking, as in `{{ share.pct }}`. A paragraph shows one mark for all that it cites.",
        "At Cheonggye Plaza (청계광장) a small bus pulls in with nothing at the front to steer with [@sbs-cheonggye-a01].",
    )
    places: tuple[Slug, ...] = optional(
        "The ids of the places that the section speaks of, in its order, each one of this file's `attractions`. Their cards stand below "
        "it.",
        ["cheonggyecheon-shuttle"],
    )
    people: tuple[Line, ...] = optional(
        "The living people whom the section shows at work, by their names as the text has them. No page prints the list: it counts them.",
        ["Jeong Jae-hun"],
    )
    photograph: Photograph | None = optional(
        "A photograph, shown below the heading.",
        {
            "file": "photographs/seoul/shuttle.jpg",
            "alt": "A small bus without a steering wheel stands beside a stream.",
            "credit": "Kim Hana",
            "licence": "CC BY-SA 4.0",
        },
    )
