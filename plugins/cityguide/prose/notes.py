"""What one page accounts for at its end: the sources it cites, the figures it binds, the claims it marks."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cityguide.evidence.claims import SYMBOLS, VERDICT_TITLES, Claim
from cityguide.prose.figures import Figure


@dataclass
class Notes:
    """Numbered in the order in which the page first comes to each. Every mark leads to its entry, and the entry back."""

    numbers: dict[str, int] = field(default_factory=dict)
    citations: dict[str, int] = field(default_factory=dict)
    figures: dict[Figure, int] = field(default_factory=dict)
    mentions: dict[Figure, int] = field(default_factory=dict)
    marks: dict[str, int] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def cite(self, source: str, note: str | None = None) -> str:
        """A superscript number that leads to the note of `source`."""
        number = self.numbers.setdefault(source, len(self.numbers) + 1)
        nth = self.citations[source] = self.citations.get(source, 0) + 1
        label = f"Note {number}" + (f", {note}" if note else "")
        shown = f"{number}, {html.escape(note)}" if note else str(number)
        return f'<sup class="cg-cite" id="cite-{number}-{nth}"><a href="#note-{number}" aria-label="{html.escape(label)}">{shown}</a></sup>'

    def cite_by_name(self, source: str, name: str) -> str:
        """`name` as a link to the note of `source`, where it says whose the words before it are."""
        number = self.numbers.setdefault(source, len(self.numbers) + 1)
        nth = self.citations[source] = self.citations.get(source, 0) + 1
        return f'<a class="cg-named" id="cite-{number}-{nth}" href="#note-{number}">{html.escape(name)}</a>'

    def cite_all(self, sources: Sequence[str]) -> str:
        """Marks for several sources, by number."""
        for source in sources:
            self.numbers.setdefault(source, len(self.numbers) + 1)
        return "".join(self.cite(source) for source in sorted(sources, key=self.numbers.__getitem__))

    def bind(self, figure: Figure, text: str) -> str:
        """A bound figure: its text, as a link to what accounts for it."""
        number = self.figures.setdefault(figure, len(self.figures) + 1)
        nth = self.mentions[figure] = self.mentions.get(figure, 0) + 1
        return (
            f'<a class="cg-figure" id="figure-{number}-{nth}" href="#figure-{number}" aria-describedby="figure-{number}">'
            f'<data value="{figure.value:.15g}">{html.escape(text)}</data></a>'
        )

    def mark(self, claim: Claim) -> str:
        """The marker beside a statement: it leads to who says what."""
        nth = self.marks[claim.id] = self.marks.get(claim.id, 0) + 1
        label = html.escape(f"Who says what: {claim.title} ({VERDICT_TITLES[claim.verdict].lower()})")
        return (
            f'<sup class="cg-mark" data-verdict="{claim.verdict}" id="mark-{claim.id}-{nth}">'
            f'<a href="#claim-{claim.id}" aria-label="{label}">{SYMBOLS[claim.verdict]}</a></sup>'
        )

    def __iter__(self) -> Iterator[tuple[int, str, int]]:
        """Number, source id and how often it is cited, by number."""
        return iter([(number, source, self.citations[source]) for source, number in self.numbers.items()])
