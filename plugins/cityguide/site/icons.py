"""The site's icons, and the web manifest that lists them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from cityguide.cards.mark import favicon_ico, favicon_svg, icon
from cityguide.colours import HUES, TONES

ICONS: Mapping[str, Callable[[], bytes]] = {
    "favicon.svg": lambda: favicon_svg().encode(),
    "favicon.ico": favicon_ico,
    "assets/icons/touch-180.png": lambda: icon(180),
    "assets/icons/icon-192.png": lambda: icon(192),
    "assets/icons/icon-512.png": lambda: icon(512),
    "assets/icons/maskable-512.png": lambda: icon(512, maskable=True),
}
"""The function that draws each icon, by its path in the site."""


def manifest(name: str) -> str:
    """The web manifest of a site of this name. Addresses in it are relative to it, so the site may stand below a path.

    `display` is `browser`: without a connection the pages are not there, and without an address bar they can't be shared.
    """
    icons = [(path, path.rpartition("-")[2].removesuffix(".png")) for path in ICONS if path.endswith(("192.png", "512.png"))]
    fields = {
        "name": name,
        "short_name": name,
        "lang": "en-GB",
        "start_url": ".",
        "display": "browser",
        "background_color": TONES["paper"].light,
        "theme_color": HUES["petrol"].deep.light,
        "icons": [
            {"src": path, "sizes": f"{side}x{side}", "type": "image/png", **({"purpose": "maskable"} if "maskable" in path else {})}
            for path, side in icons
        ],
    }
    return json.dumps(fields, indent=2, ensure_ascii=False) + "\n"
