"""The note on two clusters that look alike in charts."""

from __future__ import annotations

import pytest
from small_project import ALPHA, BETA_GAMMA, Folder

from cityguide.checks.plausible.drawn import shared_looks
from cityguide.guide import Guide
from cityguide.project.project import Project

SAID = "charts can't tell Alpha and Beta–Gamma apart: both have the accent 'petrol' and the symbol '{}'; the symbol '{}' is free"


@pytest.mark.parametrize(
    ("alpha", "beta_gamma", "at", "said"),
    [
        ("", "symbol: disc\n", "disc", SAID.format("disc", "square")),
        ("accent: petrol\nsymbol: star\n", "accent: petrol\nsymbol: star\n", "star", SAID.format("star", "disc")),
        ("", "accent: petrol\n", "petrol", SAID.format("disc", "square")),
        ("", "", "beta-gamma", SAID.format("disc", "square")),
    ],
)
def test_two_that_share_accent_and_symbol_are_told(folder: Folder, alpha: str, beta_gamma: str, at: str, said: str) -> None:
    folder.write("cities/alpha.yml", ALPHA.replace("name: Alpha\n", f"name: Alpha\n{alpha}", 1))
    folder.write("cities/beta-gamma.yml", BETA_GAMMA.replace("symbol: square\n", beta_gamma, 1))
    [note] = shared_looks(folder.guide())
    assert str(note) == f"{folder.place('cities/beta-gamma.yml', at)}: note: {said} [same-look]"


def test_another_accent_or_another_symbol_is_enough(folder: Folder, guide: Guide) -> None:
    assert list(shared_looks(guide)) == []
    folder.write("cities/beta-gamma.yml", BETA_GAMMA.replace("symbol: square\n", "accent: poppy\n", 1))
    assert list(shared_looks(folder.guide())) == []


def test_no_two_of_the_guide_share_even_the_symbol(the_guide: Project) -> None:
    symbols = [profile.symbol for profile in the_guide.guide.profiles]
    assert len(set(symbols)) == len(symbols) >= 5
