"""A process that makes no summary itself knows all by their names, as a build does which takes its pages from the last one."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import cityguide

PACKAGE = Path(cityguide.__file__).parent
KNOWN = "import cityguide.project.kept_pages; from cityguide.summaries import SUMMARIES; print(*sorted(SUMMARIES))"


def test_who_reads_kept_pages_knows_every_summary() -> None:
    done = subprocess.run([sys.executable, "-c", KNOWN], capture_output=True, text=True, check=True)
    written = [
        name for path in PACKAGE.rglob("*.py") for name in re.findall(r"^@summary\ndef (\w+)", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert done.stdout.split() == sorted(written)
