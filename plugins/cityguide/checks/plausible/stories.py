"""What a story has too much or too little of, as far as it can be counted, whom and what it names, and what it still needs.

The numbers are those of the handbook's page on style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cityguide.guide import Guide
from cityguide.problems.codes import Code
from cityguide.problems.problem import Problem
from cityguide.profiles.model import Profile
from cityguide.profiles.places import Attraction
from cityguide.profiles.practical import Practical
from cityguide.profiles.reading import ProfileFile
from cityguide.prose.figure import FigureError
from cityguide.prose.measures import BEGUN, LONGEST_SENTENCE, StorySentence, beyond, measures, told_in_story
from cityguide.prose.notes import Notes
from cityguide.prose.text import Prose
from cityguide.wording import listed

_LETTER = re.compile(r"\w")


def story_problems(guide: Guide, file: ProfileFile) -> Iterator[Problem]:
    """The warnings on a story. Of one below ``BEGUN`` words, or with a faulty figure, only people that it does not name."""
    profile, document = file.profile, file.document
    for index, section in enumerate(profile.story):
        for at, name in enumerate(section.people):
            if name not in section.text:
                said = f"the text of this section names no {name}"
                yield document.at_value(("story", index, "people", at), said, "person-unnamed", field="section.people")
    prose = Prose(guide, profile.cluster, Notes())
    try:
        told = told_in_story(profile, prose)
    except FigureError:  # which is told where the figure stands
        return
    found = measures(profile, told)
    if found.words < BEGUN:
        return
    for code, said in beyond(found):
        yield document.source.problem(document.key_position(("story",)), said, code, field="profile.story")
    for sentence in told:
        yield from _of_sentence(file, sentence)


def _of_sentence(file: ProfileFile, told: StorySentence) -> Iterator[Problem]:
    text = file.profile.story[told.section].text
    opening = " ".join(told.sentence.text.split()[:4])
    occurrence = text[: told.sentence.start].count(opening)

    def at(said: str, code: Code) -> Problem:
        return file.document.at_words(("story", told.section, "text"), opening, occurrence, said, code, field="section.text")

    if told.words > LONGEST_SENTENCE:
        yield at(f"a sentence of {told.words} words; at most {LONGEST_SENTENCE}", "long-sentence")
    if told.begins_with_source:
        yield at("a source is the subject of this sentence; say what is so, and let the mark say who says it", "source-as-subject")


def unlisted_places(file: ProfileFile) -> Iterator[Problem]:
    """A note for each place that a section speaks of by name, in English or in local script, and that is not among its `places`."""
    for index, section in enumerate(file.profile.story):
        for place in file.profile.attractions:
            named = next((name for name in names_of(place) if _speaks_of(section.text, name)), None)
            if named is not None and place.id not in section.places and place.status.state != "closed":
                said = f"this section speaks of {named}; add '{place.id}' to its 'places', or its card won't stand below it"
                yield file.document.at_words(("story", index, "text"), named, 0, said, "unlisted-place", field="section.places")


def _speaks_of(text: str, name: str) -> bool:
    """Whether a name stands in a text as a word. A pattern for each name takes as long to make as all else here."""
    at = text.find(name)
    while at >= 0:
        if not (_LETTER.match(text[at - 1 : at]) or _LETTER.match(text, at + len(name))):
            return True
        at = text.find(name, at + 1)
    return False


def names_of(place: Attraction) -> list[str]:
    """What a text may call a place: its name without what stands in brackets, what stands in them, and its local name."""
    whole, _, short = place.name.rstrip(")").partition(" (")
    return [name for name in (whole.strip(), short.strip(), place.local_name or "") if len(name) > 2]


def still_to_write(file: ProfileFile) -> Iterator[Problem]:
    """A note, which is no fault, for a profile without its story or its places, with all that is missing."""
    if file.profile.begun:
        said = f"this city has only been begun; still to be written: {listed(_missing(file.profile))}"
        yield file.document.source.problem(file.document.key_position(("cluster",)), said, "begun", field="profile")


def _missing(profile: Profile) -> list[str]:
    parts = {"tagline": profile.tagline, "summary": profile.summary, "story": profile.story, "attractions": profile.attractions}
    there = {**parts, "practical": profile.practical != Practical()}
    return [key for key, found in there.items() if not found]
