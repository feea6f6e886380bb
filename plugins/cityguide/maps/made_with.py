"""What decides how a map looks besides its pins: the code that draws, the coasts, the libraries."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path

from cityguide.kept import state_of

COASTS = Path(__file__).resolve().parents[1] / "assets" / "vendor" / "world-atlas"
"""The folder of the coasts of the world."""


@cache
def maps_made_with() -> str:
    """Return a hash of it all: a change of any draws every map again."""
    package = Path(__file__).resolve().parents[1]
    paths = [*(package / name for name in ("colours.py", "earth.py", "place_icons.py", "svg.py")), *package.glob("maps/**/*.py")]
    paths += [*package.glob("terrain/*.py"), *COASTS.glob("land-*")]
    return state_of((version("numpy"), version("shapely")), sorted(paths))
