"""What the guide says of the future: each sentence with its day of outcome, and sentences of the future that have none."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cityguide.evidence.freshness import first_day, last_day
from cityguide.guide import Guide
from cityguide.problems.problem import FilePosition
from cityguide.profiles.reading import ProfileFile
from cityguide.prose.folded import may_find
from cityguide.prose.sentences import sentences
from cityguide.prose.tokens import tokens, with_tokens
from cityguide.reading.fields import PartialDate
from cityguide.reading.validation import marked
from cityguide.reading.yaml_file import Loc, YamlFile
from cityguide.wording import MONTHS

_MONTH = f"(?:{'|'.join(MONTHS)})"
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12, "early": 1, "mid-": 6, "late": 10}

_WHEN = re.compile(
    rf"(?:(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH}) (?P<of>20\d\d)\b"
    rf"|(?P<part>spring|summer|autumn|winter|early|mid-|late)(?: in)? ?(?P<in>20\d\d)\b"
    r"|(?:end of|second half of) (?P<end>20\d\d)\b|\b(?P<year>20\d\d)\b(?! ?[–-]?\d)"
)
"""A day, a month, a season or a year in words."""

_A_YEAR = re.compile(r"20\d\d(?!\d)")

_STILL = re.compile(
    r"\bdue (?:in|on|by|for|to (?:open|close|end|start|begin|follow|return|reopen|arrive|come|be|run|join|rise|fall))\b"
    r"|\b(?:is|are|was|were|been|now) (?:planned|scheduled|announced for|promised for|promised by|foreseen|expected (?:to|in|by|from))\b"
    r"|\bplanned (?:for|to)\b|\bannounced for\b|\b(?:plans|hopes|intends|aims|means|meant|promises|promised) to\b"
    r"|\b(?:is|are) to (?:be(?:come|gin)?|open|close|end|start|follow|return|reopen|rise|fall|cover|come|join|run|move|replace|grow)\b"
    r"|\bwas to (?:open|close|end|start|begin|follow|return|reopen|charge)\b",
    re.IGNORECASE,
)
"""Words that speak of what is still to come, or was when they were written."""


@dataclass(frozen=True)
class Outcome:
    """A sentence that speaks of the future: its text, its place, and the day after which somebody has to look for the outcome.

    `loc` is the field, `words` those at fault: the day as it is written, or the words that speak of the future where `due` is None.
    """

    document: YamlFile
    loc: Loc
    sentence: str
    words: str
    occurrence: int
    due: PartialDate | None

    @property
    def at(self) -> FilePosition:
        return self.document.position(self.loc)


def outcomes(guide: Guide) -> Iterator[Outcome]:
    """Every sentence of profiles and claims that has a day of outcome, or speaks of the future by its words or by a date to come."""
    for file in guide.files:
        yield from outcomes_in(guide, file)
    yield from outcomes_in_claims(guide)


def outcomes_in(guide: Guide, file: ProfileFile) -> Iterator[Outcome]:
    """Those of a profile."""
    for loc, text in marked(file.profile, "prose"):
        yield from _in_text(guide, file.document, loc, text)


def outcomes_in_claims(guide: Guide) -> Iterator[Outcome]:
    """Those of the claims."""
    for document, place, claim in guide.claim_file.placed():
        for loc, text in marked(claim, "prose", place):
            yield from _in_text(guide, document, loc, text)


def _in_text(guide: Guide, document: YamlFile, loc: Loc, text: str) -> Iterator[Outcome]:
    flat = text.replace("\n", " ")
    years = any(int(year) >= guide.today.year for year in _A_YEAR.findall(flat))
    perhaps = may_find(_STILL, flat.casefold()) or (years and _date_to_come(flat, guide.today) is not None)
    if not perhaps and "[due" not in text:
        return
    for sentence in sentences(text):
        days = [match for match in tokens(sentence.text) if match["due"] is not None] if "[due" in sentence.text else []
        for match in days:
            start = sentence.start + match.start("due")
            yield Outcome(document, loc, _read(sentence.text), match["due"], text[:start].count(match["due"]), match["due"])
        if perhaps and not days and (found := _STILL.search(sentence.words) or _date_to_come(sentence.words, guide.today)):
            words = found[0].strip()
            start = sentence.start + found.start()
            yield Outcome(document, loc, _read(sentence.text), words, text[:start].count(words), None)


def _date_to_come(words: str, today: datetime.date) -> re.Match[str] | None:
    return next((match for match in _WHEN.finditer(words) if _begins(match) > today), None)


def _begins(when: re.Match[str]) -> datetime.date:
    """The first day of a date in words. Of a year alone it is its first: a year that has begun is not the future."""
    if when["month"]:
        day = f"-{int(when['day']):02}" if when["day"] and 1 <= int(when["day"]) <= 28 else ""
        return first_day(f"{when['of']}-{MONTHS.index(when['month']) + 1:02}{day}")
    if when["part"]:
        return datetime.date(int(when["in"]), _SEASONS[when["part"]], 1)
    return datetime.date(int(when["end"]), 12, 31) if when["end"] else datetime.date(int(when["year"]), 1, 1)


def _read(text: str) -> str:
    """A sentence without its tokens, on one line."""
    return " ".join(with_tokens(text, lambda match: match[0] if match["script"] or match["code"] else "").split())


def is_past(due: PartialDate, today: datetime.date) -> bool:
    return last_day(due) < today


def due_next(guide: Guide) -> list[Outcome]:
    """The sentences that have a day of outcome, the next first."""
    return sorted((found for found in outcomes(guide) if found.due), key=lambda found: (last_day(found.due or ""), found.at))
