"""Kinds of text that models share, each with its rule, and markers that let linking find them again."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError


class Record(BaseModel):
    """A frozen model that knows no other keys than its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)


def told(description: str, example: Any, default: Any = ..., **limits: Any) -> Any:
    """A field with what an editor is told of it: in the handbook, in the schema, on hovering in an editor that knows schemas.

    `example` is a value as YAML has it; `limits` are pydantic's own (`ge`, `min_length`, `alias`).
    """
    return Field(default, description=description, examples=[example], **limits)


PROSE_SYNTAX = re.compile(r"\{\{|\}\}|\[[@!]|\][(:]")
"""What means a bound figure, a citation, a claim's marker or a link in prose, and has no place in plain text."""


@dataclass(frozen=True)
class Marker:
    """Says what a text refers to: `prose`, `source`, `cluster`, `economy`."""

    of: str


def _plain(text: str) -> str:
    if found := PROSE_SYNTAX.search(text):
        raise ValueError(f"'{found[0]}' is not allowed here; this is plain text without links, figures and citations")
    return text


def _prose(text: str) -> str:
    """Simple Markdown alone: a fence would be read as a directive, braces as attributes of an element."""
    if found := re.search(r"^\s*(```|~~~)", text, re.MULTILINE):
        raise ValueError(f"'{found[1]}' is not allowed at the beginning of a line; a profile has no blocks of code")
    if found := re.search(r"(?<!\{)\{(?!\{)[^{}\n]{0,30}", text):
        raise ValueError(f"'{found[0]}' is not allowed; a single brace means nothing here, a bound figure has two")
    return text


def _whole(value: Any) -> Any:
    """Digits alone: Python would also take `1_000`, `5.0` and `+5`."""
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,15}", value):
        raise PydanticCustomError("int_parsing", "not a whole number")
    return value


def _decimal(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", value):
        raise PydanticCustomError("float_parsing", "not a number")
    return value


def _web_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or re.search(r"[\s\"'`\\]", text):
        raise ValueError(f"'{text}' is not a web address; write it whole, with https://")
    return text


def _date(text: str) -> str:
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        raise ValueError(f"'{text}' is not a date; write 2025, 2025-09 or 2025-09-01")
    try:
        datetime.date.fromisoformat((text + "-01-01")[:10])
    except ValueError as error:
        raise ValueError(f"'{text}' is not a date that exists") from error
    return text


def _truth(value: Any) -> Any:
    if isinstance(value, str) and value not in ("true", "false"):
        raise ValueError(f"'{value}' is neither true nor false")
    return value


def _duration(text: str) -> str:
    match = re.fullmatch(r"(\d{1,4})(?:-(\d{1,4}))?", text)
    if not match or (match[2] and int(match[2]) <= int(match[1])):
        raise ValueError(f"'{text}' is not a length of visit; write minutes, as in 90 or 60-120")
    return text


SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=60)]
"""An id: small letters, digits, single hyphens."""

Line = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^\n]+$"), AfterValidator(_plain)]
"""Plain text on one line, without bound figures or citations."""

Prose = Annotated[str, StringConstraints(min_length=1), AfterValidator(_prose), Marker("prose")]
"""Simple Markdown with bound figures `{{ … }}` and citations `[@id]`."""

SourceId = Annotated[str, Marker("source")]
ClusterId = Annotated[str, Marker("cluster")]
EconomyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$"), Marker("economy")]
WebAddress = Annotated[str, AfterValidator(_web_address)]
PartialDate = Annotated[str, AfterValidator(_date)]
"""A date as exact as its source gives it: `2025`, `2025-09` or `2025-09-01`."""

Minutes = Annotated[str, AfterValidator(_duration)]
Whole = Annotated[int, BeforeValidator(_whole)]
Decimal = Annotated[float, BeforeValidator(_decimal)]
Latitude = Annotated[Decimal, Field(ge=-90, le=90)]
Longitude = Annotated[Decimal, Field(ge=-180, le=180)]
Truth = Annotated[bool, BeforeValidator(_truth)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]
"""A BCP 47 tag: language, script, region."""
