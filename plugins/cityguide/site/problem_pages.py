"""The handbook's list of problems, and a page for each code, to which the messages of a check link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cityguide.problems.codes import BY_ITSELF, GROUPS, catalogue
from cityguide.site.markdown import markdown
from cityguide.site.output import ListPage, Page

PROBLEMS = ListPage("write/problems/index.md", "Problems")

EFFECTS: Mapping[str, str] = {
    "error": "An error: it stops a build, and a check.",
    "warning": "A warning: the site is built all the same, but a check fails.",
    "note": "A note: nothing fails for it.",
}
"""What each severity does, in a sentence."""

BY_ITSELF_SAID = "A warning that comes by itself as days pass: nothing fails for it."


def problem_pages() -> Iterator[Page]:
    """The list by group, then a page for each code, the same for every guide. None of them is in the navigation."""
    codes = catalogue()
    groups = [(title, {name: code for name, code in codes.items() if code.group == group}) for group, title in GROUPS.items()]
    yield Page(
        PROBLEMS.path, "problem", "All problems",
        "Every problem that a check of this guide can report, with what it means, why it matters and how it is mended.",
        markdown("problems", groups=groups), listed=False,
    )  # fmt: skip
    for name, code in codes.items():
        effect = BY_ITSELF_SAID if name in BY_ITSELF else EFFECTS[code.severity]
        yield Page(
            f"write/problems/{name}.md", "problem", code.title, code.means.split(". ")[0].rstrip(".") + ".",
            markdown("problem", name=name, code=code, effect=effect), section=PROBLEMS, listed=False,
        )  # fmt: skip
