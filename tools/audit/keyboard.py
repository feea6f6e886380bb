"""Tab from a page's beginning to its end: everything is reached, in order, visibly, and nothing holds the reader."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import NamedTuple

from playwright.async_api import Page as Tab

from audit.browser import probe
from audit.faults import Fault

BATCH = 50


class Stop(NamedTuple):
    """One press of Tab: the place in `expected` or None, whether the focus shows, what fixed thing lies over it, the element's name."""

    place: int | None
    visible: bool
    under: str
    name: str


@dataclass(frozen=True)
class Walk:
    """`expected` are the names of all that Tab should reach, in order, `stops` where it went; `ended` says that it came round."""

    expected: tuple[str, ...]
    stops: tuple[Stop, ...]
    ended: bool


async def walk(tab: Tab) -> Walk:
    """Press Tab until the focus comes round, or far more often than there are places to go."""
    await tab.evaluate(probe("keyboard"))
    expected: list[str] = await tab.evaluate("() => __audit.expected")
    ended = not expected
    for _ in range((len(expected) * 4 + 100) // BATCH + 1):
        if ended:
            break
        await asyncio.gather(*(tab.keyboard.down("Tab") for _ in range(BATCH)))  # held down, as it were
        ended = await tab.evaluate("() => __audit.ended()")
    stops = await tab.evaluate("() => __audit.walked()")
    return Walk(tuple(expected), tuple(Stop(*stop) for stop in stops), ended)


def check_walk(page: str, width: int, walk: Walk) -> list[Fault]:
    """Faults of a walk. Stops that were not expected (in a panel that the focus opened) have only to be visible."""

    def fault(rule: str, element: str, said: str = "") -> Fault:
        return Fault(page, "keyboard", rule, width, element=element, said=said)

    faults = []
    if not walk.ended:
        faults.append(fault("never comes round", walk.stops[-1].name if walk.stops else ""))
    reached = {stop.place for stop in walk.stops}
    faults += [fault("is not reached", name) for place, name in enumerate(walk.expected) if place not in reached]
    furthest = -1
    for stop in walk.stops:
        if stop.place is not None and stop.place < furthest:
            faults.append(fault("is out of order", stop.name))
        furthest = max(furthest, -1 if stop.place is None else stop.place)
        if not stop.visible:
            faults.append(fault("focus does not show", stop.name))
        if stop.under:
            faults.append(fault("focus lies under something", stop.name, stop.under))
    return faults
