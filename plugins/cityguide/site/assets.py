"""The package's own files that a site serves, by their path in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cityguide.colours import colour_sheet

_FOLDER = Path(__file__).resolve().parent.parent / "assets"

STYLE = "assets/cityguide/guide.css"
SCRIPT = "assets/cityguide/cityguide.js"

SHEETS = (
    "tokens",
    "frame",
    "prose",
    "cityguide",
    "tables",
    "evidence",
    "map",
    "places",
    "days",
    "photographs",
    "search",
    "print",
)
"""Joined into one style sheet in this order, the colours after the tokens: what comes later may rely on what comes before."""

_VENDORED = (
    "js-yaml/js-yaml.js",
    "leaflet/leaflet.css",
    "leaflet/leaflet.js",
    "newsreader/display.woff2",
    "plotly.js-basic-dist-min/plotly-basic.min.js",
    "rjsf/rjsf.js",
)


def served() -> Iterator[tuple[str, bytes]]:
    """Each path in the site with its content."""
    tokens, *sheets = [bare_sheet((_FOLDER / "css" / f"{name}.css").read_text(encoding="utf-8")) for name in SHEETS]
    yield STYLE, "\n".join([tokens, colour_sheet(), *sheets]).encode()
    for name in ("edit", "fields"):  # for pages of editors alone
        yield f"assets/cityguide/{name}.css", (_FOLDER / "css" / f"{name}.css").read_bytes()
    for script in sorted((_FOLDER / "js").glob("*.js")):
        yield f"assets/cityguide/{script.name}", script.read_bytes()
    for name in _VENDORED:
        path = _FOLDER / "vendor" / name
        yield f"assets/cityguide/{path.name}", path.read_bytes()


def bare_sheet(sheet: str) -> str:
    """A style sheet of ours without its comments and the indentation of its lines, a sixth of what a reader would have to load."""
    return re.sub(r"\n\s+", "\n", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)).strip() + "\n"
