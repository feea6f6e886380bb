"""A guide as the last build has read it, of which only the profiles that have changed since are read again."""

from __future__ import annotations

import datetime
from collections import UserDict
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from cityguide.guide import Guide, id_problems
from cityguide.kept import fetched, folder_of, name_of, packed, pruned, store, unpacked
from cityguide.problems.problem import Problem
from cityguide.profiles.model import Profile
from cityguide.profiles.reading import ProfileFile
from cityguide.project.files_read import package_state
from cityguide.project.kept_profiles import KeptFile, KeptProfile, kept_profile, packed_profile
from cityguide.project.last_build import KnownProfile, LastBuild
from cityguide.reading.yaml_file import YamlFile

_OF_THE_DATA = ("rankings", "sources", "claim_file", "tables", "registry", "half_lives", "pictures", "terrains", "unread", "state")
"""What a guide has besides profiles, each read back when it is asked for."""

_ONE_BY_ONE = ("sources", "terrains")
"""What has many values of which few are asked for."""


MOST_CHANGED = 8
"""Profiles that have changed; with more of them what reads all is hardly slower."""


class NeedsAllError(Exception):
    """Only a build that reads all of the guide can tell what the site has to be."""


class KeptGuide(Guide):
    """A guide of which the parts that were read on a `ground` are kept in a folder."""

    def __init__(self, files: tuple[ProfileFile, ...], ground: str, today: datetime.date, kept_in: Path) -> None:
        data = partial(_data, kept_in / "data", ground)
        about = {"files": files, "today": today, "kept_in": kept_in, "summaries": _Summaries(files), "_data": data}
        about |= {name: data(name) for name in ("unread", "state")}
        for name, value in about.items():
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there yet."""
        if name not in _OF_THE_DATA:
            raise AttributeError(name)
        value = self._data(name)
        if name in _ONE_BY_ONE:
            value = _OneByOne(value)
        object.__setattr__(self, name, value)
        return value


class _Summaries(dict[tuple[str, str], bytes]):
    """Those that were worked out, and those that are kept with profiles."""

    def __init__(self, files: Iterable[ProfileFile]) -> None:
        super().__init__()
        self.kept = {file.profile.cluster: file.profile for file in files if isinstance(file.profile, KeptProfile)}

    def get(self, of: tuple[str, str], otherwise: Any = None) -> Any:
        cluster, name = of
        profile = None if of in self else self.kept.get(cluster)
        return super().get(of, otherwise) if profile is None else profile.held.summaries.get(name)


class _OneByOne(UserDict[str, Any]):
    """Values that are unpacked when somebody asks for one."""

    def __getitem__(self, name: str) -> Any:
        return unpacked(super().__getitem__(name))


def keep_guide(guide: Guide, ground: str, profiles: Mapping[str, KnownProfile]) -> None:
    """Keep what was read of a project, under the digests of what it was read from. What is kept already stays."""
    assert guide.kept_in is not None
    keep_data(guide, ground)
    for file in guide.files:
        keep_profile(guide, file.profile, profiles[file.profile.cluster].digest, ground)
    pruned(guide.kept_in / "profiles", len(profiles))


def keep_data(guide: Guide, ground: str) -> None:
    """Keep what a guide has besides profiles."""
    assert guide.kept_in is not None
    folder = guide.kept_in / "data"
    for name in _OF_THE_DATA:
        if not (folder / _name(ground, name)).exists():
            value = getattr(guide, name)
            store(folder, _name(ground, name), packed({key: packed(one) for key, one in value.items()} if name in _ONE_BY_ONE else value))
    pruned(folder, most=4 * len(_OF_THE_DATA))


def keep_profile(guide: Guide, profile: Profile, digest: str, ground: str) -> None:
    """Keep a profile that was read from a file with a digest, and its summaries, which depend on the `ground` too: on data and day."""
    assert guide.kept_in is not None
    from cityguide.project.every_summary import EVERY_SUMMARY  # with what draws, which a check does not need

    folder, name = guide.kept_in / "profiles", _name(ground, digest)
    if not (folder / name).exists():
        for each in EVERY_SUMMARY.values():
            each(guide, profile.cluster)
        store(folder, name, packed_profile(profile, {of: guide.summaries[profile.cluster, of] for of in EVERY_SUMMARY}))


def kept_guide(root: Path, ground: str, today: datetime.date, files: Mapping[str, ProfileFile | None]) -> KeptGuide:
    """A guide that was read on a `ground`, with these files, by their clusters; of a cluster without one it can't be read.

    Raises NeedsAllError where something is not kept any more, as the guide does later.
    """
    guide = KeptGuide(tuple(file for file in files.values() if file is not None), ground, today, folder_of(root))
    if unread := frozenset(cluster for cluster, file in files.items() if file is None):
        object.__setattr__(guide, "unread", unread)
    return guide


def unknown_in(guide: Guide, document: YamlFile) -> list[Problem]:
    """Ids in a profile that are none in the guide."""
    ids = {"source": guide.sources, "cluster": guide.rankings.clusters, "economy": guide.rankings.economies}
    return id_problems(Profile, document, (), ids)


def old_file(root: Path, cluster: str, last: LastBuild) -> KeptFile:
    """The profile of a cluster as the last build has read it."""
    known = last.profiles[cluster]
    kept = partial(_held, folder_of(root) / "profiles", _name(last.ground, known.digest))
    return KeptFile(kept_profile(known.at_once, kept), root / "cities" / f"{cluster}.yml")


def _data(folder: Path, ground: str, name: str) -> Any:
    return unpacked(_held(folder, _name(ground, name)))


def _held(folder: Path, name: str) -> bytes:
    if (held := fetched(folder, name)) is None:
        raise NeedsAllError
    return held


def _name(ground: str, what: str) -> str:
    """The name of what was read on a ground: of a part of the data, or of a profile by the digest of its file."""
    return name_of(package_state(), ground, what)
