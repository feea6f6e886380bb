"""The promise of the handbook's first page: from a fresh clone to a city on the front page in ten edits, and in a minute of machine time."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from building import copy_of_the_guide, run_mkdocs, site_of
from handbook import applied, edits
from small_project import REPOSITORY

from cityguide.cli import main
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import parse_yaml

SECONDS = 60


@dataclass(frozen=True)
class Done:
    """What came of it: the clone, what the commands said, and how long all of it took."""

    clone: Path
    new: subprocess.CompletedProcess[str]
    begun: str
    check: subprocess.CompletedProcess[str]
    build: subprocess.CompletedProcess[str]
    seconds: float

    def page(self, path: str) -> str:
        """The words of a page."""
        html = (self.clone / "site" / path).read_text(encoding="utf-8")
        return " ".join(unescape(re.sub(r"<(?:script|style|svg).*?</(?:script|style|svg)>|<[^>]+>", " ", html, flags=re.DOTALL)).split())


def fresh_clone(folder: Path) -> Path:
    """The files that a clone has, those not yet committed among them, and nothing that was built."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listed, cwd=REPOSITORY, capture_output=True, check=True).stdout.decode().split("\0")
    for name in filter(None, names):
        if (REPOSITORY / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / name, folder / name)
    return folder


def cityguide(clone: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(clone / "plugins"), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "cityguide.cli", *arguments]
    return subprocess.run(command, cwd=clone, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)


def _machine_time() -> float:
    """Seconds of a processor that finished commands took. A clock on the wall would also count what else the machine does."""
    taken = os.times()
    return taken.children_user + taken.children_system


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    if not (REPOSITORY / ".git").exists():
        pytest.skip("there is no repository to clone")
    clone = fresh_clone(tmp_path_factory.mktemp("clone"))
    before = _machine_time()
    new = cityguide(clone, "new", "Munich")
    begun = (clone / "cities" / "munich.yml").read_text(encoding="utf-8")
    for edit in edits():
        path = clone / edit.file
        path.write_text(applied(path.read_text(encoding="utf-8"), edit.block), encoding="utf-8")
    check = cityguide(clone, "check")
    build = run_mkdocs(clone, PYTHONPATH=str(clone / "plugins"), CITYGUIDE_CACHE=str(clone / ".cache"))
    return Done(clone, new, begun, check, build, _machine_time() - before)


def test_the_command_says_where_the_file_is_and_what_comes_next(done: Done) -> None:
    assert done.new.returncode == 0, done.new.stderr
    assert "Written: cities/munich.yml (Munich, No. " in done.new.stdout
    for next_step in ("make serve", "cityguide check", "content/write/index.md"):
        assert next_step in done.new.stdout


def test_ten_edits_pass_the_check_and_the_strict_build(done: Done) -> None:
    assert done.check.returncode == 0, done.check.stdout + done.check.stderr
    assert done.build.returncode == 0, done.build.stderr


def test_the_city_is_on_the_home_page_and_has_its_own(done: Done) -> None:
    assert 'href="cities/munich/"' in (done.clone / "site" / "index.html").read_text(encoding="utf-8")
    assert "has only been begun" not in done.page("cities/munich/index.html")
    for path in ("places/munich.gpx", "places/munich.geojson", "cards/cities/munich.png"):
        assert (done.clone / "site" / path).is_file(), path


def test_every_edit_shows(done: Done) -> None:
    """The first words of each text that the edits give: on the city's page, and its promise on the home page too.

    The clock alone shows nothing: it is asked for where there are several places to choose from.
    """
    document, problems = parse_yaml(TextFile("munich", (done.clone / "cities" / "munich.yml").read_text(encoding="utf-8")))
    assert document is not None, problems
    profile = document.value
    [place], [note] = profile["attractions"], profile["practical"]["getting_about"]
    texts = [
        profile["tagline"], profile["local_names"][0]["text"], *(section["title"] for section in profile["story"]),
        *(section["text"] for section in profile["story"]), profile["summary"], place["name"], place["line"], place["nearest_station"],
        note["title"], note["text"],
    ]  # fmt: skip
    shown = plain(done.page("cities/munich/index.html"))
    for text in texts:
        assert plain(text)[:20] in shown, text
    assert plain(profile["tagline"]) in plain(done.page("index.html"))


def plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def test_a_sixth_profile_is_everywhere_without_another_change(done: Done) -> None:
    site = done.clone / "site"
    assert len(list((done.clone / "cities").glob("*.yml"))) == 6
    assert "<h1>Munich</h1>" in (site / "cities/munich/index.html").read_text(encoding="utf-8")
    for page in ("index.html", "cities/index.html", "ranking/index.html", "clusters/index.html", "clusters/munich/index.html"):
        links = re.findall(r'href="([^"]*)"', (site / page).read_text(encoding="utf-8"))
        assert any(link.rstrip("/").endswith("cities/munich") or link.endswith("munich/") for link in links), page
    home = (site / "index.html").read_text(encoding="utf-8")
    assert 'data-cluster="munich"' in home
    assert re.search(r'<nav(?:(?!</nav>).)*"cities/munich/"', home, re.DOTALL)


def test_what_the_command_wrote_builds_at_once(tmp_path: Path, done: Done, capsys: pytest.CaptureFixture[str]) -> None:
    """Without any edit: the page says that it is only begun."""
    guide = copy_of_the_guide(tmp_path / "guide", "seoul")
    (guide / "cities" / "munich.yml").write_text(done.begun, encoding="utf-8")
    # Of the city alone: sources that only the cities left out cite would be named too.
    checked = main(["check", "--root", str(guide), str(guide / "cities" / "munich.yml")])
    assert checked == 0, capsys.readouterr()
    page = (site_of(guide) / "cities" / "munich" / "index.html").read_text(encoding="utf-8")
    assert "Munich has only been begun here" in page
    assert re.search(r'<a href="\.\./\.\./write/">the handbook</a>', page)


def test_all_of_it_takes_less_than_a_minute_of_a_processor(done: Done) -> None:
    print(f"new, ten edits, check and build: {done.seconds:.1f} s")
    assert done.seconds < SECONDS
