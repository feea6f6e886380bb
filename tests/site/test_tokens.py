"""The colours: every pair that words are set in is legible in both schemes, by WCAG's own arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from coloraide import Color

from cityguide.colours import HUES, TONES
from cityguide.profiles.model import Accent
from cityguide.site.assets import SHEETS, STYLE, served

CSS = Path(__file__).resolve().parents[2] / "plugins" / "cityguide" / "assets" / "css"
SCHEMES = ("light", "dark")


def contrast(accent: str, scheme: str, first: str, second: str) -> float:
    tones = {**TONES, **HUES[accent]._asdict(), **{name: hue.accent for name, hue in HUES.items()}}
    return Color(getattr(tones[first], scheme)).contrast(getattr(tones[second], scheme), method="wcag21")


def pairs() -> Iterator[tuple[str, str, float]]:
    """Words on their grounds (1.4.3: 4.5), marks and edges of controls on theirs (1.4.11: 3)."""
    for ground in ("paper", "wash", "tint"):
        for ink in ("ink", "muted", "pale", "accent", "link"):
            yield ink, ground, 4.5
    yield "on-deep", "deep", 4.5
    yield "ink", "land", 4.5
    yield "ink", "water", 4.5
    for line in ("quiet", *get_args(Accent)):
        yield line, "paper", 3


@pytest.mark.parametrize("accent", get_args(Accent))
@pytest.mark.parametrize("scheme", SCHEMES)
def test_contrast(accent: str, scheme: str) -> None:
    low = {(ink, ground): round(found, 2) for ink, ground, least in pairs() if (found := contrast(accent, scheme, ink, ground)) < least}
    assert low == {}


def test_every_accent_of_a_profile_has_its_colours() -> None:
    assert tuple(HUES) == get_args(Accent)


def test_accents_can_be_told_apart() -> None:
    """At least 10 by CIEDE2000 between any two, in each scheme: different at a glance, side by side."""
    for scheme in SCHEMES:
        worn = {name: Color(getattr(hue.accent, scheme)) for name, hue in HUES.items()}
        near = [(a, b) for a in worn for b in worn if a < b and worn[a].delta_e(worn[b], method="2000") < 10]
        assert near == []


def test_every_token_that_a_sheet_uses_is_declared() -> None:
    sheets = dict(served())[STYLE].decode()
    scripts = "".join(script.read_text(encoding="utf-8") for script in (CSS.parent / "js").glob("*.js"))
    declared_names = {*re.findall(r"(--cg-[\w-]+):", sheets), *re.findall(r'setProperty\("(--cg-[\w-]+)"', scripts)}
    for name in SHEETS:
        used = set(re.findall(r"var\((--cg-[\w-]+)\)", (CSS / f"{name}.css").read_text(encoding="utf-8")))
        assert used <= declared_names, (name, used - declared_names)


def test_no_sheet_has_colours_of_its_own() -> None:
    for name in SHEETS:
        if name != "print":
            text = re.sub(r"/\*.*?\*/", "", (CSS / f"{name}.css").read_text(encoding="utf-8"), flags=re.DOTALL)
            on_screens = re.sub(r"@media print \{.*?\n\}", "", text, flags=re.DOTALL)
            assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;,) ])", on_screens) == [], name
