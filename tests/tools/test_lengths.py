from __future__ import annotations

from dataclasses import replace

import pytest
from audit.lengths import Lengths, check_city, check_ranking, check_swing

WELL = Lengths(
    whole=19_000,
    first_card=3_000,
    first_whole_card=9_000,
    proof=380,
    card=299.5,
    card_name="#ddp",
    words=1_000,
    marks=20,
    disputes=2,
    card_marks=1,
    first_rank=399,
)


def test_a_page_within_its_budgets_has_no_fault() -> None:
    assert check_city("cities/seoul", WELL) == []
    assert check_ranking("ranking", replace(WELL, whole=6_000)) == []
    assert check_swing("ranking", 390, 1.99) == []


@pytest.mark.parametrize(
    ("change", "rule", "said"),
    [
        ({"whole": 20_001}, "whole page", "20001 px, not 20000"),
        ({"first_card": 7_001}, "first card", "7001 px, not 7000"),
        ({"first_card": None}, "first card", "19000 px, not 7000"),
        ({"proof": 589}, "proof", "3.1 %, not 3"),
        ({"card": 300.5}, "card", "300.5 px, not 300"),
        ({"marks": 21}, "marks in 100 words", "2.1 marks, not 2"),
        ({"disputes": 3}, "disputes in a story", "3 marks, not 2"),
        ({"card_marks": 2}, "marks in a card", "2 marks, not 1"),
        ({"words": 0}, "story", "not there"),
        ({"card": 0}, "card", "not there"),
    ],
)
def test_each_budget_of_a_city_is_broken_by_a_little(change: dict[str, int], rule: str, said: str) -> None:
    assert [(fault.rule, fault.said) for fault in check_city("cities/seoul", replace(WELL, **change))] == [(rule, said)]  # type: ignore[arg-type]


def test_the_ranking_has_to_begin_at_once_and_to_be_short() -> None:
    faults = check_ranking("ranking", replace(WELL, whole=6_001, first_rank=401))
    assert [fault.said for fault in faults] == ["6001 px, not 6000", "at 401 px, not 400"]
    assert [fault.rule for fault in check_ranking("ranking", replace(WELL, whole=6_000, first_rank=None))] == ["first rank"]


def test_a_page_that_grows_under_ones_thumb_is_a_fault() -> None:
    assert [fault.said for fault in check_swing("home", 390, 2.0)] == ["by 2.0 %, not 2"]
