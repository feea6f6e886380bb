"""A photograph in a profile: what is written of it, and whether its file is there and fit to be shown."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from developed import FILE, PHOTOGRAPH, illustrate, photographed
from pydantic import ValidationError
from small_project import Folder

from cityguide.photographs.picture import Picture
from cityguide.profiles.photographs import Photograph


def made(**said: Any) -> Photograph:
    return Photograph.model_validate({**PHOTOGRAPH, **said})


def test_what_must_be_said_and_what_may() -> None:
    assert made().caption is made().url is made().taken is None
    whole = made(caption="The clock", url="https://commons.example/clock", taken="2023-05")
    assert (whole.caption, whole.taken) == ("The clock", "2023-05")
    for name in PHOTOGRAPH:
        with pytest.raises(ValidationError, match=name):
            made(**{name: None})


@pytest.mark.parametrize(
    "path",
    [
        "photographs/a.jpg",
        "photographs/seoul/ddp.jpeg",
        "photographs/Seoul/IMG_2034.JPG",
        "photographs/a/b/c-1.v2.avif",
        "photographs/a.tiff",
    ],
)
def test_a_path(path: str) -> None:
    assert made(file=path).file == path


@pytest.mark.parametrize(
    "path",
    [
        "clock.jpg", "/photographs/clock.jpg", "photographs/../clock.jpg", "photographs/./clock.jpg", "photographs//clock.jpg",
        "photographs/.hidden.jpg", "photographs/clock.gif", "photographs/clock.heic", "photographs/clock", "photographs/.jpg",
        "photographs/the clock.jpg", "photographs/clock,1.jpg", "photographs/clock.jpg?x", "photographs/uhr-straße.jpg", "photographs\\clock.jpg",
        "https://clock.example/photographs/clock.jpg", f"photographs/{'a' * 120}.jpg",
    ],
)  # fmt: skip
def test_what_is_no_path_of_a_photograph(path: str) -> None:
    with pytest.raises(ValidationError):
        made(file=path)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"alt": "A clock."}, "at least 20"),
        ({"alt": "A" * 251}, "at most 250"),
        ({"caption": "A" * 201}, "at most 200"),
        ({"caption": "See [@wire]"}, "plain text"),
        ({"url": "commons.example"}, "web address"),
        ({"taken": "last May"}, "not a date"),
    ],
)
def test_what_is_refused(said: dict[str, str], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        made(**said)


@pytest.mark.parametrize(
    ("licence", "terms"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY-SA 2.5", "https://creativecommons.org/licenses/by-sa/2.5/"),
        ("CC BY-NC-ND 3.0", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC BY", None),
        ("CC BY-SA 5.0", None),
        ("KOGL Type 1", None),
        ("by permission of Kim Hana", None),
    ],
)
def test_the_address_of_a_licence(licence: str, terms: str | None) -> None:
    assert made(licence=licence).terms == terms


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("alpha/clock.jpg", "file: 'alpha/clock.jpg' is no path of a photograph; did you mean 'photographs/alpha/clock.jpg'?"),
        ("/photographs/clock.jpg", "file: '/photographs/clock.jpg' is no path of a photograph; did you mean 'photographs/clock.jpg'?"),
        (
            "photographs/the clock.jpg",
            "file: 'photographs/the clock.jpg' is no path of a photograph; write it as in photographs/seoul/ddp.jpg: letters, digits, "
            "- and _, ending in jpg, jpeg, png, webp, avif, tif or tiff",
        ),
    ],
)
def test_a_path_that_is_none_is_explained(folder: Folder, path: str, message: str) -> None:
    illustrate(folder, path, raw=b"")
    [problem] = folder.problems()
    assert (problem.code, problem.field, problem.message) == ("photograph", "photograph.file", message)
    assert problem.meant == ("" if " " in path else "photographs/alpha/clock.jpg" if "alpha" in path else "photographs/clock.jpg")


def test_an_alt_that_is_too_short_is_explained(folder: Folder) -> None:
    illustrate(folder, alt="A clock.")
    [problem] = folder.problems()
    assert (problem.code, problem.message) == ("too-few", "alt: 8 characters found, at least 20 are needed")


def test_every_photograph_of_a_profile_with_its_place(folder: Folder) -> None:
    illustrate(folder)
    one = "{file: photographs/alpha/clock.jpg, alt: Four quarters of different colours., credit: Kim, licence: CC0}"
    folder.edit("cities/alpha.yml", "cities:\n", f"photograph: {one}\ncities:\n")
    folder.edit("cities/alpha.yml", "  - title: What is tried now\n", f"  - title: What is tried now\n    photograph: {one}\n")
    guide = folder.guide()
    found = [loc for loc, _ in guide.profiles[1].photographs]
    assert found == [("photograph",), ("story", 1, "photograph"), ("attractions", 0, "photograph")]
    assert guide.pictures == {FILE: Picture(FILE, 1200, 800)}


def fault(folder: Folder) -> str:
    [problem] = folder.problems()
    assert (problem.code, problem.field, problem.found, problem.severity) == ("photograph", "photograph.file", FILE, "error")
    assert str(problem.at) == folder.place("cities/alpha.yml", FILE)
    return problem.message


def test_a_file_that_is_not_there(folder: Folder) -> None:
    illustrate(folder, raw=b"")
    assert fault(folder) == f"there is no file '{FILE}'; put it there, beside cities/ and data/"


@pytest.mark.parametrize(
    ("present", "sure"),
    [
        ("photographs/alpha/clock.JPG", True),
        ("photographs/Alpha/clock.jpg", True),
        ("photographs/alpha/clocks.jpg", False),
        ("photographs/alpha/clock.png", False),
        ("photographs/beta/clock.jpg", False),
    ],
)
def test_the_nearest_file_is_named(folder: Folder, present: str, sure: bool) -> None:
    illustrate(folder, raw=b"")
    folder.write(present, photographed())
    folder.write("photographs/alpha/river.jpg", photographed())
    assert fault(folder) == f"there is no file '{FILE}'; did you mean '{present}'?"
    [problem] = folder.problems()
    assert (problem.meant, problem.sure) == (present, sure)


def test_of_two_files_that_are_near_that_of_the_same_folder_is_named(folder: Folder) -> None:
    illustrate(folder, raw=b"")
    for name in ("photographs/aaa/clock.jpg", "photographs/alpha/clock.webp", "photographs/zzz/clock.jpg"):
        folder.write(name, photographed())
    assert "did you mean 'photographs/alpha/clock.webp'?" in fault(folder)


def test_a_file_of_another_name_is_not_near(folder: Folder) -> None:
    illustrate(folder, raw=b"")
    folder.write("photographs/alpha/river.jpg", photographed())
    assert "did you mean" not in fault(folder)


def test_a_folder_in_the_place_of_a_file(folder: Folder) -> None:
    illustrate(folder, raw=b"")
    folder.path(FILE).mkdir(parents=True)
    assert "there is no file" in fault(folder)


def test_a_file_that_is_not_fit(folder: Folder) -> None:
    illustrate(folder, raw=b"GIF89a")
    assert fault(folder) == f"'{FILE}' is no picture that can be read; save it as JPEG, PNG, WebP, AVIF or TIFF"
    folder.write(FILE, photographed(640, 480))
    assert fault(folder).startswith(f"'{FILE}' is 640 by 480 pixels; at least 800")


def test_two_files_that_differ_in_their_ending_alone(folder: Folder) -> None:
    illustrate(folder)
    other = "photographs/alpha/clock.png"
    folder.write(other, photographed(900, 600, "PNG"))
    folder.edit(
        "cities/alpha.yml", "cities:\n",
        f"photograph: {{file: {other}, alt: Four quarters of different colours., credit: Kim, licence: CC0}}\ncities:\n",
    )  # fmt: skip
    assert fault(folder) == f"'{FILE}' and '{other}' would get one name in the site; rename one of them"


@pytest.mark.parametrize("key", ["alt", "credit", "licence"])
def test_without_alt_credit_or_licence_there_is_no_guide(folder: Folder, key: str) -> None:
    illustrate(folder)
    folder.edit("cities/alpha.yml", f'      {key}: "{PHOTOGRAPH[key]}"\n', "")
    [problem] = folder.problems()
    assert problem.code == "missing-key"
    assert f"'{key}'" in problem.message


def test_a_number_in_a_caption_needs_a_source_like_any_other(folder: Folder) -> None:
    one = (
        "{file: photographs/alpha/clock.jpg, alt: Four quarters of different colours., credit: Kim, licence: CC0, caption: All 4711 clocks}"
    )
    folder.write(FILE, photographed())
    folder.edit("cities/alpha.yml", "  - title: What is tried now\n", f"  - title: What is tried now\n    photograph: {one}\n")
    [problem] = folder.problems()
    assert "4711" in problem.message
    assert str(problem.at) == folder.place("cities/alpha.yml", "4711")


def test_in_an_attraction_its_sources_account_for_a_number_in_the_caption(folder: Folder) -> None:
    illustrate(folder, caption="All 4711 clocks")
    assert folder.faults() == []


def test_a_guide_without_photographs_does_not_wait_for_pillow(folder: Folder) -> None:
    code = (
        "import sys, pathlib, datetime; from cityguide.guide import read_guide; "
        f"guide, problems = read_guide(pathlib.Path({str(folder.root)!r}), datetime.date(2023, 11, 22)); "
        "assert guide and not problems and 'PIL' not in sys.modules, problems"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
