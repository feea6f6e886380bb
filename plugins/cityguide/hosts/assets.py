"""The package's own files that a site serves, by the path they get in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent / "assets"

STYLES = ("assets/cityguide/cityguide.css", "assets/cityguide/evidence.css", "assets/cityguide/map.css")
SCRIPTS = ("assets/cityguide/cityguide.js", "assets/cityguide/peek.js")

ASSETS: Mapping[str, Path] = {
    "assets/cityguide/cityguide.css": _FOLDER / "css" / "cityguide.css",
    "assets/cityguide/evidence.css": _FOLDER / "css" / "evidence.css",
    "assets/cityguide/map.css": _FOLDER / "css" / "map.css",
    "assets/cityguide/cityguide.js": _FOLDER / "js" / "cityguide.js",
    "assets/cityguide/peek.js": _FOLDER / "js" / "peek.js",
    "assets/cityguide/plotly-basic.min.js": _FOLDER / "vendor" / "plotly.js-basic-dist-min" / "plotly-basic.min.js",
}
