"""What of the guide is read for each page that MkDocs makes itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from mkdocs.structure.pages import Page

from cityguide.mkdocs_host.own_page import OwnPage
from cityguide.reads import GuidePart, recorded


class PagesRead(dict[str, set[GuidePart]]):
    """The parts that were read for each page, by its path. For our own pages whoever makes them records it."""

    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()

    def begin(self, page: Page) -> None:
        """From now on, until `end`, all that is read is read for a page."""
        if not isinstance(page, OwnPage):
            self[page.file.src_uri] = self.open.enter_context(recorded())

    def end(self) -> None:
        self.open.close()

    @contextmanager
    def more(self, page: Page) -> Iterator[None]:
        """What is read inside is read for a page too."""
        if isinstance(page, OwnPage):
            yield
            return
        with recorded() as parts:
            yield
        self.setdefault(page.file.src_uri, set()).update(parts)
