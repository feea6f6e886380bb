"""What is known of the last check of a project, so that the next one need only look at the profiles that have changed since."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cityguide.kept import fetched, name_of, store
from cityguide.problems.problem import FilePosition, Problem
from cityguide.project.files_read import Seen, seen_in
from cityguide.reads import GuidePart


@dataclass(frozen=True)
class KnownCity:
    """What other checks than those of a profile by itself know of it: some fields, how many places, photographs, the ids of the sources
    that it cites, with spaces between them, and a digest of its addresses.
    """

    at_once: Mapping[str, Any]
    places: int
    photographs: Collection[str]
    cited: str
    addresses: str


@dataclass(frozen=True)
class CheckTold:
    """All problems of a project in the order of a report, and how many profiles, places, sources and standings it has."""

    problems: Sequence[Problem]
    size: tuple[int, int, int, int]


@dataclass(frozen=True)
class LatestCheck:
    """What the last check has `seen`, a digest of all of it, and what it `told`."""

    digest: str
    seen: Seen
    told: CheckTold


@dataclass(frozen=True)
class SoundCheck:
    """The last check without an error: the `ground` and the `digests` of the profiles that it has read, and what it `told`.

    `state` is the guide's; `cities` are in its order. `states` has a digest of each part of a city that anything else than the checks of
    that city's own profile has read; `beside` are the sources that are cited beside profiles, `of_all` the files of problems that were
    found in the whole.
    """

    ground: str
    state: str
    digests: Mapping[str, str]
    told: CheckTold
    cities: Mapping[str, KnownCity]
    states: Mapping[GuidePart, str]
    beside: Collection[str]
    of_all: Collection[str]


def keep_check(folder: Path, name: str, found: LatestCheck | SoundCheck) -> None:
    told = {
        "problems": [(*vars(problem.at).values(), *[*vars(problem).values()][1:]) for problem in found.told.problems],
        "size": found.told.size,
    }
    said = {**vars(found), "told": told}
    if isinstance(found, SoundCheck):
        said |= {"states": {" ".join(part): state for part, state in found.states.items()}}
    store(folder, name, json.dumps(said, separators=(",", ":"), default=vars).encode())


def latest_check(folder: Path, name: str) -> LatestCheck | None:
    if (held := fetched(folder, name)) is None:
        return None
    said = json.loads(held)
    return LatestCheck(said["digest"], seen_in(said["seen"]), _told(said["told"]))


def sound_check(folder: Path, name: str) -> SoundCheck | None:
    if (held := fetched(folder, name_of(name))) is None:
        return None
    said = json.loads(held)
    said |= {"cities": {cluster: KnownCity(**city) for cluster, city in said["cities"].items()}, "told": _told(said["told"])}
    said |= {"states": {tuple(part.split(" ")): state for part, state in said["states"].items()}}
    return SoundCheck(**said)


def _told(said: Mapping[str, Any]) -> CheckTold:
    problems = [Problem(FilePosition(*problem[:3]), *problem[3:]) for problem in said["problems"]]
    return CheckTold(problems, tuple(said["size"]))
