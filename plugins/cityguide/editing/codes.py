"""The catalogue of problems: what each code means, why it matters, and how it is mended. It is kept in `codes.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from cityguide.reading.fields import Record
from cityguide.reading.validation import validate
from cityguide.reading.yaml_file import read_yaml

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


class Code(Record):
    """A kind of problem. `wrong` and `right` are examples, `mend` what to do; a warning may be allowed for a line."""

    group: Group
    severity: Severity = "error"
    title: str
    means: str
    why: str
    wrong: str
    right: str
    mend: str

    @property
    def may_be_allowed(self) -> bool:
        return self.severity == "warning"


_FILE = Path(__file__).with_name("codes.yml")


@cache
def catalogue() -> Mapping[str, Code]:
    """Every code with its account, by group and in the order of the file within it.

    Raises ValueError when the file that is part of the program is broken.
    """
    document, problems = read_yaml(_FILE, _FILE.name)
    problems = [problem for problem in problems if problem.code != "html"]  # one example is of it
    found: dict[str, Code] = {}
    for key in document.value if document is not None else ():
        code, faults = validate(Code, document, (key,)) if document is not None else (None, [])
        problems += faults
        if code is not None:
            found[key] = code
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    order = get_args(Group)
    return dict(sorted(found.items(), key=lambda item: order.index(item[1].group)))
