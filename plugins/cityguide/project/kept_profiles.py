"""Profiles as a build has kept them: a field is read back when somebody asks for it, and the file when its lines are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from cityguide.kept import packed, unpacked
from cityguide.profiles.model import Profile
from cityguide.profiles.reading import ProfileFile
from cityguide.reading.text_file import read_text
from cityguide.reading.yaml_file import parse_yaml

AT_ONCE = ("cluster", "name", "accent", "symbol", "aliases", "begun", "has_days")
"""What is known without reading anything back: pages of other cities ask for these."""

_FIELDS = frozenset(Profile.model_fields)


class Held(NamedTuple):
    """The fields of a profile and its summaries by their names, each packed by itself."""

    fields: Mapping[str, bytes]
    summaries: Mapping[str, bytes]


def packed_profile(profile: Profile, summaries: Mapping[str, bytes]) -> bytes:
    """All fields of a profile and its packed `summaries`, for `KeptProfile`."""
    return packed(({name: packed(getattr(profile, name)) for name in Profile.model_fields}, summaries))


class KeptProfile(Profile):
    """A profile of which is `known` what is known `AT_ONCE`; `kept` gives the rest, as `packed_profile` has packed it."""

    def __init__(self, known: Mapping[str, Any], kept: Callable[[], bytes]) -> None:
        """Nothing is validated: a profile that is kept had no fault."""
        for name, value in (("__dict__", {**known, "_kept": kept}), ("__pydantic_fields_set__", set(_FIELDS))):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "__pydantic_extra__", None)
        object.__setattr__(self, "__pydantic_private__", None)

    def __getattribute__(self, name: str) -> Any:
        if name in _FIELDS:
            held = object.__getattribute__(self, "__dict__")
            if name not in held:
                held[name] = unpacked(self.held.fields[name])
        return super().__getattribute__(name)

    @cached_property
    def held(self) -> Held:
        """What is kept of it."""
        return Held(*unpacked(self.__dict__["_kept"]()))

    @property
    def begun(self) -> bool:
        return bool(self.__dict__["begun"])

    @property
    def has_days(self) -> bool:
        return bool(self.__dict__["has_days"])


def kept_profile(at_once: Mapping[str, Any], kept: Callable[[], bytes]) -> KeptProfile:
    """The profile of which JSON has kept what is known `AT_ONCE`."""
    return KeptProfile({**at_once, "aliases": tuple(at_once["aliases"])}, kept)


class KeptFile(ProfileFile):
    """The file of a kept profile, which has not changed since."""

    profile: KeptProfile

    def summary(self, name: str) -> Any:
        """A summary of the city as it was."""
        return unpacked(self.profile.held.summaries[name])

    def __init__(self, profile: KeptProfile, path: Path) -> None:
        object.__setattr__(self, "profile", profile)
        object.__setattr__(self, "path", path)

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there: the document."""
        if name != "document":
            raise AttributeError(name)
        source, _ = read_text(self.path, self.name)
        document, _ = parse_yaml(source) if source else (None, [])
        assert document is not None
        object.__setattr__(self, "document", document)
        return document
