"""Prose: finding bound figures and citations in it, checking them, and setting them as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import markdown

from cityguide.evidence.sources import Source
from cityguide.guide import Guide
from cityguide.prose.figures import Figure, FigureError, resolve
from cityguide.reading.problems import suggestion

_SCRIPT = "\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Hangul, kana and Han letters."""

_TOKEN = re.compile(
    r"(?P<code>(?<![`\\])(?P<ticks>`+)(?!`)(?s:.+?)(?<!`)(?P=ticks)(?!`))|(?P<target>\]\([^)]*\))"
    r"|\{\{(?P<figure>[^{}]*)\}\}"
    r"|(?P<gap>[ \n]*)\[@(?P<source>[^\],\s]+)(?:,\s*(?P<note>[^\]]+))?\]"
    rf"|(?P<script>[{_SCRIPT}]+(?:[・·]?[{_SCRIPT}]+)*)"
)
_LINK = re.compile(
    r"""\]\(\s*<?(?P<to>[^)\s>]*)(?P<rest>[^)"']*(?:"[^"]*"|'[^']*')?\s*\)?)|^\s{0,3}\[[^\]]+\]:\s*<?(?P<reference>\S+)""", re.MULTILINE
)
_LINK_END = re.compile(r"""\s*>?\s*(?:"[^"]*"|'[^']*')?\s*\)""")
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

    def count(snippet: str) -> None:
        seen[snippet] = seen.get(snippet, 0) + 1

    for match in _TOKEN.finditer(text):
        if match["figure"] is not None:
            try:
                resolve(guide, cluster, match["figure"].strip())
            except FigureError as error:
                fault(str(error), "figure", match[0])
        elif match["source"] is not None and match["source"] not in guide.sources:
            said = f"unknown source '{match['source']}'{suggestion(match['source'], guide.sources)}"
            fault(said, "unknown-source", match[0].lstrip())
        if match["figure"] is not None or match["source"] is not None:
            count(match[0].lstrip())
    bare = _TOKEN.sub(lambda match: " " * len(match[0]), text)
    for open_brace in re.finditer(r"\{\{|\}\}", bare):
        fault("a bound figure is written {{ name }}, on one line, with both braces", "figure", text[open_brace.start() :][:20])
    for match in _LINK.finditer(text):
        target = match["to"] if match["to"] is not None else match["reference"]
        if not _SAFE_LINK.match(target):
            fault(f"'{target}' is not a link to the web (https://), to mail or within the guide", "link", match[0])
        elif match["rest"] is not None and not _LINK_END.fullmatch(match["rest"]):
            fault(f"white space in the link '{target} …'; an address is one word, a title after it stands in quotes", "link", match[0])
        count(match[0])
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

    def of(self, cluster: str | None) -> Prose:
        """The same page's prose where it speaks of another cluster, as a claim does."""
        return self if cluster is None else replace(self, cluster=cluster)

    def substitute(self, text: str, keep: Callable[[str], str] = lambda fragment: fragment) -> str:
        """`text` with figures and citations set as inline HTML, each passed through `keep`; all else untouched."""

        def token(match: re.Match[str]) -> str:
            if match["figure"] is not None:
                return keep(figure_html(*resolve(self.guide, self.cluster, match["figure"].strip()), self.guide.sources))
            if match["source"] is not None:
                return _gap(match) + keep(self.notes.cite(match["source"], match["note"]))
            if match["script"] is not None and (language := self.language_of(match["script"])):
                return keep(f'<span lang="{language}">{match["script"]}</span>')
            return match[0]

        return _TOKEN.sub(token, text)

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

        flat = _TOKEN.sub(token, text)
        flat = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", flat)
        return " ".join(re.sub(r"[*_`]", "", flat).split())


def _gap(match: re.Match[str]) -> str:
    """The white space before a citation: it clings to its word, but begins a paragraph or an item of a list as written."""
    line = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    begins = "\n\n" in match["gap"] or re.fullmatch(r"\s*([-*+>]|\d+[.)])?", line)
    return str(match["gap"]) if begins else ""


@cache
def _to_html(text: str) -> str:
    """Simple Markdown as HTML. Markup never gets here: `<` before a letter is refused when a file is read."""
    return _markdown().reset().convert(text.replace("<", "&lt;"))


@cache
def _markdown() -> markdown.Markdown:
    """One converter for all fragments: making one takes longer than most fragments do."""
    return markdown.Markdown(extensions=["smarty"])


def figure_html(figure: Figure, text: str, sources: Mapping[str, Source]) -> str:
    """A bound figure, marked with its value and with what accounts for it."""
    publishers = dict.fromkeys(sources[source].publisher for source in figure.sources if source in sources)
    parts = [f"{figure.meaning}: {figure.text}", figure.scope]
    if figure.edition is not None and figure.unit != "year":
        parts.append(f"edition {figure.edition}")
    if publishers:
        parts.append(", ".join(list(publishers)[:3]))
    title = html.escape(" · ".join(parts))
    return f'<data class="cg-figure" value="{figure.value:.15g}" title="{title}">{html.escape(text)}</data>'
