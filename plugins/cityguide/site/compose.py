"""The guide -> the whole site: its pages, and every file beside them. Pure: the same guide gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from cityguide.charts.model import Chart
from cityguide.directives.options import ChartKind, ChartOptions
from cityguide.directives.parsing import blocks_in, options_of
from cityguide.guide import Guide
from cityguide.profiles.addresses import shapes_path
from cityguide.profiles.model import Profile
from cityguide.profiles.reading import ProfileFile
from cityguide.reading.memo import Memo
from cityguide.reading.text_file import TextFile
from cityguide.site.city_files import addresses_of_city, place_files
from cityguide.site.city_pages import pages_of_city
from cityguide.site.downloads import chart_files, common_downloads
from cityguide.site.markdown import has_chart
from cityguide.site.output import Output, Page, PageKind
from cityguide.site.pages import common_pages, maker_of
from cityguide.stages import stage
from cityguide.summaries import summary

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


@stage("composing")
def compose(guide: Guide, written: Sequence[TextFile] = (), docs: str = "content/") -> Site:
    """The site of a guide. `written` are the hand-written pages, named by their paths below the folder `docs`."""
    handbook = _has_handbook(_in_site(written, docs))
    own = [page for file in guide.files for page in pages_of_city(guide, file, handbook)]
    return _composed(guide, written, docs, own, [*beside_pages(guide, guide.files)], charts_asked_for(guide, texts_with_charts(own)))


@stage("composing")
def compose_common(guide: Guide, written: Sequence[TextFile], docs: str) -> Site:
    """That of the site which belongs to no city, charts among it. The guide has to be without a fault."""
    asked = (options for profile in guide.profiles for options in what_city_has(guide, profile.cluster)[1])
    charts = [ChartOptions(kind=kind, clusters=clusters) for kind, clusters in dict.fromkeys(asked)]
    return _composed(guide, written, docs, [], [], charts)


def _composed(
    guide: Guide, written: Sequence[TextFile], docs: str, own: Sequence[Page], files: Sequence[Output], charts: Iterable[ChartOptions]
) -> Site:
    """What belongs to no city, with the pages and files of cities, and the charts on these."""
    from cityguide.site.written import with_written

    in_site = _in_site(written, docs)
    common = common_pages(guide, _has_handbook(in_site))
    generated = [*own, *common]
    whole = with_written(generated, in_site)
    search = Output(SEARCH, partial(_search, guide, lambda: whole))
    in_charts = files_of_charts(guide, [*charts, *charts_asked_for(guide, [*texts_with_charts(common), *written])])
    return Site(whole, [*(page.output for page in generated), search, *files, *in_charts, *common_downloads(guide)])


PageKnown = tuple[str, PageKind, bool, bool, str]
"""Of a page its path, its kind, whether it is hidden, whether it has a title, and where one is led that asks for it."""

CityHas = tuple[tuple[PageKnown, ...], tuple[tuple[ChartKind, tuple[str, ...]], ...], tuple[str, ...]]
"""The pages of a city, the kinds and clusters of the charts on them, and the paths of its other files."""


@summary
def what_city_has(guide: Guide, cluster: str) -> CityHas:
    """All that a city has in the site, in an order that doesn't change with that of its places, and what decides of each page whether it is
    searched for, has a card, or leads elsewhere.
    """
    file = guide.file(cluster)
    assert file is not None
    pages = list(pages_of_city(guide, file, handbook=False))
    known = ((page.path, page.kind, page.hidden, bool(page.title), str(page.head.get("moved", ""))) for page in pages)
    charts = {(options.kind, options.clusters) for options in charts_asked_for(guide, texts_with_charts(pages))}
    return tuple(sorted(known)), tuple(sorted(charts)), tuple(sorted(output.path for output in beside_pages(guide, [file])))


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
    files = [Output(SEARCH, partial(_search, guide, common)), *beside_pages(guide, cities), *others]
    return Site(with_written(generated, in_site), [*(page.output for page in generated), *files]), common


def _in_site(written: Sequence[TextFile], docs: str) -> list[TextFile]:
    return [TextFile(page.name.removeprefix(docs), page.text) for page in written]


def _has_handbook(in_site: Sequence[TextFile]) -> bool:
    return any(page.name == HANDBOOK for page in in_site)


def beside_pages(guide: Guide, cities: Iterable[ProfileFile]) -> Iterator[Output]:
    """What some cities have besides pages and their cards."""
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
    return (TextFile(page.path, page.text) for page in pages if has_chart(page.made))


def files_of_charts(guide: Guide, asked: Iterable[ChartOptions]) -> list[Output]:
    """The files of every chart that is asked for, once. Of the charts only the names are held until somebody writes one."""
    from cityguide.directives.ranking import chart_of

    charts: dict[str, Callable[[], Chart]] = {}
    for options in asked:
        charts.setdefault(chart_of(guide, options).id, cache(partial(chart_of, guide, options)))
    return [file for id, chart in charts.items() for file in chart_files(id, chart)]


def charts_asked_for(guide: Guide, texts: Iterable[TextFile]) -> Iterable[ChartOptions]:
    """The options of every `chart` directive on these pages."""
    for text in texts:
        for found in blocks_in(text.text):
            options = options_of(guide, found, text)[0] if found.name == "chart" else None
            if isinstance(options, ChartOptions):
                yield options
