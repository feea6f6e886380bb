"""The catalogue of problems, from `codes.yml`: what each code means, why it matters, and how to correct it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

Group = Literal["file", "yaml", "value", "id", "claim", "prose", "table", "page", "route", "sense", "layout"]

GROUPS: Mapping[Group, str] = {
    "file": "Files",
    "yaml": "How YAML is written",
    "value": "What may stand in a field",
    "id": "Names that lead nowhere",
    "claim": "Claims",
    "prose": "Sentences, figures and links",
    "table": "Tables",
    "page": "Pages written by hand",
    "route": "Days to follow",
    "sense": "What can hardly be meant",
    "layout": "Tidiness",
}
"""The groups of the catalogue, in its order."""

Severity = Literal["error", "warning", "note"]

Code = Literal[
    "not-a-file", "unreadable", "outside", "too-large", "not-utf-8", "empty-file", "control",
    "yaml", "tab", "nesting", "alias", "tag", "merge-key", "key", "duplicate-key", "empty-value", "html",
    "type", "missing-key", "unknown-key", "unknown-word", "form", "range", "too-long", "too-few", "value", "hours", "days", "date",
    "web-address", "duration", "time-zone", "truth", "plain-text", "prose", "photograph", "file-name",
    "duplicate-id", "unknown-source", "unknown-cluster", "unknown-economy",
    "unknown-city", "unknown-place", "unknown-route", "unknown-edition", "unknown-claim",
    "address-in-use", "unsupported-claim", "unmarked-claim",
    "figure", "link", "unbound-figure", "break-comparison",
    "csv", "row-length", "equal-ranks", "unknown-column", "geojson", "topojson", "xml", "other-file", "no-places", "import",
    "unknown-table", "missing-table", "missing-file", "missing-row", "empty-table",
    "directive", "unknown-directive", "configuration",
    "stop-closed", "stop-shut", "stops-overlap", "leg-implausible",
    "far-away", "never-open", "foreign-currency", "unused-source", "older-source", "not-the-original", "stale-open",
    "no-local-name", "no-map-name", "same-map-name", "shore-outgrown", "unlisted-place", "due-passed", "no-due-date",
    "long-text", "short-text", "story-length", "story-years", "story-numerals", "story-names", "story-ranking", "long-sentence",
    "source-as-subject", "person-unnamed", "story-people", "alt-repeats-caption", "quotes", "allow",
    "trailing-space", "begun", "same-look", "field-order", "final-newline",
]  # fmt: skip
"""The short name of a kind of problem, which never changes. `codes.yml` explains each."""

CODES: Mapping[str, Code] = {code: code for code in get_args(Code)}
"""Every code by its name, to look up a text that should be a code."""

BY_ITSELF: frozenset[Code] = frozenset({"due-passed", "stale-open"})
"""Codes of what comes by itself as days pass. It is told as a warning, and no check fails for it: whoever proposes something else did
not do it."""

UNKNOWN: Mapping[str, Code] = {
    "source": "unknown-source", "cluster": "unknown-cluster", "economy": "unknown-economy",
    "city": "unknown-city", "place": "unknown-place", "route": "unknown-route", "edition": "unknown-edition", "claim": "unknown-claim",
}  # fmt: skip
"""The code for an unknown id, by the kind of thing that it should name."""


@dataclass(frozen=True)
class CodeAccount:
    """What a code means. `wrong` and `right` are examples, `mend` is what to do. A comment may allow a warning for a line."""

    group: Group
    title: str
    means: str
    why: str
    wrong: str
    right: str
    mend: str
    severity: Severity = "error"

    @property
    def may_be_allowed(self) -> bool:
        return self.severity == "warning"


_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def catalogue() -> Mapping[Code, CodeAccount]:
    """Every code with its account, by group and in the order of the file within it.

    Raises TypeError for an entry with a missing or an unknown field, ValueError when the file and `Code` don't have the same
    codes: the file is part of the program.
    """
    return accounts_in(Path(__file__).with_name("codes.yml").read_text(encoding="utf-8"))


def accounts_in(text: str) -> Mapping[Code, CodeAccount]:
    """The catalogue in the YAML `text`. Raises as `catalogue` does."""
    told = {name: CodeAccount(**{key: value.strip() for key, value in fields.items()}) for name, fields in yaml.load(text, _Loader).items()}
    if told.keys() != CODES.keys():
        without = {"no account": sorted(CODES.keys() - told.keys()), "no place in Code": sorted(told.keys() - CODES.keys())}
        raise ValueError("; ".join(f"{what} of {', '.join(names)}" for what, names in without.items() if names))
    order = get_args(Group)
    return {CODES[name]: account for name, account in sorted(told.items(), key=lambda item: order.index(item[1].group))}
