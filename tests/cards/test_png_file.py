"""A PNG of our own writing is whole, and its rows are those that it was given."""

from __future__ import annotations

import io
import zlib

import numpy as np
import pytest
from PIL import Image

from cityguide.cards.palette import Pixels
from cityguide.cards.png_file import STRIP_ROWS, SharedRows, compressed, encoded, png_file, unpacked_rows

COLOURS = bytes([0, 0, 0, 250, 120, 10, 30, 40, 50])


def striped(height: int) -> Pixels:
    return (np.arange(5 * height) ** 2 % 3).astype(np.uint8).reshape(height, 5)


@pytest.mark.parametrize("level", [0, 6, 9])
def test_a_picture_comes_back_as_it_was(level: int) -> None:
    image = Image.frombytes("P", (5, 7), striped(7).tobytes())
    image.putpalette(COLOURS)
    found = Image.open(io.BytesIO(encoded(image, level)))
    assert (found.format, found.mode, found.size) == ("PNG", "P", (5, 7))
    assert found.convert("RGB").tobytes() == image.convert("RGB").tobytes()


def content_of(content: bytes) -> tuple[Image.Image, bytes]:
    """The picture, and its rows as zlib gives them, which raises where its check does not fit."""
    start = content.index(b"IDAT") + 4
    return Image.open(io.BytesIO(content)), zlib.decompress(content[start : content.index(b"IEND") - 8])


def test_rows_that_were_compressed_by_themselves_stand_in_any_picture() -> None:
    above = compressed(striped(4), 6)
    assert unpacked_rows(above.packed()) == above
    for height in (1, 3, 3):
        below = striped(height)
        found, rows = content_of(png_file([above, compressed(below, 1, zlib.Z_RLE), unpacked_rows(above.packed())], 5, COLOURS))
        assert found.size == (5, 4 + height + 4)
        assert found.tobytes() == striped(4).tobytes() + below.tobytes() + striped(4).tobytes()
        assert rows[:6] == b"\0" + striped(4).tobytes()[:5]


def test_the_check_of_many_rows_is_that_of_all() -> None:
    pixels = (np.arange(300 * 900) % 251).astype(np.uint8).reshape(900, 300)
    parts = [compressed(pixels, 1), compressed(pixels[::-1, ::-1], 1)]
    content_of(png_file(parts * 40, 300, b"abc"))


@pytest.mark.parametrize(("top", "bottom"), [(0, 0), (0, 1), (44, 46), (45, 90), (100, 130), (0, 130)])
def test_a_picture_that_differs_in_a_part_has_its_own_rows_there(top: int, bottom: int) -> None:
    whole = striped(130)
    shared = SharedRows(whole, 6)
    other = whole.copy()
    other[top:bottom] = 2
    for pixels in (other, whole, other):
        rows = shared.changed(pixels, top, bottom, 5)
        assert content_of(png_file(rows, 5, b"abc"))[0].tobytes() == pixels.tobytes()
    untouched = shared.changed(whole, 0, 0, 5)
    assert sum(any(part is one for one in untouched) for part in rows) == sum(
        not (nth * STRIP_ROWS < bottom and top < (nth + 1) * STRIP_ROWS and top < bottom) for nth in range(3)
    )
