"""The lint over the guide's own text, and over sentences planted in it."""

import re

from small_project import Folder

from cityguide.checks.method_breaks import across_a_break
from cityguide.checks.pages import claim_problems, page_problems, profile_problems
from cityguide.checks.unbound_numbers import unbound
from cityguide.project.project import Project
from cityguide.reading.memo import Memo

PLANTED = {
    "Seoul ranks fourth among them.": "fourth",
    "It holds 6.2 per cent of the applications.": "6.2 per cent",
    "The district counts 1,800 start-ups.": "1,800",
    "Deals doubled within twelve months.": "doubled",
    "Since 2023 it climbed three places.": "climbed",
}


def test_the_guide_has_no_figure_that_nothing_accounts_for(the_guide: Project) -> None:
    memo = Memo()
    assert [problem for file in the_guide.guide.files for problem in profile_problems(the_guide.guide, file, memo)] == []
    assert claim_problems(the_guide.guide, memo) == []
    assert [problem for page in the_guide.written for problem in page_problems(the_guide.guide, page, Memo())] == []
    for output in the_guide.outputs:
        if output.is_page and isinstance(output.content, str) and not output.path.startswith("cities/"):
            body = re.sub(r"\A---\n.*?\n---\n", "", output.content, flags=re.DOTALL)  # a description is made from the tables
            assert [*unbound(body), *across_a_break(the_guide.guide, body)] == [], output.path


def test_five_planted_figures_are_five_problems(the_copy: Folder) -> None:
    """In a profile and on a page, each found at its own words."""
    planted = " ".join(PLANTED)
    the_copy.edit("cities/seoul.yml", "attractions:\n", f'  - {{title: Planted, text: "{planted}"}}\nattractions:\n')
    the_copy.write("content/about.md", the_copy.read("content/about.md") + f"\n{planted}\n")
    problems = the_copy.problems()
    for name in ("cities/seoul.yml", "content/about.md"):
        found = [problem for problem in problems if problem.at.file == name]
        lines = the_copy.read(name).split("\n")
        spots = [lines[problem.at.line - 1][problem.at.column - 1 :] for problem in found]
        for sentence, words in PLANTED.items():
            assert any(spot.startswith((words, f"ranks {words}")) for spot in spots), f"{sentence} {name}"
        assert {problem.code for problem in found} == {"unbound-figure", "break-comparison"}
        assert all("Planted" in problem.excerpt or planted in problem.excerpt for problem in found)
