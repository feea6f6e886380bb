"""What can be counted of a story: words, years, numerals, names in local script, long sentences, sources as subjects, people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from cityguide.problems.codes import Code
from cityguide.profiles.model import Profile
from cityguide.prose.sentences import Sentence, sentences
from cityguide.prose.text import Prose
from cityguide.prose.tokens import tokens

FEWEST_WORDS, MOST_WORDS = 900, 1200
MOST_YEARS, MOST_NUMERALS = 1.5, 4.0
"""In 100 words."""
MOST_NAMES = 6
"""Names in local script; cards and place pages carry the rest."""
LONGEST_SENTENCE = 30
MOST_ON_RANKING = 60
"""Words in sentences that speak of the ranking."""
FEWEST_PEOPLE = 4

BEGUN = 300
"""Words below which a story is a beginning: one year in it would be too many."""

_WORD = re.compile(r"[^\s]*\w[^\s]*")
_NUMERAL = re.compile(r"\d[\d,.:]*")
_YEAR = re.compile(r"(?<![\d,.:])(?:1[0-9]|20)\d\d(?:s)?(?![\d,:]|\.\d)")
_RANKING = re.compile(r"\{\{|\bWIPO\b|\b[Ii]nnovation [Ii]ndex\b|\branking\b")
_OF_RANKING = ("{{", "WIPO", "ndex", "ranking")
"""One of these is in whatever that pattern finds. They are looked for ten times as fast."""
_SOURCE = (
    r"(?:report|reporter|journalist|guide|guidebook|paper|newspaper|magazine|article|study|studie|survey|page|site|website|book|account|blog"
    r"|blogger|encyclopaedia|Wikipedia|broadcaster|review|reviewer|listing|source|post|press|agency|correspondent|columnist)s?"
)
_SAYS = (
    r"(?:sa(?:ys?|id)|writes?|wrote|prints?|printed|reports?|reported|calls?|called|puts?|gives?|gave|tells?|told|notes?|noted|counts?"
    r"|counted|found|finds?|describes?|described|claims?|claimed|lists?|listed|has it|have it|saw|shows?|showed|records?|recorded"
    r"|mentions?|mentioned|warns?|warned|recommends?|recommended|adds?|added|quotes?|quoted|estimates?|estimated|names?|named)"
)
_SUBJECT = re.compile(
    rf"^[\"'“‘(*_]*(?:According to\b|(?:(?:The|A|An|One|Another|Some|Its|Their|Several|Most|Two|Three) )?(?:[\w’'-]+ ){{0,4}}?{_SOURCE}"
    rf"(?: (?:of|from|in|for|on) (?:[\w’'-]+ ?){{1,4}}?)?,? +{_SAYS}\b)"
)


@dataclass(frozen=True)
class StorySentence:
    """A sentence of a story: the index of its section, and its words as a reader sees them."""

    section: int
    sentence: Sentence
    plain: str

    @cached_property
    def words(self) -> int:
        return len(_WORD.findall(self.plain))

    @property
    def begins_with_source(self) -> bool:
        return _SUBJECT.match(self.plain) is not None

    @property
    def on_ranking(self) -> bool:
        text = self.sentence.text
        return any(sign in text for sign in _OF_RANKING) and _RANKING.search(text) is not None


@dataclass(frozen=True)
class Measures:
    """The counts of a story. Years and numerals are also given in 100 words; a year is a numeral too."""

    words: int
    years: int
    numerals: int
    names: int
    longest: int
    on_ranking: int
    source_subjects: int
    people: int

    def in_hundred(self, count: int) -> float:
        """How many there are in 100 words, 0 in none."""
        return 100 * count / self.words if self.words else 0.0


def beyond(found: Measures) -> Iterator[tuple[Code, str]]:
    """Which counts of a whole story are beyond their limits: the code of each, and what is said of it."""
    many = f"{found.words:,} words"
    if not FEWEST_WORDS <= found.words <= MOST_WORDS:
        yield "story-length", f"the story has {many}; expected {FEWEST_WORDS} to {MOST_WORDS:,}"
    if found.in_hundred(found.years) > MOST_YEARS:
        yield "story-years", f"{found.years} years in {many}; at most {MOST_YEARS} in 100"
    if found.in_hundred(found.numerals) > MOST_NUMERALS:
        yield "story-numerals", f"{found.numerals} numerals in {many}; at most {MOST_NUMERALS:g} in 100"
    if found.names > MOST_NAMES:
        yield "story-names", f"{found.names} names in local script; at most {MOST_NAMES}, the cards carry the rest"
    if found.on_ranking > MOST_ON_RANKING:
        yield "story-ranking", f"{found.on_ranking} words speak of the ranking; at most {MOST_ON_RANKING}"
    if found.people < FEWEST_PEOPLE:
        yield "story-people", f"{found.people} living people are in the story's `people`; at least {FEWEST_PEOPLE}"


def told_in_story(profile: Profile, prose: Prose) -> list[StorySentence]:
    """The sentences of a story in their order, as a reader sees them: bound figures as words, citations left out."""
    return [
        StorySentence(index, sentence, prose.plain(sentence.text))
        for index, section in enumerate(profile.story)
        for sentence in sentences(section.text)
    ]


def measures(profile: Profile, told: Sequence[StorySentence]) -> Measures:
    """The counts of a profile's story, of which these are the sentences; titles are not counted."""
    text = " ".join(sentence.plain for sentence in told)
    return Measures(
        words=sum(sentence.words for sentence in told),
        years=len(_YEAR.findall(text)),
        numerals=len(_NUMERAL.findall(text)),
        names=sum(match["script"] is not None for section in profile.story for match in tokens(section.text)),
        longest=max((sentence.words for sentence in told), default=0),
        on_ranking=sum(sentence.words for sentence in told if sentence.on_ranking),
        source_subjects=sum(sentence.begins_with_source for sentence in told),
        people=len({name for section in profile.story for name in section.people}),
    )
