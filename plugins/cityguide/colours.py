"""The colours of the guide in both schemes, for the style sheet, charts as files, cards and icons."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple


class Tone(NamedTuple):
    """A colour as `#rrggbb` in each scheme."""

    light: str
    dark: str


class Hue(NamedTuple):
    """A cluster's colours: `accent` for words, `deep` for the ground of a plate, `tint` for paper."""

    accent: Tone
    deep: Tone
    tint: Tone


TONES: Mapping[str, Tone] = {
    "ink": Tone("#1a1a19", "#ece8e0"),
    "muted": Tone("#5b5854", "#a9a49b"),
    "pale": Tone("#6b6863", "#968f86"),
    "paper": Tone("#ffffff", "#131517"),
    "wash": Tone("#f6f4ef", "#1c1f22"),
    "rule": Tone("#dcd7cd", "#363a3e"),
    "link": Tone("#1a1a19", "#ece8e0"),
    "land": Tone("#f6efdf", "#26282a"),
    "water": Tone("#dfe8e8", "#1a262b"),
    "shore": Tone("#57727a", "#8299a1"),
    "on-deep": Tone("#fff7e8", "#f3ead9"),
    "quiet": Tone("#6b6661", "#9b968e"),
}

HUES: Mapping[str, Hue] = {
    "petrol": Hue(Tone("#246e7e", "#72a8b6"), Tone("#05515f", "#06313b"), Tone("#e7f3f6", "#172427")),
    "indigo": Hue(Tone("#4862b2", "#839ce0"), Tone("#2c4187", "#1b2a5c"), Tone("#eaf0ff", "#1b2131")),
    "celadon": Hue(Tone("#23735c", "#73ad98"), Tone("#0b5d47", "#073828"), Tone("#e7f4ee", "#172520")),
    "poppy": Hue(Tone("#965500", "#cd8f57"), Tone("#a85a06", "#4a2806"), Tone("#fcede1", "#2d1e11")),
    "cinnabar": Hue(Tone("#ba362e", "#ea7e71"), Tone("#94201b", "#561412"), Tone("#ffebe8", "#331916")),
    "bauhinia": Hue(Tone("#ac3a75", "#de7eaa"), Tone("#7d1550", "#4f1034"), Tone("#ffe9f2", "#301924")),
}
"""By the name that a profile gives. The first is the default."""


@lru_cache(maxsize=1024)
def at_luminance(colour: str, luminance: float) -> str:
    """A colour, `#rrggbb`, with its own hue and another relative luminance, 0 to 1: darker in proportion, or paler with white.

    Luminance is that of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance), which contrast is reckoned from.
    """
    coded = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in coded]
    found = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    if found >= luminance:
        moved = [part * luminance / found for part in linear]
    else:
        moved = [part + (1 - part) * (luminance - found) / (1 - found) for part in linear]
    back = [part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in moved]
    return "#" + "".join(f"{round(255 * part):02x}" for part in back)


def colour_sheet() -> str:
    """The colours as custom properties of CSS."""
    tones = {**TONES, **{name: hue.accent for name, hue in HUES.items()}}
    blocks = [_block(":root", {name: _both(tone) for name, tone in tones.items()}), _ACCENTS]
    for nth, (name, hue) in enumerate(HUES.items()):
        worn = {"accent": f"var(--cg-{name})", "deep": _both(hue.deep), "tint": _both(hue.tint)}
        blocks.append(_block(f'[data-accent="{name}"]' if nth else f':root, [data-accent="{name}"]', worn))
    return "".join(blocks)


_ACCENTS = (
    "\n/* One accent for each cluster, by the name that its profile gives. "
    "`accent` is for words, `deep` for the ground of a plate, `tint` for paper. */\n"
)


def _both(tone: Tone) -> str:
    return f"light-dark({tone.light}, {tone.dark})"


def _block(selector: str, values: Mapping[str, str]) -> str:
    return f"{selector} {{\n" + "".join(f"  --cg-{name}: {value};\n" for name, value in values.items()) + "}\n"
