"""A guide as the last build has read it, of which only the profiles that have changed since are read again."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from cityguide.guide import Guide
from cityguide.kept import fetched, folder_of, name_of, packed, pruned, store, unpacked
from cityguide.problems.problem import Problem
from cityguide.profiles.model import Profile
from cityguide.profiles.reading import ProfileFile
from cityguide.project.files_read import package_state
from cityguide.project.kept_profiles import KeptFile, NeedsAllError, kept_profile
from cityguide.reading.ids import id_problems
from cityguide.reading.yaml_file import YamlFile
from cityguide.shelves import KeptOnes, SpoiltError, fetched_ones, store_ones

_OF_THE_DATA = (
    "rankings", "sources", "source_kinds", "claim_file", "tables", "table_files", "table_titles", "registry", "half_lives", "pictures",
    "terrains", "shores",
)  # fmt: skip
"""What a guide has besides profiles, each read back when it is asked for."""

_ONE_BY_ONE = {"sources": 1_500, "terrains": 16}
"""What has many values of which few are asked for, and how many of these are held at a time."""

LONGEST_HELD = 8_000
"""Bytes of a summary that all cities may have in memory; only that of search is longer in most."""

MOST_CHANGED = 8
"""Profiles that have changed; with more of them what reads all is hardly slower."""


class KeptGuide(Guide):
    """A guide that had a `state`, and of which what is not profiles is kept in a folder."""

    def __init__(self, files: tuple[ProfileFile, ...], root: Path, state: str, today: datetime.date, unread: frozenset[str]) -> None:
        about = {"files": files, "today": today, "kept_in": folder_of(root), "state": state, "unread": unread}
        about["_data"] = partial(_data, root, state)
        for name, value in about.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "summaries", KeptSummaries(self))

    @cached_property
    def shores(self) -> Any:
        """The same, for which no shore is read back."""
        return self._data("shores")

    @cached_property
    def table_files(self) -> Any:
        """The same, for which no table is read back."""
        return self._data("table_files")

    @cached_property
    def table_titles(self) -> Any:
        """The same, for which no table is read back."""
        return self._data("table_titles")

    @cached_property
    def source_kinds(self) -> Any:
        """The same, for which no source is read back."""
        return self._data("source_kinds")

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there yet."""
        if name not in _OF_THE_DATA:
            raise AttributeError(name)
        value = self._data(name)
        object.__setattr__(self, name, value)
        return value


class KeptSummaries(dict[tuple[str, str], bytes]):
    """The summaries of a guide, packed. What is not held is looked for among those that are kept, and held from then on if it is short."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self.guide = guide
        self.digests = {file.profile.cluster: file.digest for file in guide.files if isinstance(file, KeptFile)}
        self.last: tuple[str, Mapping[str, bytes]] = "", {}

    def get(self, of: tuple[str, str], otherwise: Any = None) -> Any:
        cluster, name = of
        if of in self or cluster not in self.digests:
            return super().get(of, otherwise)
        if self.last[0] != cluster:
            self.last = cluster, summaries_kept(self.guide, self.digests[cluster]) or {}
            self.update({(cluster, one): held for one, held in self.last[1].items() if len(held) <= LONGEST_HELD})
        return self.last[1].get(name, otherwise)


class _OneByOne(Mapping[str, Any]):
    """Values that are read back when somebody asks for one. The `most` of them are held."""

    def __init__(self, kept: KeptOnes, most: int) -> None:
        self.kept, self.most = kept, most
        self.held: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self.held:
            try:
                value = unpacked(self.kept[name])
            except SpoiltError as error:
                raise NeedsAllError from error
            if len(self.held) >= self.most:
                del self.held[next(iter(self.held))]
            self.held[name] = value
        return self.held[name]

    def __contains__(self, name: object) -> bool:
        return name in self.kept

    def __iter__(self) -> Iterator[str]:
        return iter(self.kept)

    def __len__(self) -> int:
        return len(self.kept)


def keep_data(guide: Guide, root: Path) -> None:
    """Keep what the guide of the project at `root` has besides profiles. What is kept already stays."""
    folder = folder_of(root) / "data"
    for name in _OF_THE_DATA:
        value, kept = getattr(guide, name), _name(root, guide.state, name)
        if name in _ONE_BY_ONE and not _all_kept(folder, kept):
            store_ones(folder, kept, {key: packed(one) for key, one in value.items()})
        elif name not in _ONE_BY_ONE and fetched(folder, kept) is None:
            store(folder, kept, packed(value))
    pruned(folder, most=4 * len(_OF_THE_DATA))


def keep_summaries(guide: Guide, cluster: str, digest: str) -> None:
    """Keep all summaries of a city whose profile was read from a file with a digest. What is kept already stays."""
    assert guide.kept_in is not None
    from cityguide.project.every_summary import EVERY_SUMMARY  # with what draws, which a check does not need

    if summaries_kept(guide, digest) is None:
        for each in EVERY_SUMMARY.values():
            each(guide, cluster)
        folder, name = guide.kept_in / "summaries", _name_of_summaries(guide, digest)
        store(folder, name, packed({of: guide.summaries[cluster, of] for of in EVERY_SUMMARY}))


def summaries_kept(guide: Guide, digest: str) -> Mapping[str, bytes] | None:
    """The summaries of a city by their names, packed; None where they aren't kept."""
    assert guide.kept_in is not None
    held = fetched(guide.kept_in / "summaries", _name_of_summaries(guide, digest))
    return None if held is None else unpacked(held)


def _name_of_summaries(guide: Guide, digest: str) -> str:
    """They depend on the profile, the data, the day, and on what the guide tells of all profiles, none of which it looks into."""
    of_all = [guide.states[(kind,)] for kind in ("profiles", "stories", "looks")]
    return name_of(package_state(), guide.state, guide.today, of_all, digest)


def kept_guide(root: Path, state: str, today: datetime.date, files: Mapping[str, ProfileFile | None]) -> KeptGuide:
    """A guide that had a `state`, with these files, by their clusters; of a cluster without one it can't be read.

    Raises NeedsAllError where its data is not kept any more, as the guide does later.
    """
    there = tuple(file for file in files.values() if file is not None)
    unread = frozenset(cluster for cluster, file in files.items() if file is None)
    guide = KeptGuide(there, root, state, today, unread)
    _ = guide.rankings  # which every guide needs, so that it is told here where nothing could be kept
    return guide


def unknown_in(guide: Guide, document: YamlFile) -> list[Problem]:
    """Ids in a profile that are none in the guide."""
    ids = {"source": guide.sources, "cluster": guide.rankings.clusters, "economy": guide.rankings.economies}
    return id_problems(Profile, document, (), ids)


def old_files(root: Path, cities: Iterable[tuple[str, Mapping[str, Any], str]]) -> dict[str, KeptFile]:
    """The files of clusters as they were read before, of each with what is known of it at once and the digest that it had."""
    folder, kept_in = root / "cities", folder_of(root)
    found = {}
    for cluster, at_once, digest in cities:
        path = folder / f"{cluster}.yml"
        found[cluster] = KeptFile(kept_profile(at_once, kept_in, path, digest), path, digest)
    return found


def _all_kept(folder: Path, name: str) -> bool:
    try:
        ones = fetched_ones(folder, name)
        return ones is not None and len([*ones.values()]) == len(ones)  # each is looked at
    except SpoiltError:
        return False


def _data(root: Path, state: str, name: str) -> Any:
    folder, kept = folder_of(root) / "data", _name(root, state, name)
    if name in _ONE_BY_ONE:
        if (ones := fetched_ones(folder, kept)) is None:
            raise NeedsAllError
        return _OneByOne(ones, _ONE_BY_ONE[name])
    if (held := fetched(folder, kept)) is None:
        raise NeedsAllError
    return unpacked(held)


def _name(root: Path, state: str, what: str) -> str:
    """The name of a part of the data that a guide with a state has. It names files where they are."""
    return name_of(package_state(), os.path.realpath(root), state, what)
