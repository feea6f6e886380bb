"""The gazetteer: what stands in it, in which order, and where it leads."""

from __future__ import annotations

import re

from cityguide.directives.gazetteer import letters, named
from cityguide.directives.page import render_page
from cityguide.guide import Guide
from cityguide.project.project import Project

DIRECTIVE = "```gazetteer\n```\n"


def rendered(guide: Guide) -> str:
    return render_page(guide, DIRECTIVE, lambda html: html)


def test_names_of_a_guide(guide: Guide) -> None:
    found = {(name.sort, name.name): name for name in named(guide)}
    story = found["story", "Alpha"]
    assert (story.path, story.part, story.local, story.also) == ("cities/alpha.md", "", (("アルファ", "ja"),), ("Arufa",))
    place = found["place", "Clock House"]
    assert (place.path, place.part, place.kind, place.within, place.number) == ("cities/alpha/clock-house.md", "", "museum", "Alpha", 1)
    assert found["place", "Radio Hall"].closed
    assert not place.closed
    assert found["city", "Harbour"].local == ()
    assert found["cluster", "Beta–Gamma"].within == "China and Hong Kong, China"
    assert found["cluster", "Delta & Sons"].within == "the United States"


def test_lines_are_in_the_order_of_a_dictionary(guide: Guide) -> None:
    found = {letter: [line.name for line in lines] for letter, lines in letters(guide)}
    assert found == {
        "0–9": ["The <3 Tram"],
        "A": ["Alpha", "Alpha Town"],
        "B": ["Beta", "Beta–Gamma"],
        "C": ["Clock House"],
        "D": ["Delta & Sons"],
        "E": ["Epsilon"],
        "G": ["Gamma"],
        "H": ["Harbour"],
        "O": ["Omega"],
        "P": ["Parts Market"],
        "R": ["Radio Hall"],
    }


def test_a_story_and_its_cluster_share_a_line(guide: Guide) -> None:
    html = rendered(guide)
    assert (
        '<a href="cg:cities/alpha.md">Alpha</a> <span lang="ja">アルファ</span> <i class="cg-romanised">Arufa</i> '
        '<small>story, <a href="cg:clusters/alpha.md">ranks</a></small>' in html
    )
    assert html.count('"cg:clusters/alpha.md"') == 1


def test_what_is_in_a_name_is_escaped(guide: Guide) -> None:
    html = rendered(guide)
    assert "The &lt;3 Tram</a>" in html
    assert "Delta &amp; Sons</a>" in html


def test_places_bear_their_number_and_closed_ones_say_so(guide: Guide) -> None:
    assert "<small>shop, Alpha, closed</small>" in rendered(guide)


def test_every_letter_leads_to_its_names(guide: Guide) -> None:
    html = rendered(guide)
    targets = re.findall(r'<a href="#(letter-\w)">', html)
    assert targets == re.findall(r'<h2 id="(letter-\w)">', html)
    assert len(targets) == len(letters(guide))


def test_a_later_part_of_a_name_leads_to_the_whole(the_guide: Project) -> None:
    see = {(line.name, line.leads.name) for _, lines in letters(the_guide.guide) for line in lines if line.see}
    assert {("Kyoto", "Osaka–Kobe–Kyoto"), ("Rotterdam", "Amsterdam")} <= see
    assert not {name for name, _ in see} & {"Yokohama", "Hong Kong"}, "they have lines of their own"


def test_every_place_of_the_guide_is_in_it(the_guide: Project) -> None:
    [page] = [output.content for output in the_guide.outputs if output.path == "gazetteer.md"]
    assert isinstance(page, str)
    html = render_page(the_guide.guide, page, lambda fragment: fragment)
    for profile in the_guide.guide.profiles:
        for place in profile.attractions:
            assert f'"cg:cities/{profile.cluster}/{place.id}.md"' in html, place.id
    for cluster in the_guide.guide.rankings.clusters:
        assert f'"cg:clusters/{cluster}.md"' in html, cluster
