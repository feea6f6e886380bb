"""What crosses into a host: files by their path in the site. A page among them knows what it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from cityguide.profiles.model import Profile
from cityguide.rankings.model import Cluster, Edition
from cityguide.yaml_edits import house_style

HOME = "index.md"
"""The path of the home page."""

PageKind = Literal[
    "home", "story", "begun", "cluster", "edition", "comparison", "stories", "clusters", "comparisons", "trends", "claims", "tables",
    "sources", "gazetteer", "handbook", "reference", "problem", "form", "design", "written",
]  # fmt: skip
"""What a page is: `begun` is a city's page without its story yet, `written` one by hand, `handbook` one for editors, `reference` one
made from the models."""

Pair = tuple[Profile, Profile]
About = Profile | Cluster | Edition | Pair


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


@dataclass(frozen=True)
class ListPage:
    """The page that leads to others: its path, and what it is called on the way to them."""

    path: str
    title: str


@dataclass(frozen=True)
class Page:
    """A page of the site: all that cards, search, machines and the frame need to know of it.

    `made` is its Markdown or what makes it, and so is `description`: a check asks a faulty guide for the paths of its pages, and for no
    more. `about` is what it tells of; `section` the page above it. `listed` and `origin` are
    an output's. `head` holds what else its front matter says: accent, robots, hide, up. One written `by_hand` may stand in the place of
    a generated one, and tells of the same.
    """

    path: str
    kind: PageKind
    title: str
    description: str | Callable[[], str]
    made: str | Callable[[], str]
    about: About | None = None
    section: ListPage | None = None
    listed: bool = True
    origin: str | None = None
    head: Mapping[str, object] = field(default_factory=dict)
    by_hand: bool = False

    @cached_property
    def text(self) -> str:
        """The page as Markdown with directives; a generated one without its front matter."""
        return self.made() if callable(self.made) else self.made

    @cached_property
    def line(self) -> str:
        """The description, for lists of results and for those who link to the page."""
        return self.description() if callable(self.description) else self.description

    @property
    def hidden(self) -> bool:
        """Whether it asks not to be indexed; then it is neither found nor shared."""
        return "noindex" in str(self.head.get("robots", ""))

    @property
    def output(self) -> Output:
        """A generated page as a host takes it: with its front matter."""
        return Output(self.path, self._with_head, self.origin, self.listed)

    def _with_head(self) -> str:
        said = {"title": self.title, "description": self.line, **self.head}
        return f"---\n{house_style.record(said, 0)}\n---\n\n{self.text}"
