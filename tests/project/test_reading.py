"""The date of a build, and scripts in written pages."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from building import run_mkdocs

from cityguide.project.project import today


def test_the_day_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    assert today() == datetime.date(2026, 11, 21)


@pytest.mark.parametrize("epoch", ["abc", "99999999999999999999", "1e9"])
def test_a_day_that_is_none_ends_the_program_with_a_sentence(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(SystemExit, match="expected seconds since 1970"):
        today()


def test_a_written_page_may_not_bring_a_script(guide_copy: Path) -> None:
    page = guide_copy / "content" / "about.md"
    lines = page.read_text().rstrip("\n").split("\n")
    page.write_text("\n".join([*lines, "", "Type `<script>` in code, but not", "<SCRIPT src=x></SCRIPT>", ""]))
    result = run_mkdocs(guide_copy)
    assert result.returncode == 1
    told = f"content/about.md\n  {len(lines) + 3}:1  error  a page may not bring a script of its own: found '<SCRIPT'  [html]\n"
    assert told in result.stderr
    assert result.stderr.count("  error  ") == 1
