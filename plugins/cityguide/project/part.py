"""What an edit of some profiles may change of a project that was built before: found out without reading the other profiles."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cityguide.checks.all import Subject, stopping
from cityguide.guide import Guide
from cityguide.profiles.model import PROFILE_PARTS
from cityguide.profiles.reading import ProfileFile, read_profile
from cityguide.project.in_part import ProjectInPart
from cityguide.project.kept_guide import MOST_CHANGED, NeedsAllError, keep_profile, kept_guide, old_file, unknown_in
from cityguide.project.kept_profiles import AT_ONCE, KeptFile
from cityguide.project.last_build import LastBuild, both, by_kind, known_profile, part_of, readers
from cityguide.project.reading import PageFolder, read_pages
from cityguide.reads import GuidePart
from cityguide.site.city_pages import pages_of_city
from cityguide.site.compose import SEARCH, charts_asked_for, compose_part, texts_with_charts
from cityguide.site.downloads import place_files
from cityguide.site.output import Output
from cityguide.site.search_index import Searched, index_after_edit, keep_spread, kept_index, searched_in_city

FAR_REACHING = frozenset(AT_ONCE) - {"cluster"}
"""Parts of a profile that titles, addresses, charts or the navigation have: what changes with them is not looked for."""


@dataclass(frozen=True)
class ChangedPart:
    """The project in part, `stale` the names of what has to be made again, and what is known of it for the next time."""

    project: ProjectInPart
    stale: set[str]
    last: LastBuild

    def made(self, read: Mapping[str, Collection[GuidePart]]) -> LastBuild:
        """What is known once all that is stale was made, for which `read` was read. The profiles that have changed are kept."""
        for file in self.project.guide.files:
            if not isinstance(file, KeptFile):
                keep_profile(self.project.guide, file.profile, self.last.profiles[file.profile.cluster].digest, self.last.ground)
        made = by_kind(read)
        if SEARCH in made:  # of which perhaps only a part was made again
            made = {**made, SEARCH: both(self.last.made.get(SEARCH, {}), made[SEARCH])}
        return replace(self.last, made={**self.last.made, **made})


def changed_part(
    root: Path,
    docs: PageFolder,
    day: datetime.date,
    last: LastBuild,
    digests: Mapping[str, str],
    raw: Mapping[str, bytes],
    standing: Path,
) -> ChangedPart:
    """What the profiles in `raw` change, which have new `digests`, by their clusters, in the site in the folder `standing`.

    Raises NeedsAllError where one of them has a fault, where their changes reach far, where pages come or go, and where something is not
    kept any more.
    """
    if len(raw) > MOST_CHANGED:
        raise NeedsAllError
    found: dict[str, ProfileFile] = {cluster: old_file(root, cluster, last) for cluster in last.profiles}
    for cluster, content in raw.items():
        file, _, problems = read_profile(content, root / "cities" / f"{cluster}.yml")
        if file is None or problems:
            raise NeedsAllError
        found[cluster] = file
    guide = kept_guide(root, last.ground, day, found)
    if any(unknown_in(guide, found[cluster].document) for cluster in raw):
        raise NeedsAllError
    for cluster in last.profiles.keys() - raw.keys():
        guide.states.update({part_of(cluster, kind): state for kind, state in last.profiles[cluster].parts.items()})
    files = [file for file in guide.files if file.profile.cluster in raw]
    fields = {
        ("profile", cluster, name)
        for cluster in raw
        for name in PROFILE_PARTS
        if guide.states["profile", cluster, name] != last.profiles[cluster].parts.get(f"profile {name}")
    }
    if any(name in FAR_REACHING for _, _, name in fields):
        raise NeedsAllError
    written, below, beside, _, _ = read_pages(root, docs)
    only = readers(last.checked, fields) | {file.name for file in files}
    subject = Subject(guide, written, below, only=only)
    if stopping(subject):
        raise NeedsAllError
    # Only what is without a fault can be summed up.
    known = {file.profile.cluster: known_profile(file.profile, digests[file.profile.cluster], guide.states) for file in files}
    states = ((cluster, kind, state) for cluster, now in known.items() for kind, state in now.parts.items())
    changed = {part_of(cluster, kind) for cluster, kind, state in states if last.profiles[cluster].parts.get(kind) != state}
    changed |= {("file", cluster) for cluster in raw}
    if not readers(last.checked, changed) <= only:
        raise NeedsAllError
    if any(list(known[cluster].photographs) != list(last.profiles[cluster].photographs) for cluster in raw):
        raise NeedsAllError
    before = {cluster: old_file(root, cluster, last) for cluster in raw}
    if any(_addresses(guide, file) != _addresses(guide, before[file.profile.cluster]) for file in files):
        raise NeedsAllError
    stale = readers(last.made, changed) | set(raw)
    composed, common = compose_part(guide, written, below, files, stale)
    if not readers({SEARCH: last.made.get(SEARCH, {})}, {part for part in changed if part[2:] != (searched_in_city.__name__,)}):
        search = partial(_searched_again, guide, before, standing / SEARCH)
        outputs = [replace(made, made=partial(search, made)) if made.path == SEARCH else made for made in composed.outputs]
        composed = replace(composed, outputs=outputs)
    project = ProjectInPart(guide, written, composed, root, below, beside, common=common)
    next_ = replace(last, profiles={**last.profiles, **known}, checked={**last.checked, **by_kind(subject.read)})
    return ChangedPart(project, stale, next_)


def _searched_again(guide: Guide, before: Mapping[str, KeptFile], file: Path, made: Output) -> str | bytes:
    """The index of search as it stands in a file, with what has changed of some cities; made anew where that changes more."""
    index = kept_index(guide, file.read_bytes().decode())
    for cluster, old in before.items():
        if index is not None:
            index = index_after_edit(index, Searched(*old.summary(searched_in_city.__name__)), Searched(*searched_in_city(guide, cluster)))
    if index is None:
        return made.content
    keep_spread(guide, index)
    return index.text


def _addresses(guide: Guide, file: ProfileFile) -> set[tuple[object, ...]]:
    """All pages and files of a city, what of a page decides whether it is searched for, has a card, or leads elsewhere, and its charts."""
    pages = list(pages_of_city(guide, file, handbook=False))
    found = {(page.path, page.kind, page.hidden, page.head.get("moved"), bool(page.title)) for page in pages}
    charts = {("chart", repr(options)) for options in charts_asked_for(guide, texts_with_charts(pages))}
    return {*found, *charts, *((output.path,) for output in place_files(guide, file))}
