"""Maps that are drawn once: in a process, and between builds by a hash of all that they depend on."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from cityguide.guide import Guide
from cityguide.kept import kept
from cityguide.maps.drawing import Drawing
from cityguide.maps.made_with import maps_made_with
from cityguide.stages import stage
from cityguide.terrain.model import Terrain

_FOLDER = "maps"
"""Below the folder for what is kept."""


def drawn_by(module: str, name: str) -> Callable[..., Drawing]:
    """A function of the room of maps. What it needs, numpy and shapely among it, is loaded when it is called: often all is kept."""

    def draw(*values: Any, **names: Any) -> Drawing:
        made: Drawing = getattr(import_module(draw.__module__), name)(*values, **names)
        return made

    draw.__module__, draw.__name__ = f"cityguide.maps.{module}", name
    return draw


@stage("drawings")
def kept_drawing(guide: Guide, draw: Callable[..., Drawing], *values: Any, terrain: Terrain | None = None, **names: Any) -> Drawing:
    """The drawing that `draw` makes of pins and other `values`, on a `terrain` where it takes one, under its `names`.

    Values are told apart by their `repr`, so they are tuples, plain values and dataclasses of such.
    """
    folder = guide.kept_in / _FOLDER if guide.kept_in else None
    return _drawing(draw, values, terrain, tuple(sorted(names.items())), folder)


@lru_cache(maxsize=128)  # those of a few cities, whose pages follow each other
def _drawing(
    draw: Callable[..., Drawing], values: tuple[Any, ...], terrain: Terrain | None, names: tuple[tuple[str, Any], ...], folder: Path | None
) -> Drawing:
    given = (*values, terrain) if terrain else values
    if folder is None:
        return draw(*given, **dict(names))
    drawn: list[Drawing] = []

    def written() -> bytes:
        drawn.append(draw(*given, **dict(names)))
        return json.dumps(vars(drawn[0])).encode()

    key = (draw.__module__, draw.__name__, values, terrain.digest if terrain else None, names)
    content = kept(key, written, folder, maps_made_with())
    return drawn[0] if drawn else _read(content)


def _read(content: bytes) -> Drawing:
    fields = json.loads(content)
    return Drawing(**{**fields, "icons": tuple(fields["icons"]), "sources": tuple(fields["sources"])})
