"""Directives set as HTML: fenced blocks in Markdown whose name is a thing of the guide and whose body is YAML.

Hand-written and generated pages use the same ones. Their HTML goes around Markdown, never through it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cityguide.directives import (
    claims,
    cluster,
    comparison,
    field_reference,
    gazetteer,
    handbook,
    home,
    photographs,
    places,
    ranking,
    source_lists,
)
from cityguide.directives.page_end import apparatus
from cityguide.directives.parsing import Found, options_of, segments, subject
from cityguide.directives.view import View
from cityguide.guide import Guide
from cityguide.prose.notes import Notes
from cityguide.prose.text import Prose
from cityguide.reading.text_file import TextFile

KINDS: Mapping[str, Callable[[View, Any], str]] = {
    "hero": cluster.hero,
    "cover": home.cover,
    "specimens": handbook.specimens,
    "photograph": photographs.photograph,
    "facts": cluster.facts,
    "attractions": places.attractions,
    "week": places.week,
    "practical": cluster.practical,
    "chart": ranking.chart,
    "ranking": ranking.ranking,
    "map": home.map_block,
    "claims": claims.claims,
    "overview": claims.overview,
    "freshness": cluster.fresh,
    "gaps": cluster.gaps,
    "sources": source_lists.sources,
    "stories": home.stories,
    "standing": cluster.standing,
    "clusters": home.clusters,
    "editions": ranking.editions,
    "breaks": ranking.breaks,
    "tables": ranking.tables,
    "downloads": cluster.downloads,
    "onward": cluster.onward,
    "compare": comparison.compare,
    "pairs": comparison.pairs,
    "chooser": comparison.chooser,
    "gazetteer": gazetteer.gazetteer,
    "fields": field_reference.fields,
    "edit": handbook.edit,
}
"""What sets each directive as HTML, given its options."""


def render_page(guide: Guide, text: str, keep: Callable[[str], str]) -> str:
    """Markdown in which directives, bound figures and citations are replaced by `keep`'s token for their HTML.

    `keep` stores a fragment of HTML and gives back what stands for it in the Markdown. The page must be
    without problems (`page_problems`).
    """
    page = TextFile("page", text)
    notes = Notes()
    cluster: str | None = None
    parts: list[str | None] = []
    shown: set[str] = set()
    for segment in segments(text):
        view = View(guide, Prose(guide, cluster, notes))
        if not isinstance(segment, Found):
            parts.append(view.prose.substitute(segment[1], keep))
            continue
        if segment.name is None:
            parts.append(text[segment.start : segment.end])
            continue
        options, problems = options_of(guide, segment, page)
        if options is None:
            raise ValueError(str(problems[0]))
        cluster = subject(segment.name, options) or cluster
        shown.add(segment.name)
        if segment.name == "sources" and not getattr(options, "kinds", ()):
            parts.append(None)  # the apparatus of the whole page, known only at its end
            continue
        own = getattr(options, "cluster", None) or cluster
        html = KINDS[segment.name](View(guide, Prose(guide, own, notes)), options)
        parts.append(f"\n\n{keep(html)}\n\n")
    end = apparatus(View(guide, Prose(guide, cluster, notes)), frozenset(shown))
    if end and None not in parts:
        parts.append("\n\n## Sources\n" if notes.numbers else "\n\n")
        parts.append(None)
    listed = f"\n\n{keep(end)}\n\n" if end else ""
    return "".join(listed if part is None else part for part in parts)
