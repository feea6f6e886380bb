"""What does not hold, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """`check` found it and `rule` was broken; `width` in CSS pixels, 0 where none was involved; `element` a CSS selector or an address."""

    page: str
    check: str
    rule: str
    width: int = 0
    scheme: str = ""
    element: str = ""
    said: str = ""


MANY = 4


def listed(faults: Iterable[Fault]) -> list[str]:
    """Sorted lines. What is the same at several widths, in both schemes or on many pages is said once, with all of them."""
    places: dict[tuple[str, ...], set[tuple[str, int, str]]] = {}
    for fault in faults:
        key: tuple[str, ...] = (fault.check, fault.rule, fault.element, fault.said)
        places.setdefault(key, set()).add((fault.page, fault.width, fault.scheme))
    lines = []
    for key, where in places.items():
        pages = sorted({page for page, _, _ in where})
        if len(pages) >= MANY:
            lines.append(_line(f"{len(pages)} pages (as {pages[0]})", key, {place[1:] for place in where}))
        else:
            lines += [_line(page, key, {place[1:] for place in where if place[0] == page}) for page in pages]
    return sorted(lines)


def _line(page: str, key: tuple[str, ...], where: set[tuple[int, str]]) -> str:
    check, rule, *rest = key
    widths = " and ".join(str(width) for width in sorted({width for width, _ in where if width}))
    schemes = " and ".join(sorted({scheme for _, scheme in where if scheme}))
    place = ", ".join(filter(None, (page, widths and f"{widths} px", schemes)))
    return " | ".join(filter(None, (f"{place}: {check}: {rule}", *rest)))
