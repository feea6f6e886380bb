"""A PNG of our own writing is whole, and its rows are those that it was given."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image

from cityguide.cards.png_file import encoded, first_rows


def striped(height: int) -> Image.Image:
    image = Image.new("P", (5, height))
    image.putpalette([0, 0, 0, 250, 120, 10, 30, 40, 50])
    image.putdata([(at * at) % 3 for at in range(5 * height)])
    return image


@pytest.mark.parametrize("level", [0, 6, 9])
def test_a_picture_comes_back_as_it_was(level: int) -> None:
    found = Image.open(io.BytesIO(encoded(striped(7), level)))
    assert (found.format, found.mode, found.size) == ("PNG", "P", (5, 7))
    assert found.convert("RGB").tobytes() == striped(7).convert("RGB").tobytes()


def test_pictures_that_begin_alike_have_their_own_ends() -> None:
    png = first_rows(striped(4), 6)
    for height in (1, 3, 3):
        content = png(striped(height))
        found = Image.open(io.BytesIO(content))
        assert found.size == (5, 4 + height)
        assert found.tobytes() == striped(4).tobytes() + striped(height).tobytes()
        start = content.index(b"IDAT") + 4
        rows = zlib.decompress(content[start : content.index(b"IEND") - 8])  # raises where its check does not fit
        assert rows[:6] == b"\0" + striped(4).tobytes()[:5]
