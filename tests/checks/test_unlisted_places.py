"""A section that names a place lists it, or a note says so; an id that no place has is an error."""

from __future__ import annotations

import pytest
from small_project import Folder

from cityguide.checks.plausible.stories import unlisted_places

ALPHA = "cities/alpha.yml"
TEXT = "      The tram stops where you wave [@notebook].\n"


def unlisted(folder: Folder) -> list[str]:
    return [problem.message for file in folder.guide().files for problem in unlisted_places(file)]


@pytest.mark.parametrize(
    ("said", "named"),
    [("by the Clock House", "Clock House"), ("by the 時計館", "時計館"), ("by the Clock Houses", ""), ("by Radio Hall", "")],
)
def test_a_place_by_name(folder: Folder, said: str, named: str) -> None:
    """In part of a word it is not named, and of a closed one nobody needs a card."""
    folder.edit(ALPHA, TEXT, TEXT.replace("where you wave", said))
    expected = f"this section speaks of {named}; add 'clock-house' to its 'places', or its card won't stand below it"
    assert unlisted(folder) == ([expected] if named else [])


def test_a_listed_place_is_no_note(folder: Folder) -> None:
    folder.edit(ALPHA, TEXT, TEXT.replace("where you wave", "by the Clock House") + "    places: [clock-house]\n")
    assert unlisted(folder) == []


def test_an_unknown_place_is_told_with_the_nearest(folder: Folder) -> None:
    folder.edit(ALPHA, TEXT, TEXT + "    places: [waving-tram, clok-house]\n")
    assert folder.faults() == [
        f"{folder.place(ALPHA, 'clok-house')}: error: unknown place 'clok-house'; did you mean 'clock-house'? [unknown-place]"
    ]
