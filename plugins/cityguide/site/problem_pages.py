"""The handbook's list of problems, and a page for each code: what a check's messages lead to."""

from __future__ import annotations

from collections.abc import Mapping

from cityguide.problems.codes import GROUPS, catalogue
from cityguide.site.output import Output, markdown_of
from cityguide.directives.view import environment

FOLDER = "write/problems"


def problem_pages() -> list[Output]:
    """The list by group, then a page for each code, the same for every guide. None of them stands in a navigation."""
    codes = catalogue()
    groups = [(title, {name: code for name, code in codes.items() if code.group == group}) for group, title in GROUPS.items()]
    pages = [Output(f"{FOLDER}/index.md", _set("problems", groups=groups), listed=False)]
    return pages + [Output(f"{FOLDER}/{name}.md", _set("problem", name=name, code=code), listed=False) for name, code in codes.items()]


def _set(template: str, **values: object) -> str:
    return markdown_of(template, effects=EFFECTS, **values)


EFFECTS: Mapping[str, str] = {
    "error": "An error: it stops a build, and a check.",
    "warning": "A warning: the site is built all the same, but a check fails.",
    "note": "A note: nothing fails for it.",
}
"""What each severity does, in a sentence."""
