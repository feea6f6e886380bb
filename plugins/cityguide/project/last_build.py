"""What is known of the last build of a site, so that the next one need only make again what an edit of some profiles changes."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cityguide.kept import fetched, store
from cityguide.profiles.model import PROFILE_PARTS, Profile
from cityguide.profiles.pictures import photographs_of
from cityguide.project.kept_profiles import AT_ONCE
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
    """`ground` is a digest of all that was read but the files of `cities/`, `frame` one of what all pages have.

    `profiles` are in the order of the guide. `checked` and `made` tell what was read for each check and for each part of the work;
    `titles` are those of the pages in the navigation, by their paths; `linked` are the parts of pages to which pages by hand link.
    """

    ground: str
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
        {name: getattr(profile, name) for name in AT_ONCE},
        {kind: states[part_of(profile.cluster, kind)] for kind in kinds},
        sorted({shown.file for _, shown in photographs_of(profile)}),
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


def both(one: Mapping[str, Sequence[str]], other: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """What was read for two parts of one thing."""
    return {kind: sorted({*one.get(kind, ()), *other.get(kind, ())}) for kind in sorted({*one, *other})}


def _kind(part: GuidePart) -> str:
    return " ".join((part[0], *part[2:]))
