"""The notes of one page: the passages that cite sources, the figures that it binds, the claims that it marks.

Where they are printed is the page's own end, or another page: those of a city stand on its evidence page.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cityguide.evidence.claims import Claim, mark_words
from cityguide.prose.figure import Figure

Way = tuple[str, int | str]
"""What a mark leads to and its number or id: `("cite", 3)`, `("bind", 1)`, `("mark", "fishing-village")`."""


@dataclass(frozen=True)
class Passage:
    """Words that rest on `sources`, ids in the order of the text; `places` are where in each, as in `page 61`, empty for most.

    `opening` is how its sentence begins, or what it is about; empty where that is plain.
    """

    sources: tuple[str, ...]
    places: tuple[str, ...] = ()
    opening: str = ""

    @property
    def cited(self) -> list[tuple[str, str]]:
        """Each source with the place in it."""
        return list(zip(self.sources, self.places or ("",) * len(self.sources), strict=True))


Passages = tuple[Passage, ...]
"""What one mark leads to: one passage, or those of a whole paragraph."""


@dataclass
class Notes:
    """Numbers in the order of first use on the page: `numbers` of the notes, `figures` of the bound figures.

    Every mark links to its entry. Only the first mark of an entry has an id, to which the entry links back: a page has dozens
    of marks, and an id and a link back for each would make it longer.

    `home` is the page where the entries stand, as `cg:path`; empty for this page. `begun_on` is the page whose marks this page's
    entries lead back to, where it prints the notes of another, and `begun` are those marks.
    """

    home: str = ""
    begun_on: str = ""
    begun: frozenset[Way] = frozenset()
    numbers: dict[Passages, int] = field(default_factory=dict)
    figures: dict[Figure, int] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    drawings: Counter[str] = field(default_factory=Counter)
    """How many drawings of each id the page has."""
    shapes: dict[str, str] = field(default_factory=dict)
    """Markup of the shapes that drawings use by reference, by id."""
    icons: set[str] = field(default_factory=set)
    """The kinds of place whose icons the page uses."""

    def printed_from(self, page: str) -> Notes:
        """The notes of another page that `page`, a `cg:` link, wrote: to be printed here, with more after them."""
        ways: set[Way] = {("mark", claim) for claim in self.marks}
        ways |= {("cite", number) for number in self.numbers.values()} | {("bind", number) for number in self.figures.values()}
        return Notes(begun_on=page, begun=frozenset(ways), numbers=dict(self.numbers), figures=dict(self.figures), marks=set(self.marks))

    @property
    def sources(self) -> list[str]:
        """The ids of all sources cited, once each, in the order of the notes."""
        return list(dict.fromkeys(source for note in self.numbers for passage in note for source in passage.sources))

    def cite(self, passages: Iterable[Passage]) -> str:
        """One superscript number that links to the note of these passages; nothing where none of them has a source."""
        note = tuple(passage for passage in passages if passage.sources)
        if not note:
            return ""
        number, place = self._numbered(note)
        return f'<sup{place}><a href="{self.home}#note-{number}">{number}</a></sup>'

    def cite_in_words(self, sources: Sequence[str], words: str, about: str = "") -> str:
        """`words`, as `8 sources`, as a link to the note of these sources; or the name of one, beside words that are taken from it.

        A note that stands on another page says what it is `about`.
        """
        number, place = self._numbered((Passage(tuple(sources), (), about if self.home else ""),))
        return f'<a class="cg-named"{place} href="{self.home}#note-{number}">{html.escape(words)}</a>'

    def bind(self, figure: Figure, text: str) -> str:
        """A bound figure: its text, as a link to its entry."""
        place = "" if figure in self.figures else f' id="bind-{len(self.figures) + 1}"'
        number = self.figures.setdefault(figure, len(self.figures) + 1)
        described = "" if self.home else f' aria-describedby="figure-{number}"'
        return (
            f'<a class="cg-figure"{place} href="{self.home}#figure-{number}"{described}>'
            f'<data value="{figure.value:.15g}">{html.escape(text)}</data></a>'
        )

    def mark(self, claim: Claim) -> str:
        """A word beside a statement that others make otherwise: it links to the claim's entry."""
        place = "" if claim.id in self.marks else f' id="mark-{claim.id}"'
        self.marks.add(claim.id)
        words = mark_words(claim)
        label = html.escape(f"{words}: {claim.title}")
        return f'<a class="cg-mark"{place} href="{self.home}#claim-{claim.id}" aria-label="{label}">{words}</a>'

    def way_back(self, what: str, name: int | str) -> str:
        """The address of the first mark that leads to an entry."""
        return f"{self.begun_on if (what, name) in self.begun else ''}#{what}-{name}"

    def _numbered(self, note: Passages) -> tuple[int, str]:
        """The number of a note, and the `id` attribute of its first mark; empty for later marks."""
        place = "" if note in self.numbers else f' id="cite-{len(self.numbers) + 1}"'
        return self.numbers.setdefault(note, len(self.numbers) + 1), place
