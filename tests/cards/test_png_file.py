"""A PNG of our own writing is whole, and its rows are those that it was given."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image

from cityguide.cards.png_file import STRIP_ROWS, SharedRows, compressed, encoded, png_file, unpacked_rows


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


def content_of(content: bytes) -> tuple[Image.Image, bytes]:
    """The picture, and its rows as zlib gives them, which raises where its check does not fit."""
    start = content.index(b"IDAT") + 4
    return Image.open(io.BytesIO(content)), zlib.decompress(content[start : content.index(b"IEND") - 8])


def test_rows_that_were_compressed_by_themselves_stand_in_any_picture() -> None:
    above, colours = compressed(striped(4), 6), bytes(striped(1).getpalette() or ())
    assert unpacked_rows(above.packed()) == above
    for height in (1, 3, 3):
        below = striped(height)
        found, rows = content_of(png_file([above, compressed(below, 1, zlib.Z_RLE), unpacked_rows(above.packed())], 5, colours))
        assert found.size == (5, 4 + height + 4)
        assert found.tobytes() == striped(4).tobytes() + below.tobytes() + striped(4).tobytes()
        assert rows[:6] == b"\0" + striped(4).tobytes()[:5]


def test_the_check_of_many_rows_is_that_of_all() -> None:
    image = Image.frombytes("P", (300, 900), bytes(at % 251 for at in range(300 * 900)))
    parts = [compressed(image, 1), compressed(image.transpose(Image.Transpose.ROTATE_180), 1)]
    content_of(png_file(parts * 40, 300, b"abc"))


@pytest.mark.parametrize(("top", "bottom"), [(0, 0), (0, 1), (44, 46), (45, 90), (100, 130), (0, 130)])
def test_a_picture_that_differs_in_a_part_has_its_own_rows_there(top: int, bottom: int) -> None:
    whole = striped(130)
    shared = SharedRows(whole, 6)
    other = whole.copy()
    other.paste(2, (0, top, 5, bottom))
    for image in (other, whole, other):
        rows = shared.changed(image, top, bottom)
        assert content_of(png_file(rows, 5, b"abc"))[0].tobytes() == image.tobytes()
    untouched = shared.changed(whole, 0, 0)
    assert sum(any(part is one for one in untouched) for part in rows) == sum(
        not (nth * STRIP_ROWS < bottom and top < (nth + 1) * STRIP_ROWS and top < bottom) for nth in range(3)
    )
