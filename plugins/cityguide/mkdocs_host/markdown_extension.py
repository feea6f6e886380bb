"""Directives, bound figures and citations as a Python-Markdown extension, for any host that uses Python-Markdown."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from cityguide.directives.page import render_page
from cityguide.project.project import Project


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


class _Code(Postprocessor):
    def run(self, text: str) -> str:
        """A block of code may be wider than its window, and must then be reached by the keyboard to be scrolled (WCAG 2.1.1)."""
        return text.replace("<pre>", '<pre tabindex="0">')
