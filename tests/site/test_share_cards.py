"""Which page has which card, and that only what has an account is on it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from small_project import Folder

from cityguide.cards.model import Compass, Ladder, Plate, Ranks, Strips, World
from cityguide.project.project import Project
from cityguide.reading.text_file import TextFile
from cityguide.site.icons import ICONS, manifest
from cityguide.site.pages import FEWEST_FACTS
from cityguide.site.share_cards import Cards, alt_text, card_path
from cityguide.site.written import with_written


def test_every_page_but_the_hidden_ones_has_a_card(the_guide: Project) -> None:
    pages = {output.path for output in the_guide.outputs if output.is_page} | {
        "index.md",
        "about.md",
        "how-clusters-work.md",
        "reading-the-ranking.md",
    }
    clusters = the_guide.guide.rankings.clusters
    little = {f"clusters/{cluster}.md" for cluster in clusters if the_guide.guide.rankings.known_facts[cluster] < FEWEST_FACTS}
    moved = {path for path, page in the_guide.pages.items() if page.kind == "moved"}
    assert pages - the_guide.cards.keys() == {"design.md"} | little | moved
    assert "clusters/lyon.md" in little and "clusters/munich.md" not in little
    assert all(card.title and len(card.line) > 10 for card in the_guide.cards.values())
    assert {card.brand for path, card in the_guide.cards.items() if path != "index.md"} == {"Proving Grounds"}


def test_a_city_has_its_map_its_promise_and_its_rank(small: Project) -> None:
    card = small.cards["cities/alpha.md"]
    assert (card.title, card.line, card.numeral) == ("Alpha", "A tram that asks the way", "2")
    assert card.note.startswith("among the clusters ranked in WIPO’s ") and card.note.endswith("\u00a02023")
    assert card.motif == Plate("petrol", ((35.45, 139.63), (35.5, 139.7)), ((35.4501, 139.6302), (35.51, 139.71)))


def test_pages_below_a_city_have_its_map_above_their_words(the_guide: Project) -> None:
    below = {path: card for path, card in the_guide.cards.items() if path.startswith("cities/seoul/")}
    assert {the_guide.pages[path].kind for path in below} == {"place", "day", "evidence"}
    plate = the_guide.cards["cities/seoul.md"].motif
    assert {card.motif for card in below.values()} == {Strips((plate,))}
    assert {card.accent for card in below.values()} == {"celadon"}
    assert alt_text(below["cities/seoul/evidence.md"]).endswith(". A drawn map of its land, its water and its places.")


def test_a_cluster_is_lit_on_the_world_with_its_rank_or_without(small: Project) -> None:
    shown = Cards(small.guide, [replace(page, head={}) for page in small.pages.values()])
    ranked, unranked = shown["clusters/epsilon.md"], shown["clusters/omega.md"]
    assert (ranked.numeral, unranked.numeral) == ("5", "")
    assert ranked.line.startswith("Republic of Korea · WIPO, ") and ranked.line.endswith("\u00a02023")
    assert unranked.line.endswith("no rank known in the 2023 edition of WIPO’s ranking")
    assert isinstance(ranked.motif, World) and isinstance(unranked.motif, World)
    assert ranked.motif.lit == ((37.5, 127.0), "petrol") and unranked.motif.lit is None
    assert ranked.motif.others == ((37.5, 127.0),)
    assert [spot for spot, _ in ranked.motif.stories] == [(35.4, 139.6), (22.5, 114.1)]


def test_a_rank_that_nobody_read_is_a_row_of_the_ladder(small: Project) -> None:
    motif = small.cards["ranking/index.md"].motif
    assert isinstance(motif, Ladder)
    assert [(rank, name) for rank, name, _ in motif.rows] == [
        ("1", "Beta–Gamma"), ("2", "Alpha"), ("3", "Delta & Sons"), ("4", "not known to us"), ("5", "Epsilon"), ("6", "not known to us"),
    ]  # fmt: skip
    assert [accent for _, _, accent in motif.rows][:3] == ["petrol", "petrol", None]
    older = small.cards["ranking/2021.md"].motif
    assert isinstance(older, Ladder) and older.rows[0][1] == "Alpha"


def test_ranks_across_editions_have_gaps_and_breaks(small: Project) -> None:
    motif = small.cards["trends.md"].motif
    assert motif == Ranks((2021, 2022, 2023), (2022,), (("Beta–Gamma", "petrol", (3, 2, 1)), ("Alpha", "petrol", (1, 1, 2))))


def test_two_side_by_side_have_both_maps(the_guide: Project) -> None:
    card = the_guide.cards["compare/beijing-and-seoul.md"]
    assert card.title == "Beijing and Seoul"
    assert isinstance(card.motif, Strips)
    assert [plate.accent for plate in card.motif.plates] == ["cinnabar", "celadon"]


def test_pages_of_words_have_the_compass_and_home_the_world(the_guide: Project) -> None:
    assert the_guide.cards["about.md"].motif == Compass()
    home = the_guide.cards["index.md"]
    assert isinstance(home.motif, World) and len(home.motif.stories) == 5 and home.brand == ""


def test_titles_come_from_the_head_or_the_first_heading(small: Project) -> None:
    pages = {"index.md": "# The Guide\n", "a.md": "---\ntitle: It's A\ndescription: Why.\n---\n# B\n", "c.md": "no title",
             "d.md": "---\ntitle: D\nrobots: noindex\n---\n", "e.md": "---\ntitle: [broken\n---\n# E #\n"}  # fmt: skip
    found = Cards(small.guide, with_written([], [TextFile(path, text) for path, text in pages.items()]))
    assert {path: card.title for path, card in found.items()} == {"index.md": "The Guide", "a.md": "It’s A", "e.md": "E"}
    assert (found["a.md"].line, found["a.md"].brand, found["index.md"].brand) == ("Why.", "The Guide", "")


def test_a_card_says_in_words_what_is_on_it(small: Project) -> None:
    said = alt_text(small.cards["cities/alpha.md"])
    assert said.startswith("Alpha. No. 2 among the clusters ranked in WIPO’s ")
    assert said.endswith("2023. A drawn map of its land, its water and its places.")
    assert alt_text(small.cards["clusters/beta-gamma.md"]) == "Beta–Gamma. No. 1. A drawn map of the world with the clusters as dots."
    assert len({alt_text(card) for card in small.cards.values()}) > 5


def test_a_change_of_the_data_changes_the_card(folder: Folder) -> None:
    before = folder.project().cards
    folder.edit("cities/alpha.yml", "tagline: A tram that asks the way", "tagline: A tram that waits")
    after = folder.project().cards
    assert {path for path in before if before[path] != after[path]} == {"cities/alpha.md"}


@pytest.mark.parametrize(("page", "card"), [("index.md", "cards/index.png"), ("cities/seoul.md", "cards/cities/seoul.png")])
def test_a_card_stands_where_its_page_does(page: str, card: str) -> None:
    assert card_path(page) == card


def test_the_manifest_lists_icons_that_exist() -> None:
    found = json.loads(manifest("A “Guide”"))
    assert found["name"] == "A “Guide”" and found["start_url"] == "."
    assert {(entry["src"], entry["sizes"]) for entry in found["icons"]} == {
        ("assets/icons/icon-192.png", "192x192"), ("assets/icons/icon-512.png", "512x512"), ("assets/icons/maskable-512.png", "512x512"),
    }  # fmt: skip
    assert {entry["src"] for entry in found["icons"]} <= ICONS.keys()
    assert [entry.get("purpose") for entry in found["icons"]] == [None, None, "maskable"]
