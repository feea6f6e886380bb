"""The date of a build, and what happens where the environment names one that is none."""

from __future__ import annotations

import datetime
import subprocess
import sys

import pytest
from building import run_mkdocs
from small_project import Folder

from cityguide.cli import main
from cityguide.project.day import DayError, today

SAID = "SOURCE_DATE_EPOCH is 'tomorrow'; expected seconds since 1970, as in 1795219200\n"


def test_it_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    assert today() == datetime.date(2026, 11, 21)


@pytest.mark.parametrize("epoch", ["abc", "99999999999999999999", "1e9"])
def test_seconds_that_are_none_are_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(DayError, match=f"^SOURCE_DATE_EPOCH is '{epoch}'; expected seconds since 1970"):
        today()


@pytest.mark.parametrize(
    "command", [["check"], ["export", "out"], ["freshness"], ["new", "Epsilon"], ["serve", "--address", "127.0.0.1:8137"]]
)
def test_each_command_says_so_in_one_line_and_ends_with_2(
    folder: Folder, command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    monkeypatch.chdir(folder.root)
    folder.write("mkdocs.yml", "site_name: A guide\ndocs_dir: content\nplugins: [cityguide]\n")
    assert main(command) == 2
    assert capsys.readouterr() == ("", SAID)
    assert not folder.path("out").exists()


def test_a_build_says_so_and_leaves_the_last_good_site(folder: Folder) -> None:
    folder.write("mkdocs.yml", "site_name: A guide\ndocs_dir: content\ntheme: {name: material}\nplugins: [cityguide]\n")
    folder.write("site/index.html", "the last good site")
    done = run_mkdocs(folder.root, SOURCE_DATE_EPOCH="tomorrow")
    assert done.returncode == 1
    assert done.stdout == f"\n{SAID}"
    assert "Traceback" not in done.stderr
    assert folder.read("site/index.html") == "the last good site"


def test_what_reads_a_project_loads_no_mkdocs() -> None:
    told = "import sys, cityguide.project.export, cityguide.cli; print([name for name in sys.modules if name.split('.')[0] == 'mkdocs'])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
