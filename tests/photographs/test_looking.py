"""What the beginning of a file tells, and which files are refused."""

from __future__ import annotations

import warnings
import zlib
from pathlib import Path

import pytest
from developed import photographed, saved, scene
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

from cityguide.photographs.looking import look
from cityguide.photographs.picture import Picture

NAME = "photographs/a.jpg"


def looked(folder: Path, raw: bytes) -> tuple[Picture | None, str]:
    path = folder / "a.jpg"
    path.write_bytes(raw)
    return look(path, NAME)


def exif(orientation: int) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    return made


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "MPO"])
def test_the_size_of_a_picture(tmp_path: Path, kind: str) -> None:
    assert looked(tmp_path, photographed(900, 600, kind)) == (Picture(NAME, 900, 600), "")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_as_wide_as_one_looks_at_it(tmp_path: Path, kind: str, orientation: int) -> None:
    raw = photographed(1000, 900, kind, exif=exif(orientation))
    assert looked(tmp_path, raw)[0] == (Picture(NAME, 900, 1000) if orientation > 4 else Picture(NAME, 1000, 900))


def test_no_pixel_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [photographed(900, 600, kind) for kind in ("JPEG", "PNG", "WEBP", "AVIF", "TIFF")]

    def load(self: ImageFile.ImageFile) -> None:
        raise AssertionError("the pixels were read")

    monkeypatch.setattr(ImageFile.ImageFile, "load", load)
    for raw in files:
        assert looked(tmp_path, raw)[0] is not None


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "is no picture that can be read"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "is no picture that can be read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='900' height='900'/>", "save it as JPEG, PNG, WebP, AVIF or TIFF"),
        (photographed(900, 600, "GIF"), "save it as JPEG, PNG, WebP, AVIF or TIFF"),
        (photographed(900, 600)[:200], "is no picture that can be read"),
        (photographed(799, 799), "is 799 by 799 pixels; at least 800 pixels across are needed"),
        (photographed(600, 900, exif=exif(1)), "is 600 by 900 pixels; at least 800"),
        (photographed(900, 600, exif=exif(6)), "is 600 by 900 pixels; at least 800"),
        (photographed(3300, 800), "is 3,300 by 800 pixels, a strip; cut it so that no side is more than 4 times as long as the other"),
        (saved(scene(900, 600), "WEBP", save_all=True, append_images=[scene(900, 600).rotate(180)]), "holds 2 pictures"),
        (saved(scene(900, 600), "PNG", save_all=True, append_images=[scene(900, 600).rotate(180)]), "holds 2 pictures"),
        (saved(scene(900, 600), "TIFF", save_all=True, append_images=[scene(900, 600)]), "holds 2 pictures; save one of them by itself"),
        (saved(Image.new("I;16", (900, 600)), "PNG"), "has pixels of a kind that no web page shows (I;16); save it as JPEG"),
    ],
)  # fmt: skip
def test_what_is_refused(tmp_path: Path, raw: bytes, why: str) -> None:
    picture, said = looked(tmp_path, raw)
    assert picture is None
    assert why in said


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


@pytest.mark.parametrize("side", [10_000, 60_000])
def test_a_bomb_is_refused_kindly(tmp_path: Path, side: int) -> None:
    """A few bytes that say they hold a hundred million pixels, or thousands of millions."""
    header = side.to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    raw = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    picture, said = looked(tmp_path, raw)
    assert picture is None
    assert said == "has more than 89 million pixels; make it smaller, 6,000 pixels wide is plenty"


WHOLE = [photographed(820, 600, kind) for kind in ("JPEG", "PNG", "WEBP", "AVIF", "TIFF")]


@given(st.sampled_from(WHOLE), st.integers(0, 400), st.binary(max_size=12), st.integers(0, 600))
@settings(max_examples=150, deadline=None)
def test_no_bytes_are_too_strange(tmp_path_factory: pytest.TempPathFactory, raw: bytes, at: int, bytes_: bytes, length: int) -> None:
    path = tmp_path_factory.getbasetemp() / "strange.jpg"
    path.write_bytes((raw[:at] + bytes_ + raw[at + len(bytes_) :])[: length or None])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture, said = look(path, NAME)
    assert (picture is None) == bool(said)


def test_a_file_that_went_away(tmp_path: Path) -> None:
    assert look(tmp_path / "gone.jpg", NAME)[0] is None
