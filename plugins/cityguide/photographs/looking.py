"""What the beginning of a photograph's file says. Pixels are not read, so that checking a thousand files is fast."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from PIL import ExifTags, Image

from cityguide.photographs.picture import Picture
from cityguide.problems.limits import PHOTOGRAPH_FILE
from cityguide.reading.plain_file import NotReadError, open_plain
from cityguide.wording import digits

NARROWEST = 800
"""Pixels. A narrower photograph is blurred in print and on a screen of high resolution."""

STRIP = 4
"""The longest ratio of the sides: a narrower strip shows nothing on a telephone."""

PICTURE_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF")

MODES = ("L", "LA", "P", "RGB", "RGBA", "CMYK")
"""Pillow's names for pixels of 8 bits: grey, palette, RGB (each with or without transparency), inks."""


@contextmanager
def quiet() -> Iterator[None]:
    """Silences Pillow's warnings about what cameras write, which no editor can change; raises for a picture too large to unpack."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


def opened(file: IO[bytes]) -> Image.Image:
    """The picture in `file`; only the beginning is read. Raises what Pillow raises."""
    return Image.open(file, formats=PICTURE_FORMATS)


def orientation(image: Image.Image) -> int:
    """The EXIF number for how the camera was held; 1 is upright.

    In a PNG, EXIF after the pixels is ignored: finding it would mean reading them. Pillow turns a TIFF by itself.
    """
    if image.format == "TIFF" or (image.format == "PNG" and "exif" not in image.info):
        return 1
    return int(image.getexif().get(ExifTags.Base.Orientation, 1))


def look(path: Path, file: str) -> tuple[Picture | None, str]:
    """The picture in `path`, with the name `file` in the project; or why it can't be shown, as the end of a sentence about it."""
    try:
        with open_plain(path, file, PHOTOGRAPH_FILE) as plain, quiet(), opened(plain) as image:
            wide, high = image.size if orientation(image) < 5 else image.size[::-1]
            frames = 1 if image.format == "MPO" else getattr(image, "n_frames", 1)
            mode = image.mode
    except NotReadError as error:
        return None, f"is not read: {error}"
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        limit = (Image.MAX_IMAGE_PIXELS or 0) // 1_000_000
        return None, f"has more than {limit} million pixels; make it smaller, 6,000 pixels wide is plenty"
    except Exception:  # Pillow's readers raise many kinds for bytes that are not a picture
        return None, "is no picture that can be read; save it as JPEG, PNG, WebP, AVIF or TIFF"
    if frames != 1:
        return None, f"holds {frames} pictures; save one of them by itself"
    if mode not in MODES:
        return None, f"has pixels of a kind that no web page shows ({mode}); save it as JPEG"
    size = f"is {digits(wide)} by {digits(high)} pixels"
    if wide < NARROWEST:
        return None, f"{size}; at least {NARROWEST} pixels across are needed, or it is soft in print: look for the original"
    if max(wide, high) > STRIP * min(wide, high):
        return None, f"{size}, a strip; cut it so that no side is more than {STRIP} times as long as the other"
    return Picture(file, wide, high), ""
