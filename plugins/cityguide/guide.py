"""The guide: profiles, rankings, sources and claims, read and linked. All rooms above work on it."""

from __future__ import annotations

import datetime
import hashlib
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from cityguide.evidence.claims import Claim, ClaimFile, read_claims, unsupported
from cityguide.evidence.freshness import HalfLife, read_half_lives
from cityguide.evidence.sources import Source, SourceKind, read_sources
from cityguide.kept import folder_of
from cityguide.photographs.picture import Picture
from cityguide.problems.codes import UNKNOWN
from cityguide.problems.limits import TABLE_FILE
from cityguide.problems.problem import Problem
from cityguide.profiles.model import Accent, Profile, Symbol
from cityguide.profiles.pictures import read_pictures
from cityguide.profiles.reading import NO_DRAFTS, ProfileFile, Profiles, read_profiles
from cityguide.rankings.rankings import Rankings
from cityguide.rankings.reading import TABLE_OF, build_rankings, unknown_ids
from cityguide.reading.datapackage import read_tables
from cityguide.reading.ids import id_problems
from cityguide.reading.memo import Memo
from cityguide.reading.plain_file import state_below
from cityguide.reading.tables import Tables
from cityguide.reading.yaml_file import YamlFile
from cityguide.reads import States, recorders, tell, untold
from cityguide.stages import stage
from cityguide.summaries import SUMMARIES
from cityguide.terrain.model import NO_TERRAIN, Terrain
from cityguide.terrain.terrains import read_terrains

_TOLD = {"files": "profiles", "profiles": "profiles", "stories": "stories", "looks": "looks"}  # attributes, and the part that they give


@dataclass(frozen=True, repr=False)  # printed whole, as by a failing test, it would take gigabytes
class Guide:
    """Immutable and linked: every id in it exists. `today` is passed in, never read from the clock.

    If files have problems, it holds what could be read, so that the rest can be checked against it; pages are made only from a guide
    without problems. `unread` are the clusters whose profile could not be read. `terrains` has the clusters of whose ground anything is
    known. `kept_in` is the folder for what is kept between builds; `summaries` are those that were worked out.
    """

    files: tuple[ProfileFile, ...]
    rankings: Rankings
    sources: Mapping[str, Source]
    claim_file: ClaimFile
    tables: Tables
    registry: YamlFile
    half_lives: Mapping[str, HalfLife]
    today: datetime.date = field(compare=False)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    terrains: Mapping[str, Terrain] = field(default_factory=dict)
    kept_in: Path | None = field(default=None, compare=False)
    summaries: dict[tuple[str, str], bytes] = field(default_factory=dict, compare=False)
    state: str = ""  # a digest of the files of `data/` and of what is known of the photographs

    __hash__ = object.__hash__  # so that what rooms above work out of a guide can be kept by it; there is one guide at a time

    def __getattribute__(self, name: str) -> Any:
        """Tell of the profiles that are looked at one after the other, and of those among them that are stories."""
        if recorders and name in _TOLD:
            tell(_TOLD[name])
            with untold():
                return object.__getattribute__(self, name)
        return object.__getattribute__(self, name)

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """In the order of the latest ranking; profiles of clusters that it does not rank come last."""
        return tuple(file.profile for file in self.files)

    @cached_property
    def stories(self) -> tuple[Profile, ...]:
        """The profiles with a story and places, in the same order; those only begun are left out."""
        return tuple(profile for profile in self.profiles if not profile.begun)

    @cached_property
    def looks(self) -> Mapping[str, tuple[Accent, Symbol]]:
        """The colour and the symbol of each cluster that has a profile."""
        return {profile.cluster: (profile.accent, profile.symbol) for profile in self.profiles}

    @cached_property
    def _by_cluster(self) -> Mapping[str, ProfileFile]:
        return {file.profile.cluster: file for file in self.files}

    def file(self, cluster: str) -> ProfileFile | None:
        """The file of a cluster's profile."""
        tell("there", cluster)
        return self._by_cluster.get(cluster)

    def profile(self, cluster: str) -> Profile | None:
        file = self.file(cluster)
        return file.profile if file else None

    def terrain(self, cluster: str) -> Terrain:
        """The ground of a cluster, as far as files of the project tell of it."""
        return self.terrains.get(cluster, NO_TERRAIN)

    def lacks(self, cluster: str) -> bool:
        """Whether a cluster has no profile: neither a file that could be read nor one that could not."""
        return self.file(cluster) is None and cluster not in self.unread

    @cached_property
    def shores(self) -> Mapping[str, tuple[tuple[str, ...], Path | None]]:
        """The sources of each shore that is known, and its file, by the cluster: without the shore itself, which is large."""
        return {cluster: (known.shore.sources, known.shore.file) for cluster, known in self.terrains.items() if known.shore}

    @cached_property
    def states(self) -> States:
        """A digest of each part that `reads` names."""
        return States(self._part)

    def _part(self, kind: str, cluster: str = "", field: str = "") -> object:
        if not cluster:
            return self.looks if kind == "looks" else [profile.cluster for profile in getattr(self, kind)]
        if kind == "summary":
            return SUMMARIES[field](self, cluster)
        file = self.file(cluster)
        if file is None or kind == "there":
            return "there" if file else "unread" if cluster in self.unread else "gone"
        if kind == "file":
            return file.text
        return getattr(file.profile, field)

    @cached_property
    def table_files(self) -> Mapping[str, str]:
        """The name of the table of each file that describes or holds tables, by its path; empty where it describes them."""
        of = {f"data/{file}": name for name, table in self.tables.tables.items() for file in table.files}
        return {path: of.get(path, "") for path in self.tables.texts}

    @cached_property
    def table_titles(self) -> Mapping[str, str]:
        """The title of each table by its name."""
        return {name: table.title for name, table in self.tables.tables.items()}

    @cached_property
    def source_kinds(self) -> Mapping[SourceKind, int]:
        """How many sources there are of each kind."""
        return dict(Counter(source.kind for source in self.sources.values()))

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        return {claim.id: claim for claim in self.claim_file.claims}


@dataclass(frozen=True)
class _Data:
    """What could be read of `data/`."""

    tables: Tables | None
    rankings: Rankings | None
    half_lives: Mapping[str, HalfLife]
    sources: Mapping[str, Source]
    registry: YamlFile | None
    claim_file: ClaimFile
    terrains: Mapping[str, Terrain]

    @property
    def known(self) -> Mapping[str, Mapping[str, object]]:
        """The known ids by the kind that a `Marker` names; kinds of which some could not be read are left out."""
        found: dict[str, Mapping[str, object]] = {"source": self.sources} if self.sources else {}
        if self.rankings is not None and self.tables is not None:
            ids = {"cluster": self.rankings.clusters, "economy": self.rankings.economies}
            found |= {kind: known for kind, known in ids.items() if self.tables.whole(TABLE_OF[kind])}
        return found


Links = Callable[[YamlFile], Sequence[Problem]]
"""Finds the ids in a profile's document that lead nowhere."""

ReadFiles = Callable[[Path, Links], tuple[Sequence[ProfileFile], list[Problem]]]
"""Reads the profiles of a folder, in the order of their names, and finds all that is wrong with each by itself, its links among it."""


@stage("linking")
def read_guide(
    root: Path,
    today: datetime.date,
    memo: Memo | None = None,
    drafts: Mapping[str, bytes] = NO_DRAFTS,
    read_files: ReadFiles | None = None,
) -> tuple[Guide | None, list[Problem]]:
    """Read `cities/`, `data/` and the first bytes of photographs below `root`, and list all problems.

    What `memo` has of files that are as they were isn't read again. `drafts` are what files of `cities/` would hold, by name. Who wants
    profiles otherwise than whole in memory gives what reads them. The guide is None when the rankings or the sources could not be read at
    all: then there is nothing to check prose against.
    """
    memo = memo or Memo()
    with stage("reading"):
        read_files = read_files or partial(_in_memory, memo, read_profiles(root / "cities", memo, drafts))
        in_folder = b""
        while in_folder != (now := state_below(root / "data", TABLE_FILE)):  # or somebody has saved a file meanwhile
            in_folder = now
            data, in_data = memo.of("data", (in_folder,), lambda: _read_data(root / "data"))
        links = memo.of("links", (data,), lambda: lambda document: id_problems(Profile, document, (), data.known))
        files, found = read_files(root / "cities", links)
    misnamed = {problem.at for problem in found if problem.code == "file-name"}
    pictures, faults = read_pictures(root, files)
    problems = [*in_data, *(one for one in found if one.code != UNKNOWN["cluster"] or one.at not in misnamed), *faults]
    rankings = data.rankings
    if rankings is None or data.tables is None or data.registry is None or not data.sources:
        return None, problems
    ranks = {standing.cluster: standing.rank for standing in rankings.ranked(rankings.latest.year) if standing.rank is not None}
    placed = [file for file in files if file.profile.cluster in rankings.clusters]
    placed.sort(key=lambda file: (ranks.get(file.profile.cluster, math.inf), file.profile.cluster))
    made_from = (in_folder, repr(sorted(pictures.items())).encode())
    unread = frozenset(path.stem for path in (root / "cities").glob("*.y*ml")) - {file.profile.cluster for file in placed}
    guide = Guide(
        tuple(placed), rankings, data.sources, data.claim_file, data.tables, data.registry, data.half_lives, today, pictures, unread,
        data.terrains, folder_of(root), {}, memo.of("state", made_from, lambda: hashlib.sha256(b"".join(made_from)).hexdigest()),
    )  # fmt: skip
    return guide, problems


def _in_memory(memo: Memo, read: Callable[[], Profiles], _: Path, links: Links) -> tuple[list[ProfileFile], list[Problem]]:
    files, documents, problems = read()
    for document in documents:
        problems += memo.of(("links", document.source.name), (document, links), partial(links, document))
    return files, problems


def _read_data(folder: Path) -> tuple[_Data, list[Problem]]:
    tables, in_tables = read_tables(folder, "data")
    rankings, in_rankings = (None, []) if tables is None else build_rankings(tables)
    half_lives, in_half_lives = ({}, []) if tables is None else read_half_lives(tables)
    sources, registry, in_sources = read_sources(folder / "sources.yml", "data/sources.yml")
    claim_file, in_claims = read_claims(folder / "claims.yml", "data/claims.yml")
    terrains, in_terrains = read_terrains(folder, "data", tables, rankings.clusters if rankings else (), sources)
    problems = [*in_tables, *in_rankings, *in_half_lives, *in_sources, *in_claims, *in_terrains]
    if sources and tables is not None:
        problems += unknown_ids(tables, "source_ids", "source", list(sources))
    data = _Data(tables, rankings, half_lives, sources, registry, claim_file, terrains)
    if (document := claim_file.document) is not None:
        problems += [problem for index in range(len(document.value)) for problem in id_problems(Claim, document, (index,), data.known)]
    for document, loc, claim in claim_file.placed():
        if sources and unsupported(claim, sources):
            said = f"claim '{claim.id}' is called confirmed, but no source beside those that make it says so"
            problems.append(document.at_value((*loc, "verdict"), said, "unsupported-claim", field="claim.verdict"))
    return data, problems
