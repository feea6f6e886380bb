"""The check for figures without a source: numbers in sentences that neither bind them nor cite a source.

It reads English. It finds every number in digits that is not a date, a time or part of a name, and those numbers in words that
state a rank, a share, a count or a change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cityguide.checks.prose import Fault
from cityguide.prose.folded import may_find
from cityguide.prose.sentences import sentences
from cityguide.wording import MONTHS, ORDINALS, WORDS

ORDINAL = rf"(?:{'|'.join(ORDINALS[1:])}|\d+(?:st|nd|rd|th))"
_CARDINAL = (
    rf"(?:{'|'.join(WORDS[2:])}|thirteen|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|dozens?|hundreds?|thousands?|millions?|billions?)"
)
_PART = r"(?:half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|majority|bulk)"
_COUNTED = (
    r"(?:clusters|applications|patents|filings|publications|papers|articles|deals|inventors|authors|economies|countries|start-ups|companies"
    r"|firms|inhabitants|people|residents)"
)

_MONTH = rf"(?:{'|'.join(MONTHS)})"
_DATE = re.compile(rf"\b\d{{1,2}} {_MONTH}\b|\b{_MONTH} \d{{1,2}}\b(?!,?\d)|\b\d{{4}}-\d{{2}}(?:-\d{{2}})?\b")
_NUMBER = re.compile(r"(?<![\w@/.:,–-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:st|nd|rd|th)?(?![\w:])(?: ?%| per ?cent\b)?")
_DIGIT = re.compile(r"\d")
_NUMBERING = re.compile(r"\s*(?:#+ +)?\d+[.)](?=\s)")
"""The number of a list item or a heading, which counts nothing else."""

_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_IN_YEAR = re.compile(r"\b(?:in|since|until|till|by|from|to|and|before|after|during|of) $", re.IGNORECASE)
_COUNT_AFTER = re.compile(r" +(?!(?:was|is|has|does|as|this|its|us|plus)\b)[a-z-]+s\b")
_NAMED = re.compile(
    r"\b(?!(?:The|In|At|Of|With|About|Over|Some|Only|By|From|And|No|Nearly|Almost|To|On|For|Its?|All|Another|Than|Until|Since) )"
    r"(?:[A-Z][\w’'-]*|[Ll]ine|[Ee]xit|[Rr]oute|[Tt]ype|[Ff]loor|[Pp]age|[Nn]ote) $"
)
"""A number after a name is part of it (Route 128, exit 12), unless the word only has its capital as the first of a sentence."""

_CENTURY = re.compile(r" century\b")

NEAR_BEFORE = 80
"""Characters before a number in which a name is looked for."""

_WORDS: Sequence[tuple[str, re.Pattern[str]]] = tuple(
    (what, re.compile(pattern, re.IGNORECASE))
    for what, patterns in {
        "a rank": (
            r"\b(?:is|are|was|were|be|stands?|stood|ranks?|ranked|comes?|came|placed|finished) +(?:(?:joint|now|still|again|only) +)*"
            rf"{ORDINAL}\b(?! (?:of|time|to|step)\b)",
            rf"\b{ORDINAL} (?:place|rank|position|spot|in the (?:world|ranking|list)|among|largest|biggest|highest|most|best)\b",
            rf"\btop (?:{_CARDINAL}|hundred)\b|\bnumber one\b",
            r"\b(?:the )?(?:most|fewest|(?:largest|highest|greatest) (?:number|share) of) (?:(?:top|ranked|such) )?" + _COUNTED + r"\b",
            r"\b(?:leads?|led|leading|tops|topped) (?:the )?(?:world|ranking|list|table|Asia|Europe|[A-Z]\w+ in)\b",
        ),
        "a share": (
            rf"\b(?:a|one|two|three|four|over|the)[ -]{_PART} of\b|\bhalf (?:of|the world)",
            rf"\b(?:one|{_CARDINAL}) (?:in|out of) (?:every )?{_CARDINAL}\b",
            rf"\b(?:one|{_CARDINAL}) per ?cent\b",
        ),
        "a count": (rf"\b{_CARDINAL}(?: (?:[a-z-]+ )?{_COUNTED}| of (?:{_COUNTED}|them))\b",),
        "a change": (
            r"\b(?:years?|editions?|times?) (?:running|in a row)\b|\bconsecutive (?:years?|editions?|times?)\b",
            r"\b(?:doubled|tripled|trebled|quadrupled|halved|year[ -]on[ -]year|twice as|three times (?:as|more)|\w+fold)\b",
            r"\bthan (?:in )?(?:a|the|last) ?(?:year|edition)(?: (?:before|earlier|ago))?\b",
        ),
    }.items()
    for pattern in patterns
)
_ANY_WORDS = re.compile("|".join(pattern.pattern for _, pattern in _WORDS), re.IGNORECASE)


def unbound(text: str) -> Iterator[Fault]:
    """Numbers in sentences without a citation that are neither bound nor dates, times or parts of names."""
    for sentence in sentences(text):
        if sentence.cited:
            continue
        in_words = may_find(_ANY_WORDS, sentence.words.casefold()) and not sentence.words.lstrip().startswith("#")
        if not in_words and not _DIGIT.search(sentence.words):
            continue
        taken = bytearray(len(sentence.words))  # 1 for each character that belongs to a match
        for match in _DATE.finditer(sentence.words):
            _take(taken, match)
        if numbering := _NUMBERING.match(sentence.words):
            _take(taken, numbering)
        found: list[tuple[int, str, str]] = []
        for match in _NUMBER.finditer(sentence.words):
            if not _is_name_or_year(sentence.words, match) and _take(taken, match):
                found.append((match.start(), match[0].strip(), _kind(match[0])))
        for what, pattern in _WORDS if in_words else ():
            for match in pattern.finditer(sentence.words):
                told = sentence.bound and (what == "a change" or match[0].lower().startswith("top"))
                if not told and _take(taken, match):
                    found.append((match.start(), match[0], what))
        for start, words, what in sorted(found):
            said = f"'{words}' is {what} that nothing accounts for; bind it with {{{{ … }}}} or cite the sentence with [@source]"
            yield Fault(words, sentence.start + start, said, "unbound-figure")


def _kind(number: str) -> str:
    if "%" in number or "cent" in number:
        return "a share"
    return "a rank" if re.search(r"(?:st|nd|rd|th)$", number) else "a figure"


def _take(taken: bytearray, match: re.Match[str]) -> bool:
    """Takes the characters of a match, if none of them is taken; whether that was so."""
    if any(taken[match.start() : match.end()]):
        return False
    taken[match.start() : match.end()] = b"\1" * len(match[0])
    return True


def _is_name_or_year(words: str, match: re.Match[str]) -> bool:
    number, near_before = match[0].strip(), max(match.start() - NEAR_BEFORE, 0)
    if re.fullmatch(r"\d{1,4}", number) and _NAMED.search(words, near_before, match.start()):
        return True
    if _CENTURY.match(words, match.end()):
        return True
    if not _YEAR.fullmatch(number):
        return False
    return _IN_YEAR.search(words, near_before, match.start()) is not None or not _COUNT_AFTER.match(words, match.end())
