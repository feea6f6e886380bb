"""The end of a page: its notes, the origins of its figures, marked claims, WIPO's terms, and the shapes of its maps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from cityguide.directives.view import View, readable_address
from cityguide.evidence.sources import SOURCE_TITLES
from cityguide.evidence.terms import ATTRIBUTION, DISCLAIMER
from cityguide.guide import Guide
from cityguide.maps.drawing import shapes_defined
from cityguide.place_icons import icons_defined
from cityguide.prose.figure import Figure
from cityguide.prose.notes import Passages
from cityguide.wording import dated

MOST_OPEN = 12
"""Notes and accounts that a page shows at its end; more are folded, and a mark opens them."""


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


def page_end(view: View, shows_data: bool) -> str:
    """The end of a page that does or does not show WIPO's data: its notes and accounts, where they stand on it, and WIPO's terms.

    Claims come first: they may bind figures, and figures cite.
    """
    notes = view.prose.notes
    told = "" if notes.home else _told(view)
    of_wipo = shows_data or any(figure.table is not None for figure in notes.figures)
    terms = view.render("page_end/terms", attribution=ATTRIBUTION, disclaimer=DISCLAIMER) if of_wipo else ""
    drawn = (shapes_defined(notes.shapes) if notes.shapes else "") + icons_defined(sorted(notes.icons))
    return "\n".join(part for part in (told, terms, f"<div>{drawn}</div>" if drawn else "") if part)


def _told(view: View) -> str:
    """The notes, the origins of figures, and the claims that the page marks and does not tell elsewhere; many notes are folded."""
    notes = view.prose.notes
    own = notes.marks - notes.told
    marked = [claim for claim in view.guide.claim_file.claims if claim.id in own] if own else []
    claims = view.render("page_end/marked", claims=marked) if marked else ""
    figures = view.render("page_end/figures", origins=origins(view)) if notes.figures else ""
    listed = _listed(view) if notes.numbers else ""
    whole = "\n".join(part for part in (listed, figures, claims) if part)
    if len(notes.numbers) + len(notes.figures) <= MOST_OPEN or notes.begun_on:
        return whole
    return view.render("page_end/folded", whole=Markup(whole), notes=len(notes.numbers), sources=len(notes.sources))


def _listed(view: View) -> str:
    """The notes by their numbers. Not in a template, where they took a tenth of the time of composing."""
    entries = (
        f'<li id="note-{number}">{_note(view.guide, note)}{view.back("cite", number)}</li>\n'
        for note, number in view.prose.notes.numbers.items()
    )
    return f'<ol class="cg-notes">\n{"".join(entries)}</ol>'


def _note(guide: Guide, note: Passages) -> str:
    """The passages of a note, each with its sources."""
    parts: list[str] = []
    for passage in note:
        if passage.opening:
            parts.append(f"<i>{escape(passage.opening)}</i> ")
        told: list[str] = []
        for id, place in passage.cited:
            name, kind = _source(guide, id)
            told.append(f"{name}, {escape(place)}{kind}" if place else name + kind)
        parts.append("; ".join(told) + ". ")
    return "".join(parts)


@lru_cache(maxsize=512)  # those of a few cities, whose pages follow each other
def _source(guide: Guide, id: str) -> tuple[str, str]:
    """What a note says of a source before and after the place in it: who says it, and when and as what."""
    source = guide.sources[id]
    title, url = escape(source.title), source.url
    shown = f'<a href="{escape(readable_address(url))}">{title}</a>' if url else f"<cite>{title}</cite>"
    said = f", {dated(source.date)}" if source.date else ""
    return f"{escape(source.publisher)}: {shown}", f"{said} <small>{SOURCE_TITLES[source.kind]}</small>"
