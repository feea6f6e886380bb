"""A page's Markdown with its directives, figures and citations turned into HTML, which Markdown never parses.

Hand-written and generated pages use the same directives.
"""

from __future__ import annotations

from collections.abc import Callable

from cityguide.directives.directive import DIRECTIVES, Directive
from cityguide.directives.page_end import page_end
from cityguide.directives.parsing import Found, options_of, segments
from cityguide.directives.view import View
from cityguide.guide import Guide
from cityguide.prose.notes import Notes
from cityguide.prose.text import Prose
from cityguide.reading.text_file import TextFile


def render_page(guide: Guide, text: str, keep: Callable[[str], str]) -> str:
    """Markdown in which directives, bound figures and citations are replaced by `keep`'s token for their HTML.

    `keep` stores a fragment of HTML and returns the token that replaces it in the Markdown. The page must be
    without problems (`checks.pages`).
    """
    page = TextFile("page", text)
    notes = Notes()
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
        parts.append(f"\n\n{keep(html)}\n\n")
    end = page_end(View(guide, Prose(guide, cluster, notes)), any(directive.shows_data for directive in shown))
    if end and None not in parts:
        parts.append("\n\n## Sources\n" if notes.numbers else "\n\n")
        parts.append(None)
    listed = f"\n\n{keep(end)}\n\n" if end else ""
    return "".join(listed if part is None else part for part in parts)
