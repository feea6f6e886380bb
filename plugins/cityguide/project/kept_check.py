"""What the last check has found, so that the next one need only look at the profiles that have changed since."""

from __future__ import annotations

import datetime
import hashlib
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cityguide.checks.all import Subject, is_of_whole, looked_for, stopping
from cityguide.checks.allow_comments import unsilenced
from cityguide.checks.layout import layout_in, layout_of
from cityguide.checks.plausible.sources import cited_beside_profiles, cited_in
from cityguide.editing.fixing import with_true_repairs
from cityguide.guide import Guide
from cityguide.kept import folder_of, name_of, pruned
from cityguide.problems.problem import Problem
from cityguide.problems.report import in_report_order
from cityguide.profiles.reading import ProfileFile, read_profile
from cityguide.project.files_read import WhatIsRead, files_in, package_state, what_is_read
from cityguide.project.kept_guide import MOST_CHANGED, keep_data, kept_guide, old_files, unknown_in
from cityguide.project.kept_profiles import AT_ONCE, NeedsAllError, bytes_with, known_at_once
from cityguide.project.last_check import CheckTold, KnownCity, LatestCheck, SoundCheck, keep_check, latest_check, sound_check
from cityguide.project.reading import FOLDERS, PageFolder, left_out_by_default, read_pages, whole_check
from cityguide.reading.yaml_file import YamlFile
from cityguide.reads import GuidePart
from cityguide.site.city_files import addresses_of_city

_COMPARED = tuple((name,) for name in AT_ONCE)

MOST_CHECKS = 8
"""Files kept in one folder: two for each project."""

MOST_TOLD = 10_000_000
"""Characters of the lines at fault: each problem of a line has all of it, and there may be thousands of millions."""


def counts_in(guide: Guide | None) -> tuple[int, int, int, int]:
    """How many profiles, places, sources and standings there are."""
    if guide is None:
        return 0, 0, 0, 0
    places = sum(len(profile.attractions) for profile in guide.profiles)
    return len(guide.profiles), places, len(guide.sources), len(guide.rankings.standings)


def can_be_kept(docs: PageFolder) -> bool:
    """Whether all that a check depends on is in the files that it reads: MkDocs was asked for nothing."""
    return not docs.shared and docs.left_out is left_out_by_default


def check_again(root: Path, day: datetime.date, docs: PageFolder) -> CheckTold:
    """All that is wrong with a project, as `whole_check` finds it; where only some profiles have changed since the last time, by these."""
    folder, name = folder_of(root) / "checked", name_of(package_state(), os.path.realpath(root))
    latest = latest_check(folder, name)
    read = what_is_read((day, os.path.relpath(docs.path, root)), root, *_files(root, docs), latest.seen if latest else {})
    if latest is not None and latest.digest == read.digest:
        return latest.told
    try:
        told, sound = _in_part(root, day, docs, sound_check(folder, name), read)
    except NeedsAllError:
        told, sound = _whole(root, day, docs, read)
    few = sum(len(problem.excerpt) for problem in told.problems) <= MOST_TOLD
    if few and read.still([path for paths in _files(root, docs) for path in paths]):
        keep_check(folder, name, LatestCheck(read.digest, read.seen, told))
        if sound is not None:
            keep_check(folder, name_of(name), sound)
        pruned(folder, most=MOST_CHECKS)
    return told


def _files(root: Path, docs: PageFolder) -> tuple[Sequence[str], Sequence[str]]:
    """The files of `cities/`, and all others that a check reads."""
    folders = [*(root / name for name in FOLDERS if name != "cities"), docs.path]
    return files_in([root / "cities"]), [str(root / "mkdocs.yml"), *files_in(folders)]


def _whole(root: Path, day: datetime.date, docs: PageFolder, read: WhatIsRead) -> tuple[CheckTold, SoundCheck | None]:
    found = whole_check(root, day, docs)
    subject, looked = found.read.subject, found.looked
    told = CheckTold(found.problems, counts_in(found.read.guide))
    if subject is None or looked is None or found.read.problems:
        return told, None
    guide = subject.guide
    if {f"{file.profile.cluster}.yml" for file in guide.files} != set(read.cities):
        return told, None
    keep_data(guide, root)
    cities = {file.profile.cluster: _city(guide, file, subject.cited[file.profile.cluster]) for file in guide.files}
    states = _states(guide, subject.read) | _states(guide, looked.read)
    beside, of_all = cited_beside_profiles(guide, found.read.written), {problem.at.file for problem in looked.of_all}
    return told, SoundCheck(read.ground, guide.state, read.cities, told, cities, states, sorted(beside), sorted(of_all))


def _city(guide: Guide, file: ProfileFile, sources: Collection[str]) -> KnownCity:
    profile = file.profile
    at_once = {**known_at_once(profile), "aliases": [*profile.aliases]}
    photographs = sorted({shown for _, shown in file.photographs})
    cited = " ".join(sorted(source for source in sources if source in guide.sources))
    addresses = hashlib.sha256(repr(addresses_of_city(guide, file)).encode()).hexdigest()
    return KnownCity(at_once, len(profile.attractions), photographs, cited, addresses)


def _states(guide: Guide, read: Mapping[str, Collection[GuidePart]]) -> dict[GuidePart, str]:
    """The states of the parts of cities that were read for something else than the file of that city."""
    parts = ((name, part) for name, parts in read.items() for part in parts if len(part) > 1)
    return {part: guide.states[part] for name, part in parts if name != f"cities/{part[1]}.yml"}


def _in_part(
    root: Path, day: datetime.date, docs: PageFolder, sound: SoundCheck | None, read: WhatIsRead
) -> tuple[CheckTold, SoundCheck | None]:
    """Raises NeedsAllError where only a check that reads all can tell."""
    if sound is None or sound.ground != read.ground or sound.digests.keys() != read.cities.keys():
        raise NeedsAllError
    changed = [cluster for cluster in sound.cities if sound.digests[f"{cluster}.yml"] != read.cities[f"{cluster}.yml"]]
    names = {f"cities/{cluster}.yml" for cluster in changed}
    if len(changed) > MOST_CHANGED:
        raise NeedsAllError
    before = ((cluster, city.at_once, sound.digests[f"{cluster}.yml"]) for cluster, city in sound.cities.items())
    known: dict[str, ProfileFile | None] = {**old_files(root, before)}
    documents, problems = list[YamlFile](), list[Problem]()
    for cluster in changed:
        path = root / "cities" / f"{cluster}.yml"
        known[cluster], document, found = read_profile(bytes_with(path, read.cities[path.name]), path)
        problems, documents = [*problems, *found], [*documents, *([document] if document else [])]
    guide = kept_guide(root, sound.state, day, known)
    files = [file for file in guide.files if file.name in names]
    cities = {file.profile.cluster: _city(guide, file, cited_in(file.profile)) for file in files}
    if any(problem.code == "file-name" for problem in problems) or _reaches_further(guide, changed, cities, sound):
        raise NeedsAllError
    written, below, _, _, _ = read_pages(root, docs)
    subject = Subject(guide, written, below, only=names)
    problems += [problem for document in documents for problem in unknown_in(guide, document)]
    problems = with_true_repairs(root, [*problems, *stopping(subject)])
    looked, own = looked_for(subject), [file.document for file in files]
    more = unsilenced([*looked.of_profiles, *looked.of_all], own, whole=not problems)
    layout = [problem for file in files for problem in layout_of(file.document)]
    layout += [problem for cluster in guide.unread for problem in layout_in(root / "cities" / f"{cluster}.yml", f"cities/{cluster}.yml")]
    others = [problem for problem in sound.told.problems if problem.at.file not in names and not (problems and is_of_whole(problem))]
    all_cities = {cluster: cities.get(cluster, city) for cluster, city in sound.cities.items() if cluster not in guide.unread}
    size = (len(all_cities), sum(city.places for city in all_cities.values()), *sound.told.size[2:])
    told = CheckTold(in_report_order([*others, *problems, *with_true_repairs(root, [*more, *layout])]), size)
    if problems or len(changed) == 1:
        return told, None  # of one profile the next check can find out again what has changed since
    states = {**sound.states, **_states(guide, subject.read), **_states(guide, looked.read)}
    return told, replace(sound, digests=read.cities, told=told, cities=all_cities, states=states)


def _reaches_further(guide: Guide, changed: Collection[str], cities: Mapping[str, KnownCity], sound: SoundCheck) -> bool:
    """Whether profiles have changed in what is known of them elsewhere, or are the only ones that cite a source, or did so before."""
    # What is known at once is compared with that of others, of which none has the same: one profile less changes nothing there.
    if guide.unread and any(name.startswith("cities/") for name in sound.of_all):
        return True
    for part, state in sound.states.items():
        if (part[1] in guide.unread and part[2:3] in _COMPARED) or part[1] not in changed:
            continue
        if part[1] in guide.unread or guide.states[part] != state:
            return True
    moved = set[str]()  # sources that profiles have come to cite, or cite no more
    for cluster, now in cities.items():
        before = sound.cities[cluster]
        if replace(now, cited=before.cited, places=before.places) != before:
            return True
        moved |= {*now.cited.split()} ^ {*before.cited.split()}
    others = (city.cited.split() for cluster, city in sound.cities.items() if cluster not in changed)
    return bool(moved) and bool(moved.difference(sound.beside, *others))
