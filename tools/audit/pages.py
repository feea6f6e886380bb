"""Which pages of a site are opened: at least one of every kind, and no kind may be left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from audit.faults import Fault
from audit.server import packed

NOWHERE = "no/such/page/"
"""Has no file, so that the site's 404 page is shown, and lies deep, so that a relative address in it would lead astray."""


@dataclass(frozen=True)
class Kind:
    """Pages made alike. `path` is a pattern for the whole address below the site's; with `every`, each of them is opened."""

    name: str
    path: str
    every: bool = False
    leads_on: bool = False
    """Such a page leads on to another by itself, and a site may lack it. Its file is checked, and where it leads, but it is not opened."""


@dataclass(frozen=True)
class Page:
    """One page to open: `path` is its address below the site's, `file` where it lies."""

    kind: str
    path: str
    file: Path
    leads_on: bool = False

    @property
    def name(self) -> str:
        return {"": "home", NOWHERE: "404"}.get(self.path, self.path.strip("/"))


LEADS_ON = '<meta http-equiv="refresh"'

KINDS = (
    Kind("moved", r"cities/[^/]+/(days/)?([^/]+/)?", leads_on=True),
    Kind("home", ""),
    Kind("cities", "cities/"),
    Kind("city", r"cities/[^/]+/", every=True),
    Kind("evidence", r"cities/[^/]+/evidence/"),
    Kind("place", r"cities/[^/]+/(?!evidence/)[^/]+/"),
    Kind("day", r"cities/[^/]+/days/[^/]+/"),
    Kind("days", "days/"),
    Kind("ranking", "ranking/"),
    Kind("older ranking", r"ranking/\d{4}/"),
    Kind("trends", "trends/"),
    Kind("clusters", "clusters/"),
    Kind("cluster", r"clusters/[^/]+/"),
    Kind("compare", "compare/"),
    Kind("pair", r"compare/[^/]+/"),
    Kind("disagreements", "disagreements/"),
    Kind("how clusters work", "how-clusters-work/"),
    Kind("reading the ranking", "reading-the-ranking/"),
    Kind("sources", "sources/"),
    Kind("sources of a kind", r"sources/[^/]+/"),
    Kind("data", "data/"),
    Kind("gazetteer", "gazetteer/"),
    Kind("about", "about/"),
    Kind("write", "write/"),
    Kind("problems", "write/problems/"),
    Kind("problem", r"write/problems/[^/]+/"),
    Kind("handbook", r"write/[^/]+/", every=True),
    Kind("edit", "edit/"),
    Kind("design", "design/"),
    Kind("404", NOWHERE),
)


def choose(site: Path, kinds: Iterable[Kind] = KINDS) -> tuple[list[Page], list[Fault]]:
    """The pages to open, by kind, and a fault for each kind without a page and each page without a kind.

    Of a kind with many pages the lightest and the heaviest are opened: the one that has nothing to show, and the one that has the most.
    """
    kinds = tuple(kinds)
    found: dict[str, list[Page]] = {kind.name: [] for kind in kinds}
    faults = []
    for file in sorted(site.rglob("*.html")):
        path = _path(site, file)
        leads_on = LEADS_ON in file.read_text(encoding="utf-8")
        kind = next((kind for kind in kinds if kind.leads_on is leads_on and re.fullmatch(kind.path, path)), None)
        if kind is None:
            faults.append(Fault(path, "pages", "is of no kind", said="nothing audits it: name its kind in tools/audit/pages.py"))
        else:
            found[kind.name].append(Page(kind.name, path, file, leads_on))
    chosen = []
    for kind in kinds:
        pages = found[kind.name]
        if not pages and not kind.leads_on:
            faults.append(Fault(kind.name, "pages", "the site has none of this kind", element=kind.path))
        elif kind.every or len(pages) < 3:
            chosen += pages
        else:
            by_weight = sorted(pages, key=lambda page: (len(packed(page.file.read_bytes())), page.path))
            chosen += [by_weight[0], by_weight[-1]]
    return chosen, faults


def _path(site: Path, file: Path) -> str:
    path = file.relative_to(site).as_posix()
    return NOWHERE if path == "404.html" else re.sub(r"(^|/)index\.html$", r"\1", path)
