"""What stands at the end of a page: its notes, what accounts for its figures, its marked claims, and WIPO's terms."""

from __future__ import annotations

from cityguide.evidence.terms import ATTRIBUTION, DISCLAIMER
from cityguide.pages.view import View

SHOWS_DATA = frozenset({"hero", "facts", "chart", "ranking", "stories", "standing", "clusters", "editions", "tables", "claims"})
"""Directives that show what WIPO's tables say, so that the page must bear WIPO's terms."""


def apparatus(view: View, shown: frozenset[str]) -> str:
    """The end of a page on which the directives `shown` stand. Claims come first: they may bind figures, and figures cite."""
    notes, guide = view.prose.notes, view.guide
    marked = [claim for claim in guide.claim_file.claims if claim.id in notes.marks and claim.id not in notes.told]
    claims = view.render("marked", claims=marked) if marked else ""
    figures = ""
    if notes.figures:
        accounts = [
            (number, figure, guide.tables.tables.get(figure.table or ""), view.strongest(figure.sources, 3), notes.mentions[figure])
            for figure, number in notes.figures.items()
        ]
        figures = view.render("figures", accounts=accounts)
    entries = [(number, source, guide.sources[source], times) for number, source, times in notes]
    listed = view.render("notes", entries=entries)
    of_wipo = bool(shown & SHOWS_DATA) or any(figure.table is not None for figure in notes.figures)
    terms = view.render("terms", attribution=ATTRIBUTION, disclaimer=DISCLAIMER) if of_wipo else ""
    return "\n".join(part for part in (listed, figures, claims, terms) if part)
