"""`mkdocs build` leaves the last good site alone until the next one is whole. The command runs in this process, or in one to be killed."""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import mkdocs.utils
import pytest
from building import ENVIRONMENT, was_killed, with_configuration
from click.testing import CliRunner, Result
from mkdocs.__main__ import cli
from mkdocs.commands import build as build_module
from mkdocs.config import load_config
from small_project import Folder, small_project

from cityguide.mkdocs_host.next_site import NextSite


@pytest.fixture(scope="module", autouse=True)
def _environment() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The small project with its site, built by the command."""
    project = with_configuration(small_project(tmp_path_factory.mktemp("once")))
    result = build(project, "--strict")
    assert result.exit_code == 0, result.output
    assert state(project.root / "site")[0] == "It is small."
    assert hidden(project) == []
    return project


@pytest.fixture
def project(once: Folder, tmp_path: Path) -> Folder:
    """A copy of it, to change."""
    shutil.copytree(once.root, tmp_path / "guide")
    return Folder(tmp_path / "guide")


@pytest.fixture
def site(project: Folder) -> Path:
    return project.root / "site"


def build(project: Folder, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["build", "--config-file", str(project.root / "mkdocs.yml"), *arguments])


def with_words(project: Folder, words: str) -> Folder:
    project.write("content/about.md", f"# About this guide\n\n{words}\n")
    return project


def state(site: Path) -> tuple[str, int]:
    """The words of one page, and how many files there are."""
    page = (site / "about" / "index.html").read_text(encoding="utf-8")
    return next(words for words in ("It is small.", "It has grown.") if words in page), sum(path.is_file() for path in site.rglob("*"))


def hidden(project: Folder) -> list[str]:
    return [path.name for path in project.root.glob(".*") if path.name != ".cache"]


FAILS = {
    "a fault in a profile": ("cities/alpha.yml", "cluster: [\n", "The guide has problems; the last good site was left as it is."),
    "a warning": (
        "hook.py",
        "from logging import getLogger\ndef on_post_build(config):\n    getLogger('mkdocs.hook').warning('no')\n",
        "strict mode",
    ),
    "a template": ("own/main.html", "{% if %}", "TemplateSyntaxError"),
    "a hook, at the end": ("hook.py", "def on_post_build(config):\n    raise ValueError('no')\n", "ValueError"),
    "an interrupt": ("hook.py", "def on_post_page(output, page, config):\n    raise KeyboardInterrupt\n", ""),
    "an interrupt at the end": ("hook.py", "def on_post_build(config):\n    raise KeyboardInterrupt\n", ""),
}


@pytest.mark.parametrize("fault", FAILS)
def test_a_build_that_fails_leaves_the_last_site_and_nothing_else(project: Folder, site: Path, fault: str) -> None:
    last = state(site)
    name, text, said = FAILS[fault]
    configuration = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    if name == "hook.py":
        project.write("mkdocs.yml", configuration + "\nhooks: [hook.py]\n")
    if name.startswith("own/"):
        project.write("mkdocs.yml", configuration.replace("\n  name: material\n", "\n  name: material\n  custom_dir: own\n"))
        assert "custom_dir" in (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    project.write(name, text)
    result = build(project, "--strict")
    assert result.exit_code == 1
    assert said in result.output + repr(result.exception)
    assert state(site) == last
    assert hidden(project) == []


def test_a_new_site_takes_its_place_with_what_the_publisher_keeps_there(project: Folder, site: Path) -> None:
    for name in ("CNAME", ".nojekyll", "ads.txt"):
        (site / name).write_text("own")
    result = build(with_words(project, "It has grown."), "--strict")
    assert result.exit_code == 0
    assert f"cityguide: The site is in {site}\n" in result.output
    told = "No longer in it: ads.txt. A file of your own belongs in content/, or has a name that begins with a dot\n"
    assert told in result.output
    assert state(site)[0] == "It has grown."
    assert [(site / name).exists() for name in ("CNAME", ".nojekyll", "ads.txt")] == [True, True, False]
    assert hidden(project) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_told_in_a_sentence(project: Folder, site: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    last, write, room = state(site), mkdocs.utils.write_file, iter(range(5))

    def while_there_is_room(content: bytes, output_path: str) -> None:
        if next(room, None) is None:
            raise OSError(number, os.strerror(number))
        write(content, output_path)

    monkeypatch.setattr(mkdocs.utils, "write_file", while_there_is_room)
    result = build(project, "--strict")
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert f"The site can't be written: {os.strerror(number)}. The last good site was left as it is." in result.output
    assert state(site) == last
    assert hidden(project) == []


def test_a_second_build_at_the_same_time_is_refused(project: Folder, site: Path) -> None:
    first = NextSite(site)
    result = build(project)
    first.close()
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert f"Another build is making {site}: process {os.getpid()} on " in result.output
    assert build(project).exit_code == 0


def test_a_build_that_adds_to_a_site_adds_to_it(project: Folder, site: Path) -> None:
    (site / "ads.txt").write_text("own")
    assert build(with_words(project, "It has grown."), "--dirty").exit_code == 0
    assert state(site)[0] == "It has grown."
    assert (site / "ads.txt").exists()


def test_a_program_finds_the_site_where_it_asked_for_it(project: Folder) -> None:
    """As `mkdocs gh-deploy` does, and programs that call MkDocs: the configuration names the folder again when all is done."""
    config = load_config(str(project.root / "mkdocs.yml"))
    wanted = config.site_dir
    config.plugins.on_startup(command="gh-deploy", dirty=False)
    build_module.build(config)
    assert config.site_dir != wanted
    config.plugins.on_shutdown()
    assert config.site_dir == wanted
    assert state(Path(wanted))[0] == "It is small."


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
def test_builds_killed_at_random_moments_leave_whole_sites(project: Folder, site: Path) -> None:
    """After each comes a build that fails. `test_next_site.py` kills at every step."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    subprocess.run(command, cwd=project.root, check=True)
    with_words(project, "It has grown.")
    began = time.monotonic()
    subprocess.run(command, cwd=project.root, check=True)  # with what the first has kept, as those that are killed
    lasts = time.monotonic() - began
    size, moments, killed = state(site)[1], random.Random(11), 0
    for number in range(5):
        with_words(project, "It is small." if number % 2 else "It has grown.")
        killed += was_killed(command, project.root, lasts * moments.uniform(0.3, 1.0))
        assert state(site)[1] == size
        project.write("content/bad.md", "[Nowhere](nowhere.md)\n")
        assert build(project, "--strict").exit_code == 1
        (project.root / "content" / "bad.md").unlink()
        assert state(site)[1] == size
        assert hidden(project) == []
    assert killed >= 1


def test_what_the_process_builds_after_the_command_is_built_where_it_is_told(project: Folder, tmp_path: Path) -> None:
    assert build(project).exit_code == 0
    config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(tmp_path / "other"))
    assert config.plugins.on_config(config).site_dir == str(tmp_path / "other")
