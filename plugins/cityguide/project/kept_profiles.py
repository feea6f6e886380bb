"""Profiles as a build has kept them: a field is read back when somebody asks for it, and the file when its lines are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cityguide.kept import packed, unpacked
from cityguide.profiles.model import Profile
from cityguide.profiles.reading import ProfileFile
from cityguide.reading.text_file import read_text
from cityguide.reading.yaml_file import parse_yaml

AT_ONCE = ("cluster", "name", "accent", "symbol", "aliases")
"""Fields that are known without reading anything back: pages of other cities ask for these."""

SUMMARY = "summary "
"""What stands before the name of a summary, beside the names of fields."""


def summary_key(name: str) -> str:
    """How a summary is called beside the fields of a profile."""
    return f"{SUMMARY}{name}"


_FIELDS = frozenset(Profile.model_fields)


def packed_fields(profile: Profile, summaries: Mapping[str, bytes]) -> bytes:
    """All fields of a profile and its packed `summaries`, each by itself."""
    return packed({name: packed(getattr(profile, name)) for name in Profile.model_fields} | dict(summaries))


class KeptProfile(Profile):
    """A profile of which `known` fields are there; `kept` gives the others, as `packed_fields` has packed them."""

    def __init__(self, known: Mapping[str, Any], begun: bool, has_days: bool, kept: Callable[[], bytes]) -> None:
        """Nothing is validated: a profile that is kept had no fault."""
        about = {**known, "_begun": begun, "_has_days": has_days, "_kept": kept}
        for name, value in (("__dict__", about), ("__pydantic_fields_set__", set(_FIELDS))):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "__pydantic_extra__", None)
        object.__setattr__(self, "__pydantic_private__", None)

    def __getattribute__(self, name: str) -> Any:
        if name in _FIELDS:
            held = object.__getattribute__(self, "__dict__")
            if name not in held:
                held[name] = unpacked(self.held[name])
        return super().__getattribute__(name)

    @property
    def held(self) -> Mapping[str, bytes]:
        """Its packed fields and summaries."""
        about = self.__dict__
        if "_packed" not in about:
            about["_packed"] = unpacked(about["_kept"]())
        found: Mapping[str, bytes] = about["_packed"]
        return found

    @property
    def begun(self) -> bool:
        return bool(self.__dict__["_begun"])

    @property
    def has_days(self) -> bool:
        return bool(self.__dict__["_has_days"])


class KeptFile(ProfileFile):
    """The file of a kept profile, which has not changed since."""

    profile: KeptProfile

    def summary(self, name: str) -> Any:
        """A summary of the city as it was."""
        return unpacked(self.profile.held[summary_key(name)])

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
