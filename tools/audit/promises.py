"""What the whole guide promises: hours, prices and official sites of its places, and words that stand nowhere in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from audit.faults import Fault
from audit.marks import Markup, target
from audit.server import PACKED_ALREADY

HOURS_BUDGET = 100
PRICES_BUDGET = 110
"""At least so many places tell their hours, of those that are not closed, and their price, of all."""

NOWHERE_IN_IT = ("Too old to print", "Document 00")

PLACE = re.compile(r"cities/([^/]+)/([^/]+)/index\.html")


@dataclass(frozen=True)
class Promises:
    """Counted from the pages of the places: all, those not closed, and of these the ones that tell their hours, in words or by
    weekday; those with a price; official sites that are in a record, and that are on its page."""

    places: int = 0
    open: int = 0
    hours: int = 0
    weekdays: int = 0
    prices: int = 0
    sites: int = 0
    linked: int = 0
    words: int = 0
    """How often words stand in the site that should not."""
    faults: tuple[Fault, ...] = ()


def check_promises(site: Path, pages: Mapping[Path, Markup]) -> Promises:
    """Count what `pages`, those of `site`, tell of the places, against the records that the site hands out, and look for the words."""
    site = site.resolve()
    records = {
        (file.stem, place["id"]): place
        for file in sorted((site / "places").glob("*.yml"))
        for place in yaml.safe_load(file.read_text(encoding="utf-8")).get("attractions", ())
    }
    told = {key: page for file, page in pages.items() if (key := _place(site, file)) in records}
    faults = [Fault("/".join(key), "places", "has no page") for key in sorted(records.keys() - told.keys())]
    going = [page for page in told.values() if "cg-closed" not in page.classes]
    hours = sum(bool(page.terms.get("Hours", "").strip()) for page in going)
    weekdays = sum("cg-week-days" in page.classes for page in going)
    prices = sum(bool(page.terms.get("Price", "").strip()) for page in told.values())
    official = {key: record["site"] for key, record in records.items() if record.get("site")}
    unlinked = [key for key, address in official.items() if key in told and not {address, address + "/"} & told[key].links]
    faults += [Fault(f"cities/{'/'.join(key)}", "places", "lacks its official site", element=official[key]) for key in unlinked]
    for number, budget, what in ((hours, HOURS_BUDGET, "hours, of those not closed"), (prices, PRICES_BUDGET, "a price")):
        if number < budget:
            faults.append(Fault("places", "places", "too few", said=f"{number} with {what}, not {budget}"))
    faults += [
        Fault(file.relative_to(site).as_posix(), "places", "leads on to no page", element=page.moved)
        for file, page in pages.items()
        if page.moved and (place := target(site, file, page.moved)) and place[0] not in pages
    ]
    words = _words(site)
    linked = len(official.keys() & told.keys()) - len(unlinked)
    return Promises(len(told), len(going), hours, weekdays, prices, len(official), linked, len(words), tuple(faults + words))


def _place(site: Path, file: Path) -> tuple[str, str]:
    match = PLACE.fullmatch(file.relative_to(site).as_posix())
    return (match[1], match[2]) if match else ("", "")


def _words(site: Path) -> list[Fault]:
    """Each file of the site that has words of `NOWHERE_IN_IT`, in whatever form of text."""
    return [
        Fault(file.relative_to(site).as_posix(), "words", "stands in the site", element=words)
        for file in sorted(site.rglob("*"))
        if file.is_file() and file.suffix not in PACKED_ALREADY
        for body in (file.read_bytes(),)
        for words in NOWHERE_IN_IT
        if words.encode() in body
    ]
