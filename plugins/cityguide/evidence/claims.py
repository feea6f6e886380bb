"""Claims: what is said somewhere, what the record says, and what the guide prints and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from cityguide.reading.fields import ClusterId, Line, PartialDate, Prose, Record, Slug, SourceId
from cityguide.reading.problems import Problem
from cityguide.reading.validation import validate
from cityguide.reading.yaml_file import Loc, YamlFile, read_yaml

ClaimKind = Literal[
    "scope", "derived", "edition", "outdated", "unit", "definition", "attribution", "identity", "break", "detail", "dispute", "share",
]  # fmt: skip
Verdict = Literal["confirmed", "partly", "contradicted", "outdated", "unverified"]


class Side(Record):
    """One side of a dispute: what is said, and by whom."""

    says: Prose
    sources: tuple[SourceId, ...] = Field(min_length=1)


class Claim(Record):
    """A statement with a verdict. `said_in` says who makes it, `sources` what it was checked against."""

    id: Slug
    title: Line
    statement: Prose
    said_in: tuple[SourceId, ...] = ()
    clusters: tuple[ClusterId, ...] = ()
    kind: ClaimKind
    verdict: Verdict
    record: Prose
    printed: Prose
    sides: tuple[Side, ...] = ()
    sources: tuple[SourceId, ...] = Field(min_length=1)
    as_of: PartialDate

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


def claims_about(claims: Sequence[Claim], cluster: str) -> tuple[Claim, ...]:
    """The claims that concern one cluster, and no other list's business."""
    return tuple(claim for claim in claims if cluster in claim.clusters)
