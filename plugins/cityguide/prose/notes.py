"""The notes at the end of one page: the sources that it cites, the figures that it binds, the claims that it marks."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from cityguide.evidence.claims import SYMBOLS, VERDICT_TITLES, Claim
from cityguide.prose.figure import Figure


@dataclass
class Notes:
    """Numbers in the order of first use on the page: `numbers` of the sources by id, `figures` of the bound figures.

    Every mark links to its entry. Only the first mark of an entry has an id, to which the entry links back: a page has hundreds
    of marks, and an id and a link back for each would be a twentieth of the page's size.
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
        """A superscript number that links to the note of `source`."""
        number, place = self._numbered(source)
        shown = f"{number}, {html.escape(note)}" if note else str(number)
        return f'<sup{place}><a href="#note-{number}">{shown}</a></sup>'

    def cite_by_name(self, source: str, name: str) -> str:
        """`name` as a link to the note of `source`, beside words that are taken from it."""
        number, place = self._numbered(source)
        return f'<a class="cg-named"{place} href="#note-{number}">{html.escape(name)}</a>'

    def cite_all(self, sources: Sequence[str]) -> str:
        """Marks for several sources, by number; sources that are new to the page come last, in their own order."""
        new = len(self.numbers) + 1
        return "".join(self.cite(source) for source in sorted(sources, key=lambda source: self.numbers.get(source, new)))

    def bind(self, figure: Figure, text: str) -> str:
        """A bound figure: its text, as a link to its entry."""
        place = "" if figure in self.figures else f' id="bind-{len(self.figures) + 1}"'
        number = self.figures.setdefault(figure, len(self.figures) + 1)
        return (
            f'<a class="cg-figure"{place} href="#figure-{number}" aria-describedby="figure-{number}">'
            f'<data value="{figure.value:.15g}">{html.escape(text)}</data></a>'
        )

    def mark(self, claim: Claim) -> str:
        """The marker beside a statement: it links to the claim's entry."""
        place = "" if claim.id in self.marks else f' id="mark-{claim.id}"'
        self.marks.add(claim.id)
        label = f"{VERDICT_TITLES[claim.verdict]}: who says what"
        return f'<sup class="cg-mark"{place}><a href="#claim-{claim.id}" aria-label="{label}">{SYMBOLS[claim.verdict]}</a></sup>'

    def _numbered(self, source: str) -> tuple[int, str]:
        """The number of `source`, and the `id` attribute of its first mark; empty for later marks."""
        place = "" if source in self.numbers else f' id="cite-{len(self.numbers) + 1}"'
        return self.numbers.setdefault(source, len(self.numbers) + 1), place
