"""Kinds of text that models share, each with its rule, and markers by which references are found."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from cityguide.problems.limits import ADDRESS, ID, LINE, PROSE
from cityguide.problems.problem import Near, RefusedError
from cityguide.reading import lenient
from cityguide.reading.text_file import NOT_IN_ADDRESSES, NOT_IN_NAMES, unseen_told


class Record(BaseModel):
    """A frozen model that knows no other keys than its own."""

    # Built when they are first asked for: of most models no command asks, since the one that holds them has theirs.
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False, defer_build=True)


def told(description: str, example: Any, default: Any = ..., **limits: Any) -> Any:
    """A field with its description for editors: in the handbook, in the schema, and on hovering in a program that reads schemas.

    `example` is a value as YAML gives it; `limits` are pydantic's own (`ge`, `min_length`, `alias`).
    """
    return Field(default, description=description, examples=[example], **limits)


def optional(description: str, example: Any, **limits: Any) -> Any:
    """The same for a field that may be left out: it is None then or, where the example is a list, an empty tuple."""
    return told(description, example, () if isinstance(example, list) else None, **limits)


PROSE_SYNTAX = re.compile(r"\{\{|\}\}|\[(?:[@!]|due:? )|\][(:]")
"""Begins or ends a bound figure, a citation, a claim's marker, a day of outcome or a link in prose. Not allowed in plain text."""


@dataclass(frozen=True)
class Marker:
    """Says what a text refers to: `prose`, `source`, `cluster`, `economy`. JSON Schema has it as `x-refers-to`."""

    of: str

    def __get_pydantic_json_schema__(self, core: Any, describe: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        return {**describe(core), "x-refers-to": self.of}


@dataclass(frozen=True, eq=False)
class Words:
    """What each word of a closed list means: for the handbook and the schema."""

    meanings: Mapping[Any, str]

    def __get_pydantic_json_schema__(self, core: Any, describe: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        form = describe(core)
        return {**form, "enumDescriptions": [self.meanings[word] for word in form["enum"]]}


@dataclass(frozen=True)
class Form:
    """JSON Schema of a text that a function checks here. `expected` is the message when `pattern` (ECMAScript) does not match.

    YAML tools read a text of digits as a number; here it stays text. `digits` are the least and greatest such number.
    """

    expected: str
    pattern: str
    digits: tuple[int, int] | None = None

    def __get_pydantic_json_schema__(self, core: Any, describe: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        form = {**describe(core), "pattern": self.pattern, "patternErrorMessage": self.expected}
        if self.digits is not None:
            form |= {"type": ["string", "integer"], "minimum": self.digits[0], "maximum": self.digits[1]}
        return form


def _plain(text: str) -> str:
    if signs := NOT_IN_NAMES.search(text):
        raise RefusedError(unseen_told(signs[0]), "control", Near(sure=True), words=signs[0])
    if found := PROSE_SYNTAX.search(text):
        said = f"'{found[0]}' is not allowed here; this is plain text without links, figures and citations"
        raise RefusedError(said, "plain-text", words=found[0])
    return text


def _prose(text: str) -> str:
    """Only simple Markdown: a fence would be read as a directive, braces as attributes of an element."""
    if ("```" in text or "~~~" in text) and (found := re.search(r"^\s*(```|~~~)", text, re.MULTILINE)):
        said = f"'{found[1]}' is not allowed at the beginning of a line; a profile has no blocks of code"
        raise RefusedError(said, "prose", words=found[1])
    if "{" in text and (found := re.search(r"(?<!\{)\{(?!\{)[^{}\n]{0,30}", text)):
        said = f"'{found[0]}' is not allowed; a single brace means nothing here, a bound figure has two"
        whole = re.match(r"\{ *[a-z][\w.@|+/ -]* *\}(?!\})", text[found.start() :])
        raise RefusedError(said, "prose", Near(f"{{{whole[0]}}}" if whole else ""), words=whole[0] if whole else found[0])
    return text


def _whole(value: Any) -> Any:
    """Only digits: Python would also accept `1_000`, `5.0` and `+5`."""
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,15}", value):
        raise PydanticCustomError("int_parsing", "not a whole number")
    return value


def _decimal(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", value):
        raise PydanticCustomError("float_parsing", "not a number")
    return value


def _web_address(text: str) -> str:
    if signs := NOT_IN_ADDRESSES.search(text):
        raise RefusedError(unseen_told(signs[0]), "control", Near(sure=True), words=signs[0])
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or re.search(r"[\s\"'`\\]", text):
        close = Near.sure_of(lenient.address(text))
        raise RefusedError(f"'{text}' is not a web address; write it whole, with https://", "web-address", close)
    return text


@lru_cache(maxsize=10_000)  # a guide has a few hundred dates, most of them many times
def partial_date(text: str) -> str:
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        raise RefusedError(f"'{text}' is not a date; write 2025, 2025-09 or 2025-09-01", "date", Near.sure_of(lenient.date(text)))
    try:
        datetime.date.fromisoformat((text + "-01-01")[:10])
    except ValueError as error:
        raise RefusedError(f"'{text}' is not a date that exists", "date") from error
    return text


TRUTHS: Mapping[str, str] = {**dict.fromkeys(("yes", "on", "y", "true"), "true"), **dict.fromkeys(("no", "off", "n", "false"), "false")}


def _truth(value: Any) -> Any:
    if isinstance(value, str) and value not in ("true", "false"):
        raise RefusedError(f"'{value}' is neither true nor false", "truth", Near.sure_of(TRUTHS.get(value.casefold(), "")))
    return value


def _duration(text: str) -> str:
    match = re.fullmatch(r"(\d{1,4})(?:-(\d{1,4}))?", text)
    if not match or (match[2] and int(match[2]) <= int(match[1])):
        close = Near.sure_of(lenient.minutes(text))
        raise RefusedError(f"'{text}' is not a length of visit; write minutes, as in 90 or 60-120", "duration", close)
    return text


SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Slug = Annotated[
    str, StringConstraints(pattern=SLUG, max_length=ID.most),
    Form("Write small letters, digits and single hyphens, as in museum-of-clocks.", SLUG),
]  # fmt: skip
"""An id: small letters, digits, single hyphens."""

_LINE = r"^(?=.*\S)(?!.*(\{\{|\}\}|\[([@!]|due:? )|\][(:]|<[A-Za-z/!?]))[^\n]+$"
_PROSE = r"^(?=[\s\S]*\S)(?!\s*(```|~~~))(?![\s\S]*(\n\s*(```|~~~)|<[A-Za-z/!?]))([^{]|\{{2,}(?!\{))+$"

Line = Annotated[
    str, StringConstraints(min_length=1, max_length=LINE.most, pattern=r"^[^\n]+$"), AfterValidator(_plain),
    Form("Write one line of plain text, without links, bound figures, citations and HTML.", _LINE),
]  # fmt: skip
"""Plain text on one line, without bound figures or citations."""

ProseText = Annotated[
    str, StringConstraints(min_length=1, max_length=PROSE.most), AfterValidator(_prose),
    Form("Write text in simple Markdown, without HTML, single braces and blocks of code.", _PROSE), Marker("prose"),
]  # fmt: skip
"""Simple Markdown with bound figures `{{ … }}`, citations `[@id]` and, at what is still to come, its day of outcome `[due 2027-04]`."""

SourceId = Annotated[str, Marker("source")]
ClusterId = Annotated[str, Marker("cluster")]
EconomyCode = Annotated[
    str, StringConstraints(pattern=r"^[A-Z]{2}$"), Form("Write two capital letters, as in JP.", "^[A-Z]{2}$"), Marker("economy")
]
WebAddress = Annotated[
    str, StringConstraints(max_length=ADDRESS.most), AfterValidator(_web_address),
    Form("Write the whole address, beginning with https:// or http://.", r"^https?://[^/?#\s\x22'`\\][^\s\x22'`\\]*$"),
]  # fmt: skip
_DAY = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9])"

PartialDate = Annotated[
    str, AfterValidator(partial_date),
    Form("Write the date as 2025, 2025-09 or 2025-09-01.", rf"^[0-9]{{4}}(-(0[1-9]|1[0-2])|-({_DAY}))?$", (1000, 9999)),
]  # fmt: skip
"""A date as exact as its source gives it: `2025`, `2025-09` or `2025-09-01`."""

Minutes = Annotated[
    str, AfterValidator(_duration),
    Form("Write minutes, as in 90 or 60-120.", "^[0-9]{1,4}(-[0-9]{1,4})?$", (0, 9999)),
]  # fmt: skip
_CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"

Clock = Annotated[str, StringConstraints(pattern=_CLOCK), Form("Write the time of day as in 09:30.", _CLOCK)]
"""A time of day from `00:00` to `23:59`."""

Whole = Annotated[int, BeforeValidator(_whole)]
Decimal = Annotated[float, BeforeValidator(_decimal)]
Latitude = Annotated[Decimal, Field(ge=-90, le=90)]
Longitude = Annotated[Decimal, Field(ge=-180, le=180)]
Truth = Annotated[bool, BeforeValidator(_truth)]
_LANGUAGE = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
Language = Annotated[
    str, StringConstraints(pattern=_LANGUAGE), Form("Write the language's short code, as in ja, ko or zh-Hans.", _LANGUAGE)
]  # fmt: skip
"""A BCP 47 tag: language, script, region."""
