"""Claims in order: by city and by kind for the page, as CSV and JSON for everybody else."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass

from cityguide.evidence.claims import KIND_TITLES, Claim
from cityguide.evidence.terms import ATTRIBUTION, DISCLAIMER, LICENCE, commented
from cityguide.guide import Guide
from cityguide.prose.notes import Notes
from cityguide.prose.text import Prose

COLUMNS = (
    "id", "title", "kind", "verdict", "scope", "clusters", "statement", "said_in", "record", "printed", "reason", "sides", "sources",
    "as_of",
)  # fmt: skip


@dataclass(frozen=True)
class Group:
    """Claims under one heading."""

    id: str
    title: str
    claims: tuple[Claim, ...]


def by_city(guide: Guide) -> list[Group]:
    """Claims about one story's cluster under its name, then those about several clusters or others, then the rest; by kind in each."""
    stories = {profile.cluster: profile.name for profile in guide.profiles}
    titles = {**stories, "several-cities": "Several cities, and others", "the-ranking-itself": "The ranking itself"}
    found: dict[str, list[Claim]] = {key: [] for key in titles}
    for claim in guide.claim_file.claims:
        alone = claim.subject if claim.subject in stories else None
        found[alone or ("several-cities" if claim.clusters else "the-ranking-itself")].append(claim)
    kinds = list(KIND_TITLES)
    return [
        Group(key, titles[key], tuple(sorted(claims, key=lambda claim: kinds.index(claim.kind)))) for key, claims in found.items() if claims
    ]


def by_kind(guide: Guide) -> list[tuple[str, str, list[Claim]]]:
    """Each kind that occurs, with its title and claims."""
    return [
        (kind, title, members)
        for kind, title in KIND_TITLES.items()
        if (members := [claim for claim in guide.claim_file.claims if claim.kind == kind])
    ]


def claims_csv(guide: Guide) -> str:
    """One row a claim, under WIPO's terms as comments; lists are joined by semicolons."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in _rows(guide):
        writer.writerow([_cell(row[column]) for column in COLUMNS])
    return commented(out.getvalue())


def claims_json(guide: Guide) -> str:
    """The same with sides and lists as such."""
    terms = {"licence": LICENCE, "attribution": ATTRIBUTION, "disclaimer": DISCLAIMER}
    return json.dumps({**terms, "claims": _rows(guide)}, ensure_ascii=False, indent=1) + "\n"


def _rows(guide: Guide) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for claim in guide.claim_file.claims:
        plain = Prose(guide, claim.subject, Notes()).plain
        rows.append(
            {
                "id": claim.id,
                "title": claim.title,
                "kind": claim.kind,
                "verdict": claim.verdict,
                "scope": claim.scope,
                "clusters": list(claim.clusters),
                "statement": plain(claim.statement),
                "said_in": list(claim.said_in),
                "record": plain(claim.record),
                "printed": plain(claim.printed),
                "reason": plain(claim.reason) if claim.reason else None,
                "sides": [{"says": plain(side.says), "sources": list(side.sources)} for side in claim.sides],
                "sources": list(claim.sources),
                "as_of": claim.as_of,
            }
        )
    return rows


def _cell(value: object) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(f"{entry['says']} ({', '.join(entry['sources'])})" if isinstance(entry, dict) else str(entry) for entry in value)
    return "" if value is None else str(value)
