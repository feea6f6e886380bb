"""`cityguide serve` with a browser open: an edit shows by itself, a broken file shows its problems, the server lives on."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from building import DAY, ROOT, copy_of_the_guide
from playwright.sync_api import Browser, expect


@contextmanager
def serving(project: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {**os.environ, "SOURCE_DATE_EPOCH": DAY, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "cityguide.cli", "serve", "--address", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=project, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(300):
            assert process.poll() is None, "the server ended"
            try:
                urllib.request.urlopen(address, timeout=2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield address
        assert process.poll() is None, "the server ended"
    finally:
        process.terminate()
        process.wait(20)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert text.count(old) >= 1
    file.write_text(text.replace(old, new, 1))


def test_edits_and_faults_show_in_the_browser_and_faults_go_when_mended(browser: Browser, tmp_path: Path) -> None:
    project = copy_of_the_guide(tmp_path / "guide", "seoul")
    profile = project / "cities" / "seoul.yml"
    with serving(project) as address:
        page = browser.new_page()
        page.goto(f"{address}cities/seoul/")
        text = profile.read_text()
        profile.write_text(re.sub(r"^tagline: .*$", "tagline: Mended by hand", text, count=1, flags=re.MULTILINE))
        expect(page.locator(".cg-tagline")).to_have_text("Mended by hand", timeout=10_000)

        edit(project / "data" / "standings" / "2025.csv", "2025,5,seoul,", "2025,98,seoul,")
        expect(page.locator(".cg-rank strong")).to_have_text("No. 98", timeout=10_000)

        edit(profile, "\ntagline: ", "\ntaglin: ")
        panel = page.get_by_role("alert").filter(has_text="cities/seoul.yml")
        expect(panel).to_contain_text("unknown key 'taglin'; did you mean 'tagline'?", timeout=10_000)
        expect(panel).to_contain_text(f"Line {1 + profile.read_text().split('taglin:')[0].count(chr(10))}, column 1")
        expect(panel.locator("mark")).to_have_text("taglin")
        expect(page.locator(".cg-tagline")).to_have_text("Mended by hand")
        panel.locator("summary").click()  # out of the way, to see the page
        expect(panel.locator("li")).to_be_hidden()

        edit(profile, "\ntaglin: ", "\ntagline: ")
        expect(panel).to_have_count(0, timeout=10_000)
        page.close()


def test_a_city_that_is_added_is_there_and_one_that_is_removed_is_gone(browser: Browser, tmp_path: Path) -> None:
    project = copy_of_the_guide(tmp_path / "guide", "seoul")
    with serving(project) as address:
        page = browser.new_page()
        page.goto(address)
        expect(page.locator(".cg-card")).to_have_count(1)
        added = project / "cities" / "beijing.yml"
        added.write_bytes((ROOT / "cities" / "beijing.yml").read_bytes())
        expect(page.locator(".cg-card")).to_have_count(2, timeout=10_000)
        added.unlink()
        expect(page.locator(".cg-card")).to_have_count(1, timeout=10_000)
        answer = page.goto(f"{address}cities/beijing/")
        assert answer is not None
        assert answer.status == 404
        page.close()


def test_a_guide_that_is_broken_from_the_start_shows_its_problems_too(browser: Browser, tmp_path: Path) -> None:
    project = copy_of_the_guide(tmp_path / "guide", "seoul")
    profile = project / "cities" / "seoul.yml"
    edit(profile, "\ntagline: ", "\ntaglin: ")
    with serving(project) as address:
        page = browser.new_page()
        page.goto(address)
        expect(page.get_by_role("alert").filter(has_text="cities/seoul.yml")).to_contain_text("unknown key 'taglin'")
        edit(profile, "\ntaglin: ", "\ntagline: ")
        expect(page.locator(".cg-card")).to_have_count(1, timeout=10_000)
        page.close()
