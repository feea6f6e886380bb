"""The check for sentences that tell of a rise or a fall across a change of method, where ranks can't be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cityguide.checks.prose import Fault
from cityguide.checks.unbound_numbers import ORDINAL
from cityguide.guide import Guide
from cityguide.prose.folded import may_find
from cityguide.prose.sentences import Sentence, sentences

_MOVE = re.compile(
    r"\b(?:rose|risen|ris(?:e|es|ing)|fell|fall(?:s|en|ing)?|climb(?:s|ed|ing)?|drop(?:s|ped|ping)?|slip(?:s|ped|ping)?|jump(?:s|ed|ing)?"
    r"|leap(?:s|t|ed)?|mov(?:e|es|ed|ing) (?:up|down|ahead|past)|gain(?:s|ed|ing)?|los(?:t|es|ing)|overt(?:ook|aken?|akes|aking)"
    r"|advanc(?:es?|ed|ing)|improv(?:es?|ed|ing)|sank|sunk|surpass(?:es|ed)?|dethron(?:es?|ed)|push(?:es|ed)? past"
    r"|(?:up|down) (?:from|by|a|one|two|three|several|\d+)\b)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|not|neither|nor|never|nothing about)(?: an?)? (?:rise or (?:a )?)?$", re.IGNORECASE)
_PLACES = re.compile(
    rf"\b(?:places?|ranks?|ranked|rankings?|positions?|spots?|{ORDINAL} (?:to|from|place)|(?:to|from|at|now) (?:the )?{ORDINAL})\b"
    r"|\btop (?:spot|ten|\d+)\b",
    re.IGNORECASE,
)
_BOUND_RANK = re.compile(r"\{\{[^{}]*\brank\b")


def across_a_break(guide: Guide, text: str) -> Iterator[Fault]:
    """Sentences that call a difference of ranks a movement although a change of method lies between their editions.

    A sentence that names one edition is compared with the edition before it; one that names no edition is about the newest.
    """
    folded = text.replace("\n", " ").casefold()
    if not may_find(_MOVE, folded) or not (may_find(_PLACES, folded) or _BOUND_RANK.search(text)):
        return
    for sentence in sentences(text):
        move = next((found for found in _MOVE.finditer(sentence.words) if not _DENIED.search(sentence.words[: found.start()])), None)
        if move is None or not (_PLACES.search(sentence.words) or _BOUND_RANK.search(sentence.text)):
            continue
        first, last = _editions(guide, sentence)
        if not guide.rankings.comparable(first, last):
            change = max(b.edition for b in guide.rankings.breaks if first < b.edition <= last)
            said = f"'{move[0]}' sets a rank of {last} against one of {first}, but the method changed with {change}: they can't be compared"
            yield Fault(move[0], sentence.start + move.start(), said, "break-comparison")


def _editions(guide: Guide, sentence: Sentence) -> tuple[int, int]:
    """The first and the last edition that a sentence is about."""
    known = [edition.year for edition in guide.rankings.editions]
    newest = guide.rankings.latest.year
    named = sorted({int(year) for year in re.findall(r"(?:@|\b)(20\d{2})\b", sentence.text) if int(year) in known})
    if re.search(r"\{\{(?![^{}]*@)[^{}]*\}\}", sentence.text):
        named = sorted({*named, newest})
    if named and re.search(r"\bsince ", sentence.words, re.IGNORECASE):
        return named[0], newest
    last = named[-1] if named else newest
    return (named[0] if len(named) > 1 else max((year for year in known if year < last), default=last)), last
