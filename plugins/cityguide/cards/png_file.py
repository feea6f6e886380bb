"""Pictures of a palette as PNG, of rows that are compressed by themselves: those which many pictures share, once."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from PIL import Image

from cityguide.cards.palette import Pixels

STRIP_ROWS = 45
"""Rows of a strip of `SharedRows`. Fewer would be made again for a small change, but strips know nothing of each other."""
MEMORY = 5
"""Of zlib's levels of memory: blocks so short that each has codes of its own, which also takes less time."""
_HEAD = struct.Struct(">III")
_BASE = 65521
"""Of Adler's check."""


class Rows(NamedTuple):
    """Compressed rows that may stand after any others: how many, of how many bytes, the check of these, and raw deflate without an end."""

    height: int
    length: int
    check: int
    data: bytes

    def packed(self) -> bytes:
        """As bytes that can be kept, of which `unpacked` makes the rows again."""
        return _HEAD.pack(self.height, self.length, self.check) + self.data


def unpacked_rows(content: bytes) -> Rows:
    height, length, check = _HEAD.unpack_from(content)
    return Rows(height, length, check, content[_HEAD.size :])


def compressed(pixels: Pixels, level: int, strategy: int = zlib.Z_DEFAULT_STRATEGY) -> Rows:
    """The rows of a picture; `level` is zlib's, set here so that no default decides."""
    content = _unfiltered(pixels)
    compressor = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, MEMORY, strategy)
    data = compressor.compress(content) + compressor.flush(zlib.Z_SYNC_FLUSH)
    return Rows(len(pixels), content.nbytes, zlib.adler32(content), data)


def _unfiltered(pixels: Pixels) -> memoryview:
    """Each row behind a 0, which says that it is not filtered: filters reckon with numbers, and those of a palette are names."""
    rows = np.empty((pixels.shape[0], 1 + pixels.shape[1]), np.uint8)
    rows[:, 0], rows[:, 1:] = 0, pixels
    return rows.data


class SharedRows:
    """The rows of a picture that others share but for a part, in strips that are compressed when they are first asked for."""

    def __init__(self, pixels: Pixels, level: int) -> None:
        self.pixels, self.level = pixels, level
        self.strips: dict[int, Rows] = {}

    def changed(self, pixels: Pixels, top: int, bottom: int, level: int) -> list[Rows]:
        """The rows of another picture, which differs from this one from row `top` to before `bottom` at most: their level is `level`."""
        first, last, end = top // STRIP_ROWS, -(-bottom // STRIP_ROWS), -(-len(self.pixels) // STRIP_ROWS)
        between = [compressed(_cut(pixels, first, last), level)] if first < last else []
        return [*map(self._strip, range(first)), *between, *map(self._strip, range(last, end))]

    def _strip(self, number: int) -> Rows:
        if number not in self.strips:
            self.strips[number] = compressed(_cut(self.pixels, number, number + 1), self.level)
        return self.strips[number]


def _cut(pixels: Pixels, first: int, last: int) -> Pixels:
    return pixels[first * STRIP_ROWS : last * STRIP_ROWS]


def encoded(image: Image.Image, level: int) -> bytes:
    """An image of mode P as PNG."""
    return _file(image.size, bytes(image.getpalette("RGB") or ()), zlib.compress(_unfiltered(np.asarray(image)), level))


def png_file(parts: Sequence[Rows], width: int, colours: bytes) -> bytes:
    """A PNG of rows below each other, `width` pixels each, with its palette: three bytes for each colour."""
    data = [b"\x78\x9c", *(part.data for part in parts), b"\x03\0", struct.pack(">I", _check(parts))]  # zlib's head, an empty last block
    return _file((width, sum(part.height for part in parts)), colours, b"".join(data))


def _file(size: tuple[int, int], colours: bytes, data: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", *size, 8, 3, 0, 0, 0)  # 8 bits for each pixel, which name a colour
    chunks = ((b"IHDR", header), (b"PLTE", colours), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(chunk)) + name + chunk + struct.pack(">I", zlib.crc32(chunk, zlib.crc32(name))) for name, chunk in chunks
    )


def _check(parts: Iterable[Rows]) -> int:
    """Adler's check of all rows: a sum of their bytes, and one of that sum after each byte, both begun with 1 and 0."""
    bytes_, sums = 1, 0
    for part in parts:
        sums = (sums + (part.check >> 16) + part.length * (bytes_ - 1)) % _BASE
        bytes_ = (bytes_ + (part.check & 0xFFFF) - 1) % _BASE
    return sums << 16 | bytes_
