"""The guide -> the whole site: its pages, and every file beside them. Pure: the same guide gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from cityguide.charts.model import Chart
from cityguide.directives.options import ChartOptions
from cityguide.directives.parsing import blocks_in, options_of
from cityguide.guide import Guide
from cityguide.kept import fetched, name_of, pruned, store
from cityguide.profiles.addresses import shapes_path
from cityguide.profiles.reading import ProfileFile
from cityguide.reading.text_file import TextFile
from cityguide.site.downloads import chart_files, common_downloads, place_files
from cityguide.site.markdown import FromTemplate
from cityguide.site.output import Output, Page
from cityguide.site.pages import pages
from cityguide.stages import stage

if TYPE_CHECKING:
    from cityguide.site.search_index import SearchIndex

HANDBOOK = "write/index.md"
"""Path of the optional handbook page that generated pages link to."""

SEARCH = "search.json"


@dataclass(frozen=True)
class Site:
    """All pages, hand-written ones first, and all files that a host writes besides the hand-written pages."""

    pages: Sequence[Page]
    outputs: Sequence[Output]


def addresses(guide: Guide) -> set[str]:
    """The path of every generated page and file except charts, whose names nobody writes by hand. Their content is not made."""
    of_cities = (path for file in guide.files for path in (shapes_path(file.profile.cluster), *(o.path for o in place_files(guide, file))))
    files = {SEARCH, *of_cities, *(output.path for output in common_downloads(guide))}
    return {*files, *(page.path for page in pages(guide))}


@stage("composing")
def compose(guide: Guide, written: Sequence[TextFile] = (), docs: str = "content/", cities: Sequence[ProfileFile] | None = None) -> Site:
    """The site of a guide. `written` are the hand-written pages, named by their paths below the folder `docs`.

    With `cities`, only what these have and what belongs to no city, without charts: those of a site that stands are there.
    """
    from cityguide.site.map_shapes import map_file
    from cityguide.site.written import with_written

    in_site = [TextFile(page.name.removeprefix(docs), page.text) for page in written]
    handbook = any(page.name == HANDBOOK for page in in_site)
    generated = pages(guide, handbook, cities)
    whole = with_written(generated, in_site)
    of_cities = [(map_file(guide, file.profile), *place_files(guide, file)) for file in (guide.files if cities is None else cities)]
    search = Output(SEARCH, partial(_search, guide, [page for page in whole if page.by_hand or not page.city]))
    charts = _charts(guide, [*(page for page in generated if _may_have_a_chart(page)), *written]) if cities is None else []
    files = [search, *(output for outputs in of_cities for output in outputs), *chart_files(charts), *common_downloads(guide)]
    return Site(whole, [*(page.output for page in generated), *files])


def _search(guide: Guide, pages: Sequence[Page]) -> str:
    from cityguide.site.search_index import search_index

    index = search_index(guide, pages, [profile.cluster for profile in guide.profiles])
    keep_spread(guide, index)
    return index.text


def keep_spread(guide: Guide, index: SearchIndex) -> None:
    """Keep in how many sections each word of an index is, for the next edit."""
    if guide.kept_in is not None:
        folder = guide.kept_in / "search"
        store(folder, name_of("spread", index.text), json.dumps(index.spread, separators=(",", ":")).encode())
        pruned(folder, most=4)


def kept_index(guide: Guide, text: str) -> SearchIndex | None:
    """An index that was made before, by its text."""
    from cityguide.site.search_index import SearchIndex

    held = fetched(guide.kept_in / "search", name_of("spread", text)) if guide.kept_in else None
    return None if held is None else SearchIndex(text, json.loads(held))


def _may_have_a_chart(page: Page) -> bool:
    return not isinstance(page.made, FromTemplate) or page.made.has("chart")


def _charts(guide: Guide, pages: Iterable[Page | TextFile]) -> list[Chart]:
    from cityguide.directives.ranking import chart_of

    texts = [page if isinstance(page, TextFile) else TextFile(page.path, page.text) for page in pages]
    charts: dict[str, Chart] = {}
    for options in charts_asked_for(guide, texts):
        chart = chart_of(guide, options)
        charts.setdefault(chart.id, chart)
    return list(charts.values())


def charts_asked_for(guide: Guide, texts: Iterable[TextFile]) -> Iterable[ChartOptions]:
    """The options of every `chart` directive on these pages."""
    for text in texts:
        for found in blocks_in(text.text):
            options = options_of(guide, found, text)[0] if found.name == "chart" else None
            if isinstance(options, ChartOptions):
                yield options
