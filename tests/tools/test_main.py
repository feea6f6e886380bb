"""The command as a whole, where something that it needs is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from audit import __main__ as command
from audit import axe
from audit.promises import Promises


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site on a machine without browser and npm packages; a report would go beside it."""
    monkeypatch.setattr(command, "browser", lambda: None)
    monkeypatch.setattr(axe, "SCRIPT", tmp_path / "axe.min.js")
    monkeypatch.setattr(command, "REPORT", tmp_path / "audit.md")
    monkeypatch.setattr("sys.argv", ["audit", str(tmp_path)])
    monkeypatch.delenv("CI", raising=False)
    return tmp_path


def test_what_cannot_be_checked_is_said_and_left_out(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "choose", lambda site: ([], []))
    monkeypatch.setattr(command, "check_promises", lambda site, pages: Promises())
    assert command.main() == 0
    said = capsys.readouterr()
    assert "no Chromium" in said.err
    assert "npm" in said.err
    assert "what could be checked holds" in said.out
    assert not (bare / "audit.md").exists(), "half an audit writes no report"


def test_where_ci_is_set_everything_must_be_checked(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    assert command.main() == 1
    assert "CI is set" in capsys.readouterr().err


@pytest.mark.usefixtures("bare")
def test_a_fault_ends_with_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main() == 1, "an empty folder has no page of any kind"
    assert "home: pages: the site has none of this kind" in capsys.readouterr().out
