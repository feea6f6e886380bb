"""Maps that are drawn once: in a process, and between builds by a hash of all that they depend on."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from cityguide.guide import Guide
from cityguide.maps.drawing import Drawing
from cityguide.maps.made_with import maps_made_with
from cityguide.shelves import kept
from cityguide.stages import stage
from cityguide.terrain.model import Terrain

_FOLDER = "maps"
"""Below the folder for what is kept."""


def kept_drawing(guide: Guide, draw: str, *values: Any, terrain: Terrain | None = None, **names: Any) -> Drawing:
    """The drawing that `draw` makes of pins and other `values`, on a `terrain` where it takes one, under its `names`.

    `draw` names a function of the room of maps, as `module.function`. What it needs, numpy and shapely among it, is loaded when it is
    called: often all is kept. Values are told apart by their `repr`, so they are tuples, plain values and dataclasses of such.
    """
    (drawing,) = drawn_together(guide, draw, *values, terrain=terrain, **names)
    return drawing


@stage("drawings")
def drawn_together(guide: Guide, draw: str, *values: Any, terrain: Terrain | None = None, **names: Any) -> tuple[Drawing, ...]:
    """The same of a function that makes several drawings, which are kept as one: what they share is made once."""
    folder = guide.kept_in / _FOLDER if guide.kept_in else None
    return _drawings(draw, values, terrain, tuple(sorted(names.items())), folder)


@lru_cache(maxsize=128)  # those of a few cities, whose pages follow each other
def _drawings(
    draw: str, values: tuple[Any, ...], terrain: Terrain | None, names: tuple[tuple[str, Any], ...], folder: Path | None
) -> tuple[Drawing, ...]:
    made: list[Drawing] = []

    def written() -> bytes:
        module, function = draw.split(".")
        given = (*values, terrain) if terrain else values
        drawn = getattr(import_module(f"cityguide.maps.{module}"), function)(*given, **dict(names))
        made.extend([drawn] if isinstance(drawn, Drawing) else drawn)
        return json.dumps(list(map(vars, made))).encode()

    key = (draw, values, terrain.digest if terrain else None, names)
    content = kept(key, written, folder, maps_made_with())
    if made:
        return tuple(made)
    found = json.loads(content)
    return tuple(Drawing(**{**one, "icons": tuple(one["icons"]), "sources": tuple(one["sources"])}) for one in found)
