"""The catalogue of problems: what each code means, why it matters, and how it is mended. It is kept in `codes.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

Group = Literal["file", "yaml", "value", "id", "claim", "prose", "table", "page", "sense", "layout"]

GROUPS: Mapping[Group, str] = {
    "file": "Files",
    "yaml": "How YAML is written",
    "value": "What may stand in a field",
    "id": "Names that lead nowhere",
    "claim": "Claims",
    "prose": "Sentences, figures and links",
    "table": "Tables",
    "page": "Pages written by hand",
    "sense": "What can hardly be meant",
    "layout": "Tidiness",
}
"""The groups of the list, in its order."""

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Code:
    """A kind of problem. `wrong` and `right` are examples, `mend` what to do; a warning may be allowed for a line."""

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
def catalogue() -> Mapping[str, Code]:
    """Every code with its account, by group and in the order of the file within it.

    The file is part of the program and trusted: TypeError for an entry that lacks a field or has one too many.
    """
    text = Path(__file__).with_name("codes.yml").read_text(encoding="utf-8")
    found = {name: Code(**{key: value.strip() for key, value in told.items()}) for name, told in yaml.load(text, _Loader).items()}
    order = get_args(Group)
    return dict(sorted(found.items(), key=lambda item: order.index(item[1].group)))
