"""The guide: profiles, rankings, sources and claims, read and linked. What every later room is given."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel

from cityguide.evidence.claims import Claim, ClaimFile, read_claims, unsupported
from cityguide.evidence.freshness import HalfLife, read_half_lives
from cityguide.evidence.sources import Source, read_sources
from cityguide.profiles.model import Profile
from cityguide.profiles.reading import ProfileFile, read_profiles
from cityguide.rankings.rankings import Rankings
from cityguide.rankings.reading import build_rankings, source_problems
from cityguide.reading.problems import Problem, suggestion
from cityguide.reading.tables import Tables, read_tables
from cityguide.reading.validation import marked
from cityguide.reading.yaml_file import Loc, YamlFile


@dataclass(frozen=True)
class Guide:
    """Immutable and linked: every id in it leads somewhere. `today` is a parameter, never the clock.

    Read with problems, it holds what could be read, so that the rest can be checked against it; pages come
    only from a guide without problems.
    """

    files: tuple[ProfileFile, ...]
    rankings: Rankings
    sources: Mapping[str, Source]
    claim_file: ClaimFile
    tables: Tables
    registry: YamlFile
    half_lives: Mapping[str, HalfLife]
    today: datetime.date = field(compare=False)

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """In the order of the latest ranking; profiles of clusters that it does not rank come last."""
        return tuple(file.profile for file in self.files)

    @cached_property
    def _by_cluster(self) -> Mapping[str, Profile]:
        return {profile.cluster: profile for profile in self.profiles}

    def profile(self, cluster: str) -> Profile | None:
        return self._by_cluster.get(cluster)

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        return {claim.id: claim for claim in self.claim_file.claims}


def read_guide(root: Path, today: datetime.date) -> tuple[Guide | None, list[Problem]]:
    """Read `cities/` and `data/` below `root`, and list all problems.

    The guide is None when the rankings or the sources could not be read at all: then there is nothing to check
    prose against.
    """
    tables, problems = read_tables(root / "data", "data")
    rankings: Rankings | None = None
    half_lives: Mapping[str, HalfLife] = {}
    if tables is not None:
        rankings, found = build_rankings(tables)
        problems += found
        half_lives, found = read_half_lives(tables)
        problems += found
    sources, registry, found = read_sources(root / "data" / "sources.yml", "data/sources.yml")
    problems += found
    claim_file, found = read_claims(root / "data" / "claims.yml", "data/claims.yml")
    problems += found
    files, found = read_profiles(root / "cities", "cities")
    problems += found
    if sources and tables is not None:
        problems += source_problems(tables, list(sources))
    known: dict[str, Mapping[str, object]] = {"source": sources} if sources else {}
    if rankings is not None:
        known |= {"cluster": rankings.clusters, "economy": rankings.economies}
    for file in files:
        problems += _link_problems(file.profile, file.document, (), known)
    for document, loc, claim in claim_file.placed():
        problems += _link_problems(claim, document, loc, known)
        if sources and unsupported(claim, sources):
            said = f"claim '{claim.id}' is called confirmed, but no source beside those that make it says so"
            problems.append(document.problem(document.position((*loc, "verdict")), said, "unsupported-claim"))
    if rankings is None or tables is None or registry is None or not sources:
        return None, problems

    def order(file: ProfileFile) -> tuple[bool, int, str]:
        standing = rankings.standing(file.profile.cluster)
        rank = standing.rank if standing else None
        return (rank is None, rank or 0, file.profile.cluster)

    placed = sorted((file for file in files if file.profile.cluster in rankings.clusters), key=order)
    return Guide(tuple(placed), rankings, sources, claim_file, tables, registry, half_lives, today), problems


def _link_problems(value: BaseModel, document: YamlFile, loc: Loc, known: Mapping[str, Mapping[str, object]]) -> list[Problem]:
    """Ids of sources, clusters and economies that lead nowhere; only kinds of which the ids are known are checked."""
    problems: list[Problem] = []
    for kind, choices in known.items():
        for where, word in marked(value, kind, loc):
            if word not in choices:
                at = document.position(where)
                said = f"unknown {kind} '{word}'{suggestion(word, choices)}"
                problems.append(document.problem(at, said, f"unknown-{kind}"))
    return problems
