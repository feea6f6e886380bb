"""The guide: profiles, rankings, sources and claims, read and linked. What every later room is given."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from cityguide.evidence.claims import ClaimFile, read_claims
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
    """Immutable and linked: every id in it leads somewhere. `today` is a parameter, never the clock."""

    files: tuple[ProfileFile, ...]
    rankings: Rankings
    sources: Mapping[str, Source]
    claim_file: ClaimFile
    tables: Tables
    today: datetime.date = field(compare=False)

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """In the order of the latest ranking; profiles of clusters that it does not rank come last."""
        return tuple(file.profile for file in self.files)

    @cached_property
    def _profiles_by_cluster(self) -> Mapping[str, ProfileFile]:
        return {file.profile.cluster: file for file in self.files}

    def profile(self, cluster: str) -> Profile | None:
        file = self._profiles_by_cluster.get(cluster)
        return file.profile if file else None

    def profile_file(self, cluster: str) -> ProfileFile:
        return self._profiles_by_cluster[cluster]


def read_guide(root: Path, today: datetime.date) -> tuple[Guide | None, list[Problem]]:
    """Read `cities/` and `data/` below `root`. With any problem the guide is None and all problems are listed."""
    tables, problems = read_tables(root / "data", "data")
    rankings: Rankings | None = None
    if tables is not None:
        rankings, found = build_rankings(tables)
        problems += found
    sources, found = read_sources(root / "data" / "sources.yml", "data/sources.yml")
    sources_read = not found
    problems += found
    claim_file, found = read_claims(root / "data" / "claims.yml", "data/claims.yml")
    problems += found
    files, found = read_profiles(root / "cities", "cities")
    problems += found
    if sources_read and tables is not None:
        problems += source_problems(tables, list(sources))
    if rankings is None:
        return None, problems
    for file in files:
        problems += _link_problems(file.profile, file.document, (), sources if sources_read else None, rankings)
    if claim_file.document is not None:
        for index, claim in enumerate(claim_file.claims):
            problems += _link_problems(claim, claim_file.document, (index,), sources if sources_read else None, rankings)
    if problems or tables is None:
        return None, problems

    def order(file: ProfileFile) -> tuple[bool, int, str]:
        standing = rankings.standing(file.profile.cluster)
        rank = standing.rank if standing else None
        return (rank is None, rank or 0, file.profile.cluster)

    return Guide(tuple(sorted(files, key=order)), rankings, sources, claim_file, tables, today), []


def _link_problems(
    value: object, document: YamlFile, loc: Loc, sources: Mapping[str, Source] | None, rankings: Rankings
) -> list[Problem]:
    """Ids of sources, clusters and economies that lead nowhere."""
    known: dict[str, Mapping[str, object]] = {"cluster": rankings.clusters, "economy": rankings.economies}
    if sources is not None:
        known["source"] = sources
    problems: list[Problem] = []
    for kind, choices in known.items():
        for where, word in marked(value, kind, loc):  # type: ignore[arg-type]
            if word not in choices:
                at = document.position(where)
                said = f"unknown {kind} '{word}'{suggestion(word, choices)}"
                problems.append(document.problem(at, said, f"unknown-{kind}"))
    return problems
