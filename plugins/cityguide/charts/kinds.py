"""The charts of the guide, each computed from the data for a kind and its clusters.

Titles are findings and are computed too, so they stay true when the data change. Nothing compares ranks
across a change of method.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence

from cityguide.charts.findings import history_title, shares_title
from cityguide.charts.model import QUIET, Bar, Bars, Block, Chart, Dot, Dots, Lines, Look, Numbers, Series, Value
from cityguide.guide import Guide
from cityguide.profiles.model import SHAPES
from cityguide.rankings.model import MEASURES, Concentration, Standing
from cityguide.wording import listed, ordinal, sentence, with_article, words


def rank_history(guide: Guide, clusters: Sequence[str]) -> Chart:
    """Published ranks of clusters across all editions, broken where the method changed."""
    rankings = guide.rankings
    years = [edition.year for edition in rankings.editions]
    histories = {cluster: [s for _, s in rankings.history(cluster)] for cluster in clusters}
    lines = tuple(
        Series(_name(guide, cluster), tuple(s.rank if s else None for s in histories[cluster]), look, cluster == clusters[0])
        for cluster, look in zip(clusters, looks_of(guide, clusters), strict=True)
    )
    labels = [listed([change.label for change in rankings.breaks if change.edition == year]) for year in years]
    breaks = {index: label for index, label in enumerate(labels) if label}
    rows: list[tuple[Value, ...]] = [(str(year), *(line.values[index] for line in lines)) for index, year in enumerate(years)]
    missing = any(value is None for line in lines for value in line.values)
    stops = [*(["the method changed"] if breaks else []), *(["no rank is known"] if missing else [])]
    return Chart(
        id=f"rank-history-{_key(clusters)}",
        title=history_title(guide, clusters, histories),
        summary=f"Rank by edition, first at the top{'; a line stops where ' if stops else ''}{' or '.join(stops)}.",
        form=Lines(tuple(str(year) for year in years), lines, breaks),
        table=Numbers(("Edition", *(line.label for line in lines)), tuple(rows)),
        sources=_sources(s.sources for history in histories.values() for s in history if s),
        edition=f"Editions {years[0]} to {years[-1]}",
        notes=tuple(f"{_name(guide, c)}, {s.edition}: {s.note}" for c in clusters for s in histories[c] if s and s.note),
    )


def shares(guide: Guide, clusters: Sequence[str]) -> Chart:
    """Shares of the world in each thing the latest edition counts, the first cluster being the page's own."""
    rankings, latest = guide.rankings, guide.rankings.latest
    found = {(c, m): _newest_share(guide, c, m) for m in latest.measures for c in clusters}
    looks = dict(zip(clusters, looks_of(guide, clusters), strict=True))

    def bar(cluster: str, measure: str) -> Bar:
        standing = found[cluster, measure]
        value = standing.shares[measure] if standing else None
        earlier = standing.edition if standing and standing.edition != latest.year else None
        text = "" if value is None else f"{value:g}%" if earlier is None else f"{value:g}% ({earlier})"
        return Bar(_name(guide, cluster), value, text, cluster == clusters[0], looks[cluster], earlier)

    blocks = tuple(Block(sentence(MEASURES[measure]), tuple(bar(c, measure) for c in clusters)) for measure in latest.measures)
    bars = [(block.title, bar) for block in blocks for bar in block.bars]
    rows = tuple((bar.label, title, str(bar.earlier or latest.year), bar.value) for title, bar in bars)
    missing = sum(bar.value is None for _, bar in bars)
    lacking = f" {sentence(words(missing))} of {words(len(bars))} shares {'is' if missing == 1 else 'are'} not known to us."
    paler = "; a paler bar is of the earlier edition beside it" if any(bar.earlier for _, bar in bars) else ""
    own = rankings.standing(clusters[0])
    return Chart(
        id=f"shares-{_key(clusters)}",
        title=shares_title(guide, clusters[0], {m: own.shares[m] if own else None for m in latest.measures}),
        summary=f"Per cent of the world, {latest.year} edition{paler}.{lacking if missing else ''}",
        form=Bars(blocks, "%", max((bar.value for _, bar in bars if bar.value is not None), default=0)),
        table=Numbers(("Cluster", "What is counted", "Edition", "Share of the world, %"), rows),
        sources=_sources(s.sources for s in [*(rankings.standing(c) for c in clusters), *found.values()] if s),
        edition=_editions([latest.year, *(bar.earlier for _, bar in bars if bar.earlier)]),
    )


def _newest_share(guide: Guide, cluster: str, measure: str) -> Standing | None:
    """The standing of the newest edition for which a share is known."""
    known = [s for _, s in guide.rankings.history(cluster) if s and s.edition <= guide.rankings.latest.year]
    return next((s for s in reversed(known) if s.shares.get(measure) is not None), None)


def _editions(years: Sequence[int]) -> str:
    """The editions that a chart shows, as its source line names them."""
    found = sorted(set(years), reverse=True)
    return f"Edition {found[0]}" if len(found) == 1 else f"Editions {listed([str(year) for year in found])}"


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
    if found:
        second = f", {with_article(names[1])} {found[1].clusters}" if len(found) > 1 else ""
        title = f"{sentence(with_article(names[0]))} has {found[0].clusters} of the {printed}ranked clusters{second}"
    rest = f" The other {ranked - known} belong to economies whose count we could not read." if ranked and known < ranked else ""
    bars = tuple(Bar(name, c.clusters, str(c.clusters), i == 0) for i, (name, c) in enumerate(zip(names, found, strict=True)))
    return Chart(
        id=f"counts-{year}",
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

    def worded(group: Concentration, measure: str) -> str:
        value, hedge = group.shares[measure], group.wording.get(measure)
        return "" if value is None else f"{hedge + ' ' if hedge else ''}{value:g}%"

    blocks = tuple(
        Block(sentence(name), tuple(Bar(f"Top {g.clusters} clusters", g.shares[m], worded(g, m), g is groups[0]) for g in groups))
        for m, name in MEASURES.items()
    )
    title = "No concentration is known"
    if groups:
        said = [f"{worded(groups[0], m)} of {MEASURES[m]}" for m, v in groups[0].shares.items() if v is not None]
        title = f"The top {groups[0].clusters} clusters hold {listed(said)} worldwide" if said else title
    rows = tuple((f"Top {g.clusters}", *(worded(g, m) or None for m in MEASURES)) for g in groups)
    return Chart(
        id=f"concentration-{year}",
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
    looks = looks_of(guide, [i.cluster for i, _ in pairs])
    dots = tuple(
        Dot(_name(guide, i.cluster), s.rank or 0, i.rank or 0, look, i.cluster in clusters or (not clusters and n == 0))
        for n, ((i, s), look) in enumerate(zip(pairs, looks, strict=True))
    )
    title = f"No cluster has both ranks in {latest.year} that we could read"
    if dots:
        title = f"{dots[0].label} is {ordinal(dots[0].x)} by size and {ordinal(dots[0].y)} by intensity"
    return Chart(
        id=f"intensity-{latest.year}",
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


def looks_of(guide: Guide, clusters: Sequence[str]) -> list[Look]:
    """The look of each of `clusters`. A profile's is the same in every chart.

    A cluster without a profile has the symbol that its id gives (CRC-32), or the next that is free in the chart as long as one is.
    """
    found = {cluster: Look(profile.accent, profile.symbol) for cluster in clusters if (profile := guide.profile(cluster))}
    taken = {look.symbol for look in found.values()}
    for cluster in clusters:
        if cluster not in found:
            symbols = tuple(SHAPES)
            first = zlib.crc32(cluster.encode()) % len(symbols)
            order = symbols[first:] + symbols[:first]
            symbol = next((symbol for symbol in order if symbol not in taken), order[0])
            taken.add(symbol)
            found[cluster] = Look(QUIET, symbol)
    return [found[cluster] for cluster in clusters]


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
