"""Icons of one geometry, which is that of the mark at the top of every page."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET

from building import ROOT
from PIL import Image

from cityguide.cards.mark import BOX, NEEDLE, RING, TAIL, TICKS, favicon_ico, favicon_svg, icon
from cityguide.cards.palette import rgb
from cityguide.colours import HUES, TONES

MARK = (ROOT / "plugins" / "cityguide" / "theme" / "partials" / "mark.html").read_text()


def test_the_mark_of_the_pages_has_the_same_geometry() -> None:
    assert f'viewBox="0 0 {BOX:g} {BOX:g}"' in MARK
    assert f'<circle cx="{BOX / 2:g}" cy="{BOX / 2:g}" r="{RING:g}"/>' in MARK
    needle = re.search(r'class="cg-needle" d="M([\d. ]+)H([\d.]+)z"', MARK)
    assert needle
    numbers = [float(number) for number in needle[1].split()]
    assert [(numbers[0], numbers[1]), (numbers[2], numbers[3]), (float(needle[2]), numbers[3])] == list(NEEDLE)
    outline = re.search(r'<path d="M([\d. ]+)z"/>', MARK)
    assert outline
    numbers = [float(number) for number in outline[1].split()]
    corners = set(zip(numbers[::2], numbers[1::2], strict=True))
    assert corners == {*NEEDLE, *TAIL}
    (one, two), (three, four) = TICKS
    assert f"M{one[0]:g} {one[1]:g}h{two[0] - one[0]:g}m{three[0] - two[0]:g} 0h{four[0] - three[0]:g}" in MARK


def test_the_favicon_is_svg_for_light_and_dark() -> None:
    root = ET.fromstring(favicon_svg())
    assert root.get("viewBox") == "0 0 32 32"
    assert "@media(prefers-color-scheme:dark)" in favicon_svg()
    assert len(favicon_svg()) < 600
    for ink in TONES["ink"]:
        assert f"stroke:{ink}" in favicon_svg()


def test_the_ico_holds_two_sizes_that_are_seen_on_any_tab() -> None:
    image = Image.open(io.BytesIO(favicon_ico()))
    assert image.info["sizes"] == {(16, 16), (32, 32)}
    large = image.convert("RGBA")
    assert large.getpixel((0, 0))[3] == 0  # type: ignore[index]
    assert large.getpixel((16, 27))[3] == 255  # type: ignore[index]


def test_icons_are_square_and_drawn() -> None:
    for side in (180, 192, 512):
        image = Image.open(io.BytesIO(icon(side))).convert("RGB")
        assert image.size == (side, side)
        assert image.getpixel((0, 0)) == rgb(TONES["paper"].light)
        assert image.getpixel((side // 2, round(side * 0.42))) == rgb(HUES["petrol"].accent.light)


def test_a_maskable_icon_survives_any_cut() -> None:
    image = Image.open(io.BytesIO(icon(512, maskable=True))).convert("RGB")
    deep = rgb(HUES["petrol"].deep.light)
    for x in range(512):
        for y in (*range(0, 60, 7), *range(452, 512, 7)):
            assert image.getpixel((x, y)) == image.getpixel((y, x)) == deep


def test_icons_are_the_same_each_time() -> None:
    assert (favicon_ico(), icon(192)) == (favicon_ico(), icon(192))
