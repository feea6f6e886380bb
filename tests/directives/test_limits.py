"""The page of limits shows those that the code keeps."""

from __future__ import annotations

from pathlib import Path

from markupsafe import escape
from small_project import REPOSITORY

from cityguide.directives.editors.handbook import limits
from cityguide.directives.options import Options
from cityguide.directives.view import View
from cityguide.guide import Guide
from cityguide.problems import limits as module
from cityguide.problems.limits import LIMITS, Limit
from cityguide.prose.notes import Notes
from cityguide.prose.text import Prose


def test_every_limit_is_on_the_page_with_its_number_and_reason(guide: Guide) -> None:
    shown = limits(View(guide, Prose(guide, None, Notes())), Options())
    for limit in LIMITS:
        assert f"<td>{limit}<small>" in shown
        assert str(escape(limit.why.split("`")[0])) in shown
    assert "```limits\n```" in (REPOSITORY / "content/write/limits.md").read_text(encoding="utf-8")


def test_each_limit_is_kept_somewhere() -> None:
    named = {name: value for name, value in vars(module).items() if isinstance(value, Limit)}
    package = Path(module.__file__).parents[1]
    code = "".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py") if path != Path(module.__file__))
    assert [name for name in named if f"{name}.most" not in code and f", {name}" not in code] == []
