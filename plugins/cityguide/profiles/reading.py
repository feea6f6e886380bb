"""The files of `cities/` -> profiles with their documents, and what a single profile gets wrong by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cityguide.profiles.model import Profile
from cityguide.reading.problems import Problem, suggestion
from cityguide.reading.validation import validate
from cityguide.reading.yaml_file import Loc, YamlFile, read_yaml


@dataclass(frozen=True)
class ProfileFile:
    """A profile and the document it was read from."""

    profile: Profile
    document: YamlFile
    path: Path


def read_profiles(folder: Path, prefix: str) -> tuple[list[ProfileFile], list[Problem]]:
    """Every `*.yml` of `folder` (and `*.yaml`, to say that it must be renamed), in the order of their names."""
    files: list[ProfileFile] = []
    problems: list[Problem] = []
    paths = sorted(folder.glob("*.y*ml")) if folder.is_dir() else []
    for path in paths:
        document, found = read_yaml(path, f"{prefix}/{path.name}")
        problems += found
        if document is None:
            continue
        profile, found = validate(Profile, document)
        problems += found
        if profile is None:
            continue
        problems += _profile_problems(profile, document, path.name)
        files.append(ProfileFile(profile, document, path))
    return files, problems


def _profile_problems(profile: Profile, document: YamlFile, name: str) -> list[Problem]:
    problems: list[Problem] = []
    if name != f"{profile.cluster}.yml":
        at = document.position(("cluster",))
        said = f"cluster '{profile.cluster}' stands in {document.source.name}; the file must be called {profile.cluster}.yml"
        problems.append(document.problem(at, said, "file-name"))
    problems += _repeated([city.id for city in profile.cities], document, ("cities",))
    problems += _repeated([attraction.id for attraction in profile.attractions], document, ("attractions",))
    cities = [city.id for city in profile.cities]
    for index, attraction in enumerate(profile.attractions):
        if attraction.city not in cities:
            at = document.position(("attractions", index, "city"))
            said = f"unknown city '{attraction.city}'{suggestion(attraction.city, cities)}"
            problems.append(document.problem(at, said, "unknown-city"))
    named: Iterable[tuple[Loc, object]] = [
        *((("cities", i), city) for i, city in enumerate(profile.cities)),
        *((("attractions", i), attraction) for i, attraction in enumerate(profile.attractions)),
    ]
    for loc, item in named:
        if getattr(item, "local_name", None) and not getattr(item, "language", None):
            at = document.position((*loc, "local_name"))
            problems.append(document.problem(at, "'local_name' needs 'language' beside it, as in ja, ko or zh-Hans", "missing-key"))
    return problems


def _repeated(ids: Sequence[str], document: YamlFile, loc: Loc) -> list[Problem]:
    problems: list[Problem] = []
    for index, name in enumerate(ids):
        first = ids.index(name)
        if first < index:
            at = document.position((*loc, index, "id"))
            line = document.position((*loc, first, "id")).line
            problems.append(document.problem(at, f"id '{name}' stands here for the second time (first in line {line})", "duplicate-id"))
    return problems
