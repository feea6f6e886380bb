"""Pictures of a palette as PNG. Rows that many pictures begin with are compressed once."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

from PIL import Image


def encoded(image: Image.Image, level: int) -> bytes:
    """An image of mode P as PNG; `level` is zlib's, set here so that no default decides."""
    return _file(image, image.height, zlib.compress(_rows(image), level))


def first_rows(above: Image.Image, level: int) -> Callable[[Image.Image], bytes]:
    """What makes a PNG of `above` and of an image put below it, of the same width and palette. Here only the former is compressed."""
    rows = _rows(above)
    compressor = zlib.compressobj(level)
    first, check = compressor.compress(rows) + compressor.flush(zlib.Z_FULL_FLUSH), zlib.adler32(rows)

    def png(below: Image.Image) -> bytes:
        # Letters on paper are runs of one colour. To look for more than runs takes twice the time and saves a seventh.
        compressor, rows = zlib.compressobj(wbits=-15, strategy=zlib.Z_RLE), _rows(below)
        rest = compressor.compress(rows) + compressor.flush() + struct.pack(">I", zlib.adler32(rows, check))
        return _file(below, above.height + below.height, first + rest)

    return png


def _rows(image: Image.Image) -> bytes:
    """Each row behind a 0, which says that it is not filtered: filters reckon with numbers, and those of a palette are names."""
    return image.crop((-1, 0, image.width, image.height)).tobytes()


def _file(image: Image.Image, height: int, data: bytes) -> bytes:
    """A file of `height` rows as wide as `image`, with its palette."""
    header = struct.pack(">IIBBBBB", image.width, height, 8, 3, 0, 0, 0)  # 8 bits for each pixel, which name a colour
    parts = ((b"IHDR", header), (b"PLTE", bytes(image.getpalette("RGB") or ())), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part)) for name, part in parts
    )
