"""Copy Natural Earth land out of an unpacked npm ``world-atlas`` into the plugin's vendored files.

    cd /tmp && npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/vendor_world_atlas.py /tmp/package

``LICENSE`` is copied as it is. ``land-110m.json`` and ``land-10m.json`` (3.1 MB, half a second to decode) become
``.npz``: the same integers, losslessly, which load in 0.1 s. The hashes of both forms go into ``vendor.json``, so that
anyone can make the files again and compare.

A TopoJSON file stores *arcs*: runs of points on an integer grid, each point as the step from the one before
(https://github.com/topojson/topojson-specification).
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cityguide.maps.made_with import COASTS


def arrays_of(topology: Mapping[str, Any]) -> dict[str, NDArray[Any]]:
    """Return the rings of the object ``land`` (polygons and multipolygons only), end to end.

    ``dx`` and ``dy`` are each point as the step from the one before, the first from (0, 0), on the file's integer grid;
    ``sizes`` the points in each ring, whose last repeats the first; ``polygons`` the polygon each ring belongs to,
    ascending, its first ring the shell; ``transform`` the scale of x and y and the origin x and y: grid units to degrees.
    """
    arcs = [np.cumsum(np.asarray(arc, dtype=np.int64), axis=0) for arc in topology["arcs"]]
    shape = topology["objects"]["land"]
    rings: list[NDArray[np.int64]] = []
    owners: list[int] = []
    polygon = 0
    for geometry in shape.get("geometries", [shape]):
        parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        for part in parts:
            for ring in part:
                runs = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring]
                # Arcs overlap in one point: the end of one is the start of the next.
                rings.append(np.vstack([runs[0], *(run[1:] for run in runs[1:])]))
                owners.append(polygon)
            polygon += 1
    steps = np.diff(np.vstack(rings), axis=0, prepend=0).astype(np.int32)
    return {
        "dx": steps[:, 0],
        "dy": steps[:, 1],
        "sizes": np.array([len(ring) for ring in rings], dtype=np.int32),
        "polygons": np.array(owners, dtype=np.int32),
        "transform": np.array([*topology["transform"]["scale"], *topology["transform"]["translate"]], dtype=np.float64),
    }


def sha256(path: Path) -> str:
    """Return the file's SHA-256 in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(package: Path) -> None:
    """Write the vendored files and this package's entry; other packages' entries stay."""
    COASTS.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(package / "LICENSE", COASTS / "LICENSE")
    files = [{"path": "world-atlas/LICENSE", "sha256": sha256(COASTS / "LICENSE")}]
    for origin in (package / "land-110m.json", package / "land-10m.json"):
        packed = COASTS / f"{origin.stem}.npz"
        # numpy dates every member 1980, so bytes repeat.
        np.savez_compressed(packed, **arrays_of(json.loads(origin.read_text(encoding="utf-8"))))
        files.append(
            {
                "path": f"world-atlas/{packed.name}",
                "sha256": sha256(packed),
                "made_from": origin.name,
                "made_from_sha256": sha256(origin),
                "made_by": "tools/vendor_world_atlas.py",
            }
        )
    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    entry = {
        "name": "world-atlas",
        "version": about["version"],
        "licence": "ISC (package); Natural Earth data, public domain",
        "source": "world-atlas",
        "files": files,
    }
    register = COASTS.parent / "vendor.json"
    known = json.loads(register.read_text(encoding="utf-8")) if register.exists() else []
    entries = [other for other in known if other["name"] != entry["name"]] + [entry]
    entries.sort(key=lambda other: str(other["name"]))
    text = json.dumps(entries, indent=2, ensure_ascii=False) + "\n"
    register.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
