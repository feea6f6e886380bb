"""What one page accounts for at its end: the sources it cites, the figures it binds, the claims it marks."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from cityguide.evidence.claims import SYMBOLS, VERDICT_TITLES, Claim
from cityguide.prose.figure import Figure


@dataclass
class Notes:
    """Numbered in the order in which the page first comes to each: `numbers` the sources by id, `figures` the bound figures.

    Every mark leads to its entry. The first mark of an entry bears an id, to which the entry leads back; a page has hundreds
    of marks, and an id and a way back for each would be a twentieth of what a reader has to load.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    figures: dict[Figure, int] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    drawings: Counter[str] = field(default_factory=Counter)
    """How many drawings of each id the page has."""
    shores: dict[str, str] = field(default_factory=dict)
    """Path data of the shores that the drawings use, by id."""

    def cite(self, source: str, note: str | None = None) -> str:
        """A superscript number that leads to the note of `source`."""
        number, place = self._numbered(source)
        shown = f"{number}, {html.escape(note)}" if note else str(number)
        return f'<sup{place}><a href="#note-{number}">{shown}</a></sup>'

    def cite_by_name(self, source: str, name: str) -> str:
        """`name` as a link to the note of `source`, where it says whose the words before it are."""
        number, place = self._numbered(source)
        return f'<a class="cg-named"{place} href="#note-{number}">{html.escape(name)}</a>'

    def cite_all(self, sources: Sequence[str]) -> str:
        """Marks for several sources, by number; those that are new to the page come last, in their own order."""
        new = len(self.numbers) + 1
        return "".join(self.cite(source) for source in sorted(sources, key=lambda source: self.numbers.get(source, new)))

    def bind(self, figure: Figure, text: str) -> str:
        """A bound figure: its text, as a link to what accounts for it."""
        place = "" if figure in self.figures else f' id="bind-{len(self.figures) + 1}"'
        number = self.figures.setdefault(figure, len(self.figures) + 1)
        return (
            f'<a class="cg-figure"{place} href="#figure-{number}" aria-describedby="figure-{number}">'
            f'<data value="{figure.value:.15g}">{html.escape(text)}</data></a>'
        )

    def mark(self, claim: Claim) -> str:
        """The marker beside a statement: it leads to who says what."""
        place = "" if claim.id in self.marks else f' id="mark-{claim.id}"'
        self.marks.add(claim.id)
        label = f"{VERDICT_TITLES[claim.verdict]}: who says what"
        return f'<sup class="cg-mark"{place}><a href="#claim-{claim.id}" aria-label="{label}">{SYMBOLS[claim.verdict]}</a></sup>'

    def _numbered(self, source: str) -> tuple[int, str]:
        """The number of `source`, and the id of the mark to come where it is the first."""
        place = "" if source in self.numbers else f' id="cite-{len(self.numbers) + 1}"'
        return self.numbers.setdefault(source, len(self.numbers) + 1), place
