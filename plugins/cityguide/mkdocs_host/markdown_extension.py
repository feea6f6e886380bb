"""Directives, bound figures and citations as a Python-Markdown extension, for any host that uses Python-Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor, RawHtmlPostprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER, HTML_PLACEHOLDER_RE, STX, AtomicString

from cityguide.directives.page import render_page
from cityguide.project.project import Project

_TOKEN = HTML_PLACEHOLDER % "([0-9]+)"
_TOKENS = re.compile(f"<p>{_TOKEN}</p>|{_TOKEN}")

_FINISHED = re.compile(rf"(?:(?:{_TOKEN}|##? [A-Z][a-z ]*+)?\n)*+")
"""A page of nothing but finished HTML and headings of plain words, as those of places are."""

MOST_ALIKE = 64
"""Such pages of which it is remembered how they are parsed, the latest. A guide has some ten kinds, and many that stand alone: those with a
name in their heading."""


class PageMarkdown(Markdown):
    """Python-Markdown for all pages of a site. Most are finished HTML and a heading, and are parsed as the first of them was."""

    def __init__(self, **options: Any) -> None:
        self.alike: dict[str, tuple[str, list[Any]]] = {}
        self.toc_tokens: list[Any] = []  # as the extension `toc` calls the headings of a page
        super().__init__(**options)

    def convert(self, source: str) -> str:
        """The steps of Python-Markdown, of which those between directives and stashed HTML may have been taken for another page."""
        self.lines, steps = source.split("\n"), iter(self.preprocessors)
        for step in steps:
            self.lines = step.run(self.lines)
            if isinstance(step, _Directives):
                break
        text = "\n".join(self.lines)
        if text in self.alike:
            output, self.toc_tokens = self.alike[text]
        else:
            output = self._parsed(steps)
            if _FINISHED.fullmatch(text):
                if len(self.alike) >= MOST_ALIKE:
                    del self.alike[next(iter(self.alike))]
                self.alike[text] = output, self.toc_tokens
        for last in self.postprocessors:
            output = last.run(output)
        return output.strip()

    def _parsed(self, steps: Iterator[Preprocessor]) -> str:
        """The lines as HTML, with the tokens of what is stashed."""
        for step in steps:
            self.lines = step.run(self.lines)
        root = self.parser.parseDocument(self.lines).getroot()
        assert root is not None
        for treeprocessor in self.treeprocessors:
            if (changed := treeprocessor.run(root)) is not None:
                root = changed
        whole: str = self.serializer(root)
        return whole.partition(f"<{self.doc_tag}>")[2].rpartition(f"</{self.doc_tag}>")[0].strip()


class CityguideExtension(Extension):
    """Turns the guide's own syntax into HTML; everything else in a page is left to Markdown.

    `project` is called when a page is rendered: a host may name its extensions before it has read the guide.
    """

    def __init__(self, project: Callable[[], Project]) -> None:
        super().__init__()
        self.project = project

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Directives are set after line ends are normalised (30) and before fenced code is taken (25); `_Code` runs last.

        Tokens are marked before the patterns of Markdown (20), line breaks after it has made them (10) and before those of others.
        """
        md.preprocessors.register(_Directives(md, self.project), "cityguide", 28)
        md.treeprocessors.register(_Tokens(md), "cityguide-tokens", 21)
        md.treeprocessors.register(_Breaks(md), "cityguide-breaks", 6.5)
        if type(md.postprocessors["raw_html"]) is RawHtmlPostprocessor:  # and not that of another extension
            md.postprocessors.register(_Stashed(md), "raw_html", 30)
        md.postprocessors.register(_Code(md), "cityguide-code", 0)


class _Directives(Preprocessor):
    def __init__(self, md: Markdown, project: Callable[[], Project]) -> None:
        super().__init__(md)
        self.project = project

    def run(self, lines: list[str]) -> list[str]:
        """HTML goes into Markdown's stash, so it is never parsed as Markdown."""
        project = self.project()
        return render_page(project.guide, "\n".join(lines), self.md.htmlStash.store, project.text_of).split("\n")


class _Tokens(Treeprocessor):
    """Marks the tokens of stashed HTML as finished: Markdown would try some forty patterns on each, and most of a page are tokens."""

    def run(self, root: Element) -> None:
        for paragraph in root.iter("p"):
            if paragraph.text and HTML_PLACEHOLDER_RE.fullmatch(paragraph.text):
                paragraph.text = AtomicString(paragraph.text)


class _Breaks(Treeprocessor):
    """Marks the breaks between the lines of the HTML as finished, on which `smarty` would try as many."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and element.text.isspace():
                element.text = AtomicString(element.text)
            if element.tail and element.tail.isspace():
                element.tail = AtomicString(element.tail)


class _Stashed(RawHtmlPostprocessor):
    """Puts stashed HTML back. In that it looks for tokens only where there are any: a pattern is tried at each `<` of a drawing."""

    def run(self, text: str) -> str:
        stash = self.md.htmlStash.rawHtmlBlocks

        def put(token: re.Match[str]) -> str:
            if (number := int(token[1] or token[2])) >= len(stash):
                return token[0]
            html = str(stash[number])
            if token[1] and not self.isblocklevel(html):
                html = f"<p>{html}</p>"
            return self.run(html) if STX in html else html

        return _TOKENS.sub(put, text)


class _Code(Postprocessor):
    def run(self, text: str) -> str:
        """A block of code may be wider than its window, and must then be reached by the keyboard to be scrolled (WCAG 2.1.1)."""
        return text.replace("<pre>", '<pre tabindex="0">')
