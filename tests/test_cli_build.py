"""`cityguide build` and what it says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from building import ENVIRONMENT, with_configuration
from small_project import Folder

from cityguide.cli import main
from cityguide.stages import STAGES


@pytest.fixture
def project(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    return with_configuration(folder)


def build(project: Folder, *arguments: str) -> int:
    return main(["build", "--root", str(project.root), *arguments])


def test_it_says_what_it_has_made(project: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(project) == 0
    pages = len(list((project.root / "site").rglob("*.html")))
    files = sum(path.is_file() for path in (project.root / "site").rglob("*"))
    told = capsys.readouterr().out
    assert re.fullmatch(rf"{pages} pages, {files} files, \d+\.\d MB in \d+\.\d s; \d+ of the pages are as they were\.\n", told)
    assert build(project) == 0
    assert capsys.readouterr().out.startswith(f"Nothing has changed: {pages} pages, {files} files, ")


def test_it_is_silent_when_quiet(project: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(project, "--quiet", "--site-dir", str(project.root / "elsewhere")) == 0
    assert (project.root / "elsewhere" / "index.html").is_file()
    assert tuple(capsys.readouterr()) == ("", "")


def test_it_says_where_the_time_goes(project: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(project, "--profile") == 0
    lines = capsys.readouterr().out.splitlines()[1:]
    assert [re.split(r" {2,}", line)[0] for line in lines] == [*STAGES, "together"]
    spent = [float(re.findall(r"([\d.]+) s", line)[0]) for line in lines]
    assert sum(spent[:-1]) == pytest.approx(spent[-1], abs=0.1) and spent[-1] > 0


def test_a_faulty_guide_ends_with_1_and_leaves_the_site(project: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(project, "--quiet") == 0
    before = (project.root / "site" / "index.html").read_bytes()
    project.edit("cities/alpha.yml", "kind: museum", "kind: musuem")
    assert build(project, "--quiet") == 1
    told = capsys.readouterr()
    assert "cities/alpha.yml\n" in told.err and "did you mean 'museum'?" in told.err
    assert (project.root / "site" / "index.html").read_bytes() == before


def test_a_share_that_is_none_is_misuse(project: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build(project, "--share", "6/5")
    assert ended.value.code == 2
    assert "'6/5' is no share; write the second of five as 2/5" in capsys.readouterr().err


def test_a_site_with_other_plugins_is_not_divided(project: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    project.edit("mkdocs.yml", "plugins:\n", "plugins:\n  - search\n")
    assert build(project, "-q", "--share", "1/2") == 1
    assert "divided only where 'cityguide' is the only plugin" in capsys.readouterr().err
    assert not (project.root / "site").exists()


def test_a_folder_without_a_configuration_is_misuse(folder: Folder) -> None:
    with pytest.raises(SystemExit) as ended:
        build(folder)
    assert ended.value.code == 2


def test_pages_are_the_same_beside_a_plugin_that_wants_to_see_them(project: Folder) -> None:
    """Then all of them pass through MkDocs, and none is kept."""
    assert build(project, "-q") == 0
    alone = {path.relative_to(project.root / "site"): path.read_bytes() for path in (project.root / "site").rglob("*.html")}
    project.edit("mkdocs.yml", "plugins:\n", "plugins:\n  - search\n")
    assert build(project, "-q") == 0
    beside = {path.relative_to(project.root / "site"): path.read_bytes() for path in (project.root / "site").rglob("*.html")}
    assert alone == beside


def test_a_pipe_gets_lines_and_no_bar(project: Folder) -> None:
    command = [sys.executable, "-m", "cityguide.cli", "build"]
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=True)
    assert "\r" not in done.stderr and "\x1b" not in done.stderr
    assert Path(project.root / "site" / "index.html").is_file()
