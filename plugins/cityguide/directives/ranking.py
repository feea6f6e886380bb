"""What the ranking says: charts, an edition with its rows and its gaps, a cluster in all editions, breaks, tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from cityguide.charts.kinds import CHARTS
from cityguide.charts.model import Chart
from cityguide.charts.svg import draw
from cityguide.directives.options import ChartOptions, ClusterOptions, EditionsOptions, Options, RankingOptions
from cityguide.directives.view import View
from cityguide.evidence.terms import CREDIT
from cityguide.guide import Guide
from cityguide.rankings.model import Break, Cluster, Debut, Economy, Edition, RankDispute, Standing
from cityguide.wording import listed, ordinal, runs, slug, typeset, with_article, words

MOST_SHARES = 12
"""Rows of shares that stand open below a ranking; a longer table is folded."""

NEIGHBOURS = 3
"""How many of the clusters nearest to one its page names."""


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
    """A chart with its numbers and its source. Without JavaScript all of it works except *Explore*, which the page's script shows."""
    found = chart_of(view.guide, options)
    return view.render("ranking/chart", chart=found, path=f"charts/{found.id}", picture=Markup(draw(found)), credit=Markup(CREDIT))


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
        most_open=MOST_SHARES,
        regions=regions_of(view.guide, table),
        partial=partial,
    )


def editions(view: View, options: EditionsOptions) -> str:
    """Links to all editions, grouped by method."""
    return view.render("ranking/editions", methods=methods(view.guide), here=options.edition)


def standing(view: View, options: ClusterOptions) -> str:
    """What is public of a cluster in the ranking: where it stands, its neighbours, every rank, share and count."""
    rankings, cluster = view.guide.rankings, view.guide.rankings.clusters[options.cluster]
    stories = rankings.nearest(cluster.id, [profile.cluster for profile in view.guide.stories])
    return view.render(
        "ranking/standing",
        cluster=cluster,
        stands=where_it_stands(view.guide, cluster),
        profile=view.guide.profile(cluster.id),
        story=stories[0] if stories else None,
        neighbours=rankings.nearest(cluster.id, rankings.clusters)[:NEIGHBOURS],
        standings=[found for _, found in reversed(rankings.history(cluster.id)) if found],
        intensities=[entry for entry in reversed(rankings.intensities) if entry.cluster == cluster.id],
        restated=[entry for entry in rankings.restated if entry.cluster == cluster.id],
        disputes=rankings.disputes_of(cluster.id),
    )


def where_it_stands(guide: Guide, cluster: Cluster) -> str:
    """A sentence on a cluster's newest public rank, and on its place among those of its economy in that edition.

    Clusters of the economy may be missing between those whose ranks are public, and the sentence says so.
    """
    rankings, name = guide.rankings, typeset(cluster.name)
    ranked = [found for _, found in rankings.history(cluster.id) if found and found.rank]
    if not ranked:
        named = [str(edition.year) for edition, found in rankings.history(cluster.id) if found]
        if not named:
            return f"{name} has no public rank."
        return f"{name} is named in the {listed(named)} edition{'s' if len(named) > 1 else ''}, without a public rank."
    newest = ranked[-1]
    assert newest.rank is not None
    last = newest.edition == rankings.latest.year
    said = f"{name} {'is' if last else 'was'} {ordinal(newest.rank)} in the {newest.edition} edition"
    return f"{said}, {_among_its_own(guide, newest)}{'' if last else '; no later rank is public'}."


def _among_its_own(guide: Guide, of: Standing) -> str:
    """`the first of the nine in Germany whose rank is public`; without the last words where the edition's count says that these are all.

    Of a cluster in two economies it is told for the one that is named first.
    """
    code = of.economies[0]
    own = [found.cluster for found in guide.rankings.ranked(of.edition) if found.rank and code in found.economies]
    count = guide.rankings.count(code, of.edition)
    public = "" if count and count.clusters == len(own) else " whose rank is public"
    where = with_article(guide.rankings.economies[code].name)
    if len(own) == 1:
        return f"the only one in {where}{public}"
    return f"the {ordinal(own.index(of.cluster) + 1)} of the {words(len(own))} in {where}{public}"


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
