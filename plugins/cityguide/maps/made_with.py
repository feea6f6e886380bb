"""What decides how a map looks besides its pins: the code that draws, the coasts, the libraries."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

COASTS = Path(__file__).resolve().parents[1] / "assets" / "vendor" / "world-atlas"
"""The folder of the coasts of the world."""


@cache
def maps_made_with() -> str:
    """Return a hash of it all: a change of any draws every map again."""
    found = hashlib.sha256(repr((version("numpy"), version("shapely"))).encode())
    package = Path(__file__).resolve().parents[1]
    paths = [*(package / name for name in ("colours.py", "earth.py", "place_icons.py", "svg.py")), *package.glob("maps/**/*.py")]
    for path in sorted([*paths, *package.glob("terrain/*.py"), *COASTS.glob("land-*")]):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()
