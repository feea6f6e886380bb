"""How far a reader scrolls on a phone, what takes up the way, and how many marks stand in a story."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.async_api import Page as Tab

from audit.browser import probe
from audit.faults import Fault

WIDTH = 390
CITY_BUDGET = 20_000
FIRST_CARD_BUDGET = 7_000
PROOF_BUDGET = 3.0
CARD_BUDGET = 300
MARKS_BUDGET = 2.0
CARD_MARKS_BUDGET = 1
DISPUTES_BUDGET = 2
RANKING_BUDGET = 6_000
FIRST_RANK_BUDGET = 400
SWING_BUDGET = 2.0


@dataclass(frozen=True)
class Lengths:
    """One page at 390 px, in CSS pixels from its top, as probes/lengths.js reads it. What the page does not have is None, 0 or empty.

    `first_card` is the first card of a place of either size, `first_whole_card` the first of the list; `card` the tallest of these,
    `card_name` its heading. `proof` is the height of what tells how we know; `words`, `marks` and `disputes` are the story's,
    `card_marks` those of the card with the most.
    """

    whole: int
    first_card: int | None
    first_whole_card: int | None
    proof: int
    card: float
    card_name: str
    words: int
    marks: int
    disputes: int
    card_marks: int
    first_rank: int | None

    @property
    def share_of_proof(self) -> float:
        """Percent of the page's height."""
        return self.proof * 100 / self.whole

    @property
    def marks_in_words(self) -> float:
        """Marks in a hundred words of the story."""
        return self.marks * 100 / self.words if self.words else 0.0


async def read_lengths(tab: Tab) -> Lengths:
    return Lengths(**await tab.evaluate(probe("lengths")))


def check_city(page: str, lengths: Lengths) -> list[Fault]:
    """Faults of a city's page. One without a story or without a card is none that a budget could hold for."""
    faults = [_fault(page, rule, "not there") for rule, there in (("story", lengths.words), ("card", lengths.card)) if not there]
    first = lengths.first_card if lengths.first_card is not None else lengths.whole
    for rule, is_, budget, unit in (
        ("whole page", lengths.whole, CITY_BUDGET, "px"),
        ("first card", first, FIRST_CARD_BUDGET, "px"),
        ("proof", lengths.share_of_proof, PROOF_BUDGET, "%"),
        ("card", lengths.card, CARD_BUDGET, "px"),
        ("marks in 100 words", lengths.marks_in_words, MARKS_BUDGET, "marks"),
        ("disputes in a story", lengths.disputes, DISPUTES_BUDGET, "marks"),
        ("marks in a card", lengths.card_marks, CARD_MARKS_BUDGET, "marks"),
    ):
        if is_ > budget:
            faults.append(_fault(page, rule, f"{is_:.10g} {unit}, not {budget:g}", lengths.card_name if rule == "card" else ""))
    return faults


def check_ranking(page: str, lengths: Lengths) -> list[Fault]:
    """Faults of the ranking's page: how long it is, and how far down its first rank stands."""
    faults = []
    if lengths.whole > RANKING_BUDGET:
        faults.append(_fault(page, "whole page", f"{lengths.whole} px, not {RANKING_BUDGET}"))
    if lengths.first_rank is None or lengths.first_rank > FIRST_RANK_BUDGET:
        faults.append(_fault(page, "first rank", f"at {lengths.first_rank} px, not {FIRST_RANK_BUDGET}"))
    return faults


def check_swing(page: str, width: int, swing: float) -> list[Fault]:
    """`swing` is the percentage by which the page's height changed while one scrolled to its end and back."""
    return (
        [Fault(page, "length", "changes in scrolling", width, said=f"by {swing:.1f} %, not {SWING_BUDGET:g}")]
        if swing >= SWING_BUDGET
        else []
    )


def _fault(page: str, rule: str, said: str, element: str = "") -> Fault:
    return Fault(page, "length", rule, WIDTH, element=element, said=said)
