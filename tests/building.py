"""Real `mkdocs build`s of the guide and of copies of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DAY = "1795219200"  # 2026-11-21
CACHE = ROOT / ".cache" / "cityguide"
"""Cards are drawn once for all builds."""


def run_mkdocs(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build --strict` in `project`, with a fixed date and nothing of the caller's PYTHONPATH.

    Never with `--quiet`: MkDocs then counts no warnings, and none of them would fail the build.
    """
    env = {**os.environ, "SOURCE_DATE_EPOCH": DAY, "NO_MKDOCS_2_WARNING": "1", "CITYGUIDE_CACHE": str(CACHE), **environment}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", *arguments]
    return subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, timeout=300, check=False)


def copy_of_the_guide(folder: Path, *profiles: str) -> Path:
    """The repository's guide with only some of its profiles, so that a build is quick."""
    for name in ("content", "data"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "cities").mkdir()
    for profile in profiles:
        shutil.copy(ROOT / "cities" / f"{profile}.yml", folder / "cities")
    return folder
