"""Implausible texts: too long or too short, said twice, in typographic quotes, which YAML does not know, or overtaken by time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cityguide.checks.pages import texts_of
from cityguide.guide import Guide
from cityguide.problems.problem import Near, Problem
from cityguide.profiles.model import Profile
from cityguide.profiles.reading import ProfileFile
from cityguide.prose.outcomes import Outcome, is_past
from cityguide.reading.models import field_of
from cityguide.reading.yaml_file import YamlFile
from cityguide.wording import dated

LENGTHS = {
    "profile.tagline": (25, 90),
    "profile.summary": (120, 420),
    "section.title": (4, 60),
    "section.text": (300, 2400),
    "attraction.shows": (60, 600),
    "attraction.tip": (10, 260),
    "attraction.accessibility": (10, 300),
    "hours.note": (8, 400),
    "price.note": (8, 400),
    "status.note": (8, 450),
    "note.text": (3, 600),
    "stop.note": (8, 260),
    "route.why": (20, 400),
    "route.late": (20, 300),
}
"""The least and the most characters of a text, by its place in the field reference."""

_OPENING = re.compile("[“„«‟]")
_QUOTED = re.compile(r"[“„«‟]([^“”„«»‟]*)[”“»]")
_SPOKEN = ("says", "statement", "printed", "alt", "caption")
"""Keys of texts that may be quotations."""


def text_problems(file: ProfileFile) -> Iterator[Problem]:
    """The warnings on the texts of a profile."""
    for loc, text in texts_of(file.profile):
        field, size = field_of(Profile, loc), len(" ".join(text.split()))
        fewest, most = LENGTHS.get(field, (0, size))
        if size > most:
            said = f"{size} characters are much for this place; up to {most} are read"
            yield file.document.at_value(loc, said, "long-text", field=field)
        elif size < fewest:
            said = f"{size} characters say little here; from {fewest} on a reader learns something"
            yield file.document.at_value(loc, said, "short-text", field=field)
    for loc, shown in file.profile.photographs:
        if shown.caption and same_words(shown.alt, shown.caption):
            said = "'alt' repeats the caption: who can't see the photograph hears it twice; tell what is to be seen on it"
            yield file.document.at_value((*loc, "alt"), said, "alt-repeats-caption", field="photograph.alt")


def same_words(one: str, other: str) -> bool:
    """Whether two texts say the same: one contains the other, or they share four of five words."""
    first, second = (re.findall(r"\w+", text.casefold()) for text in (one, other))
    if not first or not second:
        return False
    shorter, longer = sorted((" ".join(first), " ".join(second)), key=len)
    shared = len({*first} & {*second}) / max(len({*first}), len({*second}))
    return shorter == longer or (shorter in longer and len(shorter) > 0.6 * len(longer)) or shared >= 0.8


def quote_problems(document: YamlFile) -> Iterator[Problem]:
    """Texts that begin and end with typographic quotes, which YAML reads as part of the text."""
    if not any(map(_begins_a_value, _OPENING.finditer(document.source.text))):
        return
    for loc, span in document.spans.items():
        if not _OPENING.match(document.source.text, span.start):
            continue
        typed = document.source.text[span.start : span.end]
        found = _QUOTED.fullmatch(typed)
        if found and not any(step in _SPOKEN for step in loc):
            said = f"the quotes ({typed[0]}…{typed[-1]}) become part of the text; leave them out, or write straight ones"
            yield document.at_value(loc, said, "quotes", Near(found[1]))


def _begins_a_value(sign: re.Match[str]) -> bool:
    """Whether a value of YAML can begin with this sign: it is the first on its line, or behind one of YAML's own."""
    before = sign.string[max(sign.start() - 100, 0) : sign.start()].rstrip(" ")
    return before[-1:] in ("", "\n", ":", "-", ",", "[", "{", "?")


def future_problems(guide: Guide, outcomes: Iterable[Outcome]) -> Iterator[Problem]:
    """A warning for each day of outcome that has passed by the day of the build, and for each sentence of the future without one."""
    for found in outcomes:
        if found.due is None:
            said = f"'{found.words}' speaks of the future; say after which day to look for the outcome, as in [due 2027-04]"
            yield found.document.at_words(found.loc, found.words, found.occurrence, said, "no-due-date")
        elif is_past(found.due, guide.today):
            said = f"this was due by {dated(found.due)}; tell what happened, or that no word of it was found"
            yield found.document.at_words(found.loc, found.words, found.occurrence, said, "due-passed")
