"""The guide -> the whole site: its pages, and every file beside them. Pure: the same guide gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from cityguide.charts.model import Chart
from cityguide.directives.options import ChartOptions
from cityguide.directives.parsing import blocks_in, options_of
from cityguide.guide import Guide
from cityguide.profiles.addresses import shapes_path
from cityguide.reading.text_file import TextFile
from cityguide.site.downloads import all_downloads, chart_files
from cityguide.site.markdown import FromTemplate
from cityguide.site.output import Output, Page
from cityguide.site.pages import pages
from cityguide.stages import stage

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
    files = {SEARCH, *(shapes_path(profile.cluster) for profile in guide.profiles), *(output.path for output in all_downloads(guide))}
    return {*files, *(page.path for page in pages(guide))}


@stage("composing")
def compose(guide: Guide, written: Sequence[TextFile] = (), docs: str = "content/") -> Site:
    """The site of a guide. `written` are the hand-written pages, named by their paths below the folder `docs`."""
    from cityguide.directives.ranking import chart_of
    from cityguide.site.map_shapes import map_files
    from cityguide.site.search_index import search_json
    from cityguide.site.written import with_written

    in_site = [TextFile(page.name.removeprefix(docs), page.text) for page in written]
    generated = pages(guide, any(page.name == HANDBOOK for page in in_site))
    whole = with_written(generated, in_site)
    charts: dict[str, Chart] = {}
    asking = (page for page in generated if not isinstance(page.made, FromTemplate) or page.made.has("chart"))
    for options in charts_asked_for(guide, [*(TextFile(page.path, page.text) for page in asking), *written]):
        chart = chart_of(guide, options)
        charts.setdefault(chart.id, chart)
    search = Output(SEARCH, partial(search_json, guide, whole))
    files = [search, *map_files(guide), *chart_files(list(charts.values())), *all_downloads(guide)]
    return Site(whole, [*(page.output for page in generated), *files])


def charts_asked_for(guide: Guide, texts: Iterable[TextFile]) -> Iterable[ChartOptions]:
    """The options of every `chart` directive on these pages."""
    for text in texts:
        for found in blocks_in(text.text):
            options = options_of(guide, found, text)[0] if found.name == "chart" else None
            if isinstance(options, ChartOptions):
                yield options
