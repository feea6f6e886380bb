"""Directives, bound figures and citations as a Python-Markdown extension, for every host that runs one."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from cityguide.guide import Guide
from cityguide.pages.directives import render_page


class CityguideExtension(Extension):
    """Sets the guide's own syntax; everything else in a page is left to Markdown."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self.guide = guide

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Run after line ends are normalised (30) and before fenced code is taken (25)."""
        md.preprocessors.register(_Directives(md, self.guide), "cityguide", 28)


class _Directives(Preprocessor):
    def __init__(self, md: Markdown, guide: Guide) -> None:
        super().__init__(md)
        self.guide = guide

    def run(self, lines: list[str]) -> list[str]:
        """HTML goes into Markdown's stash, so it is never parsed as Markdown."""
        return render_page(self.guide, "\n".join(lines), self.md.htmlStash.store).split("\n")
