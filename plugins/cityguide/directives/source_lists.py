"""The registry of sources, in three pages by kind: each light enough for a telephone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cityguide.directives.options import SourcesOptions
from cityguide.directives.view import View
from cityguide.evidence.sources import Source, SourceKind
from cityguide.guide import Guide
from cityguide.wording import listed, ordinal, words

SOURCE_HEADINGS: Mapping[SourceKind, str] = {
    "record": "The record",
    "official": "Official pages",
    "study": "Studies",
    "dataset": "Data sets",
    "seed": "Documents this guide began from",
    "press": "Press",
    "guide": "Guides",
    "wiki": "Wikis",
    "blog": "Blogs",
    "mirror": "Copies of pages",
}
PAGES: Mapping[str, tuple[str, tuple[SourceKind, ...]]] = {
    "sources.md": ("Sources", ("record", "official", "study", "dataset", "seed")),
    "sources/press.md": ("Sources: press", ("press",)),
    "sources/guides.md": ("Sources: guides and others", ("guide", "wiki", "blog", "mirror")),
}


MOST_ON_A_PAGE = 300
"""Sources. A page of more is too heavy for a telephone and is divided into pages of equal length."""


@dataclass(frozen=True)
class SourcePage:
    """One page of the registry, and how many sources are on it; `part` of `parts` where its kinds fill several pages."""

    path: str
    title: str
    kinds: tuple[SourceKind, ...]
    count: int
    part: int = 1
    parts: int = 1

    @property
    def line(self) -> str:
        """What is on it, in a sentence."""
        headings = [SOURCE_HEADINGS[kind] for kind in self.kinds]
        which = f", the {ordinal(self.part)} of {words(self.parts)} parts" if self.parts > 1 else ""
        return f"{self.count} sources of this guide: {listed([heading[0].lower() + heading[1:] for heading in headings])}{which}."


def sources(view: View, options: SourcesOptions) -> str:
    """The registry's entries of some kinds; `page_end` sets the notes of a page."""
    groups = sources_by_kind(view.guide, options.kinds, options.part)
    days = Counter(source.retrieved for _, _, entries in groups for _, source in entries)
    return view.render(
        "sources/registry",
        groups=groups,
        day=days.most_common(1)[0][0] if days else "",
        shown=sum(len(entries) for _, _, entries in groups),
        total=len(view.guide.sources),
        others=[page for page in source_pages(view.guide) if (page.kinds, page.part) != (options.kinds, options.part or 1)],
    )


def source_pages(guide: Guide) -> list[SourcePage]:
    """The pages, the one that others lead to first."""
    found = []
    for path, (title, kinds) in PAGES.items():
        total = sum(guide.source_kinds.get(kind, 0) for kind in kinds)
        parts = max(1, math.ceil(total / MOST_ON_A_PAGE))
        for part in range(1, parts + 1):
            length = total * part // parts - total * (part - 1) // parts
            own = path if part == 1 else path.replace(".md", f"-{part}.md")
            found.append(SourcePage(own, title if parts == 1 else f"{title}, {ordinal(part)} part", kinds, length, part, parts))
    return found


def sources_by_kind(
    guide: Guide, kinds: Sequence[SourceKind], part: int | None = None
) -> list[tuple[SourceKind, str, list[tuple[str, Source]]]]:
    """The entries of each kind that has any, by publisher; with `part` only those on that page."""
    entries = [(kind, id_) for kind in kinds for id_ in _by_publisher(guide).get(kind, ())]
    if part is not None:
        parts = max(1, math.ceil(len(entries) / MOST_ON_A_PAGE))
        entries = entries[len(entries) * (part - 1) // parts : len(entries) * part // parts]
    groups = [(kind, SOURCE_HEADINGS[kind], [(id_, guide.sources[id_]) for of, id_ in entries if of == kind]) for kind in kinds]
    return [group for group in groups if group[2]]


@lru_cache(maxsize=1)
def _by_publisher(guide: Guide) -> Mapping[SourceKind, Sequence[str]]:
    """The ids of the sources of each kind in their order: each page needs a few of them, and all may not be in memory."""
    found: dict[SourceKind, list[str]] = {}
    for _, id_, kind in sorted((source.publisher.casefold(), id_, source.kind) for id_, source in guide.sources.items()):
        found.setdefault(kind, []).append(id_)
    return found
