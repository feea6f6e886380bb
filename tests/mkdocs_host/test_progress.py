"""How far a build is, said to whom it helps."""

from __future__ import annotations

import io
import logging
import sys
import time

import pytest

from cityguide.mkdocs_host.progress import A_LINE, SOON, Progress, progress_of_stages
from cityguide.stages import how_far


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    value = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: value[0])
    return value


@pytest.fixture(autouse=True)
def _speaking() -> object:
    log = logging.getLogger("mkdocs")
    level = log.level
    log.setLevel(logging.INFO)
    yield
    log.setLevel(level)


def test_a_quick_build_says_nothing(now: list[float], caplog: pytest.LogCaptureFixture) -> None:
    with Progress("Making pages", 4) as progress:
        for part in range(4):
            now[0] += SOON / 5
            progress.reached(part)
    assert caplog.messages == []


def test_a_log_gets_a_line_now_and_then(now: list[float], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with Progress("Making pages", 40) as progress:
        for part in range(40):
            now[0] += 1
            progress.reached(part)
    assert caplog.messages[0] == "cityguide: Making pages: 2 %"
    assert len(caplog.messages) == 1 + (40 - 2) // A_LINE


def test_a_terminal_gets_a_bar_to_its_end(now: list[float], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", screen := Terminal())
    with Progress("Making pages", 10) as progress:
        for part in range(10):
            now[0] += 1
            progress.reached(part)
    assert "Making pages" in screen.getvalue() and "100%" in screen.getvalue()
    assert caplog.messages == []


def test_quiet_is_quiet(now: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    monkeypatch.setattr(sys, "stderr", screen := Terminal())
    with Progress("Making pages", 2) as progress:
        now[0] += 10
        progress.reached(1)
    assert screen.getvalue() == ""


def test_a_failure_ends_the_bar(now: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", screen := Terminal())
    with pytest.raises(ValueError), Progress("Making pages", 10) as progress:
        now[0] += 10
        progress.reached(3)
        raise ValueError
    assert "100%" not in screen.getvalue()


def test_stages_are_told_one_after_the_other(now: list[float], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first words come when somebody has waited, whatever stage it is in."""
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress_of_stages():
        for part in range(4):
            now[0] += SOON / 8
            how_far("Reading profiles", part, 4)
        for part in range(10):
            now[0] += 1
            how_far("Checking profiles", part, 10)
    how_far("Checking profiles", 9, 10)
    assert caplog.messages[0].startswith("cityguide: Checking profiles: ")
    assert len(caplog.messages) == 1 + (10 - 2) // A_LINE


def test_each_stage_has_a_bar_of_its_own(now: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", screen := Terminal())
    with progress_of_stages():
        for what in ("Reading profiles", "Checking profiles"):
            for part in range(5):
                now[0] += 1
                how_far(what, part, 5)
    assert "Reading profiles" in screen.getvalue() and "Checking profiles" in screen.getvalue()
    assert screen.getvalue().count("100%") == 2
