"""What a host receives: files by their path in the site. A page knows its kind and its subject."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from cityguide.profiles.model import Profile
from cityguide.profiles.places import Attraction
from cityguide.profiles.routes import Route
from cityguide.rankings.model import Cluster, Edition
from cityguide.reads import WithParts, tell_all, with_parts
from cityguide.yaml_edits import house_style

HOME = "index.md"
"""The path of the home page."""

LONGEST_TITLE = 65
"""Characters of a title that a list of results shows; a longer title leaves out the name of the site, or of the city."""

PageKind = Literal[
    "home", "story", "begun", "place", "evidence", "moved", "day", "days",
    "cluster", "edition", "comparison", "stories", "clusters", "comparisons",
    "trends", "claims", "tables", "sources", "gazetteer", "handbook", "reference", "problem", "form", "design", "written",
]  # fmt: skip
"""Kinds of page: `begun` is a city's page without its story yet, `moved` one that leads from an old address to the new one, `written` one
by hand, `handbook` one for editors, `reference` one made from the models."""


@dataclass(frozen=True)
class PlaceOf:
    """A place and the profile that it stands in."""

    profile: Profile
    place: Attraction


@dataclass(frozen=True)
class DayOf:
    """A day to follow and the profile that it stands in."""

    profile: Profile
    route: Route


Pair = tuple[Profile, Profile]
About = Profile | PlaceOf | DayOf | Cluster | Edition | Pair


@dataclass(frozen=True)
class Output:
    """A file of the site by its virtual path (`cities/seoul.md`, `charts/x.csv`).

    `made` is its content, or a function that makes it whenever `content` is read: to look at one page, nobody has to wait for the
    drawings of all, and what has been written is let go. `content` is Markdown with directives for `.md`, and the file itself
    otherwise. `origin` is the path, from the project's root, of the file an editor would change to change this one.
    A page that is not `listed` is left out of the navigation, which a hundred clusters would fill. `city` is the cluster whose
    profile it is made for; empty where it is not made for one.
    """

    path: str
    made: str | bytes | Callable[[], str | bytes]
    origin: str | None = None
    listed: bool = True
    city: str = ""

    @property
    def content(self) -> str | bytes:
        return self.made() if callable(self.made) else self.made

    @property
    def is_page(self) -> bool:
        return self.path.endswith(".md")


@dataclass(frozen=True)
class ListPage:
    """The page above others: its path, and its title in their breadcrumbs."""

    path: str
    title: str


@dataclass(frozen=True)
class Page:
    """A page of the site: all that cards, search, JSON-LD and the frame need to know of it.

    `made`, its Markdown, and `description` may be functions, called only when needed: a check asks a faulty guide for the paths of
    its pages, and for no more. `about` is the subject; `section` the page above it. `listed` and `origin` are as in an `Output`.
    `head` is the rest of its front matter: accent, robots, hide, up. A page written `by_hand` may replace a generated one, and then
    has the same subject.
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
    def _text(self) -> WithParts[str]:
        return with_parts(self.made) if callable(self.made) else (self.made, ())

    @property
    def has_text(self) -> bool:
        """Whether its text is there, and need not be made."""
        return not callable(self.made) or "_text" in vars(self)

    def let_go(self) -> None:
        """Forget what can be made again."""
        for name in ("_text", "_line"):
            vars(self).pop(name, None)

    @property
    def text(self) -> str:
        """The page as Markdown with directives; a generated one without its front matter."""
        text, parts = self._text
        tell_all(parts)
        return text

    @cached_property
    def _line(self) -> WithParts[str]:
        return with_parts(self.description) if callable(self.description) else (self.description, ())

    @property
    def line(self) -> str:
        """The description, for lists of results and for sites that link to the page."""
        line, parts = self._line
        tell_all(parts)
        return line

    @property
    def city(self) -> str:
        """The cluster whose profile the page is made for; empty where it is not made for one."""
        match self.about:
            case Profile(cluster=cluster) | PlaceOf(profile=Profile(cluster=cluster)) | DayOf(profile=Profile(cluster=cluster)):
                return cluster
        return ""

    @property
    def hidden(self) -> bool:
        """Whether it asks not to be indexed; then search does not find it, and it has no card."""
        return "noindex" in str(self.head.get("robots", ""))

    @property
    def output(self) -> Output:
        """A generated page as a host takes it: with its front matter."""
        return Output(self.path, self._with_head, self.origin, self.listed, self.city)

    def _with_head(self) -> str:
        said = {"title": self.title, "description": self.line, **self.head}
        return f"---\n{house_style.record(said, 0)}\n---\n\n{self.text}"
