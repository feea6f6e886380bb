"""Renditions of a photograph: upright, in sRGB, without the camera's metadata."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import PIL
from PIL import Image, ImageCms, ImageOps, features

from cityguide.kept import state_of
from cityguide.photographs.looking import opened, orientation
from cityguide.photographs.picture import LARGEST, Rendition

ENDINGS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "avif": ("AVIF", {"quality": 60, "speed": 6, "max_threads": 1}),
    "webp": ("WEBP", {"quality": 80, "method": 4}),
}
"""By file ending: Pillow's name of the format and its settings, the smaller format first. The two qualities look alike.

More threads for one picture would give different bytes on different machines; several pictures are made in parallel instead.
"""

PAPER = (255, 255, 255)
"""The colour behind a transparent photograph."""


class DamagedError(Exception):
    """A photograph whose file breaks off or is damaged after a valid beginning."""


def rendition(raw: bytes, wanted: Rendition, ending: str) -> bytes:
    """The photograph in `raw` (a file's bytes) as a file with `ending`. One version of Pillow always gives the same bytes.

    Raises DamagedError.
    """
    kind, settings = ENDINGS[ending]
    image = _upright(raw).resize((wanted.width, wanted.height), Image.Resampling.LANCZOS)
    image.info = {}
    file = io.BytesIO()
    image.save(file, kind, **settings)
    return file.getvalue()


@lru_cache(maxsize=2)  # the renditions of a photograph follow each other, and two photographs are made at once
def _upright(raw: bytes) -> Image.Image:
    """The photograph turned upright, in sRGB, no larger than the largest rendition."""
    try:
        with opened(io.BytesIO(raw)) as image:
            turned = image if orientation(image) == 1 else ImageOps.exif_transpose(image)
            profile = image.info.get("icc_profile")
            small = _opaque(turned)
            small.thumbnail((LARGEST, LARGEST), Image.Resampling.LANCZOS)
    except Exception as error:  # Pillow's readers raise many kinds
        raise DamagedError(str(error)) from error
    return _in_srgb(small, profile)


def _opaque(image: Image.Image) -> Image.Image:
    """A copy in grey, RGB or inks, without transparency."""
    if image.has_transparency_data:
        above = image.convert("RGBA")
        below = Image.new("RGBA", above.size, (*PAPER, 255))
        return Image.alpha_composite(below, above).convert("RGB")
    return image.convert("RGB") if image.mode == "P" else image.copy()


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """`image` in sRGB, which browsers assume. A colour profile that can't be used is ignored, as browsers do."""
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
    """A hash of Pillow and this code: when it changes, all renditions are made again."""
    versions = [PIL.__version__, *(str(features.version(name)) for name in ("webp", "avif", "jpg", "littlecms2"))]
    return state_of(versions, (Path(__file__).with_name(name) for name in ("looking.py", "making.py")))
