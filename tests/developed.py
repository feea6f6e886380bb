"""Photographs made for tests: none is kept in the repository."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

import numpy
from PIL import Image
from small_project import Folder

FILE = "photographs/alpha/clock.jpg"

PHOTOGRAPH: Mapping[str, str] = {
    "file": FILE,
    "alt": "Four quarters, each in a colour of its own.",
    "credit": "Kim Hana",
    "licence": "CC BY-SA 4.0",
}
"""A photograph as a profile has it, without what may be left out."""

QUARTERS = ((200, 40, 40), (40, 160, 40), (40, 60, 190), (210, 190, 60))
"""Colours of the upper left quarter, the upper right one and the two below."""


def scene(width: int = 1200, height: int = 800) -> Image.Image:
    """Four quarters, by which one sees whether a picture is upright, with the grain of a camera."""
    pixels = numpy.empty((height, width, 3), dtype=numpy.int16)
    for index, colour in enumerate(QUARTERS):
        down, across = divmod(index, 2)
        pixels[down * height // 2 : (down + 1) * height // 2, across * width // 2 : (across + 1) * width // 2] = colour
    grain = numpy.random.default_rng(width * height).integers(-6, 7, (height, width, 1), dtype=numpy.int16)
    return Image.fromarray(numpy.clip(pixels + grain, 0, 255).astype(numpy.uint8))


def saved(image: Image.Image, kind: str = "JPEG", **settings: Any) -> bytes:
    """The bytes of a file."""
    file = io.BytesIO()
    image.save(file, kind, **settings)
    return file.getvalue()


def photographed(width: int = 1200, height: int = 800, kind: str = "JPEG", **settings: Any) -> bytes:
    """A scene as a file's bytes."""
    return saved(scene(width, height), kind, **settings)


def illustrate(folder: Folder, file: str = FILE, raw: bytes | None = None, **said: str) -> None:
    """Give the small project's Clock House a photograph, and put it into `file` unless `raw` is empty."""
    lines = "".join(
        f"      {key}: {value if key == 'file' else json.dumps(value)}\n" for key, value in {**PHOTOGRAPH, "file": file, **said}.items()
    )
    folder.edit("cities/alpha.yml", "    duration: 60-90\n", f"    photograph:\n{lines}    duration: 60-90\n")
    if raw is None or raw:
        folder.write(file, raw or photographed())


def quarters(raw: bytes) -> list[tuple[int, int, int]]:
    """The colour in the middle of each quarter of a file's picture, in the order of `QUARTERS`."""
    with Image.open(io.BytesIO(raw)) as image:
        small = image.convert("RGB").resize((4, 4), Image.Resampling.BOX)
    return [small.getpixel(at) for at in ((0, 0), (3, 0), (0, 3), (3, 3))]  # type: ignore[misc]


def alike(one: list[tuple[int, int, int]], other: list[tuple[int, int, int]], off: int = 14) -> bool:
    """Whether colours differ by no more than a lossy format makes them."""
    return all(abs(a - b) <= off for left, right in zip(one, other, strict=True) for a, b in zip(left, right, strict=True))
