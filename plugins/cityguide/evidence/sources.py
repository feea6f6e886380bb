"""The registry of sources: `data/sources.yml`, one entry an id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import model_validator

from cityguide.reading.fields import SLUG, Line, PartialDate, Record, WebAddress
from cityguide.reading.problems import Problem
from cityguide.reading.validation import validate
from cityguide.reading.yaml_file import YamlFile, read_yaml

SourceKind = Literal["record", "official", "study", "press", "guide", "wiki", "dataset", "blog", "mirror", "seed"]

KIND_TITLES: Mapping[str, str] = {
    "record": "the record",
    "official": "official page",
    "study": "study",
    "press": "press",
    "guide": "guide",
    "wiki": "wiki",
    "dataset": "data set",
    "blog": "blog",
    "mirror": "copy of a page",
    "seed": "document this guide began from",
}


class Source(Record):
    """Somebody's page, report or data set. Only a seed document may be without an address."""

    title: Line
    publisher: Line
    url: WebAddress | None = None
    date: PartialDate | None = None
    retrieved: PartialDate
    licence: Line
    kind: SourceKind
    note: Line | None = None

    @model_validator(mode="after")
    def _has_address(self) -> Source:
        if self.url is None and self.kind != "seed":
            raise ValueError("'url' is missing; only a source of kind seed may be without one")
        return self


def read_sources(path: Path, name: str) -> tuple[dict[str, Source], YamlFile | None, list[Problem]]:
    """All sources by id, in the order of the file, and the document they stand in.

    With problems, an entry may be a stand-in that only has its id.
    """
    document, problems = read_yaml(path, name)
    if document is None:
        return {}, None, problems
    if not isinstance(document.value, dict):
        return {}, document, [document.problem(document.position(()), "expected ids with their sources below them", "type")]
    sources: dict[str, Source] = {}
    for key in document.value:
        source, found = validate(Source, document, (key,))
        problems += found
        if not re.fullmatch(SLUG, key):
            said = f"'{key}' can't be the id of a source; use small letters, digits and single hyphens"
            problems.append(document.problem(document.key_position((key,)), said, "form"))
        sources[key] = source or Source.model_construct(title=key, publisher=key, retrieved="", licence="", kind="seed")
    return sources, document, problems
