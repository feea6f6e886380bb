"""The guide -> every page and file of the site. Pure: the same guide gives the same outputs, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cityguide.charts.model import Chart
from cityguide.charts.plotly_figure import plotly_json
from cityguide.charts.svg import draw
from cityguide.charts.table import csv_text
from cityguide.evidence.terms import DISCLAIMER, ORIGINAL, acknowledgement, attribution, commented, editions, licensed
from cityguide.guide import Guide
from cityguide.pages import search_index
from cityguide.pages.blocks import chart_of
from cityguide.pages.compare import PAIRED, compare_json, pair_path, pairs
from cityguide.pages.directives import blocks_in, options_of
from cityguide.pages.disagreements import claims_csv, claims_json
from cityguide.pages.options import ChartOptions
from cityguide.pages.output import Output
from cityguide.pages.registry import source_pages
from cityguide.pages.view import dated, environment, unbroken
from cityguide.rankings.model import MEASURES, Cluster, Edition
from cityguide.reading.csv_file import without_comments
from cityguide.reading.tables import Table
from cityguide.reading.text_file import TextFile
from cityguide.travel.placefiles import geojson, gpx
from cityguide.wording import listed, words


def compose(guide: Guide, written: Sequence[TextFile] = (), docs: str = "content/") -> list[Output]:
    """All outputs: generated pages, and the files that these and the hand-written pages link to.

    `written` are the hand-written pages, named by their paths below the folder `docs`: only their charts and what a reader may
    search for are looked at.
    """
    pages = [*_city_pages(guide), *_cluster_pages(guide), *_ranking_pages(guide), *_compare_pages(guide), *_guide_pages(guide)]
    texts = [TextFile(page.path, page.content) for page in pages if isinstance(page.content, str)]
    charts = charts_in(guide, [*texts, *written])
    choice = Output("compare.json", compare_json(guide))
    in_site = [TextFile(page.name.removeprefix(docs), page.text) for page in written]
    search = Output(search_index.PATH, search_index.search_json(guide, pages, in_site))
    return [*pages, choice, search, *_chart_files(charts), *_place_files(guide), *_data_files(guide), *_claim_files(guide)]


def charts_in(guide: Guide, pages: Iterable[TextFile]) -> list[Chart]:
    """Every chart that a directive on these pages asks for, once each."""
    charts: dict[str, Chart] = {}
    for page in pages:
        for found in blocks_in(page.text):
            if found.name != "chart":
                continue
            options, _ = options_of(guide, found, page)
            if isinstance(options, ChartOptions):
                chart = chart_of(guide, options)
                charts.setdefault(chart.id, chart)
    return list(charts.values())


def _page(path: str, template: str, origin: str | None = None, *, listed: bool = True, **values: object) -> Output:
    text = environment().get_template(f"{template}.md.jinja").render(**values)
    return Output(path, text.rstrip() + "\n", origin, listed)


def _city_pages(guide: Guide) -> list[Output]:
    ids = [profile.cluster for profile in guide.profiles]
    pages = []
    for file in guide.files:
        profile = file.profile
        beside = [profile.cluster, *[cluster for cluster in ids if cluster != profile.cluster][:4]]
        pages.append(
            _page(
                f"cities/{profile.cluster}.md", "city", file.document.source.name,
                profile=profile, beside=beside,
                description=f"{profile.tagline.rstrip('.')}. What to see there, what is open, and how sure we are.",
            )
        )  # fmt: skip
    return pages


def _cluster_pages(guide: Guide) -> list[Output]:
    origin = "data/clusters.csv"
    return [
        _page(f"clusters/{c.id}.md", "cluster", origin, listed=False, cluster=c, description=shortened(_in_a_line(guide, c), 160))
        for c in guide.rankings.clusters.values()
    ]


def _in_a_line(guide: Guide, cluster: Cluster) -> str:
    standing = guide.rankings.standing(cluster.id)
    where = guide.rankings.economy_names(cluster.economies)
    year = guide.rankings.latest.year
    rank = f"rank {standing.rank} in the {year} edition" if standing and standing.rank else f"no rank known in the {year} edition"
    return f"{cluster.name} ({where}): {rank} of WIPO’s ranking of clusters, and every published rank we could read."


def _ranking_pages(guide: Guide) -> list[Output]:
    latest = guide.rankings.latest
    return [_ranking_page(guide, edition, edition.year == latest.year) for edition in guide.rankings.editions]


def _ranking_page(guide: Guide, edition: Edition, newest: bool) -> Output:
    title = f"Ranking {edition.year}"
    changes = [change for change in guide.rankings.breaks if change.edition == edition.year]
    known = guide.rankings.known_ranks(edition.year)
    printed = f" of {edition.ranked}" if edition.ranked else ""
    return _page(
        "ranking/index.md" if newest else f"ranking/{edition.year}.md",
        "ranking",
        f"data/standings/{edition.year}.csv",
        listed=newest,
        edition=edition,
        title=title,
        changes=changes,
        published=edition.published and dated(edition.published),
        counted=listed([MEASURES[m] for m in edition.measures]),
        description=f"The ranking of clusters in the {edition.year} edition: {known}{printed} rows known, each with its sources, "
        "and the missing ones shown as missing.",
    )


def _compare_pages(guide: Guide) -> list[Output]:
    stories = [profile.cluster for profile in guide.profiles[:PAIRED]]
    found = [_page("compare/index.md", "compare_index", "data/clusters.csv", stories=stories, many=words(len(stories)))]
    for one, other in pairs(guide):
        title = f"{one.name} and {other.name}"
        description = f"{title} side by side: ranks by edition, shares of the world’s patents and papers, places, money and sockets."
        found.append(
            _page(
                pair_path(one.cluster, other.cluster), "compare", f"cities/{one.cluster}.yml", listed=False,
                title=title, heading=f"{unbroken(one.name)} and {unbroken(other.name)}", accent=one.accent,
                pair=[one.cluster, other.cluster], description=shortened(description, 155),
            )
        )  # fmt: skip
    return found


def _guide_pages(guide: Guide) -> list[Output]:
    stories = [profile.cluster for profile in guide.profiles]
    ranked = [s.cluster for s in guide.rankings.ranked(guide.rankings.latest.year) if s.rank is not None]
    others = [cluster for cluster in ranked if cluster not in stories][:5]
    return [
        _page("cities/index.md", "cities", "cities"),
        _page("clusters.md", "clusters", "data/clusters.csv"),
        _page("trends.md", "trends", "data/breaks.csv", stories=stories[:5], others=others, year=guide.rankings.latest.year),
        _page("disagreements.md", "disagreements", "data/claims.yml"),
        _page("data.md", "data", "data/datapackage.yml"),
        *_source_pages(guide),
        _page("gazetteer.md", "gazetteer", "cities"),
        _design_page(guide),
    ]


def _source_pages(guide: Guide) -> list[Output]:
    return [
        _page(page.path, "sources", "data/sources.yml", listed=page.path == "sources.md", page=page, description=shortened(page.line, 155))
        for page in source_pages(guide)
    ]


def _design_page(guide: Guide) -> Output:
    """Every component on one page that nothing links to: the visual test."""
    profile, claim = next(iter(guide.profiles), None), next(iter(guide.claims), None)
    return _page("design.md", "design", listed=False, profile=profile, claim=claim)


def _chart_files(charts: Sequence[Chart]) -> list[Output]:
    files = []
    for chart in charts:
        files += [
            Output(f"charts/{chart.id}.svg", draw(chart, standalone=True) + "\n"),
            Output(f"charts/{chart.id}.csv", csv_text(chart)),
            Output(f"charts/{chart.id}.json", plotly_json(chart) + "\n"),
        ]
    return files


def _place_files(guide: Guide) -> list[Output]:
    files = []
    for file in guide.files:
        base, origin = f"places/{file.profile.cluster}", file.document.source.name
        files += [
            Output(f"{base}.gpx", gpx(file.profile), origin),
            Output(f"{base}.geojson", geojson(guide, file.profile), origin),
            Output(f"{base}.yml", file.document.source.text, origin),
        ]
    return files


def _data_files(guide: Guide) -> list[Output]:
    """The package that describes the tables, and every file of each table with its terms."""
    tables = {f"data/{file}": table for table in guide.tables.tables.values() for file in table.files}
    return [
        Output(name, commented(without_comments(text.text), *_terms(guide, tables[name], name)) if name in tables else text.text, name)
        for name, text in guide.tables.texts.items()
    ]


def _terms(guide: Guide, table: Table, file: str) -> list[str]:
    """Which works a table is adapted from, with the editions that are in `file`, and its licence."""
    columns = [field.name for field in table.fields if field.type == "year"]
    found = {row[column] for row in table.rows for column in columns if row.at(column).file == file}
    licences = {edition.year: edition.licence for edition in guide.rankings.editions if edition.year in found or not found}
    licence = f"licence: {next(iter(licences.values()))}" if len(licences) == 1 else "licence of each: editions.csv"
    said = f"{editions(licences)} ({licence})"
    lines: list[str] = []
    for source in table.sources:
        lines += [attribution(said), DISCLAIMER] if source.title == ORIGINAL else [acknowledgement(source.title, source.path)]
    return [*lines, *(licensed(own.title, own.path) for own in table.licences)]


def _claim_files(guide: Guide) -> list[Output]:
    return [
        Output("data/disagreements.csv", claims_csv(guide), "data/claims.yml"),
        Output("data/disagreements.json", claims_json(guide), "data/claims.yml"),
    ]


def shortened(text: str, length: int) -> str:
    """Cut at a word, with an ellipsis, to at most `length` characters."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"
