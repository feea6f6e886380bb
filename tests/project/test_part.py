"""What an edit of some profiles is known to leave alone."""

from __future__ import annotations

from cityguide.directives.ranking import chart_of
from cityguide.profiles.model import PROFILE_PARTS
from cityguide.project.part import FAR_REACHING
from cityguide.project.project import Project
from cityguide.reads import GuidePart, recorded
from cityguide.site.compose import charts_asked_for, compose, texts_with_charts
from cityguide.site.pages import common_pages


def fields(parts: set[GuidePart]) -> set[str]:
    """The fields of profiles among some parts of a guide."""
    assert {part[0] for part in parts} <= {"profile", "profiles", "stories", "looks", "there"}
    return {part[2] for part in parts if part[0] == "profile"}


def test_what_reaches_far_are_parts_of_a_profile() -> None:
    assert FAR_REACHING <= PROFILE_PARTS


def test_pages_of_no_city_are_composed_of_what_reaches_far(the_guide: Project) -> None:
    """Their titles, addresses and descriptions; what they say is made, and known, when they are."""
    with recorded() as parts:
        common_pages(the_guide.guide, True)
    assert parts and fields(parts) <= FAR_REACHING


def test_charts_are_composed_of_what_reaches_far(the_guide: Project) -> None:
    asked = list(charts_asked_for(the_guide.guide, texts_with_charts(compose(the_guide.guide).pages)))
    with recorded() as parts:
        assert all(chart_of(the_guide.guide, options) for options in asked)
    assert parts and fields(parts) <= FAR_REACHING
