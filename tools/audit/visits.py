"""Open the pages of a served site and ask everything that only a browser can answer."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial

from playwright.async_api import Browser, async_playwright
from playwright.async_api import Page as Tab

from audit import axe
from audit.browser import FLAGS, probe
from audit.charts import Chart, Size, check_chart, check_sizes, read_charts, read_sizes
from audit.faults import Fault
from audit.keyboard import check_walk, walk
from audit.lengths import WIDTH, Lengths, check_city, check_ranking, check_swing, read_lengths
from audit.pages import Page
from audit.reflow import check_reflow
from audit.scriptless import Text, check_text, read_text
from audit.traffic import HINTS, Traffic, check_policy, check_traffic
from audit.weights import Weight, check_city_html, check_shift, check_weight, weigh

SIZES = ((390, 844), (1280, 900))
SCHEMES = ("light", "dark")
CHECKED = {"city": check_city, "ranking": check_ranking}
"""The kinds of page whose length has a budget."""

PATIENCE = 1200
"""Twentieths of a second for a page to come to rest: a minute."""

UNDRAWN = 30_000
"""Milliseconds without which a page that is drawn is scrolled to its end and back."""

LONGEST = 300
"""Seconds for a visit, which takes ten at most where nothing is wrong."""

ICON = "() => document.querySelector('link[rel=icon][type]')?.href"
"""The icon that a browser shows in a tab, and weighs. The headless shell has no tabs and leaves it out."""

AT_ONCE = 3
"""Tabs open at a time: two cores are kept busy while a third tab waits for the network."""


@dataclass
class Visit:
    """What was measured on one page. Of each number the larger of the two widths counts."""

    page: Page
    weights: list[Weight] = field(default_factory=list)
    shift: float = 0.0
    swing: float = 0.0
    lengths: Lengths | None = None
    sizes: dict[int, list[Size]] = field(default_factory=dict)
    charts: list[Chart] = field(default_factory=list)
    stops: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def heaviest(self) -> Weight:
        return max(self.weights, key=lambda weight: weight.total)


async def visit_all(base: str, pages: Sequence[Page], path: str, *, with_axe: bool, said: Callable[[str], None]) -> list[Visit]:
    """Visit each of `pages` of the site at `base` with the browser at `path`, in both widths and schemes, with script and without."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        turn = asyncio.Semaphore(AT_ONCE)
        # What takes longest, the keyboard, walks the heaviest page of each kind, which `pages` has last, and at the narrow width each city.
        walked = {page.kind: page for page in pages}.values()

        async def visit(page: Page) -> Visit:
            async with turn:
                started = time.monotonic()
                made = await visited(partial(_visit, browser, base, page, with_axe, _walks(page, page in walked)))
                said(f"{page.name}: {len(made.faults)} faults, {time.monotonic() - started:.1f} s")
                return made

        visits = await asyncio.gather(*(visit(page) for page in pages))
        await browser.close()
    return list(visits)


def _walks(page: Page, heaviest: bool) -> tuple[int, ...]:
    """The widths at which a page is gone through with the keyboard."""
    if heaviest:
        return tuple(width for width, _ in SIZES)
    return (SIZES[0][0],) if page.kind == "city" else ()


class NotDrawnError(Exception):
    """The browser does not draw a page any more."""


async def visited(visit: Callable[[], Awaitable[Visit]]) -> Visit:
    """A visit, begun anew where the browser stops drawing the page: the headless shell does so once in some thousand.

    Raises NotDrawnError where that happens twice, and TimeoutError where it does not end.
    """
    async with asyncio.timeout(LONGEST):
        try:
            return await visit()
        except NotDrawnError:
            return await visit()


async def _visit(browser: Browser, base: str, page: Page, with_axe: bool, walks: tuple[int, ...]) -> Visit:
    made = Visit(page)
    address = base + page.path
    async with _tab(browser, *SIZES[-1], script=False) as tab:
        await tab.goto(address)
        # Evaluated from outside, which scripts that are off do not hinder.
        await tab.evaluate(probe("page"))
        made.charts = await read_charts(tab)
        without = await read_text(tab)
        links = {link for chart in made.charts for link in chart.links.values()}
        there = {link for link in links if (await tab.request.get(link)).ok}
        for chart in made.charts:
            made.faults += check_chart(page.name, chart, there.__contains__)
    for width, height in SIZES:
        async with _tab(browser, width, height) as tab:
            await _with_script(tab, base, made, width, with_axe, without, width in walks)
    return made


async def _with_script(tab: Tab, base: str, made: Visit, width: int, with_axe: bool, without: Text, by_keyboard: bool) -> None:
    page = made.page.name
    traffic = Traffic(base)
    traffic.watch(tab)
    document = base + made.page.path
    await tab.goto(document)
    swing = await _settle(tab, traffic)
    icon = await tab.evaluate(ICON)
    if icon and icon not in traffic.asked:
        await tab.evaluate("(address) => fetch(address).then((answer) => answer.blob())", icon)
    made.swing = max(made.swing, swing)
    made.faults += check_swing(page, width, swing)
    if width == WIDTH:
        made.lengths = await read_lengths(tab)
        made.faults += CHECKED.get(made.page.kind, lambda *_: [])(page, made.lengths)
    made.sizes[width] = await read_sizes(tab)
    made.faults += check_sizes(page, width, made.sizes[width])
    if width == SIZES[-1][0]:
        made.faults += check_text(page, await read_text(tab, without.controls), without)
    shift, moved = await tab.evaluate("() => [__audit.shift, __audit.shifted]")
    made.shift = max(made.shift, shift)
    made.weights.append(weigh(traffic.answers))
    made.faults += check_weight(page, width, traffic.answers) + check_shift(page, width, shift, moved)
    if made.page.kind == "city":
        made.faults += check_city_html(page, width, traffic.answers)
    if with_axe:
        for scheme in SCHEMES:
            await tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            made.faults += await axe.check_axe(tab, page, width, scheme, only_colour=scheme != SCHEMES[0])
        await tab.emulate_media(color_scheme="light")
    if width == SIZES[0][0]:
        made.faults += await check_reflow(tab, page)
    if by_keyboard:
        walked = await walk(tab)
        made.stops = max(made.stops, len(walked.expected))
        made.faults += check_walk(page, width, walked)
    await _settle(tab, traffic)
    made.faults += check_traffic(page, width, traffic, await tab.evaluate(HINTS), document)
    made.faults += check_policy(page, width, await tab.evaluate("() => __audit.forbidden"))


async def _settle(tab: Tab, traffic: Traffic) -> float:
    """Scroll to the end and back, and wait until nothing more is asked for; gives the percentage by which the page's height changed."""
    swing: float | None = await tab.evaluate(probe("to_the_end"), UNDRAWN)
    if swing is None:
        raise NotDrawnError(f"{tab.url} is not drawn any more")
    quiet = 0
    for _ in range(PATIENCE):
        await tab.wait_for_timeout(50)
        quiet = 0 if traffic.pending else quiet + 1
        if quiet == 3:
            return swing
    raise TimeoutError(f"{tab.url} still waits for {traffic.pending} answers after {PATIENCE // 20} s; asked for {traffic.asked}")


@asynccontextmanager
async def _tab(browser: Browser, width: int, height: int, *, script: bool = True) -> AsyncIterator[Tab]:
    """A tab with nothing cached, in the light scheme."""
    context = await browser.new_context(viewport={"width": width, "height": height}, color_scheme="light", java_script_enabled=script)
    context.set_default_timeout(20_000)
    await context.add_init_script(probe("page"))
    try:
        yield await context.new_page()
    finally:
        await context.close()
