"""The registry of sources, in three pages by kind: each light enough for a telephone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cityguide.directives.options import SourcesOptions
from cityguide.directives.view import View
from cityguide.evidence.sources import Source, SourceKind
from cityguide.guide import Guide
from cityguide.wording import listed

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


@dataclass(frozen=True)
class SourcePage:
    """One page of the registry, and how many sources are on it."""

    path: str
    title: str
    kinds: tuple[SourceKind, ...]
    count: int

    @property
    def line(self) -> str:
        """What is on it, in a sentence."""
        headings = [SOURCE_HEADINGS[kind] for kind in self.kinds]
        return f"{self.count} sources of this guide: {listed([heading[0].lower() + heading[1:] for heading in headings])}."


def sources(view: View, options: SourcesOptions) -> str:
    """The registry's entries of some kinds; `page_end` sets the notes of a page."""
    groups = sources_by_kind(view.guide, options.kinds)
    days = Counter(source.retrieved for _, _, entries in groups for _, source in entries)
    return view.render(
        "sources/registry",
        groups=groups,
        day=days.most_common(1)[0][0] if days else "",
        shown=sum(len(entries) for _, _, entries in groups),
        total=len(view.guide.sources),
        others=[page for page in source_pages(view.guide) if not set(page.kinds) & set(options.kinds)],
    )


def source_pages(guide: Guide) -> list[SourcePage]:
    """The pages, the one that others lead to first."""
    return [
        SourcePage(path, title, kinds, sum(source.kind in kinds for source in guide.sources.values()))
        for path, (title, kinds) in PAGES.items()
    ]


def sources_by_kind(guide: Guide, kinds: Sequence[SourceKind]) -> list[tuple[SourceKind, str, list[tuple[str, Source]]]]:
    """The entries of each kind that has any, by publisher."""
    entries = sorted(guide.sources.items(), key=lambda item: (item[1].publisher.casefold(), item[0]))
    groups = [(kind, SOURCE_HEADINGS[kind], [(id_, source) for id_, source in entries if source.kind == kind]) for kind in kinds]
    return [group for group in groups if group[2]]
