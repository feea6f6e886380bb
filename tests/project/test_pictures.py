"""Photographs from a project's folder to its site: made once, kept, shown in the sizes that screens need."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from building import run_mkdocs, site_of, with_configuration
from developed import FILE, illustrate, photographed
from PIL import Image
from small_project import Folder, small_project

from cityguide.cli import main
from cityguide.photographs import making
from cityguide.project import pictures
from cityguide.project.project import Project

SIZES = ["480.avif", "480.webp", "960.avif", "960.webp", "1200.avif", "1200.webp"]


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for each test to keep pictures in."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("CITYGUIDE_CACHE", str(folder))
    return folder


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The renditions that are made, and not found where they are kept."""
    found: list[str] = []
    rendition = making.rendition

    def counted(raw: bytes, wanted: making.Rendition, ending: str) -> bytes:
        found.append(wanted.path(ending))
        return rendition(raw, wanted, ending)

    monkeypatch.setattr(pictures, "rendition", counted)
    return found


def contents(project: Project) -> dict[str, bytes]:
    outputs = {output.path: output.content for output in project.pictures if output.path.startswith("photographs/")}
    return {path: content for path, content in outputs.items() if isinstance(content, bytes)}


def test_each_photograph_in_each_size_and_format(folder: Folder) -> None:
    illustrate(folder)
    found = contents(folder.project())
    assert list(found) == [f"photographs/alpha/clock-{size}" for size in SIZES]
    for path, content in found.items():
        with Image.open(io.BytesIO(content)) as image:
            assert f"-{image.width}.{(image.format or '').lower()}" in path
            assert image.width * 2 == image.height * 3


def test_who_asks_for_no_photograph_waits_for_none(folder: Folder, made: list[str]) -> None:
    illustrate(folder)
    project = folder.project()
    assert [output for output in project.pictures if output.path.startswith("photographs/")]
    assert made == []


def test_a_second_build_makes_none(folder: Folder, made: list[str]) -> None:
    illustrate(folder)
    first = contents(folder.project())
    assert len(made) == 6
    assert contents(folder.project()) == first
    assert len(made) == 6


def test_another_photograph_under_the_same_name_is_made_anew(folder: Folder, made: list[str]) -> None:
    illustrate(folder)
    first = contents(folder.project())
    folder.write(FILE, photographed(quality=60))
    second = contents(folder.project())
    assert len(made) == 12
    assert all(second[path] != first[path] for path in first)


def test_another_program_makes_anew(folder: Folder, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    illustrate(folder)
    contents(folder.project())
    monkeypatch.setattr(pictures, "made_with", lambda: "a later Pillow")
    contents(folder.project())
    assert len(made) == 12


def test_all_are_kept_however_many(folder: Folder, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cityguide.kept.MOST_KEPT", 0)
    illustrate(folder)
    for _ in range(3):
        contents(folder.project())
    assert len(made) == 6


def test_a_damaged_file_is_a_problem_of_the_build_and_leaves_no_trace(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    raw = photographed()
    illustrate(folder, raw=raw[: len(raw) // 2])
    [problem] = folder.project().damaged()
    assert (problem.code, problem.found, str(problem.at)) == ("photograph", FILE, folder.place("cities/alpha.yml", FILE))
    assert "begins as a picture but is damaged further on" in problem.message
    out = folder.path("out")
    assert main(["export", "--root", str(folder.root), str(out)]) == 1
    assert not out.exists()
    assert "[photograph]" in capsys.readouterr().err


def test_an_export_has_the_same_photographs(folder: Folder) -> None:
    illustrate(folder)
    out = folder.path("out")
    assert main(["export", "--root", str(folder.root), str(out)]) == 0
    for path, content in contents(folder.project()).items():
        assert (out / path).read_bytes() == content
    assert not (out / FILE).exists(), "the original is not for readers"


class Pictures(HTMLParser):
    """The figures of photographs: the attributes of each element in them, and the text below."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sources: list[dict[str, str | None]] = []
        self.images: list[dict[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "source":
            self.sources.append(dict(attrs))
        if tag == "img":
            self.images.append(dict(attrs))


def candidates(srcset: str | None) -> dict[str, int]:
    return {path: int(width.removesuffix("w")) for path, width in (entry.split(" ") for entry in (srcset or "").split(", "))}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with a photograph at the head of a city, one in its story and one of a place, built strictly."""
    folder = with_configuration(small_project(tmp_path_factory.mktemp("photographed")))
    said = 'credit: "Kim <b> & Co", licence: CC BY-SA 4.0, url: "https://commons.example/a?b=1&c=2", taken: 2024-05'
    head = f"{{file: photographs/head.webp, alt: 'Four \"quarters\", each in a colour & shape of its own.', caption: From above, {said.replace(' <b>', '')}}}"
    folder.edit("cities/alpha.yml", "\ncities:\n", f"\nphotograph: {head}\ncities:\n")
    told = "  - title: How it began\n"
    folder.edit("cities/alpha.yml", told, f"{told}    photograph: {head.replace('head.webp', 'in/the_story.PNG')}\n")
    tall = "{file: photographs/tall.jpg, alt: Four quarters that are higher than wide., credit: A traveller, licence: by permission}"
    folder.edit("cities/alpha.yml", "  - id: clock-house\n", f"  - id: clock-house\n    photograph: {tall}\n")
    folder.write("photographs/head.webp", photographed(2000, 1000, "WEBP"))
    folder.write("photographs/in/the_story.PNG", photographed(1000, 800, "PNG"))
    folder.write("photographs/tall.jpg", photographed(900, 1200))
    return site_of(folder.root, site_url="https://guide.example/below/")


def test_the_page_shows_them(site: Path) -> None:
    pages = [(site / f"cities/alpha/{name}index.html").read_text() for name in ("", "clock-house/")]
    assert [page.count('<figure class="cg-photograph') for page in pages] == [2, 1]
    found = Pictures("".join(pages))
    assert [image["alt"] for image in found.images] == [
        'Four "quarters", each in a colour & shape of its own.', 'Four "quarters", each in a colour & shape of its own.',
        "Four quarters that are higher than wide.",
    ]  # fmt: skip
    assert [(image["width"], image["height"]) for image in found.images] == [("1600", "800"), ("1000", "800"), ("900", "1200")]
    # The first opens the page; the others are fetched when a reader comes near.
    assert [image.get("loading") for image in found.images] == [None, "lazy", None]
    assert pages[0].index("cg-photograph") < pages[0].index('id="the-story"')


def test_every_size_leads_to_a_file_of_that_size(site: Path) -> None:
    found = [
        (folder, Pictures((folder / "index.html").read_text())) for folder in (site / "cities/alpha", site / "cities/alpha/clock-house")
    ]
    shown = [(folder, *each) for folder, pictures in found for each in zip(pictures.sources, pictures.images, strict=True)]
    assert len(shown) == 3
    for folder, source, image in shown:
        assert source["type"] == "image/avif"
        assert source["sizes"] == image["sizes"]
        for entry, ending in ((source, "avif"), (image, "webp")):
            sizes = candidates(entry["srcset"])
            assert list(sizes.values()) == sorted(sizes.values())
            for path, width in sizes.items():
                assert path.endswith(f"-{width}.{ending}")
                with Image.open(folder / path) as file:
                    assert file.width == width
        with Image.open(folder / str(image["src"])) as file:
            assert file.size == (int(image["width"] or 0), int(image["height"] or 0))


def test_below_stand_caption_author_and_licence(site: Path) -> None:
    page = (site / "cities/alpha/index.html").read_text() + (site / "cities/alpha/clock-house/index.html").read_text()
    captions = re.findall(r"<figcaption>(.*?)</figcaption>", page.replace("\n", ""))
    shown = [caption for caption in captions if "Photograph: " in caption]
    assert shown[0] == (
        'From above · Photograph: <a href="https://commons.example/a?b=1&amp;c=2">Kim &amp; Co</a>, May 2024, '
        '<a href="https://creativecommons.org/licenses/by-sa/4.0/" rel="license">CC\u00a0BY-SA\u00a04.0</a>'
    )
    assert shown[2] == "Photograph: A traveller, by permission"


def test_the_original_is_not_published(site: Path) -> None:
    assert not list((site / "photographs").rglob("*.PNG")) + list((site / "photographs").rglob("*.jpg"))


def test_machines_are_told_whose_they_are(site: Path) -> None:
    def told(page: str, kind: str) -> Any:
        [script] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', (site / page).read_text())
        return next(node for node in json.loads(script)["@graph"] if kind in node["@type"])

    place = told("cities/alpha/index.html", "TouristDestination")
    assert place["image"] == {
        "@type": "ImageObject",
        "contentUrl": "https://guide.example/below/photographs/head-1600.webp",
        "caption": "From above",
        "creditText": "Kim & Co",
        "license": "https://creativecommons.org/licenses/by-sa/4.0/",
        "acquireLicensePage": "https://commons.example/a?b=1&c=2",
        "dateCreated": "2024-05",
    }
    assert told("cities/alpha/clock-house/index.html", "TouristAttraction")["image"]["license"] == {
        "@type": "CreativeWork",
        "name": "by permission",
    }


def test_the_card_is_still_the_drawn_one(site: Path) -> None:
    page = (site / "cities/alpha/index.html").read_text()
    [image] = re.findall(r'<meta property="og:image" content="([^"]*)"', page)
    assert "photographs" not in image


def test_a_damaged_photograph_costs_no_good_site(folder: Folder) -> None:
    raw = photographed()
    illustrate(with_configuration(folder), raw=raw[: len(raw) // 2])
    folder.write("site/index.html", "the last good site")
    result = run_mkdocs(folder.root)
    assert result.returncode == 1
    assert "damaged further on" in result.stderr
    assert "Traceback" not in result.stderr
    assert folder.read("site/index.html") == "the last good site"


def test_a_page_of_ones_own_may_show_a_photograph_of_a_profile(folder: Folder) -> None:
    illustrate(folder)
    folder.write("content/clocks.md", f"# Clocks\n\n```photograph\ncluster: alpha\nfile: {FILE}\n```\n")
    assert folder.faults() == []
    folder.write("content/clocks.md", "# Clocks\n\n```photograph\ncluster: alpha\nfile: photographs/alpha/clok.jpg\n```\n")
    [problem] = folder.problems()
    assert problem.message == f"the profile of 'alpha' has no photograph 'photographs/alpha/clok.jpg'; did you mean '{FILE}'?"


def cards_of(project: Project, city: str) -> dict[str, bytes]:
    outputs = {output.path: output.content for output in project.pictures if output.path.startswith(f"cards/cities/{city}/")}
    return {path: content for path, content in outputs.items() if isinstance(content, bytes)}


def test_what_the_cards_of_a_city_share_is_kept_once(folder: Folder, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plates: list[str] = []
    above = pictures.plate_above
    monkeypatch.setattr(pictures, "plate_above", lambda *shown: plates.append(shown[1]) or above(*shown))
    first = cards_of(folder.project(), "alpha")
    assert len(first) > 3 and len(set(first.values())) == len(first)
    [file] = (cache / "cards").iterdir()
    for damage, drawn in ((lambda: None, 1), (lambda: file.write_bytes(file.read_bytes()[:-1]), 2)):
        damage()
        pictures._above.cache_clear()
        assert cards_of(folder.project(), "alpha") == first
        assert len(plates) == drawn
