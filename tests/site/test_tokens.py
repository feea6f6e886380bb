"""The colours: every pair that words are set in is legible in both schemes, by WCAG's own arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from coloraide import Color

from cityguide.charts.svg import STANDALONE_STYLE
from cityguide.profiles.model import Accent
from cityguide.site.assets import SHEETS

CSS = Path(__file__).resolve().parents[2] / "plugins" / "cityguide" / "assets" / "css"
TOKENS = (CSS / "tokens.css").read_text(encoding="utf-8")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
PAIR = re.compile(r"(--cg-[\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
SAME = re.compile(r"(--cg-[\w-]+): var\((--cg-[\w-]+)\);")

SCHEMES = ("light", "dark")


def declared() -> dict[str, dict[str, tuple[str, str]]]:
    """The colours of the house, and those of each accent over them."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for selector, body in RULE.findall(re.sub(r"/\*.*?\*/", "", TOKENS, flags=re.DOTALL)):
        pairs = {name: (light, dark) for name, light, dark in PAIR.findall(body)}
        pairs |= {name: found[""][other] for name, other in SAME.findall(body) if "" in found and other in found[""]}
        for name in re.findall(r'data-accent="(\w+)"', selector) or ([""] if ":root" in selector else []):
            found.setdefault(name, {}).update(pairs)
    return found


COLOURS = declared()


def contrast(accent: str, scheme: str, first: str, second: str) -> float:
    tokens = COLOURS[""] | COLOURS[accent]
    at = SCHEMES.index(scheme)
    return Color(tokens[first][at]).contrast(tokens[second][at], method="wcag21")


def pairs() -> Iterator[tuple[str, str, float]]:
    """Words on their grounds (1.4.3: 4.5), marks and edges of controls on theirs (1.4.11: 3)."""
    for ground in ("--cg-paper", "--cg-wash", "--cg-tint"):
        for ink in ("--cg-ink", "--cg-muted", "--cg-pale", "--cg-accent", "--cg-link"):
            yield ink, ground, 4.5
    yield "--cg-on-deep", "--cg-deep", 4.5
    yield "--cg-ink", "--cg-land", 4.5
    yield "--cg-ink", "--cg-water", 4.5
    for line in ("quiet", *get_args(Accent)):
        yield f"--cg-{line}", "--cg-paper", 3


@pytest.mark.parametrize("accent", get_args(Accent))
@pytest.mark.parametrize("scheme", SCHEMES)
def test_contrast(accent: str, scheme: str) -> None:
    low = {(ink, ground): round(found, 2) for ink, ground, least in pairs() if (found := contrast(accent, scheme, ink, ground)) < least}
    assert low == {}


def test_every_accent_of_a_profile_has_its_colours() -> None:
    assert set(COLOURS) - {""} == set(get_args(Accent))
    for accent in get_args(Accent):
        assert {"--cg-accent", "--cg-deep", "--cg-tint"} <= set(COLOURS[accent]), accent


def test_accents_can_be_told_apart() -> None:
    """At least 10 by CIEDE2000 between any two, in each scheme: different at a glance, side by side."""
    for scheme in (0, 1):
        worn = {accent: Color(COLOURS[accent]["--cg-accent"][scheme]) for accent in get_args(Accent)}
        near = [(a, b) for a in worn for b in worn if a < b and worn[a].delta_e(worn[b], method="2000") < 10]
        assert near == []


def test_every_token_that_a_sheet_uses_is_declared() -> None:
    sheets = "".join((CSS / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    scripts = "".join(script.read_text(encoding="utf-8") for script in (CSS.parent / "js").glob("*.js"))
    declared_names = {*re.findall(r"(--cg-[\w-]+):", sheets), *re.findall(r'setProperty\("(--cg-[\w-]+)"', scripts)}
    for name in SHEETS:
        used = set(re.findall(r"var\((--cg-[\w-]+)\)", (CSS / f"{name}.css").read_text(encoding="utf-8")))
        assert used <= declared_names, (name, used - declared_names)


def test_a_chart_as_a_file_has_the_light_colours() -> None:
    in_files = dict(re.findall(r"(--cg-[\w-]+):(#[0-9a-f]{6})", STANDALONE_STYLE))
    assert len(in_files) >= 10
    assert in_files == {name: (COLOURS[""] | COLOURS["petrol"])[name][0] for name in in_files}


def test_colours_stand_in_the_tokens_only() -> None:
    for name in SHEETS:
        if name not in ("tokens", "print"):
            text = re.sub(r"/\*.*?\*/", "", (CSS / f"{name}.css").read_text(encoding="utf-8"), flags=re.DOTALL)
            on_screens = re.sub(r"@media print \{.*?\n\}", "", text, flags=re.DOTALL)
            assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;,) ])", on_screens) == [], name
