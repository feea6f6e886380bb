"""`python -m audit.screenshots site build/screenshots`: how the pages look, as WebP, for people who judge design.

The first screen of each of the guide's faces, at 390 and 1280 px, in light and dark; of each city its numbered map with all plates, as
often; and of each city, in light, the screens where the places and the numbers begin. Files that are no longer made are removed from the
folder.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.async_api import Browser, CDPSession, async_playwright
from playwright.async_api import Page as Tab

from audit.browser import FLAGS, browser
from audit.pages import Page, choose
from audit.server import serving
from audit.visits import SCHEMES, SIZES

FACES = ("home", "city", "place", "day", "evidence", "ranking", "cluster", "compare")
"""The kinds of page that are photographed: those that the audit opens, and a place that the README shows."""

SHOWN = "cities/san-jose-san-francisco/computer-history-museum/"
"""Its words need none but Latin letters, which the machine that photographs has."""

QUALITY = 55
PLATES = ".cg-map-surroundings"
"""The numbered map of a city: its plate and the details below it."""
FURTHER = ("see-it-yourself", "in-numbers")
"""The sections of a city whose first screen is photographed too: a whole page is thirty screens long, and reduced it shows nothing."""

LIMIT = 6_000_000


async def shoot(base: str, pages: Sequence[Page], path: str, folder: Path) -> list[Path]:
    """Photograph `pages` of the site at `base`; gives the files."""
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=path, args=[*FLAGS, "--hide-scrollbars"])
        made = [await _shoot(started, base, page, size, scheme, folder) for page in pages for size in SIZES for scheme in SCHEMES]
        await started.close()
    return [file for files in made for file in files]


async def _shoot(started: Browser, base: str, page: Page, size: tuple[int, int], scheme: str, folder: Path) -> list[Path]:
    width, height = size
    context = await started.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    tab = await context.new_page()
    await tab.goto(base + page.path, wait_until="networkidle")
    await tab.evaluate("() => document.fonts.ready")
    session = await context.new_cdp_session(tab)
    name = f"{page.name.replace('/', '-')}-{width}-{scheme}"
    files = [await _write(session, folder / f"{name}.webp")]
    if page.kind == "city":
        files.append(await _write(session, folder / f"{name}-map.webp", await _around(tab, PLATES)))
    for section in FURTHER if page.kind == "city" and scheme == "light" else ():
        await tab.locator(f"#{section}").evaluate("(heading) => heading.scrollIntoView({ block: 'start', behavior: 'instant' })")
        await tab.wait_for_timeout(300)  # what moves out of the way as one scrolls has moved
        files.append(await _write(session, folder / f"{name}-{section}.webp"))
    await context.close()
    return files


async def _around(tab: Tab, selector: str) -> dict[str, float]:
    """The box of the first element, in the pixels of the whole page."""
    element = tab.locator(selector).first
    await element.scroll_into_view_if_needed()
    box: dict[str, float] = await element.evaluate("(one) => one.getBoundingClientRect().toJSON()")
    across, down = await tab.evaluate("() => [scrollX, scrollY]")
    return {"x": box["x"] + across, "y": box["y"] + down, "width": box["width"], "height": box["height"], "scale": 1}


async def _write(session: CDPSession, file: Path, clip: dict[str, float] | None = None) -> Path:
    """Chromium writes WebP itself, so that no library for images is needed."""
    part = {"clip": clip, "captureBeyondViewport": True} if clip else {}
    answer = await session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY, **part})
    file.write_bytes(base64.b64decode(answer["data"]))
    return file


def main() -> int:
    parser = argparse.ArgumentParser(prog="audit.screenshots", description="Photograph a built site's pages.")
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    options = parser.parse_args()
    path = browser()
    if path is None:
        print("There is no Chromium and no Chrome on the PATH.", file=sys.stderr)
        return 1
    pages = [page for page in choose(options.site)[0] if page.kind in FACES and page.path != SHOWN]
    pages.append(Page("place", SHOWN, options.site / SHOWN / "index.html"))
    options.folder.mkdir(parents=True, exist_ok=True)
    with serving(options.site) as base:
        made = asyncio.run(shoot(base, pages, path, options.folder))
    for file in set(options.folder.glob("*.webp")) - set(made):
        file.unlink()
    total = sum(file.stat().st_size for file in made)
    print(f"{len(made)} pictures, {total / 1e6:.1f} MB, in {options.folder}/.")
    return 0 if total <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
