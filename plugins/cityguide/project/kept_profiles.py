"""Profiles of which little is held: their fields and lines are read back when somebody asks for them, and let go again.

A site of thousands of cities is made of these: all that is in memory at a time is what belongs to a few of them.
"""

from __future__ import annotations

import hashlib
import marshal
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from cityguide.kept import fetched, name_of, packed, store, unpacked
from cityguide.problems.limits import TEXT_FILE
from cityguide.profiles.model import Profile
from cityguide.profiles.reading import ProfileFile, read_profile
from cityguide.project.files_read import package_state
from cityguide.reading.plain_file import NotReadError, read_plain
from cityguide.reading.text_file import TextFile, text_in
from cityguide.reading.yaml_file import Loc, parse_yaml

AT_ONCE = ("cluster", "name", "accent", "symbol", "aliases", "begun", "has_days")
"""What is known without reading anything back: pages of other cities ask for these."""

MOST_HELD = 256
"""Profiles and files of which more than that is held at a time. In a guide of a hundred cities nothing is read back twice."""

_FIELDS = {*Profile.model_fields}
"""One set for all profiles, which nothing changes: pydantic asks each for its own."""


class NeedsAllError(Exception):
    """Only a build that reads all of the guide can tell what the site has to be: something is not there any more, or has changed."""


class KeptProfile(Profile):
    """A profile of which is `known` what is known `AT_ONCE`; `fields` gives the others by their names, each packed by itself."""

    def __init__(self, known: Mapping[str, Any], fields: Callable[[], Mapping[str, bytes]]) -> None:
        """Nothing is validated: that was done when it was read."""
        for name, value in (("__dict__", {**known, "_fields": fields}), ("__pydantic_fields_set__", _FIELDS)):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "__pydantic_extra__", None)
        object.__setattr__(self, "__pydantic_private__", None)

    def __getattr__(self, name: str) -> Any:
        """Called for what is not held."""
        if name not in _FIELDS:
            raise AttributeError(name)
        self.__dict__[name] = value = unpacked(self._packed[name])
        return value

    @cached_property
    def _packed(self) -> Mapping[str, bytes]:
        _hold(self)
        fields: Mapping[str, bytes] = self.__dict__["_fields"]()
        return fields

    def let_go(self) -> None:
        """Hold no more of it than what is known at once."""
        held = self.__dict__
        for name in [name for name in held if name not in AT_ONCE and name != "_fields"]:
            del held[name]

    @property
    def begun(self) -> bool:
        return bool(self.__dict__["begun"])

    @property
    def has_days(self) -> bool:
        return bool(self.__dict__["has_days"])


class KeptFile(ProfileFile):
    """The file of a kept profile, which had a `digest` when it was read.

    What is read again of it, because its lines are asked for or because it is not kept any more, must have that digest still:
    else NeedsAllError is raised. `value` is that of its document as `marshal` writes it, where that is held: to read it takes a
    tenth of what its YAML does.
    """

    profile: KeptProfile
    digest: str

    def __init__(
        self, profile: KeptProfile, path: Path, digest: str, photographs: Sequence[tuple[Loc, str]] | None = None, value: bytes = b""
    ) -> None:
        """`photographs` are those of the profile, where they are known."""
        about = {"profile": profile, "path": path, "digest": digest, "_photographs": photographs, "_value": value}
        for name, one in about.items():
            object.__setattr__(self, name, one)

    @property
    def photographs(self) -> Sequence[tuple[Loc, str]]:
        known: Sequence[tuple[Loc, str]] | None = self._photographs
        return super().photographs if known is None else known

    @property
    def text(self) -> str:
        return self._source().text

    def _source(self) -> TextFile:
        source, _ = text_in(bytes_with(self.path, self.digest), self.name)
        assert source is not None
        return source

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there: the document."""
        if name != "document":
            raise AttributeError(name)
        document, _ = parse_yaml(self._source(), marshal.loads(self._value) if self._value else None)
        assert document is not None
        _hold(self)
        object.__setattr__(self, name, document)
        return document

    def let_go(self) -> None:
        """Hold none of its lines."""
        vars(self).pop("document", None)


_held: deque[KeptProfile | KeptFile] = deque()


def _hold(one: KeptProfile | KeptFile) -> None:
    """Something of one is going to be held; let go of what has been for longest."""
    _held.append(one)
    while len(_held) > MOST_HELD:
        _held.popleft().let_go()


def are_many(cities: int) -> bool:
    """Whether not all of so many cities can be held with their lines: then nothing is held from one turn of the work to the next."""
    return cities > MOST_HELD // 2


def let_go_of_all() -> None:
    """Hold no more of any than what is known at once."""
    while _held:
        _held.popleft().let_go()


def bytes_with(path: Path, digest: str) -> bytes:
    """The bytes of a file of `cities/` that has a digest. Raises NeedsAllError where it has another by now."""
    try:
        raw = read_plain(path, path.name, TEXT_FILE)
    except NotReadError as error:
        raise NeedsAllError from error
    if hashlib.sha256(raw).hexdigest() != digest:
        raise NeedsAllError
    return raw


def known_at_once(profile: Profile) -> dict[str, Any]:
    """What is known of a profile without reading anything back."""
    return {name: getattr(profile, name) for name in AT_ONCE}


def packed_profile(profile: Profile) -> bytes:
    """All fields of a profile, each packed by itself."""
    return packed({name: packed(getattr(profile, name)) for name in Profile.model_fields})


def keep_fields(kept_in: Path, profile: Profile, digest: str) -> None:
    """Keep a profile that was read from a file with a digest. What is kept already stays."""
    folder, name = kept_in / "profiles", _name(digest)
    if fetched(folder, name) is None:
        store(folder, name, packed_profile(profile))


def kept_profile(known: Mapping[str, Any], kept_in: Path, path: Path, digest: str) -> KeptProfile:
    """A profile of which is known what is known at once: the others are kept, or else in its file."""
    return KeptProfile({**known, "aliases": tuple(known["aliases"])}, partial(_fields, kept_in, path, digest))


def _fields(kept_in: Path, path: Path, digest: str) -> Mapping[str, bytes]:
    held = fetched(kept_in / "profiles", _name(digest))
    if held is None:
        file, _, _ = read_profile(bytes_with(path, digest), path)
        if file is None:
            raise NeedsAllError
        held = packed_profile(file.profile)
    found: Mapping[str, bytes] = unpacked(held)
    return found


def _name(digest: str) -> str:
    """The name under which the fields of a profile are kept, by the digest of its file: they depend on nothing else."""
    return name_of(package_state(), digest)
