"""The guide -> the whole site: its pages, and every file beside them. Pure: the same guide gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from cityguide.charts.model import Chart
from cityguide.directives.options import ChartOptions
from cityguide.directives.parsing import blocks_in, options_of
from cityguide.guide import Guide
from cityguide.profiles.addresses import shapes_path
from cityguide.profiles.model import Profile
from cityguide.profiles.reading import ProfileFile
from cityguide.reading.memo import Memo
from cityguide.reading.text_file import TextFile
from cityguide.site.city_pages import pages_of_city
from cityguide.site.downloads import chart_files, common_downloads, place_files
from cityguide.site.markdown import FromTemplate
from cityguide.site.output import Output, Page
from cityguide.site.pages import common_pages, maker_of, pages
from cityguide.stages import stage

HANDBOOK = "write/index.md"
"""Path of the optional handbook page that generated pages link to."""

SEARCH = "search.json"


@dataclass(frozen=True)
class Site:
    """All pages, hand-written ones first, and all files that a host writes besides the hand-written pages."""

    pages: Sequence[Page]
    outputs: Sequence[Output]


def addresses(guide: Guide, memo: Memo) -> set[str]:
    """The path of every generated page and file except charts, whose names nobody writes by hand. Their content is not made."""
    of_cities = (memo.of(("addresses", file.name), (file,), partial(addresses_of_city, guide, file)) for file in guide.files)
    files = {SEARCH, *(path for paths in of_cities for path in paths), *(output.path for output in common_downloads(guide))}
    return {*files, *(page.path for page in common_pages(guide, handbook=False))}


def addresses_of_city(guide: Guide, file: ProfileFile) -> list[str]:
    """Those of one city."""
    pages, files = pages_of_city(guide, file, handbook=False), place_files(guide, file)
    return [shapes_path(file.profile.cluster), *(page.path for page in pages), *(output.path for output in files)]


@stage("composing")
def compose(guide: Guide, written: Sequence[TextFile] = (), docs: str = "content/") -> Site:
    """The site of a guide. `written` are the hand-written pages, named by their paths below the folder `docs`."""
    from cityguide.site.written import with_written

    in_site = _in_site(written, docs)
    generated = pages(guide, _has_handbook(in_site))
    whole = with_written(generated, in_site)
    search = Output(SEARCH, partial(_search, guide, lambda: whole))
    charts = charts_on(guide, [*texts_with_charts(generated), *written])
    files = [search, *_files_of(guide, guide.files), *chart_files(charts), *common_downloads(guide)]
    return Site(whole, [*(page.output for page in generated), *files])


@stage("composing")
def compose_part(
    guide: Guide, written: Sequence[TextFile], docs: str, cities: Sequence[ProfileFile], stale: Collection[str]
) -> tuple[Site, Callable[[], Sequence[Page]]]:
    """What some cities have, and of what belongs to no city that of which a path is `stale`; charts, which profiles don't change, are not
    among it. And what gives all pages that belong to no city, or are written by hand, for whoever asks for another of them.
    """
    from cityguide.site.written import with_written

    in_site = _in_site(written, docs)
    handbook = _has_handbook(in_site)

    @cache
    def common() -> Sequence[Page]:
        return with_written(common_pages(guide, handbook), in_site)

    paths = [path.removeprefix("cards/").removesuffix(".png") for path in stale if path.endswith((".md", ".png"))]
    own = [page for file in cities for page in pages_of_city(guide, file, handbook)]
    generated = [*own, *common_pages(guide, handbook, {maker_of(path) for path in paths})]
    others = common_downloads(guide) if any(not path.endswith((".md", ".png")) for path in stale if path != SEARCH and "." in path) else []
    files = [Output(SEARCH, partial(_search, guide, common)), *_files_of(guide, cities), *others]
    return Site(with_written(generated, in_site), [*(page.output for page in generated), *files]), common


def _in_site(written: Sequence[TextFile], docs: str) -> list[TextFile]:
    return [TextFile(page.name.removeprefix(docs), page.text) for page in written]


def _has_handbook(in_site: Sequence[TextFile]) -> bool:
    return any(page.name == HANDBOOK for page in in_site)


def _files_of(guide: Guide, cities: Iterable[ProfileFile]) -> Iterator[Output]:
    from cityguide.directives.maps.drawings import hero_drawing, surroundings_drawing
    from cityguide.maps.drawing import shapes_file

    def shapes(profile: Profile) -> str:
        """What the maps of a city use: shores at its scale, rivers and railway lines."""
        drawings = (hero_drawing(guide, profile), surroundings_drawing(guide, profile.cluster))
        return shapes_file({name: shape for drawing in drawings for name, shape in drawing.shapes.items()})

    for file in cities:
        cluster = file.profile.cluster
        yield from (Output(shapes_path(cluster), partial(shapes, file.profile), city=cluster), *place_files(guide, file))


def _search(guide: Guide, pages: Callable[[], Sequence[Page]]) -> str:
    from cityguide.site.search_index import keep_spread, search_index

    common = [page for page in pages() if page.by_hand or not page.city]
    index = search_index(guide, common, [profile.cluster for profile in guide.profiles])
    keep_spread(guide, index)
    return index.text


def texts_with_charts(pages: Iterable[Page]) -> Iterator[TextFile]:
    """The texts of those generated pages that may have a chart."""
    return (TextFile(page.path, page.text) for page in pages if not isinstance(page.made, FromTemplate) or page.made.has("chart"))


def charts_on(guide: Guide, texts: Iterable[TextFile]) -> list[Chart]:
    """Every chart that some texts show."""
    from cityguide.directives.ranking import chart_of

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
