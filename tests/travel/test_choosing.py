"""What a reader may choose a place by, and that nothing is answered from what is not known."""

import pytest
from small_project import TODAY, Folder

from cityguide.project.project import Project
from cityguide.travel import hours
from cityguide.travel.choosing import Choice, choice

ALPHA = "cities/alpha.yml"
ALL = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


def chosen(folder: Folder, place: str = "clock-house") -> Choice:
    guide = folder.guide()
    profile = guide.profile("alpha")
    assert profile is not None
    [found] = [entry for entry in profile.attractions if entry.id == place]
    return choice(found, hours.monday_on_or_after(TODAY))


def test_the_answers_of_a_place(folder: Folder) -> None:
    folder.edit(
        ALPHA, "accessibility: Lift to every floor.", "accessibility: Lift to every floor.\n    step_free: partly\n    indoors: yes"
    )
    folder.edit(ALPHA, "price: {adult: 500, currency: JPY, note: Children half.}", "price: {adult: 500, currency: JPY, as_of: 2023-09}")
    assert chosen(folder) == Choice(free=False, days=ALL[1:], step_free="partly", indoors="yes")


def test_what_no_source_tells_is_not_known(folder: Folder) -> None:
    assert chosen(folder, "waving-tram").step_free is None
    assert chosen(folder, "waving-tram").indoors is None
    folder.edit(ALPHA, 'hours: {osm: "Tu-Su 10:00-18:00", as_of: 2023-05, sources: [wire-2023]}\n    ', "")
    assert chosen(folder).days is None


@pytest.mark.parametrize(
    ("price", "free"),
    [
        ("{free: true, as_of: 2023-09}", True),
        ("{adult: 0, currency: JPY, as_of: 2023-09}", True),
        ("{adult: 500, currency: JPY, as_of: 2023-09}", False),
        ("{note: By weight., as_of: 2023-09}", None),
        ("{free: true, sources: [rumour]}", True),  # without a date
        ("{adult: 500, currency: JPY, as_of: 2012-01}", False),  # old, and marked so on the card
    ],
)
def test_free_is_what_is_printed_as_free(folder: Folder, price: str, free: bool | None) -> None:
    folder.edit(ALPHA, "price: {adult: 500, currency: JPY, note: Children half.}", f"price: {price}")
    assert chosen(folder).free is free


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ('{osm: "Mo-Fr 22:00-05:00", as_of: 2023-09}', ALL[:5]),  # a night belongs to the day it begins on
        ('{osm: "24/7", as_of: 2023-09}', ALL),
        ("{days: Mo-Sa, note: By appointment., as_of: 2023-09}", ALL[:6]),
        ("{note: By appointment., as_of: 2023-09}", None),
        ('{osm: "Tu-Su 10:00-18:00", as_of: 2012-01}', ALL[1:]),  # old, and marked so on the card
        ('{osm: "off", as_of: 2023-09}', ()),
    ],
)
def test_days_are_those_of_the_best_hours_known(folder: Folder, written: str, days: tuple[str, ...] | None) -> None:
    folder.edit(ALPHA, 'hours: {osm: "Tu-Su 10:00-18:00", as_of: 2023-05, sources: [wire-2023]}', f"hours: {written}")
    assert chosen(folder).days == days


def test_a_closed_place_opens_on_no_day_and_an_uncertain_one_on_unknown_days(folder: Folder) -> None:
    assert chosen(folder, "radio-hall").days == ()
    folder.edit(ALPHA, 'hours: {osm: "Mo-Su 18:00-02:00"}', 'hours: {osm: "Mo-Su 18:00-02:00", as_of: 2023-09}')
    assert chosen(folder, "waving-tram").days is None


def test_every_story_of_the_guide_has_its_clock_and_its_answers(the_guide: Project) -> None:
    """A story of which nothing could be chosen would offer controls that lead nowhere."""
    for profile in the_guide.guide.profiles:
        assert profile.timezone, profile.cluster
        assert any(choice(place, hours.monday_on_or_after(TODAY)).indoors for place in profile.attractions), profile.cluster
