"""Copy Natural Earth land out of an unpacked npm ``world-atlas`` into the plugin's vendored files.

    cd /tmp && npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/vendor_world_atlas.py /tmp/package

``land-110m.json`` and ``LICENSE`` are copied as they are. ``land-10m.json`` (3.1 MB, half a second to
decode) becomes ``land-10m.npz``: the same integers, losslessly, which load in 0.1 s. Both hashes go
into ``vendor.json``, so that anyone can make the file again and compare.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from pathlib import Path

from cityguide.maps import topojson
from cityguide.maps.land import VENDOR


def sha256(path: Path) -> str:
    """Return the file's SHA-256 in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(package: Path) -> None:
    """Write the vendored files and this package's entry; other packages' entries stay."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    for name in ("land-110m.json", "LICENSE"):
        shutil.copyfile(package / name, VENDOR / name)
    origin = package / "land-10m.json"
    packed = VENDOR / "land-10m.npz"
    topojson.save(topojson.rings_of(json.loads(origin.read_text(encoding="utf-8"))), packed)
    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    files: list[dict[str, str]] = [
        {"path": f"world-atlas/{path.name}", "sha256": sha256(path)} for path in (VENDOR / "LICENSE", VENDOR / "land-110m.json", packed)
    ]
    files[-1] |= {
        "made_from": origin.name,
        "made_from_sha256": sha256(origin),
        "made_by": "tools/vendor_world_atlas.py",
    }
    entry = {
        "name": "world-atlas",
        "version": about["version"],
        "licence": "ISC (package); Natural Earth data, public domain",
        "source": "world-atlas",
        "files": files,
    }
    register = VENDOR.parent / "vendor.json"
    known = json.loads(register.read_text(encoding="utf-8")) if register.exists() else []
    entries = [other for other in known if other["name"] != entry["name"]] + [entry]
    entries.sort(key=lambda other: str(other["name"]))
    text = json.dumps(entries, indent=2, ensure_ascii=False) + "\n"
    register.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
