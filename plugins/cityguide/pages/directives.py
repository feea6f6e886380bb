"""Directives: fenced blocks in Markdown whose name is a thing of the guide and whose body is YAML.

    ```chart
    kind: shares
    clusters: [tokyo-yokohama, beijing]
    ```

Hand-written and generated pages use the same ones. Their HTML goes around Markdown, never through it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from cityguide.guide import Guide
from cityguide.pages import blocks, gazetteer, places, side_by_side
from cityguide.pages.apparatus import apparatus
from cityguide.pages.options import (
    AttractionsOptions,
    ChartOptions,
    ClaimsOptions,
    ClusterOptions,
    CompareOptions,
    CoverOptions,
    EditionsOptions,
    MapOptions,
    NoOptions,
    PairsOptions,
    ProfileOptions,
    RankingOptions,
    SourcesOptions,
    contradiction,
)
from cityguide.pages.view import View
from cityguide.prose.notes import Notes
from cityguide.prose.text import Prose
from cityguide.reading.fields import Record
from cityguide.reading.problems import Position, Problem, suggestion
from cityguide.reading.text_file import TextFile
from cityguide.reading.validation import marked, validate
from cityguide.reading.yaml_file import YamlFile, parse_yaml


@dataclass(frozen=True)
class Kind:
    """A directive: the model of its body, and what sets it as HTML."""

    options: type[Record]
    render: Callable[[View, Record], str]


KINDS: Mapping[str, Kind] = {
    name: Kind(model, render)
    for name, model, render in (
        ("hero", ProfileOptions, blocks.hero),
        ("cover", CoverOptions, blocks.cover),
        ("specimens", NoOptions, blocks.specimens),
        ("facts", ProfileOptions, blocks.facts),
        ("attractions", AttractionsOptions, places.attractions),
        ("week", ProfileOptions, places.week),
        ("practical", ProfileOptions, blocks.practical),
        ("chart", ChartOptions, blocks.chart),
        ("ranking", RankingOptions, blocks.ranking),
        ("map", MapOptions, blocks.map_block),
        ("claims", ClaimsOptions, blocks.claims),
        ("overview", NoOptions, blocks.overview),
        ("freshness", ProfileOptions, blocks.fresh),
        ("gaps", ProfileOptions, blocks.gaps),
        ("sources", SourcesOptions, blocks.sources),
        ("stories", NoOptions, blocks.stories),
        ("standing", ClusterOptions, blocks.standing),
        ("clusters", NoOptions, blocks.clusters),
        ("editions", EditionsOptions, blocks.editions),
        ("breaks", NoOptions, blocks.breaks),
        ("tables", NoOptions, blocks.tables),
        ("downloads", ProfileOptions, blocks.downloads),
        ("onward", ProfileOptions, blocks.onward),
        ("compare", CompareOptions, side_by_side.compare),
        ("pairs", PairsOptions, side_by_side.pairs),
        ("chooser", NoOptions, side_by_side.chooser),
        ("gazetteer", NoOptions, gazetteer.gazetteer),
    )
}

_FENCE = re.compile(r"^(?P<ticks>`{3,}|~{3,})[ ]*(?P<info>[^`\n]*)\n(?P<body>.*?)^(?P=ticks)[ ]*$\n?", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Found:
    """A fenced block: its directive's name (None for other code), its body, and where each stands in the text."""

    name: str | None
    body: str
    start: int
    end: int
    body_start: int


def blocks_in(text: str) -> Iterator[Found]:
    """Every fenced block of a page, directives and other code alike."""
    for match in _FENCE.finditer(text):
        info = match["info"].strip()
        yield Found(info if info in KINDS else None, match["body"], match.start(), match.end(), match.start("body"))


def options_of(guide: Guide, found: Found, page: TextFile) -> tuple[Record | None, list[Problem]]:
    """The directive's options, or what is wrong with them, placed in the page's own lines."""
    assert found.name is not None
    model = KINDS[found.name].options
    shift = page.position(found.body_start).line - 1

    def placed(problems: list[Problem]) -> list[Problem]:
        return [
            Problem(Position(page.name, p.at.line + shift, p.at.column), p.message, p.code, page.line(p.at.line + shift)) for p in problems
        ]

    document: YamlFile | None
    if found.body.strip():
        document, problems = parse_yaml(TextFile(page.name, found.body))
    else:
        document, problems = parse_yaml(TextFile(page.name, "{}\n"))
    if document is None:
        return None, placed(problems)
    options, found_in_options = validate(model, document)
    problems += found_in_options
    if options is None:
        return None, placed(problems)
    choices: Mapping[str, Mapping[str, object]] = {"cluster": guide.rankings.clusters, "economy": guide.rankings.economies}
    for kind, known in choices.items():
        for loc, word in marked(options, kind):
            if word not in known:
                unknown = f"unknown {kind} '{word}'{suggestion(word, known)}"
                problems.append(document.problem(document.position(loc), unknown, f"unknown-{kind}"))
    said = None if problems else contradiction(guide, options)
    if said:
        problems.append(document.problem(document.position(()), said, "directive"))
    return (None if problems else options), placed(problems)


def segments(text: str) -> Iterator[Found | tuple[int, str]]:
    """A page in pieces: fenced blocks, and the text between them with its offset."""
    at = 0
    for found in blocks_in(text):
        if found.start > at:
            yield at, text[at : found.start]
        yield found
        at = found.end
    if at < len(text):
        yield at, text[at:]


def subject(name: str, options: Record | None) -> str | None:
    """The cluster that a page is about from here on: a hero's or a standing's."""
    return getattr(options, "cluster", None) if name in ("hero", "standing") else None


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
        html = KINDS[segment.name].render(View(guide, Prose(guide, own, notes)), options)
        parts.append(f"\n\n{keep(html)}\n\n")
    end = apparatus(View(guide, Prose(guide, cluster, notes)), frozenset(shown))
    if end and None not in parts:
        parts.append("\n\n## Sources\n" if notes.numbers else "\n\n")
        parts.append(None)
    listed = f"\n\n{keep(end)}\n\n" if end else ""
    return "".join(listed if part is None else part for part in parts)
