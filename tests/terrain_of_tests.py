"""A made-up terrain about 37.5 N, 127 E: a bay in the south-west with an island, a lake, a river, and three lines."""

from __future__ import annotations

from collections.abc import Sequence

from cityguide.terrain.model import Grid, GridPath, LocalShore, RailLine, RailStop, Terrain

STEP = 0.001
WEST, SOUTH = 125.0, 36.0


def path(*degrees: tuple[float, float]) -> GridPath:
    """Longitudes and latitudes on the grid."""
    x, y = zip(*((round((lon - WEST) / STEP), round((lat - SOUTH) / STEP)) for lon, lat in degrees), strict=True)
    return x, y


def ring(*degrees: tuple[float, float]) -> GridPath:
    return path(*degrees, degrees[0])


MAINLAND = ring((125.0, 36.0), (129.0, 36.0), (129.0, 39.0), (125.0, 39.0), (125.0, 37.6), (126.9, 37.6), (126.9, 37.3), (125.0, 37.3))
ISLAND = ring((126.7, 37.45), (126.75, 37.45), (126.75, 37.5), (126.7, 37.5))
LAKE = ring((127.05, 37.55), (127.1, 37.55), (127.1, 37.6), (127.05, 37.6))
RIVER = path((127.3, 37.3), (127.2, 37.5), (127.4, 37.7))


def line(id: str, sign: str | None, colour: str | None, *stops: tuple[str, float, float]) -> RailLine:
    return RailLine(id, id.title(), sign, colour, tuple(RailStop(name, None, lat, lon) for name, lat, lon in stops), ("rails",))


LINES = (
    line("east-west", "1", "#ffd400", ("West", 37.5, 126.93), ("Cross", 37.5, 127.0), ("East", 37.5, 127.12)),
    line("north-south", "2", "#000084", ("North", 37.58, 127.0), ("Cross", 37.5001, 127.0001), ("South", 37.42, 127.0)),
    line("funicular", None, None, ("Foot", 37.52, 127.02), ("Top", 37.53, 127.03)),
)


def terrain(lines: Sequence[RailLine] = LINES, *, shore: bool = True) -> Terrain:
    return Terrain(local_shore() if shore else None, tuple(lines))


def local_shore() -> LocalShore:
    window = (125.0, 36.0, 129.0, 39.0)
    return LocalShore(
        "here", ("coast", "lakes"), window, Grid(STEP, STEP, WEST, SOUTH), [[MAINLAND], [ISLAND]], [[LAKE]], [RIVER], "digest"
    )
