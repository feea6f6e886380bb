"""What the ranking says: charts, an edition with its rows and the gaps between them, the other editions, breaks, tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cityguide.charts.figure import figure_html
from cityguide.charts.kinds import CHARTS
from cityguide.charts.model import Chart
from cityguide.directives.options import ChartOptions, EditionsOptions, Options, RankingOptions
from cityguide.directives.view import View, link
from cityguide.evidence.terms import CREDIT
from cityguide.guide import Guide
from cityguide.rankings.model import Break, Cluster, Debut, Economy, Edition, RankDispute, Standing
from cityguide.wording import runs, slug


@dataclass(frozen=True)
class RankingRow:
    """A row of an edition; or, where `standing` is None, the ranks from `rank` to `last` that WIPO printed and we could not read."""

    rank: int | None
    last: int | None
    standing: Standing | None
    cluster: Cluster | None
    has_story: bool
    disputes: Sequence[RankDispute] = ()
    debut: Debut | None = None

    @property
    def measured(self) -> bool:
        """Whether a share of the world, or a count, is known."""
        standing = self.standing
        return standing is not None and any(value is not None for value in (*standing.shares.values(), *standing.counts.values()))


@dataclass(frozen=True)
class Region:
    """A region of the world with how many known clusters of an edition lie in it, and in each of its economies.

    A cluster of two economies counts in both, and once in their region.
    """

    id: str
    name: str
    clusters: int
    economies: tuple[tuple[Economy, int], ...]


def chart_of(guide: Guide, options: ChartOptions) -> Chart:
    return CHARTS[options.kind](guide, options.clusters)


def chart(view: View, options: ChartOptions) -> str:
    return figure_html(chart_of(view.guide, options), cite=view.cite, credit=CREDIT, link=link)


def ranking(view: View, options: RankingOptions) -> str:
    year = options.edition or view.guide.rankings.latest.year
    edition = view.guide.rankings.edition(year)
    assert edition is not None
    table = ranking_rows(view.guide, edition, options.economy, options.top)
    partial = options.economy is not None or options.top is not None
    return view.render(
        "ranking/ranking",
        edition=edition,
        rows=table,
        known=view.guide.rankings.known_ranks(year),
        unranked=sum(row.standing is not None and row.rank is None for row in table),
        missing=len(view.guide.rankings.missing_ranks(year)),
        # Most notes are on shares, which a part of an edition does not show; that another rank is in print is said wherever one stands.
        remarked=[row for row in table if row.disputes or (row.standing and row.standing.note and not partial)],
        measured=[row for row in table if row.measured],
        regions=regions_of(view.guide, table),
        partial=partial,
    )


def editions(view: View, options: EditionsOptions) -> str:
    """Links to all editions, grouped by method."""
    return view.render("ranking/editions", methods=methods(view.guide), here=options.edition)


def breaks(view: View, options: Options) -> str:
    return view.render("ranking/breaks", breaks=view.guide.rankings.breaks)


def tables(view: View, options: Options) -> str:
    return view.render("ranking/tables", tables=list(view.guide.tables.tables.values()))


def ranking_rows(guide: Guide, edition: Edition, economy: str | None, top: int | None) -> list[RankingRow]:
    """The rows of an edition by rank, gaps in their place, then the clusters known to be ranked without a known rank.

    Consecutive ranks that are not known make one gap. With `economy` or `top` there are no gaps and no clusters without a rank.
    """
    rankings = guide.rankings
    stories = {profile.cluster for profile in guide.stories}
    debuts = rankings.new_in(edition.year)
    found: list[RankingRow] = []
    for standing in rankings.ranked(edition.year):
        if economy is None or economy in standing.economies:
            found.append(
                RankingRow(
                    standing.rank,
                    standing.rank,
                    standing,
                    rankings.clusters[standing.cluster],
                    standing.cluster in stories,
                    rankings.disputes_of(standing.cluster, edition.year),
                    debuts.get(standing.cluster),
                )
            )
    if top is not None:
        return [row for row in found if row.rank is not None and row.rank <= top]
    if economy is None:
        found += [RankingRow(run[0], run[-1], None, None, False) for run in runs(rankings.missing_ranks(edition.year))]
    return sorted(found, key=lambda row: (row.rank is None, row.rank or 0, row.standing.cluster if row.standing else ""))


def regions_of(guide: Guide, rows: Sequence[RankingRow]) -> list[Region]:
    """Where the known clusters of `rows` lie: regions and their economies by name."""
    economies = guide.rankings.economies
    standings = [row.standing for row in rows if row.standing]
    by_economy = Counter(code for standing in standings for code in standing.economies)
    by_region = Counter(region for standing in standings for region in {economies[code].region for code in standing.economies})
    return [
        Region(
            slug(name),
            name,
            by_region[name],
            tuple(sorted(((economies[c], n) for c, n in by_economy.items() if economies[c].region == name), key=lambda pair: pair[0].name)),
        )
        for name in sorted(by_region)
    ]


def methods(guide: Guide) -> list[tuple[tuple[Break, ...], tuple[Edition, ...]]]:
    """The editions grouped by method, newest first, each group with the changes that began it."""
    found: list[tuple[tuple[Break, ...], list[Edition]]] = []
    for edition in guide.rankings.editions:
        changes = tuple(change for change in guide.rankings.breaks if change.edition == edition.year)
        if changes or not found:
            found.append((changes, []))
        found[-1][1].append(edition)
    return [(changes, tuple(reversed(group))) for changes, group in reversed(found)]
