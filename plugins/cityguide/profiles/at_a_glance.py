"""A cluster in eight short answers, for a reader who chooses between several."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints, model_validator

from cityguide.problems.problem import RefusedError
from cityguide.reading.fields import Line, Record, SourceId, Truth, optional, told


class Answer(Record):
    """A short answer, which either rests on sources or is the judgement of this guide's editors and is marked so."""

    text: Annotated[Line, StringConstraints(max_length=90)] = told(
        "The answer in a few words: what a traveller does, meets or needs. No figures of the ranking.",
        "Cards almost everywhere; banknotes to top up the transit card",
    )
    sources: tuple[SourceId, ...] = optional(
        "The ids of the sources that say so. Leave them out where the answer is your own.",
        ["hangukin-transit-2026"],
        min_length=1,
    )
    judgement: Truth = told("Whether the answer is your own, weighed from what the page tells. Pages then say so.", False, default=False)

    @model_validator(mode="after")
    def _is_accounted_for(self) -> Answer:
        if self.sources and self.judgement:
            raise RefusedError("an answer with 'sources' is no judgement; leave out one of the two", key="judgement")
        if not self.sources and not self.judgement:
            raise RefusedError("an answer needs 'sources', or 'judgement: true' where it is your own", key="text")
        return self


class AtAGlance(Record):
    """What a traveller asks before choosing a city. What is left out is not shown."""

    best_for: Answer | None = optional(
        "Who gets most out of it.", {"text": "Seeing machines at work in ordinary streets", "judgement": True}
    )
    days_needed: Answer | None = optional(
        "How long a first stay should be.", {"text": "Three, with one for a museum outside the city", "judgement": True}
    )
    first_visit: Answer | None = optional(
        "How easy it is for somebody who has never been there, and what to settle before leaving.",
        {"text": "Easy once a local map is on the phone", "judgement": True},
    )
    cash_or_card: Answer | None = optional(
        "What pays at gates and tills.",
        {"text": "Cards in shops; banknotes to top up the transit card", "sources": ["hangukin-transit-2026"]},
    )
    english: Answer | None = optional(
        "How far English carries.",
        {"text": "A help line, 1330, answers and interprets in English", "sources": ["korealegaltips-help"]},
    )
    with_children: Answer | None = optional(
        "Where to go with children.",
        {"text": "Gwacheon's science museum: a typhoon to stand in; half a day", "sources": ["witmakids-gwacheon"]},
    )
    at_night: Answer | None = optional(
        "What there is after dark.",
        {"text": "Self-driving taxis in Gangnam, Monday to Friday from 22:00", "sources": ["seoulautonomous-gangnam-2026"]},
    )
    what_surprises: Answer | None = optional(
        "What visitors do not expect.", {"text": "The stream in the middle of the city runs on pumps", "judgement": True}
    )
