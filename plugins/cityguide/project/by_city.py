"""A project whose cities are read, summed up and made one after the other: of a guide of thousands little is in memory at a time."""

from __future__ import annotations

import datetime
import hashlib
import marshal
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from cityguide.divided_work import DividedWork
from cityguide.guide import Guide, Links
from cityguide.kept import folder_of, pruned
from cityguide.problems.limits import TEXT_FILE
from cityguide.problems.problem import Problem
from cityguide.processes import in_another_process, processes_here
from cityguide.profiles.reading import WORTH_A_PROCESS, ProfileFile, paths_of_profiles, read_profile
from cityguide.project.in_part import ProjectInPart
from cityguide.project.kept_guide import keep_data, keep_summaries, kept_guide, old_files
from cityguide.project.kept_profiles import KeptFile, are_many, keep_fields, kept_profile, known_at_once, let_go_of_all
from cityguide.project.last_build import KnownProfile, known_profile, part_of
from cityguide.project.reading import PageFolder, read_checked, read_pages
from cityguide.reading.plain_file import NotReadError, read_plain
from cityguide.reading.yaml_file import Loc
from cityguide.reads import GuidePart
from cityguide.site.compose import CityHas, beside_pages, compose_common, what_city_has
from cityguide.site.output import Output
from cityguide.site.share_cards import card_path
from cityguide.stages import Stage, add, begin_again, how_far, seconds, stage

Done = TypeVar("Done")

A_TURN = 8
"""Cities that a process sums up before it takes others."""

MANY_CITIES = 60
"""Cities that are worth a process of their own to be read."""


@dataclass(frozen=True)
class ProjectByCity(ProjectInPart):
    """`site` has what belongs to no city; `of_city` makes what belongs to one. `known` are the profiles by their clusters."""

    known: Mapping[str, KnownProfile] = field(default_factory=dict)

    def _cities(self) -> Iterator[CityHas]:
        """What each city has in the site."""
        return (what_city_has(self.guide, profile.cluster) for profile in self.guide.profiles)

    @cached_property
    def pages_of_cities(self) -> Mapping[str, bool]:
        """Whether each page of a city, by its path, is hidden."""
        return {path: hidden for pages, _, _ in self._cities() for path, _, hidden, _, _ in pages}

    @cached_property
    def paths_of_cities(self) -> Set[str]:
        """The paths of all that cities have."""
        found = {*self.pages_of_cities}
        for pages, _, files in self._cities():
            found.update(files, (card_path(path) for path, _, hidden, titled, _ in pages if titled and not hidden))
        return found

    @property
    def size(self) -> int:
        return len(self.site.pages) + len(self.pages_of_cities)

    def of_city(self, file: ProfileFile) -> Sequence[Output]:
        """The pages, files and cards of a city."""
        from cityguide.project.pictures import cards_of

        with stage("composing"):
            pages = self.pages.of_city(file)
            made = [*(page.output for page in pages), *beside_pages(self.guide, [file])]
        return [*made, *cards_of(self.cards, pages, self.root)]


class _Read(NamedTuple):
    """What one file has told. `at_once` is None where there is no profile in it; `value` is that of its document, by `marshal`."""

    path: Path
    digest: str = ""
    at_once: Mapping[str, Any] | None = None
    photographs: Sequence[tuple[Loc, str]] = ()
    problems: Sequence[Problem] = ()
    value: bytes = b""


def _read_kept(kept_in: Path, folder: Path, links: Links) -> tuple[list[KeptFile], list[Problem]]:
    """The profiles of a folder, in the order of their names, and all that is wrong with each by itself, `links` among it.

    Half of them are read in a process beside this one, if they are many.
    """
    paths = paths_of_profiles(folder)
    half = len(paths) - len(paths) // 2
    with_values = not are_many(len(paths))
    others = _apart(partial(_all_read, kept_in, paths[half:], links, with_values), worth_it=len(paths) - half >= WORTH_A_PROCESS)
    read = [*_all_read(kept_in, paths[:half], links, with_values), *others()]
    files = [_file(kept_in, one, one.at_once) for one in read if one.at_once is not None]
    return files, [problem for one in read for problem in one.problems]


def _all_read(kept_in: Path, paths: Sequence[Path], links: Links, with_values: bool) -> list[_Read]:
    found = []
    for number, path in enumerate(paths):
        how_far("Reading profiles", number, len(paths))
        found.append(_read(kept_in, path, links, with_values))
    return found


def _read(kept_in: Path, path: Path, links: Links, with_values: bool) -> _Read:
    try:
        raw = read_plain(path, f"{path.parent.name}/{path.name}", TEXT_FILE)
    except NotReadError as error:
        return _Read(path, problems=[error.problem])
    file, document, problems = read_profile(raw, path)
    problems = [*problems, *(links(document) if document else ())]
    if file is None:
        return _Read(path, problems=problems)
    digest = hashlib.sha256(raw).hexdigest()
    keep_fields(kept_in, file.profile, digest)
    value = marshal.dumps(file.document.value) if with_values else b""
    return _Read(path, digest, known_at_once(file.profile), file.photographs, problems, value)


def _file(kept_in: Path, read: _Read, at_once: Mapping[str, Any]) -> KeptFile:
    profile = kept_profile(at_once, kept_in, read.path, read.digest)
    return KeptFile(profile, read.path, read.digest, photographs=read.photographs, value=read.value)


def _apart(work: Callable[[], Done], *, worth_it: bool) -> Callable[[], Done]:
    """As `in_another_process`; what that process has spent on each stage is counted here."""
    here = os.getpid()

    def timed() -> tuple[Done, Mapping[Stage, float]]:
        if os.getpid() == here:
            return work(), {}
        begin_again()
        return work(), seconds()

    begun = in_another_process(timed, worth_it=worth_it)

    def wait() -> Done:
        made, spent = begun()
        add(spent)
        return made

    return wait


class _Found(NamedTuple):
    """What was found in a project: problems, and where there are none the guide's state, what is known at once of each profile with the
    digest of its file, in the order of the guide, and what was read for each check.
    """

    problems: list[Problem]
    state: str = ""
    profiles: Sequence[tuple[Mapping[str, Any], str]] = ()
    checked: Mapping[str, Collection[GuidePart]] = MappingProxyType({})


def read_by_city(root: Path, docs: PageFolder, day: datetime.date) -> tuple[ProjectByCity | None, list[Problem]]:
    """Read and check all of `root` and the pages of `docs`. If there is any problem, the project is None and the list is complete.

    Where there are many profiles, another process does it: what that needs of memory has gone when the site is made.
    """
    cities = len(paths_of_profiles(root / "cities"))
    found = _apart(partial(_found, root, docs, day), worth_it=cities >= MANY_CITIES)()
    if found.problems:
        return None, found.problems
    files = old_files(root, ((at_once["cluster"], at_once, digest) for at_once, digest in found.profiles))
    guide = kept_guide(root, found.state, day, files)
    known = _summed_up(guide)
    for cluster, one in known.items():
        guide.states.update({part_of(cluster, kind): state for kind, state in one.parts.items()})
    written, below, beside, _, _ = read_pages(root, docs)
    site = compose_common(guide, written, below)
    return ProjectByCity(guide, written, site, root, below, beside, found.checked, lambda: site.pages, known), []


def _found(root: Path, docs: PageFolder, day: datetime.date) -> _Found:
    read = read_checked(root, docs, day, read_files=partial(_read_kept, folder_of(root)), begun=_apart)
    if read.subject is None or read.problems:
        return _Found(read.problems)
    guide = read.subject.guide
    keep_data(guide, root)
    profiles = [(known_at_once(file.profile), file.digest) for file in guide.files if isinstance(file, KeptFile)]
    return _Found([], guide.state, profiles, read.subject.read)


def _summed_up(guide: Guide) -> Mapping[str, KnownProfile]:
    """What is known of each profile, whose summaries are kept. Several processes do it, if there are many."""
    files = [file for file in guide.files if isinstance(file, KeptFile)]
    many = are_many(len(files))
    known: dict[str, KnownProfile] = {}
    process = os.getpid()

    def sum_up(turn: int) -> None:
        nonlocal process
        if os.getpid() != process:  # in a helper, at its first turn
            process = os.getpid()
            begin_again()
        for file in files[turn * A_TURN : (turn + 1) * A_TURN]:
            with stage("composing"):
                keep_summaries(guide, file.profile.cluster, file.digest)
                known[file.profile.cluster] = known_profile(file.profile, file.digest, guide.states)
            guide.summaries.clear()
        if many:
            let_go_of_all()

    def told() -> tuple[Mapping[str, KnownProfile], Mapping[Stage, float]]:
        return known, seconds()

    if many:
        let_go_of_all()
    turns = -(-len(files) // A_TURN)
    divided = DividedWork(turns, sum_up, told, processes_here() if len(files) >= 2 * WORTH_A_PROCESS else 1, lean=many)
    for others, spent in divided.join(lambda turn: how_far("Summing up cities", turn, turns)):
        known.update(others)
        add(spent)
    assert guide.kept_in is not None
    for folder in ("profiles", "summaries"):
        pruned(guide.kept_in / folder, len(files))
    return {file.profile.cluster: known[file.profile.cluster] for file in files}
