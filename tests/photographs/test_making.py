"""Renditions: upright, in the web's colours, silent about the camera, and the same each time."""

from __future__ import annotations

import io

import pytest
from developed import QUARTERS, alike, photographed, quarters, saved, scene
from PIL import Image, ImageCms, ImageOps

from cityguide.photographs import making
from cityguide.photographs.making import ENDINGS, DamagedError, rendition
from cityguide.photographs.picture import Picture, Rendition

SMALL = Rendition("photographs/a", 480, 320)
UPRIGHT = list(QUARTERS)

# What turns a picture so that EXIF's number turns it back.
TURNED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
}  # fmt: skip


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "MPO"])
def test_a_rendition_of_each_format(kind: str, ending: str) -> None:
    made = rendition(photographed(1200, 800, kind), SMALL, ending)
    with Image.open(io.BytesIO(made)) as image:
        assert (image.format, image.size, image.mode) == (ENDINGS[ending][0], (480, 320), "RGB")
    assert alike(quarters(made), UPRIGHT)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("orientation", TURNED)
def test_it_is_upright(kind: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    raw = saved(scene(900, 600).transpose(TURNED[orientation]), kind, exif=exif)
    made = rendition(raw, SMALL, "webp")
    assert alike(quarters(made), UPRIGHT)
    with Image.open(io.BytesIO(made)) as image:
        assert ImageOps.exif_transpose(image).size == (480, 320)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_nothing_of_what_the_camera_wrote_is_left(kind: str, ending: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Kamerawerke Musterstadt"
    exif[0x8298] = "Kim Hana of 12 Secret Street"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (37.0, 34.0, 0.5), "E", (127.0, 0.0, 33.4)
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    written = {} if kind == "TIFF" else {"xmp": b"<x:xmpmeta>Secret</x:xmpmeta>"} if kind != "PNG" else {}
    raw = saved(scene(900, 600), kind, exif=exif, icc_profile=icc, **written)
    assert b"Secret" in raw
    assert b"Kamerawerke" in raw
    made = rendition(raw, SMALL, ending)
    for word in (b"Secret", b"Kamerawerke", b"Exif", b"EXIF", b"GPS", b"xmp", b"ICCP", b"ICC_PROFILE", b"lcms"):
        assert word not in made
    with Image.open(io.BytesIO(made)) as image:
        assert not dict(image.getexif())
        assert not {"icc_profile", "exif", "xmp"} & set(image.info)


def test_colours_are_those_of_the_web() -> None:
    """A picture whose bytes mean other colours than the web's would be shown wrongly without its profile."""
    raw = saved(scene(900, 600), "TIFF", icc_profile=swapped_profile())
    made = rendition(raw, SMALL, "webp")
    assert alike(quarters(made), [(green, red, blue) for red, green, blue in QUARTERS], 30)


def swapped_profile() -> bytes:
    """sRGB's profile with the names of the red and the green primaries exchanged, matrix columns and all."""
    raw = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(raw[128:132], "big")
    names = {b"rXYZ": b"gXYZ", b"gXYZ": b"rXYZ"}
    for index in range(count):
        at = 132 + 12 * index
        name = bytes(raw[at : at + 4])
        raw[at : at + 4] = names.get(name, name)
    return bytes(raw)


@pytest.mark.parametrize("profile", [b"no profile", b"\0" * 200])
def test_a_profile_that_is_none_is_left_out_of_account(profile: bytes) -> None:
    assert alike(quarters(rendition(saved(scene(900, 600), "PNG", icc_profile=profile), SMALL, "webp")), UPRIGHT)


def test_inks_greys_and_palettes() -> None:
    inks = rendition(saved(scene(900, 600).convert("CMYK"), "JPEG", quality=95), SMALL, "webp")
    assert alike(quarters(inks), UPRIGHT, 30)
    grey = rendition(saved(scene(900, 600).convert("L"), "JPEG"), SMALL, "webp")
    assert all(max(colour) - min(colour) <= 2 for colour in quarters(grey))
    few = rendition(saved(scene(900, 600).convert("P", palette=Image.Palette.ADAPTIVE), "PNG"), SMALL, "webp")
    assert alike(quarters(few), UPRIGHT)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_a_transparent_photograph_lies_on_paper(mode: str) -> None:
    clear = Image.new("RGBA", (900, 600), (0, 0, 0, 0))
    raw = saved(clear.convert(mode), "PNG", **({"transparency": 0} if mode == "P" else {}))
    assert alike(quarters(rendition(raw, SMALL, "webp")), [(255, 255, 255)] * 4, 2)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_photograph_gives_the_same_bytes(ending: str) -> None:
    raw = photographed(1300, 870)
    first = rendition(raw, SMALL, ending)
    making._upright.cache_clear()
    assert rendition(raw, SMALL, ending) == first


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_a_file_that_breaks_off_is_said_to_be_damaged(kind: str) -> None:
    raw = photographed(1200, 800, kind)
    with pytest.raises(DamagedError):
        rendition(raw[: len(raw) * 2 // 3], SMALL, "webp")


def test_what_is_large_is_scaled_down_and_still_sharp() -> None:
    """Stripes two pixels wide in a picture of 3,200 are one in one of 1,600: grey would mean that it was blurred."""
    stripes = Image.new("L", (3200, 1600))
    stripes.putdata([255 if column // 8 % 2 else 0 for _ in range(1600) for column in range(3200)])
    [*_, widest] = Picture("photographs/a.png", 3200, 1600).renditions
    with Image.open(io.BytesIO(rendition(saved(stripes, "PNG"), widest, "webp"))) as image:
        row = [image.convert("L").getpixel((column, 400)) for column in range(800, 840)]
    assert max(row) > 235  # type: ignore[type-var,operator]
    assert min(row) < 20  # type: ignore[type-var,operator]
