"""Make the faces that cards are lettered in: three cuts of Newsreader as TrueType files for Pillow. Readers never load them.

    cd /tmp && npm pack @fontsource-variable/newsreader@5.3.0 && tar xzf fontsource-variable-newsreader-5.3.0.tgz
    python tools/card_face.py /tmp/package

Needs fontTools and brotli. Pillow's own layout does not move pairs of letters together as ``GPOS`` says, and the layout
that does hangs on what is installed beside Pillow. So the pairs are written to ``pairs.json``, thousandths of the size by
cut, and ``cityguide.cards.faces`` moves the letters itself: a card is the same on every machine.
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
NAME = "newsreader-card"
CUTS = {
    "display.ttf": ("normal", {"wght": 440, "opsz": 72}),
    "text.ttf": ("normal", {"wght": 450, "opsz": 24}),
    "italic.ttf": ("italic", {"wght": 400, "opsz": 32}),
}
LATIN = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x100)])) + "–—‘’‚“”„…−€"
EXTENDED = "".join(map(chr, range(0x100, 0x180)))
PAIRED = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,–‘’")
"""Between these the pairs are kept."""


def only(font: TTFont, characters: str, features: list[str]) -> TTFont:
    """`font` with `characters` and `features` only, uncompressed, and without the hints that cards at this size don't need."""
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.name_IDs = [0, 1, 2, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in characters])
    subsetter.subset(font)
    font.flavor = None
    return font


def pairs(font: TTFont) -> dict[str, str]:
    """The kerning of `GPOS`: distances in thousandths of the size, each with its pairs of letters. The first rule for a pair counts."""
    cmap = font.getBestCmap()
    kept = {cmap[ord(character)]: character for character in sorted(PAIRED) if ord(character) in cmap}
    found: dict[tuple[str, str], int] = {}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for entry in lookup.SubTable:
            table = getattr(entry, "ExtSubTable", entry)
            if table.LookupType != 2:
                continue
            for place, left in enumerate(table.Coverage.glyphs):
                if left not in kept:
                    continue
                if table.Format == 1:
                    rules = {record.SecondGlyph: record.Value1 for record in table.PairSet[place].PairValueRecord}
                else:
                    row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)].Class2Record
                    rules = {right: row[table.ClassDef2.classDefs.get(right, 0)].Value1 for right in sorted(kept)}
                for right, value in rules.items():
                    if right in kept:
                        found.setdefault((left, right), value.XAdvance if value and hasattr(value, "XAdvance") else 0)
    listed: dict[int, list[str]] = {}
    for (left, right), distance in sorted(found.items()):
        listed.setdefault(round(distance * 1000 / font["head"].unitsPerEm), []).append(kept[left] + kept[right])
    # Less than an eightieth of the size is a pixel even in the largest name.
    return {str(distance): " ".join(sorted(pairs)) for distance, pairs in sorted(listed.items()) if abs(distance) >= 12.5}


def face(package: Path, style: str, axes: dict[str, int]) -> tuple[TTFont, dict[str, str]]:
    """One static face of Latin and Latin Extended-A, and its pairs."""
    parts = []
    for script, characters, features in (("latin", LATIN, ["kern"]), ("latin-ext", EXTENDED, [])):
        variable = TTFont(package / "files" / f"newsreader-{script}-standard-{style}.woff2")
        part = BytesIO()
        only(instantiateVariableFont(variable, axes), characters, features).save(part)
        part.seek(0)
        parts.append(part)
    font = only(Merger().merge(parts), LATIN + EXTENDED, ["kern"])
    found = pairs(font)
    for unused in ("GPOS", "GSUB", "GDEF"):
        if unused in font:
            del font[unused]
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    return font, found


def main(package: Path) -> None:
    """Write the faces, their licence and their entry; other packages' entries stay."""
    folder = VENDOR / NAME
    folder.mkdir(exist_ok=True)
    kerning = {}
    for name, (style, axes) in CUTS.items():
        font, kerning[name.removesuffix(".ttf")] = face(package, style, axes)
        font.save(folder / name)
    text = json.dumps(kerning, indent=0, ensure_ascii=False) + "\n"
    (folder / "pairs.json").write_text(text, encoding="utf-8", newline="\n")
    shutil.copyfile(package / "LICENSE", folder / "LICENSE")
    package_json = json.loads((package / "package.json").read_text(encoding="utf-8"))
    made = {"made_from": package_json["name"], "made_by": "tools/card_face.py"}
    entry = {
        "name": NAME,
        "version": package_json["version"],
        "licence": "OFL-1.1",
        "source": package_json["name"],
        "files": [
            {"path": f"{NAME}/{name}", "sha256": hashlib.sha256((folder / name).read_bytes()).hexdigest(), **more}
            for name, more in (("LICENSE", {}), *((name, made) for name in sorted([*CUTS, "pairs.json"])))
        ],
    }
    register = VENDOR / "vendor.json"
    entries = [other for other in json.loads(register.read_text(encoding="utf-8")) if other["name"] != NAME]
    entries = sorted([*entries, entry], key=lambda entry: str(entry["name"]))
    register.write_text(json.dumps(entries, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
