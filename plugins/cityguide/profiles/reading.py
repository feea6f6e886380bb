"""The files of `cities/` -> profiles with their documents, and the problems that a profile has by itself."""

from __future__ import annotations

import hashlib
import marshal
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cityguide.problems.limits import TEXT_FILE
from cityguide.problems.problem import Near, Problem, unknown
from cityguide.processes import in_another_process, processes_here
from cityguide.profiles.model import Profile
from cityguide.reading.fields import SLUG
from cityguide.reading.memo import Memo
from cityguide.reading.plain_file import NotReadError, is_beside, read_plain
from cityguide.reading.text_file import text_in
from cityguide.reading.validation import validate
from cityguide.reading.yaml_file import Loc, YamlFile, parse_yaml
from cityguide.reads import recorders, tell
from cityguide.stages import how_far

WORTH_A_PROCESS = 20
"""Files that are worth a process beside this one, which reads their YAML."""

AHEAD = 0.85
"""The part of them: this process has `data/` to read meanwhile, and to make profiles of all."""

NO_DRAFTS: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True)
class ProfileFile:
    """A profile and the document it was read from."""

    profile: Profile
    document: YamlFile
    path: Path

    @property
    def name(self) -> str:
        """From the project's root: `cities/seoul.yml`."""
        return "/".join(self.path.parts[-2:])

    @property
    def photographs(self) -> Sequence[tuple[Loc, str]]:
        """The file of every photograph of the profile, with its place in the document."""
        return [(loc, shown.file) for loc, shown in self.profile.photographs]

    @property
    def text(self) -> str:
        """All its lines."""
        return self.document.source.text

    def __getattribute__(self, name: str) -> Any:
        """Tell of the lines, of which every one may be looked at."""
        if recorders and name in ("document", "text"):
            tell("file", super().__getattribute__("profile").cluster)
        return super().__getattribute__(name)


def paths_of_profiles(folder: Path) -> list[Path]:
    """Every `*.yml` of a folder, and `*.yaml`, to report that it must be renamed, in the order of their names."""
    return [path for path in sorted(folder.glob("*.y*ml")) if not is_beside(path.name)]


Profiles = tuple[list[ProfileFile], list[YamlFile], list[Problem]]
"""Profiles in the order of their names; the documents of all files that can be read as YAML, also of faulty profiles; and what is wrong."""


def read_profiles(folder: Path, memo: Memo, drafts: Mapping[str, bytes] = NO_DRAFTS) -> Callable[[], Profiles]:
    """Begins to read the profiles of a folder, and gives a function that reads the rest.

    `drafts` are what files of these names would hold.
    """
    problems: list[Problem] = []
    raws: dict[Path, bytes] = {}
    for path in paths_of_profiles(folder):
        name = f"{folder.name}/{path.name}"
        try:
            raws[path] = drafts[name] if name in drafts else read_plain(path, name, TEXT_FILE)
        except NotReadError as error:
            problems.append(error.problem)
    value_of = _read_ahead({path.name: raw for path, raw in raws.items() if ("profile", path.name) not in memo})
    return partial(_all_read, memo, raws, value_of, problems)


def _all_read(memo: Memo, raws: Mapping[Path, bytes], value_of: Callable[[str], Any], unread: Sequence[Problem]) -> Profiles:
    files, documents, problems = list[ProfileFile](), list[YamlFile](), [*unread]
    for number, (path, raw) in enumerate(raws.items()):
        how_far("Reading profiles", number, len(raws))
        read = partial(read_profile, raw, path, value_of)
        made_from = hashlib.sha256(raw).digest()  # a memo that kept the files themselves would hold each of them twice
        file, document, found = memo.of(("profile", path.name), (made_from,), read)
        problems += found
        files += [] if file is None else [file]
        documents += [] if document is None else [document]
    return files, documents, problems


def read_profile(
    raw: bytes, path: Path, value_of: Callable[[str], Any] = lambda name: None
) -> tuple[ProfileFile | None, YamlFile | None, list[Problem]]:
    """A profile from the bytes of its file; its document, which a faulty profile may have too; and the problems that it has by itself."""
    source, problems = text_in(raw, f"{path.parent.name}/{path.name}")
    document, problems = parse_yaml(source, value_of(path.name)) if source is not None else (None, problems)
    if document is None:
        return None, None, problems
    profile, found = validate(Profile, document)
    problems += found
    problems += _profile_problems(document, path.name)
    return None if profile is None else ProfileFile(profile, document, path), document, problems


def _read_ahead(raws: Mapping[str, bytes]) -> Callable[[str], Any]:
    """Begins to read the last `AHEAD` of these files, by their names, if they are many; gives a function that tells the value of one.

    It is None where it is not known: because the file has a fault, or is not among those.
    """
    later = dict(list(raws.items())[round(len(raws) * (1 - AHEAD)) :])
    if len(later) < WORTH_A_PROCESS or processes_here() == 1:
        return lambda name: None
    read = in_another_process(partial(_values, later), worth_it=True)
    values = cache(lambda: marshal.loads(read()))
    return lambda name: values().get(name) if name in later else None


def _values(raws: Mapping[str, bytes]) -> bytes:
    """The values of all files without a fault, as `marshal` writes them: it takes a third of the time of `pickle`."""
    found: dict[str, Any] = {}
    for name, raw in raws.items():
        source, _ = text_in(raw, name)
        document, problems = parse_yaml(source) if source is not None else (None, [])
        if document is not None and not problems:
            found[name] = document.value
    return marshal.dumps(found)


def _profile_problems(document: YamlFile, name: str) -> list[Problem]:
    """Contradictions between two fields of a profile, or with the file's name. Other fields may be faulty."""
    problems: list[Problem] = []
    cluster = document.value.get("cluster") if isinstance(document.value, dict) else None
    if isinstance(cluster, str) and name != f"{cluster}.yml":
        said = f"cluster '{cluster}' stands in {document.source.name}; the file must be called {cluster}.yml"
        meant = name.rsplit(".", 1)[0]
        problems.append(document.at_value(("cluster",), said, "file-name", Near(meant), field="profile.cluster"))
    cities, places, routes = (list(_texts(document.value, f"{key}.*.id")) for key in ("cities", "attractions", "routes"))
    for kind, ids in (("city", cities), ("attraction", places), ("route", routes)):
        problems += document.repeated_ids(ids, f"{kind}.id")
    for kind, ids, field, path in (
        ("city", cities, "attraction.city", "attractions.*.city"),
        ("place", places, "section.places", "story.*.places.*"),
        ("place", places, "stop.place", "routes.*.stops.*.place"),
    ):
        known = [id for _, id in ids]
        for loc, id in _texts(document.value, path) if known or kind == "place" else ():  # that there is no city is told already
            if re.fullmatch(SLUG, id) and id not in known:
                problems.append(document.at_value(loc, *unknown(kind, id, known), field=field))
    for kind, within in (("city", "cities.*"), ("map-label", "labels.*"), ("attraction", "attractions.*"), ("note", "practical.*.*")):
        for loc, _ in _texts(document.value, f"{within}.local_name"):
            if "language" not in document.value_at(loc[:-1]):
                said = "'local_name' needs 'language' beside it, as in ja, ko or zh-Hans"
                problems.append(document.source.problem(document.position(loc), said, "missing-key", field=f"{kind}.language"))
    return problems


def _texts(value: Any, path: str, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """The texts at a path of a document's value, as `routes.*.stops.*.place`, with their places; what is no text there is passed over."""
    step, _, rest = path.partition(".")
    if not step and isinstance(value, str):
        yield loc, value
    elif step == "*" and isinstance(value, list | dict):
        for index, entry in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(entry, rest, (*loc, index))
    elif isinstance(value, dict) and step in value:
        yield from _texts(value[step], rest, (*loc, step))
