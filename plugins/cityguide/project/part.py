"""What an edit of some profiles may change of a project that was built before: found out without reading the other profiles."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cityguide.checks.all import Subject, stopping
from cityguide.guide import Guide
from cityguide.kept import folder_of, unpacked
from cityguide.profiles.model import PROFILE_PARTS
from cityguide.profiles.reading import ProfileFile, read_profile
from cityguide.project.in_part import ProjectInPart
from cityguide.project.kept_guide import MOST_CHANGED, keep_summaries, kept_guide, old_files, summaries_kept, unknown_in
from cityguide.project.kept_profiles import AT_ONCE, KeptFile, NeedsAllError, keep_fields
from cityguide.project.last_build import LastBuild, Read, by_kind, known_profile, part_of, read_for_both, readers
from cityguide.project.reading import PageFolder, read_pages
from cityguide.site.compose import SEARCH, compose_part, what_city_has
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

    def made(self, read: Read) -> LastBuild:
        """What is known once all that is stale was made, for which `read` was read. The profiles that have changed are kept."""
        for file in self.project.guide.files:
            if not isinstance(file, KeptFile):
                digest = self.last.profiles[file.profile.cluster].digest
                keep_fields(folder_of(self.project.root), file.profile, digest)
                keep_summaries(self.project.guide, file.profile.cluster, digest)
        earlier = {what: parts for what, parts in self.last.made.items() if what not in read or what == SEARCH}  # of search only a part
        return replace(self.last, made=read_for_both(earlier, read))


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
    as_read = ((cluster, known.at_once, known.digest) for cluster, known in last.profiles.items())
    found: dict[str, ProfileFile] = {**old_files(root, as_read)}
    for cluster, content in raw.items():
        file, _, problems = read_profile(content, root / "cities" / f"{cluster}.yml")
        if file is None or problems:
            raise NeedsAllError
        found[cluster] = file
    guide = kept_guide(root, last.state, day, found)
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
    if any(part[2:] == (what_city_has.__name__,) for part in changed):
        raise NeedsAllError
    stale = readers(last.made, changed) | set(raw)
    composed, common = compose_part(guide, written, below, files, stale)
    if not readers({SEARCH: last.made.get(SEARCH, {})}, {part for part in changed if part[2:] != (searched_in_city.__name__,)}):
        before = {cluster: last.profiles[cluster].digest for cluster in raw}
        search = partial(_searched_again, guide, before, standing / SEARCH)
        outputs = [replace(made, made=partial(search, made)) if made.path == SEARCH else made for made in composed.outputs]
        composed = replace(composed, outputs=outputs)
    project = ProjectInPart(guide, written, composed, root, below, beside, common=common)
    next_ = replace(last, profiles={**last.profiles, **known}, checked={**last.checked, **by_kind(subject.read)})
    return ChangedPart(project, stale, next_)


def _searched_again(guide: Guide, before: Mapping[str, str], file: Path, made: Output) -> str | bytes:
    """The index of search as it stands in a file, with what has changed of some cities, of whose files it gives the digests from `before`;
    made anew where that changes more.
    """
    index = kept_index(guide, file.read_bytes().decode())
    for cluster, digest in before.items():
        if index is not None:
            held = (summaries_kept(guide, digest) or {}).get(searched_in_city.__name__)
            old = None if held is None else Searched(*unpacked(held))
            index = None if old is None else index_after_edit(index, old, Searched(*searched_in_city(guide, cluster)))
    if index is None:
        return made.content
    keep_spread(guide, index)
    return index.text
