"""The charts of the guide, each computed from the data for a kind and its clusters.

Titles are findings and are computed too, so they stay true when the data change. Nothing compares ranks
across a change of method.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import get_args

from cityguide.charts.findings import history_title, shares_title
from cityguide.charts.model import QUIET, Bar, Bars, Block, Chart, Dot, Dots, Lines, Numbers, Series, Value
from cityguide.guide import Guide
from cityguide.profiles.model import Accent
from cityguide.rankings.model import MEASURES
from cityguide.wording import listed, ordinal, sentence, with_article, words


def _colours(guide: Guide, clusters: Sequence[str]) -> list[str]:
    """A cluster with a story has its own accent; the others get the accents that are left, then `QUIET`."""
    profiles = {cluster: profile.accent for cluster in clusters if (profile := guide.profile(cluster))}
    left = [accent for accent in get_args(Accent) if accent not in profiles.values()]
    return [profiles[cluster] if cluster in profiles else left.pop(0) if left else QUIET for cluster in clusters]


def rank_history(guide: Guide, clusters: Sequence[str]) -> Chart:
    """Published ranks of clusters across all editions, broken where the method changed."""
    rankings = guide.rankings
    editions = rankings.editions
    years = [edition.year for edition in editions]
    histories = {cluster: [s for _, s in rankings.history(cluster)] for cluster in clusters}
    lines = tuple(
        Series(_name(guide, cluster), tuple(s.rank if s else None for s in histories[cluster]), colour, len(clusters) == 1)
        for cluster, colour in zip(clusters, _colours(guide, clusters), strict=True)
    )
    breaks = {
        index: listed([change.title for change in rankings.breaks if change.edition == year])
        for index, year in enumerate(years)
        if any(change.edition == year for change in rankings.breaks)
    }
    rows: list[tuple[Value, ...]] = [(str(year), *(line.values[index] for line in lines)) for index, year in enumerate(years)]
    unknown = sum(value is None for line in lines for value in line.values)
    missing = f" {unknown} of {len(lines) * len(years)} ranks are not known to us." if unknown else ""
    changes = "; ".join(f"{number}: {years[index]}, {breaks[index]}" for number, index in enumerate(sorted(breaks), start=1))
    stops = f" Lines stop where the method changed ({changes}), because ranks on two sides of a change can’t be compared." if breaks else ""
    return Chart(
        id=f"rank-history-{_key(clusters)}",
        kind="rank-history",
        title=history_title(guide, clusters, histories),
        summary=f"Rank in each edition from {years[0]} to {years[-1]}.{stops}{missing}",
        form=Lines(tuple(str(year) for year in years), lines, breaks),
        table=Numbers(("Edition", *(line.label for line in lines)), tuple(rows)),
        sources=_sources(s.sources for history in histories.values() for s in history if s),
        edition=f"Editions {years[0]} to {years[-1]}",
        notes=tuple(f"{_name(guide, c)}, {s.edition}: {s.note}" for c in clusters for s in histories[c] if s and s.note),
    )


def shares(guide: Guide, clusters: Sequence[str]) -> Chart:
    """Shares of the world in each thing the latest edition counts, the first cluster being the page's own."""
    latest = guide.rankings.latest
    standings = {cluster: guide.rankings.standing(cluster) for cluster in clusters}

    def share(cluster: str, measure: str) -> float | None:
        standing = standings[cluster]
        return standing.shares[measure] if standing else None

    def bar(cluster: str, measure: str) -> Bar:
        value = share(cluster, measure)
        return Bar(_name(guide, cluster), value, "" if value is None else f"{value:g}%", cluster == clusters[0])

    blocks = tuple(
        Block(
            sentence(MEASURES[measure]),
            tuple(bar(c, measure) for c in clusters),
        )
        for measure in latest.measures
    )
    known = [bar.value for block in blocks for bar in block.bars if bar.value is not None]
    rows: list[tuple[Value, ...]] = [(_name(guide, c), *(share(c, m) for m in latest.measures)) for c in clusters]
    cells = len(clusters) * len(latest.measures)
    rest = "the others stand in WIPO’s table, which we could not read"
    others = len(clusters) - 1
    beside = f", beside {words(others)} other cluster{'s' if others > 1 else ''}" if others else ""
    return Chart(
        id=f"shares-{_key(clusters)}",
        kind="shares",
        title=shares_title(guide, clusters[0], {m: share(clusters[0], m) for m in latest.measures}),
        summary=f"Share of the world in per cent, {latest.year} edition{beside}. "
        + (f"{len(known)} of {cells} shares are known; {rest}." if len(known) < cells else f"All {cells} shares are known."),
        form=Bars(blocks, "%", max(known, default=0)),
        table=Numbers(("Cluster", *(f"{MEASURES[m]}, % of world" for m in latest.measures)), tuple(rows)),
        sources=_sources(s.sources for s in standings.values() if s),
        edition=f"Edition {latest.year}",
    )


def counts(guide: Guide, clusters: Sequence[str] = ()) -> Chart:
    """Ranked clusters by economy in the latest edition for which counts are known."""
    year = max((c.edition for c in guide.rankings.counts), default=guide.rankings.latest.year)
    found = guide.rankings.counts_in(year)
    names = [guide.rankings.economies[c.economy].name for c in found]
    edition = guide.rankings.edition(year)
    ranked = edition.ranked if edition and edition.ranked else None
    printed = f"{ranked} " if ranked else ""
    known = sum(c.clusters for c in found)
    title = "No count of clusters by economy is known"
    if len(found) == 1:
        title = f"{sentence(with_article(names[0]))} has {found[0].clusters} of the {printed}ranked clusters"
    elif found:
        leader, second = sentence(with_article(names[0])), with_article(names[1])
        title = f"{leader} has {found[0].clusters} of the {printed}ranked clusters, {second} {found[1].clusters}"
    rest = f" The other {ranked - known} belong to economies whose count we could not read." if ranked and known < ranked else ""
    bars = tuple(Bar(name, c.clusters, str(c.clusters), i == 0) for i, (name, c) in enumerate(zip(names, found, strict=True)))
    return Chart(
        id=f"counts-{year}",
        kind="counts",
        title=title,
        summary=f"Clusters among those ranked in {year}, by economy: {known} in {len(found)} economies.{rest}",
        form=Bars((Block("", bars),) if bars else (), "clusters", max((c.clusters for c in found), default=0)),
        table=Numbers(("Economy", "Clusters"), tuple((n, c.clusters) for n, c in zip(names, found, strict=True))),
        sources=_sources(c.sources for c in found),
        edition=f"Edition {year}",
    )


def concentration(guide: Guide, clusters: Sequence[str] = ()) -> Chart:
    """What share of the world the top groups of clusters hold."""
    year = max((c.edition for c in guide.rankings.concentrations), default=guide.rankings.latest.year)
    groups = sorted((c for c in guide.rankings.concentrations if c.edition == year), key=lambda c: -c.clusters)

    def worded(value: float | None, hedge: str | None) -> str:
        return "" if value is None else f"{hedge + ' ' if hedge else ''}{value:g}%"

    blocks = tuple(
        Block(
            sentence(name),
            tuple(
                Bar(f"Top {g.clusters} clusters", g.shares[m], worded(g.shares[m], g.wording.get(m)), i == 0) for i, g in enumerate(groups)
            ),
        )
        for m, name in MEASURES.items()
    )
    title = "No concentration is known"
    if groups:
        said = [f"{worded(v, groups[0].wording.get(m))} of {MEASURES[m]}" for m, v in groups[0].shares.items() if v is not None]
        title = f"The top {groups[0].clusters} clusters hold {listed(said)} worldwide" if said else title
    rows = tuple((f"Top {g.clusters}", *(worded(g.shares[m], g.wording.get(m)) or None for m in MEASURES)) for g in groups)
    return Chart(
        id=f"concentration-{year}",
        kind="concentration",
        title=title,
        summary=f"Share of the world’s total held by the leading clusters, {year} edition, in the rounded words of the sources.",
        form=Bars(blocks if groups else (), "%", 100),
        table=Numbers(("Group", *(f"{name}, % of world" for name in MEASURES.values())), rows),
        sources=_sources(g.sources for g in groups),
        edition=f"Edition {year}",
    )


def intensity(guide: Guide, clusters: Sequence[str] = ()) -> Chart:
    """Rank by size against rank by intensity, for every cluster of which both are known."""
    latest = guide.rankings.latest
    pairs = []
    for found in guide.rankings.intensities:
        standing = guide.rankings.standing(found.cluster, latest.year)
        if found.edition == latest.year and found.rank and standing and standing.rank:
            pairs.append((found, standing))
    pairs.sort(key=lambda pair: pair[0].rank or 0)
    dots = tuple(
        Dot(_name(guide, i.cluster), s.rank or 0, i.rank or 0, i.cluster in clusters or (not clusters and n == 0))
        for n, (i, s) in enumerate(pairs)
    )
    title = f"No cluster has both ranks in {latest.year} that we could read"
    if dots:
        title = f"{dots[0].label} is {ordinal(dots[0].x)} by size and {ordinal(dots[0].y)} by intensity"
    return Chart(
        id=f"intensity-{latest.year}",
        kind="intensity",
        title=title,
        summary=f"Rank by size (whole output) against rank by intensity (output per head), {latest.year} edition: "
        f"the {words(len(dots))} clusters of which we know both. Up is more intense, left is larger.",
        form=Dots("Rank by size", "Rank by intensity", dots),
        table=Numbers(("Cluster", "Rank by size", "Rank by intensity"), tuple((d.label, d.x, d.y) for d in dots)),
        sources=_sources([*(i.sources for i, _ in pairs), *(s.sources for _, s in pairs)]),
        edition=f"Edition {latest.year}",
    )


CHARTS: Mapping[str, Callable[[Guide, Sequence[str]], Chart]] = {
    "rank-history": rank_history,
    "shares": shares,
    "counts": counts,
    "concentration": concentration,
    "intensity": intensity,
}

NEED_CLUSTERS = ("rank-history", "shares")


def _name(guide: Guide, cluster: str) -> str:
    return guide.rankings.clusters[cluster].name


def _key(clusters: Sequence[str]) -> str:
    """A short id for a choice of clusters; a digest distinguishes choices that begin alike."""
    if len(clusters) < 3:
        return "-and-".join(clusters)
    digest = hashlib.sha256(" ".join(clusters).encode()).hexdigest()[:6]
    return f"{clusters[0]}-and-{len(clusters) - 1}-others-{digest}"


def _sources(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for group in groups for source in group))
