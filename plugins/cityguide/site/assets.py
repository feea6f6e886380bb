"""The package's own files that a site serves, by their path in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import minify

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
    """Each path in the site with its content. Our own sheets and scripts are served short."""
    tokens, *sheets = [bare_sheet((_FOLDER / "css" / f"{name}.css").read_text(encoding="utf-8")) for name in SHEETS]
    yield STYLE, "\n".join([tokens, bare_sheet(colour_sheet()), *sheets]).encode()
    for name in ("edit", "fields"):  # for pages of editors alone
        yield f"assets/cityguide/{name}.css", bare_sheet((_FOLDER / "css" / f"{name}.css").read_text(encoding="utf-8")).encode()
    for script in sorted((_FOLDER / "js").glob("*.js")):
        bare: str = minify.string("application/javascript", script.read_text(encoding="utf-8"))
        yield f"assets/cityguide/{script.name}", bare.encode()
    for name in _VENDORED:
        path = _FOLDER / "vendor" / name
        yield f"assets/cityguide/{path.name}", path.read_bytes()


def bare_sheet(sheet: str) -> str:
    """A style sheet of ours as it is served."""
    bare: str = minify.string("text/css", sheet)
    return bare
