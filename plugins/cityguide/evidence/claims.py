"""Claims: statements that were checked, with what the record says, and what the guide prints and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import model_validator

from cityguide.evidence.sources import Source
from cityguide.problems.problem import Problem, RefusedError
from cityguide.reading.fields import ClusterId, Line, PartialDate, ProseText, Record, Slug, SourceId, Words, optional, told
from cityguide.reading.validation import validate
from cityguide.reading.yaml_file import Loc, YamlFile, read_yaml

ClaimKind = Literal[
    "scope", "derived", "edition", "outdated", "unit", "definition", "attribution", "identity", "break", "detail", "dispute", "share",
]  # fmt: skip
Verdict = Literal["confirmed", "partly", "contradicted", "outdated", "unverified"]

_KINDS: Mapping[ClaimKind, tuple[str, str]] = {
    "scope": (
        "True of something larger or smaller",
        "a number that belongs to another whole: all clusters, a country, a ranking of economies",
    ),
    "derived": ("Added up wrongly", "reckoned wrongly from numbers that are right"),
    "edition": ("An older ranking told as the new one", "an order or number of another year's edition"),
    "outdated": ("Was true once", "right when it was said, overtaken since"),
    "unit": ("Patents for applications, money for deals", "the right number of something else: patents for applications, money for deals"),
    "definition": ("What a word means", "true or not by what a word is taken to mean"),
    "attribution": ("Who said it, who did it, and why", "who said or did something"),
    "identity": ("One thing under two names", "one thing under two names, or two under one"),
    "break": ("Years that can’t be compared", "years compared although the method changed between them"),
    "detail": ("What can be seen on the spot", "something that one can see on the spot"),
    "dispute": ("Sources that disagree", "sources print different things: its sides are told"),
    "share": ("Shares of the world", "how large a part of the whole is"),
}
"""Each kind of claim: its name on a page, and what it is."""

_VERDICTS: Mapping[Verdict, tuple[str, str]] = {
    "confirmed": ("Confirmed", "a source beside those that say it bears it out"),
    "partly": ("Right in part", "a part of it holds, or it holds with a condition"),
    "contradicted": ("Contradicted", "the record says otherwise"),
    "outdated": ("Out of date", "it held once and does not any more"),
    "unverified": ("Not verified", "nothing we found settles it"),
}
"""Each verdict: its name on a page, and what it means."""

CLAIM_TITLES = {kind: title for kind, (title, _) in _KINDS.items()}
CLAIM_KINDS = {kind: meaning for kind, (_, meaning) in _KINDS.items()}
VERDICT_TITLES = {verdict: title for verdict, (title, _) in _VERDICTS.items()}
VERDICTS = {verdict: meaning for verdict, (_, meaning) in _VERDICTS.items()}


class Side(Record):
    """One side of a dispute: what is said, and by whom."""

    says: ProseText = told("What this side says, in one sentence.", "Second year running.")
    sources: tuple[SourceId, ...] = told("The ids of the sources that say it.", ["wipo-2025-clusters"], min_length=1)


class Heard(Record):
    """A claim as a card for a traveller who has surely heard it: what others say, and what is so, in sixty words together."""

    says: Line = told("What others say, as they would say it.", "In Seoul a phone is all you need")
    so: ProseText = told(
        "What is so, in two or three sentences, each cited, with figures of the ranking bound.",
        "For residents, nearly. A fares guide of 2026 tells visitors to bring cash for their transit cards [@koreaexperience-fares].",
    )


class Claim(Record):
    """A statement that was checked: who makes it, what the record says, the verdict, and what this guide prints instead and why."""

    id: Slug = told(
        "A short name of your own for the claim. Pages mark a sentence with it, as in `[!china-years-leading]`.", "china-years-leading"
    )
    title: Line = told("What the claim is about, in a few words: a heading, not a verdict.", "How long China has led")
    heard: Heard | None = optional(
        "The claim as a card at the head of the page of disagreements. Keep it for what a traveller has surely heard.",
        {
            "says": "In Seoul a phone is all you need",
            "so": "For residents, nearly. Visitors need cash for the transit card [@koreaexperience-fares].",
        },
    )
    statement: ProseText = told(
        "What is said, in your own words and as its tellers mean it.",
        "In 2025 China has the most clusters in the top hundred for the second year running.",
    )
    scope: Line = told(
        "What exactly it is about: place, measure, year. Most errors are a true number with another scope.",
        "China; number of clusters in the top hundred; editions of 2023 to 2025",
    )
    said_in: tuple[SourceId, ...] = told("The ids of the sources that say it.", ["seed-003"], min_length=1, title="Said in")
    clusters: tuple[ClusterId, ...] = optional(
        "The clusters whose pages show the claim, by their ids. Leave it out where it is about none in particular.", ["seoul"]
    )
    kind: Annotated[ClaimKind, Words(CLAIM_KINDS)] = told("What sort of error or doubt it is.", "derived")
    verdict: Annotated[Verdict, Words(VERDICTS)] = told("Whether the statement holds.", "contradicted")
    record: ProseText = told(
        "What the best sources say, each cited, with figures of the ranking bound.",
        "China led for the first time in 2023 [@yicai-2023]; that makes 2025 the {{ economy.CN.years-leading@2025 | ordinal }} edition in "
        "a row.",
        title="The record",
    )
    printed: ProseText = told(
        "The sentence that this guide prints on the matter.", "The {{ economy.CN.years-leading@2025 | running }}.", title="What we print"
    )
    reason: ProseText | None = optional(
        "Why we print that and not the other. Needed unless the verdict is `confirmed` and there are no `sides`.",
        "It follows from WIPO's own three counts. The sentence about two years was right in 2024 and seems to have been carried over.",
    )
    sides: tuple[Side, ...] = optional(
        "Who says what, where sources differ: two sides or more.",
        [
            {"says": "Second year running.", "sources": ["wipo-2025-clusters"]},
            {"says": "Third year running.", "sources": ["mondaq-2025-cnipa", "soci-2025"]},
        ],
    )
    sources: tuple[SourceId, ...] = told(
        "The ids of the sources that it was checked against, the strongest first. For `confirmed`, one at least beside those that say it.",
        ["yicai-2023", "soci-2025"],
        min_length=1,
    )
    as_of: PartialDate = told("The date of the newest source that the verdict rests on.", "2025-09", title="As of")
    phrases: tuple[Line, ...] = optional(
        "Words by which a sentence on any page is known to touch the claim. The check then asks for the claim's mark beside it.",
        ["second year running", "third year running"],
    )

    @model_validator(mode="after")
    def _is_argued(self) -> Claim:
        if self.kind == "dispute" and not self.sides:
            raise RefusedError("a dispute needs 'sides': who says what", key="kind")
        if len(self.sides) == 1:
            raise RefusedError("one of the 'sides' alone is no dispute; write at least two, or none", key="sides")
        if self.reason is None and (self.verdict != "confirmed" or self.sides):
            what = "a dispute" if self.sides else f"a claim that is {self.verdict}"
            raise RefusedError(f"{what} needs a 'reason': why we print what we print", key="sides" if self.sides else "verdict")
        return self

    @property
    def subject(self) -> str | None:
        """The cluster that `rank` without a cluster's id means in this claim; None unless the claim is about exactly one."""
        return self.clusters[0] if len(self.clusters) == 1 else None


@dataclass(frozen=True)
class ClaimFile:
    """The claims, their document, and the index of each claim in it. `claims` leaves out faulty ones.

    `faulty` are the ids of faulty claims; None when the file or the id of one could not be read, so that not all ids are known.
    """

    claims: tuple[Claim, ...]
    document: YamlFile | None
    indexes: tuple[int, ...] = ()
    faulty: frozenset[str] | None = frozenset()

    def lacks(self, name: str) -> bool:
        """Whether it is certain that no claim has this id."""
        return self.faulty is not None and name not in self.faulty and all(claim.id != name for claim in self.claims)

    def placed(self) -> Iterator[tuple[YamlFile, Loc, Claim]]:
        """Every claim with its place."""
        for index, claim in zip(self.indexes, self.claims, strict=True):
            assert self.document is not None
            yield self.document, (index,), claim


def read_claims(path: Path, name: str) -> tuple[ClaimFile, list[Problem]]:
    """All claims in the order of the file. A missing file means no claims; it is not a fault."""
    if not path.exists():
        return ClaimFile((), None), []
    document, problems = read_yaml(path, name)
    if document is None:
        return ClaimFile((), None, faulty=None), problems
    if not isinstance(document.value, list):
        return ClaimFile((), None, faulty=None), [document.at_value((), "expected a list of claims", "type", field="claim")]
    claims: dict[int, Claim] = {}
    for index in range(len(document.value)):
        claim, found = validate(Claim, document, (index,))
        problems += found
        if claim is not None:
            claims[index] = claim
    problems += document.repeated_ids((((index, "id"), claim.id) for index, claim in claims.items()), "claim.id")
    faulty = [entry.get("id") if isinstance(entry, dict) else None for index, entry in enumerate(document.value) if index not in claims]
    return ClaimFile(tuple(claims.values()), document, tuple(claims), None if None in faulty else frozenset(map(str, faulty))), problems


def unsupported(claim: Claim, sources: Mapping[str, Source]) -> bool:
    """Whether a claim is called confirmed although only those who make it support it.

    A second page of the same publisher does not count as support.
    """
    tellers = {sources[source].publisher for source in claim.said_in if source in sources}
    others = [source for source in claim.sources if source in sources and sources[source].publisher not in tellers]
    return claim.verdict == "confirmed" and not others


def claims_about(claims: Sequence[Claim], cluster: str) -> tuple[Claim, ...]:
    """The claims that name the cluster."""
    return tuple(claim for claim in claims if cluster in claim.clusters)


def mark_words(claim: Claim) -> str:
    """The words of a mark beside a true statement: that sources differ on it, or that a reader has surely heard it otherwise."""
    return "disputed" if claim.sides else "often told otherwise"
