"""No text of a profile, a claim, a source or a table runs script in a reader's browser, even if no check has seen it."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from building import with_configuration
from developed import illustrate
from payloads import JAVASCRIPT, LINE, PROSE, poisoned, site_with
from playwright.sync_api import BrowserContext, Error
from small_project import small_project

from cityguide.project.project import Project
from cityguide.prose import text

TRY_ALL = """() => {
  // Follow only what runs here: a link away would end the test.
  const runs = (element) => /^\\s*(javascript|vbscript|data):/i.test(element?.href?.baseVal ?? element?.href ?? "");
  document.addEventListener("click", (event) => { if (!runs(event.target.closest("a"))) event.preventDefault(); }, true);
  document.addEventListener("submit", (event) => event.preventDefault(), true);
  // The button of the street map asks OpenStreetMap for pictures, and says so: no text of a guide does that.
  for (const element of document.querySelectorAll("*:not(.cg-street > button)")) {
    for (const name of ["mouseover", "pointerenter", "focus", "click", "toggle", "error", "load"]) {
      element.dispatchEvent(new Event(name, { bubbles: false, cancelable: true }));
    }
    if (runs(element)) element.click();
  }
}"""
"""What a reader might do, and what a page does by itself, to each element of a page."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = with_configuration(small_project(tmp_path_factory.mktemp("clean")))
    illustrate(folder, caption="The clock")
    return folder.project()


@pytest.fixture
def taken(context: BrowserContext, tmp_path: Path) -> Iterator[Callable[..., list[str]]]:
    """From a project to the pages of its site on which something ran that is not ours, or that asked another host for something."""
    handler = functools.partial(Quiet, directory=str(tmp_path))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/"
    found: list[str] = []
    page = context.new_page()
    page.expose_function("taken", lambda: found.append(page.url))
    context.on(
        "request", lambda asked: None if asked.url.startswith((base, "data:image")) else found.append(f"{page.url} asks {asked.url}")
    )

    def go(url: str) -> None:
        """Open a page; once more where a link that was followed as script, and comes late on a busy machine, has stopped it."""
        try:
            page.goto(url)
        except Error as error:
            if "ERR_ABORTED" not in str(error):
                raise
            page.wait_for_timeout(200)
            page.goto(url)

    def visit(project: Project, only: str = "") -> list[str]:
        site = site_with(project, tmp_path)
        for path in sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.suffix in (".html", ".svg")):
            if path.startswith(only) and not path.startswith("write/problems/"):  # where only what all pages have is of the guide
                go(base + path)
                page.evaluate(TRY_ALL)
        go(base)
        page.locator(".cg-search > button").click()
        page.get_by_role("searchbox").fill("go")
        page.locator(".cg-search ol a").first.wait_for()
        page.evaluate(TRY_ALL)
        page.wait_for_timeout(100)  # what runs is told by a message
        return found

    yield visit
    server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: a test's output is the test's."""


def test_nothing_runs(project: Project, taken: Callable[..., list[str]]) -> None:
    poison = poisoned(project, JAVASCRIPT)
    assert (poison.guide.profiles[0].name, poison.guide.profiles[0].summary) == (LINE, PROSE)
    assert taken(poison) == []


def test_without_the_sanitiser_it_would(project: Project, taken: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "_to_html", text.unsanitised)
    assert [address for address in taken(poisoned(project, JAVASCRIPT), "cities/alpha") if address.endswith("cities/alpha/index.html")]
