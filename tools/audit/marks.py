"""Marks and their notes as static HTML, over the whole site: each mark leads to its entry, and the entry back to the mark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from audit.faults import Fault

CLASSES = {"cg-mark", "cg-named", "cg-figure"}
"""Links that are marks by their class; a link right within a `<sup>` is one by its place."""

BACK = "cg-back"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

Place = tuple[Path, str]
"""A file, and an id in it."""


@dataclass(frozen=True)
class Mark:
    """A mark's address, and the ids by which one comes back to it: its own and that of its `<sup>`, if they have any."""

    href: str
    ids: frozenset[str]


class Markup(HTMLParser):
    """What the checks of the whole site read from a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.classes: set[str] = set()
        self.links: set[str] = set()
        self.marks: list[Mark] = []
        self.backs: dict[str, list[str]] = {}
        """The links back that stand in an element with an id, by that id."""
        self.terms: dict[str, str] = {}
        """What is said of each `<dt>`: the words of its `<dd>` that are no link."""
        self.moved = ""
        """The address that the page leads on to by itself."""
        self._open: list[tuple[str, str]] = []
        self._term = ""
        self._said = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        id_, classes = given.get("id", ""), set(given.get("class", "").split())
        self.ids |= {id_} - {""}
        self.classes |= classes
        if tag == "a" and "href" in given:
            self._link(given["href"], id_, classes)
        elif tag == "meta" and given.get("http-equiv") == "refresh":
            self.moved = given.get("content", "").partition("url=")[2]
        elif tag == "dt":
            self._term = ""
        elif tag == "dd":
            self._said = True
        if tag not in VOID:
            self._open.append((tag, id_))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<path/>`, which holds nothing."""
        self.ids |= {value for name, value in attrs if name == "id" and value}

    def handle_data(self, data: str) -> None:
        last = self._open[-1][0] if self._open else ""
        if last == "dt":
            self._term += data
        elif self._said and last != "a":
            self.terms[self._term] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "dt":
            self.terms[self._term] = ""
        elif tag == "dd":
            self._said = False
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                return

    def _link(self, href: str, id_: str, classes: set[str]) -> None:
        self.links.add(href)
        tag, outer = self._open[-1] if self._open else ("", "")
        if tag == "sup" or classes & CLASSES:
            self.marks.append(Mark(href, frozenset({id_, outer if tag == "sup" else ""} - {""})))
        if BACK in classes:
            for holder in {id_ for _, id_ in self._open} - {""}:
                self.backs.setdefault(holder, []).append(href)


@dataclass(frozen=True)
class Ways:
    """How many `marks` stand on how many `pages`, how many `entries` they lead to, and what is `broken`."""

    marks: int = 0
    pages: int = 0
    entries: int = 0
    broken: tuple[Fault, ...] = ()


def read_site(site: Path) -> dict[Path, Markup]:
    """Each page of a built site, by its file."""
    pages = {}
    for file in sorted(site.resolve().rglob("*.html")):
        pages[file] = Markup()
        pages[file].feed(file.read_text(encoding="utf-8"))
    return pages


def target(site: Path, file: Path, href: str) -> Place | None:
    """Where a link of `file` leads within the site; None for one that leads elsewhere."""
    address, fragment = urldefrag(href)
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    there = (site / path.lstrip("/") if path.startswith("/") else file.parent / path).resolve() if path else file
    return there / "index.html" if there.is_dir() else there, unquote(fragment)


@dataclass
class _Marked:
    """The marks that lead to one entry: the files they stand in, and the places one comes back to them at."""

    files: set[Path] = field(default_factory=set)
    places: set[Place] = field(default_factory=set)


def check_marks(site: Path, pages: Mapping[Path, Markup]) -> Ways:
    """Follow every mark to its entry and back, by addresses and ids alone, as without script."""
    site = site.resolve()
    marked: dict[Place, _Marked] = {}
    broken = []
    count = 0
    for file, page in pages.items():
        count += len(page.marks)
        for mark in page.marks:
            place = target(site, file, mark.href)
            if place is None or place[0] not in pages or place[1] not in pages[place[0]].ids:
                broken.append(_fault(site, file, "a mark leads nowhere", mark.href))
                continue
            entry = marked.setdefault(place, _Marked())
            entry.files.add(file)
            entry.places |= {(file, id_) for id_ in mark.ids}
    for (file, id_), entry in marked.items():
        broken += _way_back(site, pages, (file, id_), entry)
    return Ways(count, sum(bool(page.marks) for page in pages.values()), len(marked), tuple(broken))


def _way_back(site: Path, pages: Mapping[Path, Markup], at: Place, entry: _Marked) -> Iterator[Fault]:
    """Whether each link back leads to a mark of this entry, and one to each other page that has such marks."""
    file, id_ = at
    found = set()
    for href in pages[file].backs.get(id_, ()):
        place = target(site, file, href)
        if place in entry.places:
            found.add(place[0])
        else:
            yield _fault(site, file, "an entry leads back to no mark of its own", f"#{id_} -> {href}")
    if not found:
        yield _fault(site, file, "an entry does not lead back", f"#{id_}")
    for other in sorted(entry.files - found - {file}) if found else ():
        yield _fault(site, file, "an entry does not lead back to a page with its mark", f"#{id_} -> {other.relative_to(site)}")


def _fault(site: Path, file: Path, rule: str, element: str) -> Fault:
    return Fault(file.relative_to(site).as_posix().removesuffix("index.html").strip("/") or "home", "marks", rule, element=element)
