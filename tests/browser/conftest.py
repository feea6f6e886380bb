"""A headless Chromium on a served copy of the built guide. Without a browser these tests are skipped, but never in CI."""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Iterator

import pytest
from audit.browser import FLAGS
from audit.browser import browser as found_browser
from building import ROOT, site_of
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from watching import Watched


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: a test's output is the test's."""


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The guide below a path, as on a project page of a static host; gives its address."""
    folder = tmp_path_factory.mktemp("served")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    address = f"http://127.0.0.1:{server.server_port}/guide/"
    site_of(ROOT, site_dir=str(folder / "guide"), site_url=address)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = found_browser()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("CI is set and there is no Chromium to test with")
        pytest.skip("no Chromium on this machine: the browser tests are skipped")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(15_000)
    yield made
    made.close()


@pytest.fixture
def watched(context: BrowserContext, served: str) -> Watched:
    return Watched(context, served)


@pytest.fixture
def page(context: BrowserContext, watched: Watched) -> Page:
    return context.new_page()


@pytest.fixture
def phone(browser: Browser, served: str) -> Iterator[Page]:
    """A telephone held upright, touched with a finger."""
    made = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, reduced_motion="reduce")
    made.set_default_timeout(15_000)
    yield made.new_page()
    made.close()


@pytest.fixture
def unscripted(browser: Browser, served: str) -> Iterator[Page]:
    """A telephone whose reader has turned JavaScript off."""
    made = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False, reduced_motion="reduce")
    made.set_default_timeout(15_000)
    yield made.new_page()
    made.close()
