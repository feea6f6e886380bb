"""The thirteen statements of the documents this guide began from, written into a profile as plain text: what finds each."""

import pytest
from small_project import Folder

from cityguide.directives.page import render_page
from cityguide.profiles.addresses import city_path, evidence_path
from cityguide.project.project import Project

STATEMENTS = {
    # what is said: the profile it is written into, what finds it (the lint, a claim's words, or both), and the claim that answers it
    "Five regions hold over 70% of the world's patents and venture capital.": ("beijing", {"unbound-figure"}, "seventy-per-cent"),
    "China has the most clusters in the top hundred for the second consecutive year.": (
        "beijing",
        {"unbound-figure"},
        "china-years-leading",
    ),
    "In 2024 the top three were Tokyo, Shenzhen and Seoul.": ("seoul", {"unbound-figure"}, "top-three-2024"),
    "The United States has the most top clusters.": ("san-jose-san-francisco", {"unbound-figure"}, "most-clusters-2024"),
    "Seoul files 5.4 % of the world's patent applications.": ("seoul", {"unbound-figure"}, "seoul-patents"),
    "Shenzhen holds the drone-show record, with nearly 12,000 drones.": (
        "shenzhen-hong-kong-guangzhou",
        {"unbound-figure"},
        "drone-record",
    ),
    "China entered the top ten with the Shenzhen cluster.": ("shenzhen-hong-kong-guangzhou", {"unbound-figure"}, "china-top-ten"),
    "Intensity is activity in proportion to population density.": ("san-jose-san-francisco", {"unmarked-claim"}, "intensity-density"),
    "An AI futurist living in Beijing says that the city runs itself.": ("beijing", {"unmarked-claim"}, "quoted-resident"),
    "The shuttle follows Cheongyecheon through the centre.": ("seoul", {"unmarked-claim"}, "cheonggyecheon"),
    "In 2025 Seoul rose two places in the ranking.": ("seoul", {"break-comparison"}, "rise-of-2025"),
    "Beijing's robotaxis have no steering wheel.": ("beijing", {"unmarked-claim"}, "robotaxi-wheel"),
    "The Symphony of Lights runs across 43 buildings.": ("shenzhen-hong-kong-guangzhou", {"unbound-figure"}, "symphony-buildings"),
}


def test_there_are_thirteen() -> None:
    assert len(STATEMENTS) == 13


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_statement_is_found(the_guide: Project, the_copy: Folder, statement: str) -> None:
    city, codes, claim = STATEMENTS[statement]
    the_copy.edit(f"cities/{city}.yml", "attractions:\n", f'  - {{title: Overheard, text: "{statement}"}}\nattractions:\n')
    problems = the_copy.problems()
    assert codes <= {problem.code for problem in problems}
    assert {problem.at.file for problem in problems} == {f"cities/{city}.yml"}
    assert all("Overheard" in problem.excerpt for problem in problems), "and at its own line"
    assert claim in the_guide.guide.claims


@pytest.mark.parametrize("statement", [statement for statement, (_, codes, _) in STATEMENTS.items() if "unmarked-claim" in codes])
def test_what_only_words_give_away_is_answered_by_its_claim(the_copy: Folder, statement: str) -> None:
    """Marked as the problem asks, the statement stands one tap from the claim that contradicts it."""
    city, _, claim = STATEMENTS[statement]
    the_copy.edit(f"cities/{city}.yml", "attractions:\n", f'  - {{title: Overheard, text: "{statement[:-1]} [!{claim}]."}}\nattractions:\n')
    project = the_copy.project()
    page, evidence = (
        render_page(project.guide, project.pages[path].text, lambda fragment: fragment, project.text_of)
        for path in (city_path(city), evidence_path(city))
    )
    assert f'href="cg:{evidence_path(city)}#claim-{claim}"' in page
    assert f'id="claim-{claim}"' in evidence
