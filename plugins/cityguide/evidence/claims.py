"""Claims: what is said somewhere, what the record says, and what the guide prints and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from cityguide.evidence.sources import Source
from cityguide.reading.fields import ClusterId, Line, PartialDate, Prose, Record, Slug, SourceId
from cityguide.reading.problems import Problem
from cityguide.reading.validation import validate
from cityguide.reading.yaml_file import Loc, YamlFile, read_yaml

ClaimKind = Literal[
    "scope", "derived", "edition", "outdated", "unit", "definition", "attribution", "identity", "break", "detail", "dispute", "share",
]  # fmt: skip
Verdict = Literal["confirmed", "partly", "contradicted", "outdated", "unverified"]

KIND_TITLES: Mapping[ClaimKind, str] = {
    "scope": "Said of the wrong whole",
    "derived": "Counted wrongly from right numbers",
    "edition": "The order of another year",
    "outdated": "Was true once",
    "unit": "Right number, wrong unit",
    "definition": "What a word means",
    "attribution": "Who said or did it",
    "identity": "One thing under two names",
    "break": "Compared across a change of method",
    "detail": "A detail on the spot",
    "dispute": "Sources print different numbers",
    "share": "How large a share",
}
"""What each kind of claim is called on a page."""

VERDICT_TITLES: Mapping[Verdict, str] = {
    "confirmed": "Confirmed",
    "partly": "Right in part",
    "contradicted": "Contradicted",
    "outdated": "Out of date",
    "unverified": "Not verified",
}

SYMBOLS: Mapping[Verdict, str] = {"confirmed": "=", "partly": "≈", "contradicted": "≠", "outdated": "≠", "unverified": "?"}
"""A claim's marker by its verdict: the statement holds, holds in part, does not hold, or can't be told."""


class Side(Record):
    """One side of a dispute: what is said, and by whom."""

    says: Prose
    sources: tuple[SourceId, ...] = Field(min_length=1)


class Claim(Record):
    """A statement with a verdict. `said_in` says who makes it, `sources` what it was checked against.

    `scope` is what the statement is about: place, measure, year. `reason` says why `printed` is what we print.
    `phrases` are words by which a sentence is known to touch the claim, so that it bears the claim's marker.
    """

    id: Slug
    title: Line
    statement: Prose
    scope: Line
    said_in: tuple[SourceId, ...] = Field(min_length=1)
    clusters: tuple[ClusterId, ...] = ()
    kind: ClaimKind
    verdict: Verdict
    record: Prose
    printed: Prose
    reason: Prose | None = None
    sides: tuple[Side, ...] = ()
    sources: tuple[SourceId, ...] = Field(min_length=1)
    as_of: PartialDate
    phrases: tuple[Line, ...] = ()

    @model_validator(mode="after")
    def _is_argued(self) -> Claim:
        if self.kind == "dispute" and not self.sides:
            raise ValueError("a dispute needs 'sides': who says what")
        if len(self.sides) == 1:
            raise ValueError("one of the 'sides' alone is no dispute; write at least two, or none")
        if self.reason is None and (self.verdict != "confirmed" or self.sides):
            what = "a dispute" if self.sides else f"a claim that is {self.verdict}"
            raise ValueError(f"{what} needs a 'reason': why we print what we print")
        return self

    @property
    def subject(self) -> str | None:
        """The one cluster that a bare `rank` in this claim belongs to; none when the claim is about several."""
        return self.clusters[0] if len(self.clusters) == 1 else None


@dataclass(frozen=True)
class ClaimFile:
    """The claims, the document they stand in, and the index in it of each: a faulty one is left out of `claims`."""

    claims: tuple[Claim, ...]
    document: YamlFile | None
    indexes: tuple[int, ...] = ()

    def placed(self) -> Iterator[tuple[YamlFile, Loc, Claim]]:
        """Every claim with its place."""
        for index, claim in zip(self.indexes, self.claims, strict=True):
            assert self.document is not None
            yield self.document, (index,), claim


def read_claims(path: Path, name: str) -> tuple[ClaimFile, list[Problem]]:
    """All claims in the order of the file. A missing file is no claims, not a fault."""
    if not path.exists():
        return ClaimFile((), None), []
    document, problems = read_yaml(path, name)
    if document is None:
        return ClaimFile((), None), problems
    if not isinstance(document.value, list):
        return ClaimFile((), None), [document.problem(document.position(()), "expected a list of claims", "type")]
    claims: list[Claim] = []
    indexes: list[int] = []
    seen: dict[str, Loc] = {}
    for index in range(len(document.value)):
        claim, found = validate(Claim, document, (index,))
        problems += found
        if claim is None:
            continue
        if claim.id in seen:
            at = document.position((index, "id"))
            line = document.position(seen[claim.id]).line
            problems.append(document.problem(at, f"id '{claim.id}' stands here for the second time (first in line {line})", "duplicate-id"))
        seen.setdefault(claim.id, (index, "id"))
        claims.append(claim)
        indexes.append(index)
    return ClaimFile(tuple(claims), document, tuple(indexes)), problems


def unsupported(claim: Claim, sources: Mapping[str, Source]) -> bool:
    """Whether a claim is called confirmed on the word of its own tellers alone.

    A second page of the same publisher is no second witness.
    """
    tellers = {sources[source].publisher for source in claim.said_in if source in sources}
    others = [source for source in claim.sources if source in sources and sources[source].publisher not in tellers]
    return claim.verdict == "confirmed" and not others


def claims_about(claims: Sequence[Claim], cluster: str) -> tuple[Claim, ...]:
    """The claims that concern one cluster, and no other list's business."""
    return tuple(claim for claim in claims if cluster in claim.clusters)
