"""The end of a page: its notes, the origins of its figures, marked claims, WIPO's terms, and the shores of its maps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cityguide.directives.view import View
from cityguide.evidence.sources import Source
from cityguide.evidence.terms import ATTRIBUTION, DISCLAIMER
from cityguide.maps.drawing import shores_defined
from cityguide.prose.figure import Figure


@dataclass(frozen=True)
class Origin:
    """Where figures come from: a table by its name (None: a profile), an edition (None: several, or none), and the sources."""

    table: str | None
    edition: int | None
    sources: tuple[str, ...]


def origins(view: View) -> dict[Origin, list[tuple[int, Figure]]]:
    """The page's figures with their numbers, grouped by origin, in the order of the first figure of each."""
    found: dict[Origin, list[tuple[int, Figure]]] = {}
    for figure, number in view.prose.notes.figures.items():
        edition = None if figure.unit == "year" else figure.edition  # a year is an edition
        origin = Origin(figure.table, edition, tuple(view.strongest(figure.sources, 3)))
        found.setdefault(origin, []).append((number, figure))
    return found


def usual(sources: Sequence[Source]) -> tuple[str | None, str | None]:
    """The licence and the day of reading that most of `sources` share, to be printed once for all; None for two or fewer."""
    if len(sources) < 3:
        return None, None
    licences, days = Counter(source.licence for source in sources), Counter(source.retrieved for source in sources)
    return licences.most_common(1)[0][0], days.most_common(1)[0][0]


def page_end(view: View, shows_data: bool) -> str:
    """The end of a page that does or does not show WIPO's data. Claims come first: they may bind figures, and figures cite."""
    notes, guide = view.prose.notes, view.guide
    marked = [claim for claim in guide.claim_file.claims if claim.id in notes.marks and claim.id not in notes.told]
    claims = view.render("page_end/marked", claims=marked) if marked else ""
    figures = view.render("page_end/figures", origins=origins(view)) if notes.figures else ""
    entries = [guide.sources[source] for source in notes.numbers]
    licence, day = usual(entries)
    listed = view.render("page_end/notes", entries=entries, licence=licence, day=day)
    of_wipo = shows_data or any(figure.table is not None for figure in notes.figures)
    terms = view.render("page_end/terms", attribution=ATTRIBUTION, disclaimer=DISCLAIMER) if of_wipo else ""
    shores = shores_defined(notes.shores) if notes.shores else ""
    return "\n".join(part for part in (listed, figures, claims, terms, shores) if part)
