"""Prose: finding bound figures and citations in it, checking them, and setting them as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import markdown

from cityguide.evidence.sources import Source
from cityguide.guide import Guide
from cityguide.prose.figures import Figure, FigureError, resolve
from cityguide.reading.problems import suggestion

_SCRIPT = "\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Hangul, kana and Han letters."""

_TOKEN = re.compile(
    r"(?P<code>`+[^`]*`+)|(?P<target>\]\([^)]*\))"
    r"|\{\{(?P<figure>[^{}]*)\}\}"
    r"|\[@(?P<source>[^\],\s]+)(?:,\s*(?P<note>[^\]]+))?\]"
    rf"|(?P<script>[{_SCRIPT}]+(?:[・·]?[{_SCRIPT}]+)*)"
)
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)|^\s{0,3}\[[^\]]+\]:\s*<?(\S+)", re.MULTILINE)
_SAFE_LINK = re.compile(r"(https?://|mailto:|#|\.{0,2}/|[A-Za-z0-9_-]+(/|\.md|#|$))")


@dataclass(frozen=True)
class Fault:
    """A fault in a piece of prose: the text it stands in (`snippet`) and the how-manieth such text it is."""

    message: str
    code: str
    snippet: str
    occurrence: int


def faults(guide: Guide, cluster: str | None, text: str) -> list[Fault]:
    """Unknown figures and sources, braces left open, and links that are neither web, mail nor of this site."""
    found: list[Fault] = []
    seen: dict[str, int] = {}

    def fault(message: str, code: str, snippet: str) -> None:
        found.append(Fault(message, code, snippet, seen.get(snippet, 0)))

    for match in _TOKEN.finditer(text):
        if match["figure"] is not None:
            try:
                resolve(guide, cluster, match["figure"].strip())
            except FigureError as error:
                fault(str(error), "figure", match[0])
        elif match["source"] is not None and match["source"] not in guide.sources:
            fault(f"unknown source '{match['source']}'{suggestion(match['source'], guide.sources)}", "unknown-source", match[0])
        seen[match[0]] = seen.get(match[0], 0) + 1
    bare = _TOKEN.sub(lambda match: " " * len(match[0]), text)
    for open_brace in re.finditer(r"\{\{|\}\}", bare):
        fault("a bound figure is written {{ name }}, on one line, with both braces", "figure", text[open_brace.start() :][:20])
    for match in _LINK.finditer(text):
        target = match[1] if match[1] is not None else match[2]
        if not _SAFE_LINK.match(target):
            fault(f"'{target}' is not a link to the web (https://), to mail or within the guide", "link", target)
    return found


@dataclass
class Notes:
    """The numbered notes of one page, in the order in which the page first cites their sources."""

    numbers: dict[str, int] = field(default_factory=dict)
    citations: dict[str, int] = field(default_factory=dict)

    def cite(self, source: str, note: str | None = None) -> str:
        """A superscript number that leads to the note of `source`."""
        number = self.numbers.setdefault(source, len(self.numbers) + 1)
        nth = self.citations[source] = self.citations.get(source, 0) + 1
        label = f"Note {number}" + (f", {note}" if note else "")
        shown = f"{number}, {html.escape(note)}" if note else str(number)
        return (
            f'<sup class="cg-cite" id="cite-{number}-{nth}"><a href="#note-{number}" '
            f'aria-label="{html.escape(label)}">{shown}</a></sup>'
        )

    def cite_all(self, sources: Sequence[str]) -> str:
        """Marks for several sources, by number."""
        for source in sources:
            self.numbers.setdefault(source, len(self.numbers) + 1)
        return "".join(self.cite(source) for source in sorted(sources, key=self.numbers.__getitem__))

    def __iter__(self) -> Iterator[tuple[int, str, int]]:
        """Number, source id and how often it is cited, by number."""
        return iter([(number, source, self.citations[source]) for source, number in self.numbers.items()])


@dataclass(frozen=True)
class Prose:
    """Sets prose for one page: `cluster` is what bare names such as `rank` belong to."""

    guide: Guide
    cluster: str | None
    notes: Notes

    def substitute(self, text: str, keep: Callable[[str], str] = lambda fragment: fragment) -> str:
        """`text` with figures and citations set as inline HTML, each passed through `keep`; all else untouched."""

        def token(match: re.Match[str]) -> str:
            if match["figure"] is not None:
                return keep(figure_html(*resolve(self.guide, self.cluster, match["figure"].strip()), self.guide.sources))
            if match["source"] is not None:
                return keep(self.notes.cite(match["source"], match["note"]))
            if match["script"] is not None and (language := self.language_of(match["script"])):
                return keep(f'<span lang="{language}">{match["script"]}</span>')
            return match[0]

        # A citation clings to its word: a line must not begin with it.
        return _TOKEN.sub(token, re.sub(r"[ \n]+(?=\[@)", "", text))

    def language_of(self, words: str) -> str | None:
        """The language of words in an East Asian script: by their letters, or the one spoken where this page is about."""
        if re.search("[\u3040-\u30ff]", words):
            return "ja"
        if re.search("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]", words):
            return "ko"
        profile = self.guide.profile(self.cluster) if self.cluster else None
        return next((name.language for name in profile.local_names), None) if profile else None

    def inline(self, text: str) -> str:
        """One paragraph's prose as HTML without the paragraph around it."""
        whole = self.block(text)
        single = re.fullmatch(r"<p>(.*)</p>", whole, re.DOTALL)
        return single[1] if single and "<p>" not in single[1] else whole

    def block(self, text: str) -> str:
        """Prose as HTML paragraphs."""
        kept: list[str] = []

        def keep(fragment: str) -> str:
            kept.append(fragment)
            return f"\ue000{len(kept) - 1}\ue001"

        rendered = _to_html(self.substitute(text, keep))
        return re.sub("\ue000(\\d+)\ue001", lambda match: kept[int(match[1])], rendered)

    def plain(self, text: str) -> str:
        """Prose as plain text, for descriptions: figures in words, no citations, no emphasis."""

        def token(match: re.Match[str]) -> str:
            if match["figure"] is not None:
                return resolve(self.guide, self.cluster, match["figure"].strip())[1]
            if match["source"] is not None:
                return ""
            return match[0].strip("`") if match["code"] is not None else match[0]

        flat = _TOKEN.sub(token, re.sub(r"[ \n]+(?=\[@)", "", text))
        flat = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", flat)
        return " ".join(re.sub(r"[*_`]", "", flat).split())


@cache
def _to_html(text: str) -> str:
    """Simple Markdown as HTML. Markup never gets here: `<` before a letter is refused when a file is read."""
    return markdown.markdown(text.replace("<", "&lt;"), extensions=["smarty"])


def figure_html(figure: Figure, text: str, sources: Mapping[str, Source]) -> str:
    """A bound figure, marked with its value and with what accounts for it."""
    publishers = dict.fromkeys(sources[source].publisher for source in figure.sources if source in sources)
    parts = [f"{figure.meaning}: {figure.text}", figure.scope]
    if figure.edition is not None and figure.unit != "year":
        parts.append(f"edition {figure.edition}")
    if publishers:
        parts.append(", ".join(list(publishers)[:3]))
    title = html.escape(" · ".join(parts))
    return f'<data class="cg-figure" value="{figure.value:g}" title="{title}">{html.escape(text)}</data>'
