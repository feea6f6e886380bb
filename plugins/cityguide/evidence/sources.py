"""The registry of sources: `data/sources.yml`, one entry an id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import model_validator

from cityguide.problems.problem import Near, Problem, RefusedError
from cityguide.reading import lenient
from cityguide.reading.fields import SLUG, Line, PartialDate, Record, WebAddress, Words, optional, told
from cityguide.reading.validation import validate
from cityguide.reading.yaml_file import YamlFile, read_yaml

SourceKind = Literal["record", "official", "study", "press", "guide", "wiki", "dataset", "blog", "mirror", "seed"]

_KINDS: Mapping[SourceKind, tuple[str, str]] = {
    "record": ("the record", "who counts says so: WIPO for the ranking, a statistics office for people"),
    "official": ("official page", "the place, the city, the operator or the firm speaks of itself"),
    "study": ("study", "a paper or a report with its method"),
    "press": ("press", "a newspaper, a broadcaster or an agency"),
    "guide": ("guide", "a travel guide or a visitor's account"),
    "wiki": ("wiki", "an encyclopaedia that anyone may edit"),
    "dataset": ("data set", "a table of data: stations, coordinates, names"),
    "blog": ("blog", "somebody's own page"),
    "mirror": ("copy of a page", "a copy whose original is not known; cite the original where it is"),
    "seed": ("document this guide began from", "one of the documents that this guide began from, and no other"),
}
"""Each kind of source: its name on a page, and what it is."""

SOURCE_TITLES = {kind: title for kind, (title, _) in _KINDS.items()}
SOURCE_KINDS = {kind: meaning for kind, (_, meaning) in _KINDS.items()}


class Source(Record):
    """Somebody's page, report or data set, under an id of your own. Only a seed document may be without an address."""

    title: Line = told(
        "What the page or report is called. Say the language where it isn't English, and translate a title that few can read.",
        "Guangzhou plans over 2,000 events for the New Year holiday",
    )
    publisher: Line = told(
        "Who answers for it: the newspaper, the office, the firm, the person. Not the author of one article.", "The Korea Herald"
    )
    url: WebAddress | None = optional(
        "Its own address, whole. Not a page of search results, not a shortened link, and no copy where the original can be had.",
        "https://www.koreaherald.com/article/10574312",
        title="Address",
    )
    date: PartialDate | None = optional(
        "When it was published or last brought up to date, as exact as it says. Leave it out where it bears no date; never guess.",
        "2025-09-23",
    )
    retrieved: PartialDate = told("The day on which you read it.", "2026-11-20", title="Read on")
    licence: Line = told(
        "On what terms others may use it, as the page says: `CC BY 4.0`, `all rights reserved`, or `not stated`.", "all rights reserved"
    )
    credit: Line | None = optional(
        "The words that a map or a table made from it must bear, where its licence asks for them. They lead to its address.",
        "© OpenStreetMap contributors, ODbL 1.0",
    )
    kind: Annotated[SourceKind, Words(SOURCE_KINDS)] = told(
        "What sort of source it is. Where two disagree, the kinds stand here from the strongest to the weakest.", "press"
    )
    note: Line | None = optional(
        "What one should know before trusting it: its language, that it was read as a copy, where it errs.",
        "In Korean. Read as a stored copy.",
    )

    @model_validator(mode="after")
    def _has_address(self) -> Source:
        if self.url is None and self.kind != "seed":
            raise RefusedError("'url' is missing; only a source of kind seed may be without one", "missing-key", key="url")
        return self


def read_sources(path: Path, name: str) -> tuple[dict[str, Source], YamlFile | None, list[Problem]]:
    """All sources by id, in the order of the file, and their document.

    A source with problems becomes a placeholder that only has its id.
    """
    document, problems = read_yaml(path, name)
    if document is None:
        return {}, None, problems
    if not isinstance(document.value, dict):
        return {}, document, [document.at_value((), "expected ids with their sources below them", "type", field="source")]
    sources: dict[str, Source] = {}
    for key in document.value:
        source, found = validate(Source, document, (key,))
        problems += found
        if not re.fullmatch(SLUG, key):
            said = f"'{key}' can't be the id of a source; use small letters, digits and single hyphens"
            meant = lenient.slug_meant(key)
            close = Near.sure_of("" if meant in document.value else meant)
            problems.append(document.at_key((key,), said, "form", close, field="source"))
        sources[key] = source or Source.model_construct(title=key, publisher=key, retrieved="", licence="", kind="seed")
    return sources, document, problems


def credits_of(ids: Iterable[str], sources: Mapping[str, Source]) -> dict[str, str | None]:
    """The words that the licences of the sources with these ids ask for, in their order, and the address that each lead to.

    Copies ask for the same words as what they copy. A source that asks for none, or is not known, adds none.
    """
    found: dict[str, str | None] = {}
    for source in (sources[id] for id in ids if id in sources):
        if source.credit:
            found.setdefault(source.credit, source.url)
    return found
