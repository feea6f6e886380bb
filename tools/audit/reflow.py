"""Nothing but tables and maps may scroll sideways: at 320 px, and at 200 % zoom on a screen of 1280 px."""

from __future__ import annotations

from playwright.async_api import Page as Tab

from audit.browser import probe
from audit.faults import Fault

WIDTHS = (320, 640)


async def check_reflow(tab: Tab, page: str) -> list[Fault]:
    """Faults at each of `WIDTHS`; leaves the tab at the width it had."""
    before = tab.viewport_size
    faults = []
    for width in WIDTHS:
        await tab.set_viewport_size({"width": width, "height": 700})
        found = await tab.evaluate(probe("sideways"))
        faults += [Fault(page, "sideways", rule, width, element=element, said=said) for rule, element, said in found]
    if before:
        await tab.set_viewport_size(before)
    return faults
