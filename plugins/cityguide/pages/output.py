"""The only thing that crosses into a host."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Output:
    """A file of the site by its virtual path (`cities/seoul.md`, `charts/x.csv`).

    `content` is Markdown with directives for `.md`, and the file itself otherwise. `origin` is the path, from
    the project's root, of the file an editor would change to change this one. A page that is not `listed` is
    reached from other pages only: a hundred clusters would bury a navigation.
    """

    path: str
    content: str | bytes
    origin: str | None = None
    listed: bool = True

    @property
    def is_page(self) -> bool:
        return self.path.endswith(".md")
