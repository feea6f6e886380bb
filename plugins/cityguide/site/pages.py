"""The guide -> every page and file of the site. Pure: the same guide gives the same outputs, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from cityguide.charts.model import Chart
from cityguide.evidence.claims import claims_about
from cityguide.guide import Guide
from cityguide.directives.handbook import PATH as EDIT_FORM
from cityguide.site import search_index
from cityguide.directives.ranking import chart_of
from cityguide.directives.comparison import PAIRED, pair_path, story_pairs
from cityguide.site.downloads import compare_json
from cityguide.directives.parsing import blocks_in, options_of
from cityguide.site.downloads import chart_files, claim_files, data_files, edit_files, place_files, schema_files
from cityguide.directives.options import ChartOptions
from cityguide.site.output import Output, markdown_of
from cityguide.site.problem_pages import problem_pages
from cityguide.directives.field_reference import groups
from cityguide.directives.source_lists import source_pages
from cityguide.directives.view import dated, unbroken
from cityguide.profiles.model import Profile
from cityguide.rankings.model import MEASURES, Cluster, Edition
from cityguide.reading.text_file import TextFile
from cityguide.travel.freshness import facts_of
from cityguide.wording import listed, words

HANDBOOK = "write/index.md"
"""Where a guide that has a handbook tells how to write; another may do without."""


def compose(guide: Guide, written: Sequence[TextFile] = (), docs: str = "content/") -> list[Output]:
    """All outputs: generated pages, and the files that these and the hand-written pages link to.

    `written` are the hand-written pages, named by their paths below the folder `docs`: only their charts and what a reader may
    search for are looked at.
    """
    in_site = [TextFile(page.name.removeprefix(docs), page.text) for page in written]
    handbook = any(page.name == HANDBOOK for page in in_site)
    pages = [*_city_pages(guide, handbook), *_cluster_pages(guide), *_ranking_pages(guide), *_compare_pages(guide), *_guide_pages(guide)]
    pages.append(_page(EDIT_FORM, "edit", listed=False, handbook=handbook))
    texts = [TextFile(page.path, page.content) for page in pages if isinstance(page.content, str)]
    charts = charts_in(guide, [*texts, *written])
    choice = Output("compare.json", partial(compare_json, guide))
    search = Output(search_index.PATH, partial(search_index.search_json, guide, pages, in_site))
    return [
        *pages,
        choice,
        search,
        *chart_files(charts),
        *place_files(guide),
        *data_files(guide),
        *claim_files(guide),
        *schema_files(guide),
        *problem_pages(),
        *edit_files(guide),
    ]


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
    return Output(path, markdown_of(template, **values), origin, listed)


def _city_pages(guide: Guide, handbook: bool) -> list[Output]:
    ids = [profile.cluster for profile in guide.stories]
    pages = []
    for file in guide.files:
        profile = file.profile
        facts = facts_of(guide, profile.cluster)
        disputed = guide.rankings.disputes_of(profile.cluster) or claims_about(guide.claim_file.claims, profile.cluster)
        beside = [profile.cluster, *[cluster for cluster in ids if cluster != profile.cluster][:4]]
        pages.append(
            _page(
                f"cities/{profile.cluster}.md", "city", file.document.source.name,
                profile=profile, beside=beside, facts=facts, checked=facts or disputed, handbook=handbook,
                to_write=_to_write(profile, bool(facts)), description=_of_city(guide, profile),
            )
        )  # fmt: skip
    return pages


def _to_write(profile: Profile, facts: bool) -> str:
    """What a page that is begun still lacks, with its verb."""
    there = {"the story": profile.story, "the places to see": profile.attractions, "what to know on the ground": facts}
    missing = [what for what, found in there.items() if not found]
    return f"{listed(missing)} {'is' if missing == ['the story'] else 'are'}"


def _of_city(guide: Guide, profile: Profile) -> str:
    """What a list of results says of a city's page: it promises no more than stands there."""
    if profile.tagline is None:
        cluster = guide.rankings.clusters[profile.cluster]
        where = guide.rankings.economy_names(cluster.economies)
        return shortened(f"{profile.name} ({where}), a page that has been begun: ranks, shares of the world, and where it lies.", 160)
    shown = "What to see there, what is open, and how sure we are." if profile.attractions else "Where it stands, and how sure we are."
    return f"{profile.tagline.rstrip('.')}. {shown}"


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
    stories = [profile.cluster for profile in guide.stories[:PAIRED]]
    found = [_page("compare/index.md", "compare_index", "data/clusters.csv", stories=stories, many=words(len(stories)))]
    for one, other in story_pairs(guide):
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
    stories = [profile.cluster for profile in guide.stories]
    ranked = [s.cluster for s in guide.rankings.ranked(guide.rankings.latest.year) if s.rank is not None]
    others = [cluster for cluster in ranked if cluster not in stories][:5]
    return [
        _page("cities/index.md", "cities", "cities", begun=len(guide.profiles) > len(guide.stories)),
        _page("clusters.md", "clusters", "data/clusters.csv"),
        _page("trends.md", "trends", "data/breaks.csv", stories=stories[:5], others=others, year=guide.rankings.latest.year),
        _page("disagreements.md", "disagreements", "data/claims.yml"),
        _page("data.md", "data", "data/datapackage.yml"),
        *_source_pages(guide),
        _page("gazetteer.md", "gazetteer", "cities"),
        _page("write/fields.md", "write_fields", listed=False, groups=groups()),
        _design_page(guide),
    ]


def _source_pages(guide: Guide) -> list[Output]:
    return [
        _page(page.path, "sources", "data/sources.yml", listed=page.path == "sources.md", page=page, description=shortened(page.line, 155))
        for page in source_pages(guide)
    ]


def _design_page(guide: Guide) -> Output:
    """Every component on one page that nothing links to: the visual test."""
    profile, claim = next((profile for profile in guide.profiles if profile.attractions), None), next(iter(guide.claims), None)
    return _page("design.md", "design", listed=False, profile=profile, claim=claim)


def shortened(text: str, length: int) -> str:
    """Cut at a word, with an ellipsis, to at most `length` characters."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"
