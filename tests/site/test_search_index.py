"""The search index: what is in it, how heavy it is, and that nothing in it leads nowhere on its own account."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from typing import Any

import pytest
from small_project import Folder

from cityguide.guide import Guide
from cityguide.project.project import Project
from cityguide.reading.text_file import TextFile
from cityguide.site.compose import SEARCH, compose
from cityguide.site.output import Page
from cityguide.site.search_entries import FIRST_WORDS
from cityguide.site.search_index import Searched, SearchIndex, index_after_edit, search_index, searched_in_city
from cityguide.site.written import with_written

FIELDS = ("kind", "page", "part", "title", "local", "also", "text", "words")


def text_of(project: Project) -> str:
    [content] = [output.content for output in project.outputs if output.path == SEARCH]
    assert isinstance(content, str)
    return content


def entries(text: str) -> list[dict[str, Any]]:
    """The index's entries with their fields named, kinds and pages looked up."""
    index = json.loads(text)
    found = []
    for row in index["entries"]:
        entry = dict.fromkeys(FIELDS, "") | dict(zip(FIELDS, row, strict=False))
        path, title = index["pages"][entry["page"]]
        found.append(entry | {"kind": index["kinds"][entry["kind"]][0], "page": path, "title": entry["title"] or title})
    return found


@pytest.fixture(scope="module")
def found(small: Project) -> dict[tuple[str, str], dict[str, Any]]:
    return {(entry["kind"], entry["title"]): entry for entry in entries(text_of(small))}


def test_a_story_a_city_a_place_and_a_cluster(found: dict[tuple[str, str], dict[str, Any]]) -> None:
    story = found["story", "Alpha"]
    assert (story["page"], story["part"], story["local"], story["also"]) == ("cities/alpha", "", [["アルファ", "ja"]], "Arufa")
    assert story["text"] == "A tram that asks the way"
    assert found["city", "Alpha Town"]["local"] == [["アルファ町", "ja"]]
    place = found["museum", "Clock House"]
    assert (place["page"], place["part"], place["also"]) == ("cities/alpha/clock-house", "", "Tokeikan")
    assert place["text"].startswith("The clock that set the trains, and why ")
    assert "River" in place["words"], "its station"
    cluster = found["cluster", "Beta–Gamma"]
    assert (cluster["page"], cluster["also"], cluster["text"]) == ("clusters/beta-gamma", "Beta", "China and Hong Kong, China")


def test_a_section_of_a_story_leads_to_its_heading(found: dict[tuple[str, str], dict[str, Any]]) -> None:
    section = found["section", "How it began"]
    assert (section["page"], section["part"]) == ("cities/alpha", "how-it-began")
    assert section["text"].startswith("A workshop by the river made clocks first and radios later.")
    assert "applications" in section["words"].split()


def test_practical_matters_economies_and_claims(found: dict[tuple[str, str], dict[str, Any]]) -> None:
    assert (found["on the ground", "Getting in"]["part"], found["on the ground", "Getting in"]["text"]) == ("arriving", "By air")
    assert (found["on the ground", "Emergency numbers"]["part"], found["on the ground", "Emergency numbers"]["text"]) == (
        "emergency",
        "Police",
    )
    assert (found["economy", "Japan"]["page"], found["economy", "Japan"]["part"], found["economy", "Japan"]["also"]) == (
        "clusters",
        "jp",
        "日本, JP",
    )
    assert (found["claim", "Alpha leads"]["page"], found["claim", "Alpha leads"]["part"]) == ("disagreements", "claim-alpha-first")


def test_pages_by_their_titles_and_a_home_page_without_any(found: dict[tuple[str, str], dict[str, Any]]) -> None:
    assert found["page", "Places A–Z"]["page"] == "gazetteer"
    assert found["page", "Cities"]["page"] == "cities/"
    assert found["page", "Home"]["page"] == ""
    assert found["ranking", "Ranking 2021"]["text"] == "", "its description is that of every edition"
    assert ("page", "Design") not in found, "it asks not to be found"


def test_written_pages_go_by_their_place_in_the_site_and_win_over_outputs(guide: Guide) -> None:
    written = [
        TextFile(
            "pages/trends.md",
            "---\ntitle: Ours\ndescription: What we wrote.\n---\n\n## A part {#here}\n\nOf Kowloon (九龍) and <b>more</b>.\n",
        ),
        TextFile("pages/deep/note.md", "# A note\n\nIts first words.\n"),
        TextFile("pages/hidden.md", "---\ntitle: Hidden\nrobots: noindex\n---\n\nWords.\n"),
    ]
    [content] = [output.content for output in compose(guide, written, "pages/").outputs if output.path == SEARCH]
    assert isinstance(content, str)
    found = [entry for entry in entries(content) if entry["page"] in ("trends", "deep/note", "hidden")]
    assert [(entry["page"], entry["part"], entry["title"], entry["text"]) for entry in found] == [
        ("trends", "", "Ours", "What we wrote."),
        ("trends", "here", "A part", "Of Kowloon (九龍) and more."),
        ("deep/note", "", "A note", "Its first words."),
    ]


def test_texts_are_cut_at_a_word_and_apostrophes_are_curled(guide: Guide) -> None:
    page = Page("note.md", "trends", "Note", f"The driver's {'long ' * 30}", "")
    [entry] = entries(search_index(guide, [page]).text)
    assert entry["text"].startswith("The driver’s long long")
    assert entry["text"].endswith("long …")
    assert len(entry["text"]) <= FIRST_WORDS + 2


def test_the_handbook_is_found_by_its_pages_alone(guide: Guide) -> None:
    """Readers look for places: an editor's sections, and a page for each code of a problem, would stand in their way."""
    listed = Page("write/fields.md", "reference", "Fields", "", "## Tagline\n\nA line.\n")
    problem = Page("write/problems/hours.md", "problem", "hours", "", "# hours\n\nHours that can't be read.\n", listed=False)
    written = TextFile("write/index.md", "---\ntitle: Write\ndescription: How.\n---\n\n## One\n\nWords.\n")
    found = entries(search_index(guide, with_written([listed, problem], [written])).text)
    assert [(entry["title"], entry["text"]) for entry in found] == [("Write", "How."), ("Fields", "")]


def test_words_that_every_section_has_set_none_apart(guide: Guide) -> None:
    """Sections of a hand-written page keep names only, and no name that is in most of them."""
    body = "".join(f"## Part {number}\n\n{'Filler words here. ' * 5}Always Everywhere but Once{number} there.\n\n" for number in range(8))
    found = entries(search_index(guide, with_written([], [TextFile("note.md", f"# Note\n\n{body}")])).text)
    parts = [entry for entry in found if entry["kind"] == "section"]
    assert [entry["words"] for entry in parts] == [f"Once{number}" for number in range(8)]


def test_the_same_guide_gives_the_same_index(small: Project, pattern: Any) -> None:
    assert text_of(small) == text_of(pattern.project())


def test_it_is_small_and_holds_no_tables(the_guide: Project) -> None:
    """At most 22 kB for a hundred clusters, and 70 bytes for the names and the line of each place, as gzip sends it; and no bare numbers."""
    text = text_of(the_guide)
    clusters = len(the_guide.guide.rankings.clusters)
    places = sum(len(profile.attractions) for profile in the_guide.guide.profiles)
    assert len(gzip.compress(text.encode(), 9)) <= 22_000 * clusters / 100 + 70 * places
    assert not [word for entry in entries(text) for word in entry["words"].split() if word.isdigit()]


@pytest.mark.parametrize("name", ["銀座", "서울", "深圳", "광장시장", "香港", "Gwanghwamun", "Yeongdeungpo", "Shimbashi", "Tōkyō"])
def test_names_that_stand_anywhere_are_in_it(the_guide: Project, name: str) -> None:
    assert any(name in file.document.source.text for file in the_guide.guide.files), "the guide has to name it"
    assert name in text_of(the_guide)


def test_every_name_in_a_script_of_its_own_is_in_it(the_guide: Project) -> None:
    text = text_of(the_guide)
    for profile in the_guide.guide.profiles:
        for name in [*profile.attractions, *profile.cities]:
            assert name.local_name is None or json.dumps(name.local_name, ensure_ascii=False)[1:-1] in text, name.id


def test_every_section_of_a_story_is_in_it(the_guide: Project) -> None:
    found = {(entry["page"], entry["title"]) for entry in entries(text_of(the_guide)) if entry["kind"] == "section"}
    for profile in the_guide.guide.profiles:
        for section in profile.story:
            assert (f"cities/{profile.cluster}", section.title.replace("'", "’")) in found


SAID = {
    "a word that is nowhere else": ("The tram stops where you wave", "The tram stops where you semaphore", True),
    "a name that is nowhere else": ("A workshop by the river", "A workshop of Quimby's by the river", True),
    "words that stood there alone": ("and radios later", "and later", True),
    "another title": ("title: What is tried now", "title: What they try", True),
    "another name of a place": ("name: Clock House", "name: House of Clocks", True),
    "a word that others have": ("The tram stops where you wave", "Filler stops where you wave", False),
    "a kind that nothing was of": ("kind: museum", "kind: library", False),
}


@pytest.mark.parametrize("edit", SAID)
def test_after_an_edit_it_is_as_if_made_anew(folder: Folder, edit: str) -> None:
    """Or is made anew, where the entries of other pages may have changed."""
    others = "".join(f"## Part {number}\n\nOf {'Filler' if number < 6 else 'Once'}.\n\n" for number in range(8))
    folder.write("content/note.md", f"# Note\n\n{others}")
    old, new, alone = SAID[edit]

    def index_of(project: Project) -> SearchIndex:
        pages = [page for page in project.site.pages if page.by_hand or not page.city]
        return search_index(project.guide, pages, [profile.cluster for profile in project.guide.profiles])

    before = folder.project()
    folder.edit("cities/alpha.yml", old, new)
    after = folder.project()
    was, now = (Searched(*searched_in_city(project.guide, "alpha")) for project in (before, after))
    found, expected = index_after_edit(index_of(before), was, now), index_of(after)
    assert (found is not None) == alone
    if found is not None:
        assert found.text == expected.text
        assert +Counter(found.spread) == +Counter(expected.spread)
        assert index_after_edit(found, now, was) is not None, "and back"
