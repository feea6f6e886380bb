"""A command is measured with all that it starts, and one that fails says why."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from commands import FailedError, run

HOLDS = "import time; held = bytearray(60_000_000); time.sleep(0.4)"
STARTS = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HOLDS!r}], check=True)"


def test_memory_is_that_of_the_command_and_its_children(tmp_path: Path) -> None:
    alone, both = (run([sys.executable, "-c", program], tmp_path) for program in (HOLDS, STARTS))
    assert alone.seconds >= 0.4
    if sys.platform == "linux":
        assert 60_000_000 < alone.memory < both.memory < 110_000_000


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path)
    with pytest.raises(FailedError):
        run([str(tmp_path / "nowhere")], tmp_path)
