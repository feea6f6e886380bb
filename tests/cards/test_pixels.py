"""A sheet is printed as it would be reduced and its colours matched."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from cityguide.cards.palette import Palette, palette
from cityguide.cards.pixels import MOST_INKS, blank, circle, disc, line, printed, reduced, sheet

INKS = ("#05515f", "#f2ead8", "#a85a06", "#23735c", "#965500")
PALETTE = Palette(palette([(one, other) for one in INKS for other in INKS]))


def drawn(image: Image.Image) -> Image.Image:
    draw = ImageDraw.Draw(image)
    for nth, ink in enumerate(INKS[1:]):
        disc(draw, (20.3 + 11 * nth, 18.2 + 5 * nth), 9.4, ink)
        circle(draw, (30, 25), 7.0 + 4 * nth, ink)
        line(draw, [(0, 10 * nth), (60.5, 47 - 3 * nth)], ink, 1.5)
    return image


def test_a_sheet_is_printed_as_it_would_be_reduced_and_matched() -> None:
    plain = reduced(drawn(blank((61, 50), INKS[0])))
    assert len(plain.getcolors() or ()) > 40
    assert printed(drawn(sheet((61, 50), INKS[0])), PALETTE).tobytes() == PALETTE.numbers(plain).tobytes()


def test_a_sheet_has_no_more_inks_than_four_bits_tell() -> None:
    image = sheet((40, 2), "#000000")
    for nth in range(1, MOST_INKS):
        disc(ImageDraw.Draw(image), (2 * nth, 1), 0.5, f"#0000{nth:02x}")
    assert printed(image, PALETTE).shape == (2, 40)
    disc(ImageDraw.Draw(image), (38, 1), 0.5, "#ffffff")
    with pytest.raises(ValueError, match="at most"):
        printed(image, PALETTE)
