"""Renditions of a photograph: upright, in the web's own colours, without a word of what the camera wrote into it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import PIL
from PIL import Image, ImageCms, ImageOps, features

from cityguide.photographs.looking import opened, orientation
from cityguide.photographs.picture import LARGEST, Rendition

ENDINGS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "avif": ("AVIF", {"quality": 60, "speed": 6, "max_threads": 1}),
    "webp": ("WEBP", {"quality": 80, "method": 4}),
}
"""By a file's ending, Pillow's name of the format and its settings, the lighter one first. The two qualities look alike.

More threads within one picture would give other bytes on another machine; pictures are made beside each other instead.
"""

PAPER = (255, 255, 255)
"""What is seen through a transparent photograph."""


class DamagedError(Exception):
    """A photograph whose file begins well and then breaks off, or is damaged."""


def rendition(raw: bytes, wanted: Rendition, ending: str) -> bytes:
    """The photograph in `raw`, a file's bytes, as a file with `ending`. The same bytes for the same photograph, with one Pillow.

    Raises DamagedError.
    """
    kind, settings = ENDINGS[ending]
    image = _upright(raw).resize((wanted.width, wanted.height), Image.Resampling.LANCZOS)
    image.info = {}
    file = io.BytesIO()
    image.save(file, kind, **settings)
    return file.getvalue()


@lru_cache(maxsize=2)  # a photograph's renditions are made one after the other, and two photographs at once
def _upright(raw: bytes) -> Image.Image:
    """The photograph as one looks at it, in sRGB, no side longer than that of the largest rendition."""
    try:
        with opened(io.BytesIO(raw)) as image:
            turned = image if orientation(image) == 1 else ImageOps.exif_transpose(image)
            profile = image.info.get("icc_profile")
            small = _opaque(turned)
            small.thumbnail((LARGEST, LARGEST), Image.Resampling.LANCZOS)
    except Exception as error:  # whatever Pillow's readers stumble over
        raise DamagedError(str(error)) from error
    return _in_srgb(small, profile)


def _opaque(image: Image.Image) -> Image.Image:
    """A copy in grey, in colours or in inks, with nothing to be seen through."""
    if image.has_transparency_data:
        above = image.convert("RGBA")
        below = Image.new("RGBA", above.size, (*PAPER, 255))
        return Image.alpha_composite(below, above).convert("RGB")
    return image.convert("RGB") if image.mode == "P" else image.copy()


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """`image` in sRGB, which is what a browser takes it for. A profile that can't be used is left out of account, as browsers do."""
    if profile:
        try:
            made = ImageCms.profileToProfile(image, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB")
            if made is not None:
                return made
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return image.convert("RGB")


@cache
def made_with() -> str:
    """A hash of what makes renditions, besides the photograph: with any other, each is made anew."""
    versions = [PIL.__version__, *(str(features.version(name)) for name in ("webp", "avif", "jpg", "littlecms2"))]
    found = hashlib.sha256(repr(versions).encode())
    for name in ("looking.py", "making.py"):
        found.update(Path(__file__).with_name(name).read_bytes())
    return found.hexdigest()
