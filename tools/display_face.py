"""Make the display face that readers load: one weight and size of Newsreader, Latin only, in one small file.

    cd /tmp && npm pack @fontsource-variable/newsreader@5.3.0 && tar xzf fontsource-variable-newsreader-5.3.0.tgz
    python tools/display_face.py /tmp/package

Needs fontTools and brotli. The package holds Newsreader (SIL Open Font License 1.1, no reserved font name) with a
file for each script. What headings need of its Latin and Latin Extended is cut out at one weight and one optical size,
and joined. The hash goes into ``vendor.json``, so that anyone can make the file again and compare.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from io import BytesIO
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

VENDOR = Path(__file__).resolve().parent.parent / "plugins" / "cityguide" / "assets" / "vendor"
NAME = "newsreader"
WEIGHT, OPTICAL_SIZE = 480, 36

LATIN = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0£¥°·ÄÇÉÖÜßàáâãäçèéêëìíîïñòóôõöøùúûü–—‘’“”…−"
EXTENDED = "ĀāĒēĪīŌōŪūǎěǐǒǔŞş"
"""Macrons for Japanese and carons for Chinese, as names are romanised here."""


def cut(file: Path, characters: str, features: list[str]) -> TTFont:
    """One static face with `characters` only, uncompressed."""
    font = instantiateVariableFont(TTFont(file), {"wght": WEIGHT, "opsz": OPTICAL_SIZE})
    return only(font, characters, features)


def only(font: TTFont, characters: str, features: list[str]) -> TTFont:
    """`font` with `characters` and `features` only."""
    options = Options()
    options.layout_features = features
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in characters])
    subsetter.subset(font)
    font.flavor = None
    return font


def main(package: Path) -> None:
    """Write the face, its licence and its entry; other packages' entries stay."""
    parts = []
    for script, characters, features in (("latin", LATIN, ["kern", "liga"]), ("latin-ext", EXTENDED, [])):
        part = BytesIO()
        cut(package / "files" / f"newsreader-{script}-standard-normal.woff2", characters, features).save(part)
        part.seek(0)
        parts.append(part)
    face = only(Merger().merge(parts), LATIN + EXTENDED, ["kern", "liga"])
    face["head"].created = face["head"].modified = 0
    face.recalcTimestamp = False
    face.flavor = "woff2"
    folder = VENDOR / NAME
    folder.mkdir(exist_ok=True)
    face.save(folder / "display.woff2")
    shutil.copyfile(package / "LICENSE", folder / "LICENSE")
    package_json = json.loads((package / "package.json").read_text(encoding="utf-8"))
    made = {"made_from": package_json["name"], "made_by": "tools/display_face.py"}
    entry = {
        "name": NAME,
        "version": package_json["version"],
        "licence": "OFL-1.1",
        "source": package_json["name"],
        "files": [
            {"path": f"{NAME}/{name}", "sha256": hashlib.sha256((folder / name).read_bytes()).hexdigest(), **more}
            for name, more in (("LICENSE", {}), ("display.woff2", made))
        ],
    }
    register = VENDOR / "vendor.json"
    entries = [other for other in json.loads(register.read_text(encoding="utf-8")) if other["name"] != NAME]
    register.write_text(json.dumps(sorted([*entries, entry], key=lambda e: e["name"]), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
