"""Mixtures of colours, and a palette that has room for what it is asked for."""

from __future__ import annotations

import pytest

from cityguide.cards.palette import mixed, palette


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
