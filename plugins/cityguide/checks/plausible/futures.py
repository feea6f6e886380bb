"""Sentences about the future: those whose day has passed, and those that name no day on which to look for the outcome."""

from __future__ import annotations

from collections.abc import Iterator

from cityguide.guide import Guide
from cityguide.problems.problem import Problem
from cityguide.prose.outcomes import is_past, outcomes
from cityguide.wording import dated


def future_problems(guide: Guide) -> Iterator[Problem]:
    """A warning for each day of outcome that has passed by the day of the build, and for each sentence of the future without one."""
    for found in outcomes(guide):
        if found.due is None:
            said = f"'{found.words}' speaks of the future; say after which day to look for the outcome, as in [due 2027-04]"
            yield found.document.at_words(found.loc, found.words, found.occurrence, said, "no-due-date")
        elif is_past(found.due, guide.today):
            said = f"this was due by {dated(found.due)}; tell what happened, or that no word of it was found"
            yield found.document.at_words(found.loc, found.words, found.occurrence, said, "due-passed")
