"""A page's Markdown with its directives, figures and citations turned into HTML, which Markdown never parses.

Hand-written and generated pages use the same directives.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from cityguide.directives.directive import DIRECTIVES, Directive
from cityguide.directives.options import ProfileOptions, SourcesOptions
from cityguide.directives.page_end import page_end
from cityguide.directives.parsing import Found, blocks_in, options_of, segments
from cityguide.directives.view import View, link
from cityguide.guide import Guide
from cityguide.profiles.addresses import city_path, evidence_path
from cityguide.prose.notes import Notes
from cityguide.prose.text import Prose
from cityguide.reading.text_file import TextFile
from cityguide.reads import GuidePart, recorded, tell_all
from cityguide.stages import stage

MOST_WAITING = 4
"""Pages whose notes wait for the page that prints them."""


@stage("composing")
def render_page(guide: Guide, text: str, keep: Callable[[str], str], text_of: Callable[[str], str | None] = lambda path: None) -> str:
    """Markdown in which directives, bound figures and citations are replaced by `keep`'s token for their HTML.

    `keep` stores a fragment of HTML and returns the token that replaces it in the Markdown. `text_of` gives the Markdown of another
    page by its path, for a page that prints its notes. The page must be without problems (`checks.pages`).
    """
    with recorded() as parts:
        notes = notes_at_first(guide, text, text_of)
        walked = _walked(guide, text, keep, notes)
    if notes.home:
        waiting = _kept_notes(guide)
        waiting[text.strip()] = notes, parts
        if len(waiting) > MOST_WAITING:
            del waiting[next(iter(waiting))]
    return walked


def notes_at_first(guide: Guide, text: str, text_of: Callable[[str], str | None]) -> Notes:
    """The notes with which a page begins: none, or those of the city's page whose evidence it is. They may stand on another page."""
    for block in blocks_in(text):
        if block.name not in ("evidence", "sources"):
            continue
        options = options_of(guide, block, TextFile("page", text))[0]
        if isinstance(options, SourcesOptions) and options.cluster is not None:
            path = city_path(options.cluster)
            city = text_of(path)
            return notes_written(guide, city).printed_from(link(path)) if city is not None else Notes()
        if isinstance(options, ProfileOptions):
            return Notes(home=link(evidence_path(options.cluster)))
    return Notes()


def notes_written(guide: Guide, text: str) -> Notes:
    """The notes of a page that are printed on another; none of a page that prints its own."""
    if (kept := _kept_notes(guide).pop(text.strip(), None)) is not None:
        notes, parts = kept
        tell_all(parts)
        return notes
    notes = notes_at_first(guide, text, lambda path: None)
    if notes.home:
        _walked(guide, text, lambda html: "", notes)
    return notes


@lru_cache(maxsize=1)
def _kept_notes(guide: Guide) -> dict[str, tuple[Notes, set[GuidePart]]]:
    """The notes of pages whose evidence stands on another, by the page's text: that page is made soon after, and needs them once.
    The text is without white space at its ends, to which Markdown adds some before it gives the text to us.

    With them the parts of the guide that they were made from.
    """
    return {}


def _walked(guide: Guide, text: str, keep: Callable[[str], str], notes: Notes) -> str:
    page = TextFile("page", text)
    cluster: str | None = None
    parts: list[str | None] = []
    shown: set[Directive] = set()
    for segment in segments(text):
        if not isinstance(segment, Found):
            parts.append(Prose(guide, cluster, notes).substitute(segment[1], keep))
            continue
        if segment.name is None:
            parts.append(text[segment.start : segment.end])
            continue
        options, problems = options_of(guide, segment, page)
        if options is None:
            raise ValueError(str(problems[0]))
        directive = DIRECTIVES[segment.name]
        own = getattr(options, "cluster", None) or cluster
        cluster = own if directive.is_subject else cluster
        shown.add(directive)
        if segment.name == "sources" and not getattr(options, "kinds", ()):
            parts.append(None)  # the notes of the whole page, known only at its end
            continue
        html = directive.render(View(guide, Prose(guide, own, notes)), options)
        parts.append(f"\n\n{keep(html)}\n\n" if html else "")
    end = page_end(View(guide, Prose(guide, cluster, notes)), any(directive.shows_data for directive in shown))
    if end and None not in parts:
        parts.append("\n\n## Sources\n" if notes.numbers and not notes.home else "\n\n")
        parts.append(None)
    listed = f"\n\n{keep(end)}\n\n" if end else ""
    return "".join(listed if part is None else part for part in parts)
