"""Cards wear the style sheet's colours, and a palette has room for what it is asked for."""

from __future__ import annotations

import re

import pytest
from building import ROOT

from cityguide.cards import colours
from cityguide.cards.colours import ACCENTS, mixed, palette

TOKENS = (ROOT / "plugins" / "cityguide" / "assets" / "css" / "tokens.css").read_text()


def token(name: str, block: str = TOKENS) -> tuple[str, str]:
    """A colour for light and for dark."""
    found = re.search(rf"--cg-{name}: light-dark\((#\w+), (#\w+)\)", block)
    assert found, name
    return found[1], found[2]


def test_accents_are_those_of_the_style_sheet() -> None:
    blocks = dict(re.findall(r'\[data-accent="(\w+)"\] \{(.*?)\}', TOKENS, re.DOTALL))
    assert blocks.keys() == ACCENTS.keys()
    for name, accent in ACCENTS.items():
        assert f"--cg-accent: var(--cg-{name});" in blocks[name]
        light, dark = token(name)
        assert (light, dark, token("deep", blocks[name])[0], token("tint", blocks[name])[0]) == (
            accent.accent, accent.bright, accent.deep, accent.tint,
        )  # fmt: skip


def test_the_other_colours_are_those_of_the_style_sheet() -> None:
    assert token("paper") == (colours.PAPER, colours.NIGHT)
    for name in ("ink", "muted", "wash", "rule", "land", "on-deep"):
        assert getattr(colours, name.upper().replace("-", "_")) == token(name)[0], name


def test_mixed_goes_from_one_colour_to_the_other() -> None:
    assert [mixed("#000000", "#ff8000", part) for part in (0, 0.5, 1)] == ["#000000", "#804000", "#ff8000"]


def test_a_palette_has_fewer_shades_where_there_are_many_edges() -> None:
    few = palette([("#000000", "#ffffff")])
    assert len(few) == 3 * 4
    assert few[:3] == [0, 0, 0] and few[-3:] == [255, 255, 255]
    many = palette([("#000000", f"#ff00{n:02x}") for n in range(100)])
    assert len(many) // 3 <= 256
    assert {(255, 0, n) for n in range(100)} <= set(zip(many[::3], many[1::3], many[2::3], strict=True))


def test_a_palette_refuses_more_colours_than_it_can_hold() -> None:
    with pytest.raises(ValueError, match="a palette holds 256"):
        palette([("#000000", f"#00{n // 256:02x}{n % 256:02x}") for n in range(1, 400)])
