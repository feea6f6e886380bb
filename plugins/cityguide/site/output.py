"""The only thing that crosses into a host."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

import jinja2

from cityguide.directives.view import environment


@dataclass(frozen=True)
class Output:
    """A file of the site by its virtual path (`cities/seoul.md`, `charts/x.csv`).

    `made` is its content or what makes it, which is not done before `content` is asked for: who looks at one page
    need not wait for the drawings of all. `content` is Markdown with directives for `.md`, and the file itself
    otherwise. `origin` is the path, from the project's root, of the file an editor would change to change this one.
    A page that is not `listed` is reached from other pages only: a hundred clusters would bury a navigation.
    """

    path: str
    made: str | bytes | Callable[[], str | bytes]
    origin: str | None = None
    listed: bool = True

    @cached_property
    def content(self) -> str | bytes:
        return self.made() if callable(self.made) else self.made

    @property
    def is_page(self) -> bool:
        return self.path.endswith(".md")


@cache
def _pages() -> jinja2.Environment:
    return environment().overlay(loader=jinja2.PackageLoader("cityguide", "site/templates"))


def markdown_of(template: str, **values: object) -> str:
    """A page's Markdown from `templates/<template>.md.jinja`, ending with one line break."""
    return _pages().get_template(f"{template}.md.jinja").render(**values).rstrip() + "\n"
