"""What is known of the last build of a site, so that the next one need only make again what an edit of some profiles changes."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cityguide.kept import fetched, store
from cityguide.profiles.model import PROFILE_PARTS, Profile
from cityguide.project.kept_profiles import known_at_once
from cityguide.reads import GuidePart, States

Read = Mapping[str, Mapping[str, Sequence[str]]]
"""What was read for each of some things, by their names: the clusters by the kind of the part, as `profile story`."""


@dataclass(frozen=True)
class KnownProfile:
    """What is known of a profile at once: the digest of its file, some of its fields, a digest of each of its parts by the part's kind, its
    photographs.
    """

    digest: str
    at_once: Mapping[str, Any]
    parts: Mapping[str, str]
    photographs: Collection[str]


@dataclass(frozen=True)
class LastBuild:
    """`ground` is a digest of all that was read but the files of `cities/`, `state` the guide's, `frame` a digest of what all pages have.

    `profiles` are in the order of the guide. `checked` and `made` tell what was read for each check and for each part of the work;
    `titles` are those of the pages in the navigation, by their paths; `linked` are the parts of pages to which pages by hand link.
    """

    ground: str
    state: str
    frame: str
    profiles: Mapping[str, KnownProfile]
    checked: Read
    made: Read
    titles: Mapping[str, str]
    linked: Mapping[str, Collection[str]]

    def stored(self, folder: Path, name: str) -> None:
        """Keep it in a folder under a name."""
        said = vars(self) | {"profiles": {cluster: vars(known) for cluster, known in self.profiles.items()}}
        store(folder, name, json.dumps(said, separators=(",", ":")).encode())


def last_build(folder: Path, name: str) -> LastBuild | None:
    """The last build that was stored under a name; None where there is none."""
    held = fetched(folder, name)
    if held is None:
        return None
    said = json.loads(held)
    profiles = {cluster: KnownProfile(**known) for cluster, known in said.pop("profiles").items()}
    return LastBuild(profiles=profiles, **said)


def known_profile(profile: Profile, digest: str, states: States) -> KnownProfile:
    """What is kept of a profile whose file has a digest."""
    from cityguide.project.every_summary import EVERY_SUMMARY  # with what draws, which a check does not need

    kinds = [*(f"profile {name}" for name in sorted(PROFILE_PARTS)), *(f"summary {name}" for name in sorted(EVERY_SUMMARY))]
    return KnownProfile(
        digest,
        known_at_once(profile),
        {kind: states[part_of(profile.cluster, kind)] for kind in kinds},
        sorted({shown.file for _, shown in profile.photographs}),
    )


def part_of(cluster: str, kind: str) -> GuidePart:
    """The part of a guide that a field of a profile is, or a summary of a city, by its kind."""
    what, name = kind.split()
    return what, cluster, name


def readers(read: Read, changed: Collection[GuidePart]) -> set[str]:
    """Those of some things for which any of the `changed` parts was read."""
    kinds = [(_kind(part), part[1]) for part in changed]
    return {name for name, parts in read.items() if any(cluster in parts.get(kind, ()) for kind, cluster in kinds)}


def by_kind(read: Mapping[str, Collection[GuidePart]]) -> Read:
    """What was recorded, as it is kept. The text of another page is left out: what was read for that has been told too."""
    found: dict[str, dict[str, list[str]]] = {}
    for name, parts in read.items():
        kinds = found.setdefault(name, {})
        for part in sorted(parts):
            if part[0] != "text":
                kinds.setdefault(_kind(part), []).extend(part[1:2])
    return found


def read_for_both(one: Read, other: Read) -> Read:
    """What was read for the things of both; for what is in both, what was read for either."""
    twice = {
        what: {kind: sorted({*one[what].get(kind, ()), *kinds.get(kind, ())}) for kind in sorted({*one[what], *kinds})}
        for what, kinds in other.items()
        if what in one
    }
    return {**one, **other, **twice}


def _kind(part: GuidePart) -> str:
    return sys.intern(" ".join((part[0], *part[2:])))  # of thousands of cities each has the same
