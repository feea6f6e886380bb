"""Builds with MkDocs: of the guide, of copies of it, and of the small project, in this process or by the command."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from mkdocs.commands import build
from mkdocs.config import load_config
from small_project import Folder

from cityguide.mkdocs_host.build_command.whole_build import built
from cityguide.project.kept_pages import KeptPages

ROOT = Path(__file__).resolve().parents[1]
DAY = "1795219200"  # 2026-11-21
CACHE = ROOT / ".cache" / "cityguide"
"""Cards are drawn once for all builds."""

ENVIRONMENT: Mapping[str, str] = {"SOURCE_DATE_EPOCH": DAY, "NO_MKDOCS_2_WARNING": "1", "CITYGUIDE_CACHE": str(CACHE)}


def site_of(project: Path, **settings: str | bool) -> Path:
    """The site of `project`, built strictly in this process on a fixed date. `settings` win over those of its `mkdocs.yml`.

    Raises Abort where the command would end with 1; what is wrong is then on stderr.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        config = load_config(str(project / "mkdocs.yml"), strict=True, **settings)
        build.build(config)
    return Path(config.site_dir)


def run_mkdocs(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command `mkdocs build --strict` in a process of its own, with a fixed date and nothing of the caller's PYTHONPATH.

    Never with `--quiet`: MkDocs then counts no warnings, and none of them would fail the build.
    """
    env = {**os.environ, **ENVIRONMENT, **environment}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", *arguments]
    return subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, timeout=300, check=False)


def was_killed(command: Sequence[str], project: Path, seconds: float) -> bool:
    """Run a command and kill it after so many seconds. False where it had ended by then."""
    with subprocess.Popen(command, cwd=project, stderr=subprocess.DEVNULL) as started:
        try:
            started.wait(seconds)
        except subprocess.TimeoutExpired:
            started.kill()
        return started.wait() == -signal.SIGKILL


def copy_of_the_guide(folder: Path, *profiles: str) -> Path:
    """The repository's guide with only some of its profiles, so that a build is quick."""
    for name in ("content", "data"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "cities").mkdir()
    for profile in profiles:
        shutil.copy(ROOT / "cities" / f"{profile}.yml", folder / "cities")
    return folder


def with_configuration(folder: Folder) -> Folder:
    """The small project as one for MkDocs: with the guide's own `mkdocs.yml`, but for its nav, and with a page that others lead to."""
    text, cut = re.subn(r"\nnav:\n(?: .*\n)+", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert cut == 1
    folder.write("mkdocs.yml", text)
    folder.write("content/about.md", "# About this guide\n\nIt is small.\n")
    return folder


def tree(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def shelf_of_ones_own(place: Path) -> Path:
    """A folder in that of a test for what builds keep, in which there are only the drawings that `anew` has made by now."""
    shelf = place / "kept"
    shelf.mkdir()
    for name in ("cards", "maps"):
        if (drawn := place.parent / "cold" / name).is_dir():
            shutil.copytree(drawn, shelf / name)
    return shelf


def anew(project: Folder) -> dict[str, bytes]:
    """The site as a build makes it that has nothing kept but the drawings, which are told apart by all that is in them."""
    with pytest.MonkeyPatch.context() as patch:
        cold = Path(os.environ["CITYGUIDE_CACHE"]).parents[1] / "cold"
        patch.setenv("CITYGUIDE_CACHE", str(cold))
        patch.setattr(KeptPages, "fetched", lambda pages, name: None)
        built(project.root / "mkdocs.yml", project.root / "anew", strict=True)
    found = tree(project.root / "anew")
    shutil.rmtree(project.root / "anew")
    return found
