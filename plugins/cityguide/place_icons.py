"""Icons of the kinds of place, drawn for this guide: lines of one weight on a grid of 24 by 24, to be read at 18 pixels.

Colour and weight are the style sheet's (``.cg-icon``): what stands here is path data alone. A page that shows an icon many
times defines it once (:func:`icons_defined`) and uses it by its name (:func:`icon_used`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from cityguide.svg import element

ICON_GRID = 24
"""Units across an icon, in both directions."""
_VIEW = f"0 0 {ICON_GRID} {ICON_GRID}"
ICON_PX = 20
"""Pixels across an icon where no style sheet says otherwise."""

PLACE_ICONS: Mapping[str, str] = {
    "museum": "M3 9.5 12 4l9 5.5zM6.5 13v4.25M12 13v4.25M17.5 13v4.25M3.5 20.5h17",
    "gallery": "M4 8h16v12.5H4zM8 8l4-4.5L16 8M7 17.5l3.5-4.5 2.5 3 1.5-1.75 2.5 3.25",
    "district": "M2.5 20.5h19M4.5 20.5V11h4.5M9 20.5v-17h6.5v17M15.5 8.5h4v12M12.25 7.5v.01M12.25 11.5v.01M12.25 15.5v.01",
    "transport": (
        "M7.5 3.5h9a2.5 2.5 0 0 1 2.5 2.5v9a2.5 2.5 0 0 1-2.5 2.5h-9A2.5 2.5 0 0 1 5 15V6a2.5 2.5 0 0 1 2.5-2.5z"
        "M5 11h14M8.5 14.25v.01M15.5 14.25v.01M8 17.5l-2 3.25M16 17.5l2 3.25"
    ),
    "hotel": "M3 5.5v14M3 16.5h18M21 19.5V14a3.5 3.5 0 0 0-3.5-3.5H11v6M7 10.25a1.75 1.75 0 1 0 0 3.5 1.75 1.75 0 1 0 0-3.5z",
    "shop": "M5 8.5h14l1 12H4zM8.5 11.5V7a3.5 3.5 0 0 1 7 0v4.5",
    "cafe": "M4.5 9.5h12v5.75a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5zM16.5 11h1.25a2.5 2.5 0 0 1 0 5H16.5M8.5 3.5v2.75M12.5 3.5v2.75",
    "show": (
        "M4.5 4.5c5 1.75 10 1.75 15 0v7.75c0 4.75-3.5 7.25-7.5 8.5-4-1.25-7.5-3.75-7.5-8.5z"
        "M8 9.75h2M14 9.75h2M8.5 14c2.25 2.25 4.75 2.25 7 0"
    ),
    "viewpoint": (
        "M6.75 12.5a4 4 0 1 0 0 8 4 4 0 1 0 0-8zM17.25 12.5a4 4 0 1 0 0 8 4 4 0 1 0 0-8zM3 15 6 5h3.5v7.5M21 15 18 5h-3.5v7.5M9.5 8.5h5"
    ),
    "showroom": "M12 3l5.25 2.75v5.5L12 14l-5.25-2.75v-5.5zM6.75 5.75 12 8.5l5.25-2.75M12 8.5V14M8 17.5h8M4.5 20.75h15",
    "workshop": "M4.5 4h10.25c3 0 4.75 1.75 5.25 5-1.5-1.25-3-1.5-5-1.5V9H4.5zM8.5 9v11.5h3.75V9",
    "campus": "M2 9.5 12 5l10 4.5L12 14zM6.5 11.75v5c3 2.5 8 2.5 11 0v-5M22 9.5v6",
    "park": "M12 3a6.25 6.25 0 1 0 0 12.5A6.25 6.25 0 1 0 12 3zM12 20.75V8.5M12 13l2.75-2.5M6 20.75h12",
    "landmark": "M12 2.5v3M10.5 5.5h3M11 5.5c-.25 6-2 11-5 15M13 5.5c.25 6 2 11 5 15M9.25 13.5h5.5M4 20.5h16M9.5 20.5a2.5 2.5 0 0 1 5 0",
    "experience": "M3 6.5h18V10a2 2 0 0 0 0 4v3.5H3V14a2 2 0 0 0 0-4zM14.5 9v.75M14.5 11.75v.5M14.5 14.25V15",
    "restaurant": "M7 3.5v6a2.5 2.5 0 0 0 5 0v-6M9.5 3.5v17M17 20.5v-6.5h-2.5V8c0-2.5 1-4 2.5-4.5z",
    "market": (
        "M4 9.5 5.5 4h13L20 9.5M4 9.5a2.67 2.67 0 0 0 5.33 0 2.67 2.67 0 0 0 5.34 0 2.67 2.67 0 0 0 5.33 0M5.5 12.5v8h13v-8M5.5 16.5h13"
    ),
    "library": "M12 6.5c-2.5-1.75-5.5-2.25-9-2v13.75c3.5-.25 6.5.25 9 2 2.5-1.75 5.5-2.25 9-2V4.5c-3.5-.25-6.5.25-9 2zM12 6.5v13.75",
}
"""Path data by kind of place (``PLACE_KINDS``)."""


@cache
def icon_used(kind: str) -> str:
    """Return the icon as a use of what :func:`icons_defined` defines for the page."""
    use = element("use", href=f"#{icon_id(kind)}")
    return element("svg", use, class_="cg-icon", viewBox=_VIEW, width=ICON_PX, height=ICON_PX, aria_hidden="true")


def icon_id(kind: str) -> str:
    """Return the id under which a page defines the icon. Raises KeyError for a kind that has none."""
    if kind not in PLACE_ICONS:
        raise KeyError(kind)
    return f"icon-{kind}"


def icons_defined(kinds: Iterable[str]) -> str:
    """Return what a page needs once for the icons that it uses, in an SVG of no size; nothing where it uses none."""
    used = [kind for kind in PLACE_ICONS if kind in set(kinds)]
    return element("svg", "".join(map(_symbol, used)), class_="cg-icons", width=0, height=0, aria_hidden="true") if used else ""


@cache
def _symbol(kind: str) -> str:
    return element("symbol", element("path", d=PLACE_ICONS[kind]), id=icon_id(kind), viewBox=_VIEW)
