"""Photographs in a browser: in the size that the screen needs, in their place from the start, never wider than the page."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator

import pytest
from building import copy_of_the_guide, site_of
from developed import photographed
from playwright.sync_api import Browser, Page
from small_project import Folder

from .conftest import Quiet

ONE = "{{file: photographs/{}.jpg, alt: Four quarters of different colours., caption: From the bridge, credit: Kim, licence: CC BY 4.0}}"

SHIFTS = "window.shifted = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value }).observe({type: 'layout-shift', buffered: true})"


@pytest.fixture(scope="module")
def seoul(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of Seoul with a wide photograph at its head, one in its story, and a tall one on the page of its first place."""
    root = copy_of_the_guide(tmp_path_factory.mktemp("photographs") / "guide", "seoul")
    folder = Folder(root)
    text = folder.read("cities/seoul.yml").replace("\ncities:\n", f"\nphotograph: {ONE.format('wide')}\ncities:\n", 1)
    for part, key in (("story", "title"), ("attractions", "id")):
        file = {"story": "square", "attractions": "tall"}[part]
        first = rf"(\n{part}:\n(?: *#[^\n]*\n)*  - {key}: [^\n]*\n)"
        text = re.sub(first, rf"\1    photograph: {ONE.format(file)}\n", text, count=1)
    folder.write("cities/seoul.yml", text)
    for name, size in {"wide": (2400, 1500), "square": (1600, 1600), "tall": (1600, 2400)}.items():
        folder.write(f"photographs/{name}.jpg", photographed(*size))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site_of(root))))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/cities/seoul/"
    server.shutdown()


def opened(browser: Browser, address: str, width: int, height: int, density: float) -> Page:
    context = browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=density)
    context.set_default_timeout(15_000)
    context.add_init_script(SHIFTS)
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    return page


@pytest.mark.parametrize(
    ("screen", "chosen"),
    [
        ((390, 844, 1), ["wide-480", "square-480", "tall-480"]),
        ((390, 844, 2), ["wide-960", "square-960", "tall-1067"]),
        ((1280, 900, 1), ["wide-960", "square-960", "tall-480"]),
        ((1280, 900, 2), ["wide-1600", "square-1600", "tall-1067"]),
        ((320, 640, 1), ["wide-480", "square-480", "tall-480"]),
    ],
)
def test_each_screen_gets_the_size_it_needs_and_nothing_moves(
    browser: Browser, seoul: str, screen: tuple[int, int, float], chosen: list[str]
) -> None:
    ratios = {"wide": 1500 / 2400, "square": 1, "tall": 2400 / 1600}
    for path, names in (("", chosen[:2]), ("cheonggyecheon-shuttle/", chosen[2:])):
        page = opened(browser, seoul + path, *screen)
        images = page.locator(".cg-photograph img")
        assert images.count() == len(names)
        places = images.evaluate_all("images => images.map(image => [image.offsetTop, image.offsetWidth, image.offsetHeight])")
        seen = []
        for image in images.all():
            image.scroll_into_view_if_needed()
            image.evaluate(
                "image => image.complete && image.naturalWidth || new Promise((done, failed) => { image.onload = done; image.onerror = failed })"
            )
            seen.append(image.evaluate("image => image.currentSrc.split('/').pop()"))
        assert seen == [f"{name}.avif" for name in names]
        # Their room was kept: they are where they were before they came.
        assert images.evaluate_all("images => images.map(image => [image.offsetTop, image.offsetWidth, image.offsetHeight])") == places
        assert page.evaluate("window.shifted") <= 0.02
        assert page.evaluate("document.documentElement.scrollWidth") <= screen[0]
        for image, name in zip(images.all(), names, strict=True):
            box = image.bounding_box()
            assert box
            assert box["height"] / box["width"] == pytest.approx(ratios[name.split("-")[0]], abs=0.01)
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= screen[0]
        page.context.close()


def test_only_the_first_is_fetched_before_the_reader_comes_near_the_others(browser: Browser, seoul: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]) if "/photographs/" in request.url else None)
    page.goto(seoul, wait_until="networkidle")
    assert "wide-480.avif" in fetched
    assert not [name for name in fetched if name.startswith("tall")]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_below_a_photograph_can_be_read(browser: Browser, seoul: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(seoul)
    caption = page.locator(".cg-photograph figcaption").first
    assert caption.inner_text() == "From the bridge · Photograph: Kim, CC\u00a0BY\u00a04.0"
    colours = caption.evaluate("caption => [getComputedStyle(caption).color, getComputedStyle(document.body).backgroundColor]")
    light = [sum(int(part) for part in re.findall(r"\d+", colour)[:3]) for colour in colours]
    assert abs(light[0] - light[1]) > 300
    context.close()


def test_on_paper_no_photograph_is_cut_in_two_or_fills_the_page(browser: Browser, seoul: str) -> None:
    page = opened(browser, seoul, 1280, 900, 1)
    page.emulate_media(media="print")
    for figure in page.locator(".cg-photograph").all():
        box = figure.bounding_box()
        assert box
        assert 200 < box["width"] <= 120 / 25.4 * 96 + 1
        assert figure.evaluate("figure => getComputedStyle(figure).breakInside") == "avoid"
    page.context.close()
