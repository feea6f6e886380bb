"""Which sizes a photograph has in the site."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityguide.photographs.picture import LARGEST, Picture


@pytest.mark.parametrize(
    ("size", "renditions"),
    [
        ((6000, 4000), [(480, 320), (960, 640), (1600, 1067)]),
        ((1600, 1200), [(480, 360), (960, 720), (1600, 1200)]),
        ((1200, 800), [(480, 320), (960, 640), (1200, 800)]),
        ((1100, 800), [(480, 349), (1100, 800)]),  # one of 960 would serve nobody
        ((800, 600), [(480, 360), (800, 600)]),
        ((3000, 4500), [(480, 720), (1067, 1600)]),  # the longer side counts
        ((1000, 4000), [(400, 1600)]),
    ],
)
def test_the_sizes_of(size: tuple[int, int], renditions: list[tuple[int, int]]) -> None:
    picture = Picture("photographs/seoul/ddp.jpg", *size)
    assert [(each.width, each.height) for each in picture.renditions] == renditions


@given(st.integers(800, 20_000), st.floats(0.25, 4))
def test_never_larger_than_the_photograph_and_never_over_the_largest(width: int, ratio: float) -> None:
    height = round(width * ratio)
    picture = Picture("photographs/a.png", width, height)
    widths = [each.width for each in picture.renditions]
    assert widths == sorted(set(widths))
    for each in picture.renditions:
        assert each.width <= width
        assert each.height <= height
        assert max(each.width, each.height) <= LARGEST
        assert each.height == pytest.approx(each.width * height / width, abs=2.6)  # half a pixel across is two down


def test_a_rendition_is_called_after_the_file_and_its_width() -> None:
    [narrow, *_] = Picture("photographs/seoul/ddp.v2.jpeg", 2000, 1000).renditions
    assert narrow.path("avif") == "photographs/seoul/ddp.v2-480.avif"
