"""All editions together, and the look-ups that pages need. No year is hard-coded here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from cityguide.earth import distance_km
from cityguide.rankings.model import (
    Break,
    Cluster,
    ClusterCount,
    Concentration,
    Debut,
    Economy,
    EconomyRank,
    Edition,
    Intensity,
    RankDispute,
    Restated,
    Standing,
)


@dataclass(frozen=True)
class Rankings:
    """Immutable. Editions are in order of their years; standings by rank, those without a rank last."""

    clusters: Mapping[str, Cluster]
    economies: Mapping[str, Economy]
    editions: tuple[Edition, ...]
    breaks: tuple[Break, ...]
    standings: tuple[Standing, ...]
    restated: tuple[Restated, ...] = ()
    debuts: tuple[Debut, ...] = ()
    disputes: tuple[RankDispute, ...] = ()
    intensities: tuple[Intensity, ...] = ()
    economy_ranks: tuple[EconomyRank, ...] = ()
    counts: tuple[ClusterCount, ...] = ()
    concentrations: tuple[Concentration, ...] = ()

    @cached_property
    def latest(self) -> Edition:
        """The newest edition of which at least one standing is known."""
        known = {standing.edition for standing in self.standings}
        return max((e for e in self.editions if e.year in known), key=lambda e: e.year)

    @cached_property
    def _by_edition(self) -> Mapping[int, tuple[Standing, ...]]:
        best_first = sorted(self.standings, key=lambda s: (s.rank is None, s.rank or 0, s.cluster))
        return {edition.year: tuple(s for s in best_first if s.edition == edition.year) for edition in self.editions}

    @cached_property
    def _by_cluster(self) -> Mapping[tuple[str, int], Standing]:
        return {(s.cluster, s.edition): s for s in self.standings}

    def edition(self, year: int) -> Edition | None:
        return next((edition for edition in self.editions if edition.year == year), None)

    def ranked(self, year: int) -> tuple[Standing, ...]:
        """The known standings of an edition, best first."""
        return self._by_edition.get(year, ())

    def standing(self, cluster: str, year: int | None = None) -> Standing | None:
        """A cluster's standing in an edition (the latest without `year`), None when it is not known."""
        return self._by_cluster.get((cluster, self.latest.year if year is None else year))

    def known_ranks(self, year: int) -> int:
        return sum(1 for standing in self.ranked(year) if standing.rank is not None)

    def missing_ranks(self, year: int) -> tuple[int, ...]:
        """The ranks of an edition that WIPO printed and our data lacks."""
        edition = self.edition(year)
        known = {standing.rank for standing in self.ranked(year)}
        return tuple(rank for rank in range(1, (edition.ranked or 0 if edition else 0) + 1) if rank not in known)

    def new_in(self, year: int) -> Mapping[str, Debut]:
        """The clusters that entered the ranking with an edition, by id."""
        return {debut.cluster: debut for debut in self.debuts if debut.edition == year}

    def history(self, cluster: str) -> tuple[tuple[Edition, Standing | None], ...]:
        """A cluster's published standing in each edition; None when it is not known."""
        return tuple((edition, self.standing(cluster, edition.year)) for edition in self.editions)

    @cached_property
    def known_facts(self) -> Mapping[str, int]:
        """How many values the sources print of each cluster.

        Each rank, published or restated, counts once for each edition, and so do each share, each count, each rank by intensity and
        each figure per million people. A name, a position and a mention without a value are none.
        """
        years = {edition.year for edition in self.editions}
        found = Counter(dict.fromkeys(self.clusters, 0))
        for restated in self.restated:
            found[restated.cluster] += restated.rank is not None
        for one in self._by_cluster.values():
            if one.edition in years:
                found[one.cluster] += sum(value is not None for value in (one.rank, *one.shares.values(), *one.counts.values()))
        for entry in self.intensities:
            found[entry.cluster] += sum(value is not None for value in (entry.rank, *entry.per_million.values()))
        return dict(found)

    def nearest(self, cluster: str, among: Iterable[str]) -> list[tuple[Cluster, float]]:
        """Those of `among` whose position is known, but for the cluster itself, with their distance in kilometres, the nearest first."""
        here = self.clusters[cluster].position
        there = [(self.clusters[other], self.clusters[other].position) for other in among if other != cluster]
        found = [(other, distance_km(here, position)) for other, position in there if here and position]
        return sorted(found, key=lambda pair: (pair[1], pair[0].id))

    def comparable(self, one: int, other: int) -> bool:
        """Whether two editions have no change of method between them."""
        low, high = sorted((one, other))
        return not any(low < change.edition <= high for change in self.breaks)

    def intensity(self, cluster: str, year: int | None = None) -> Intensity | None:
        wanted = self.latest.year if year is None else year
        return next((i for i in self.intensities if i.cluster == cluster and i.edition == wanted), None)

    def economy_rank(self, economy: str, year: int) -> EconomyRank | None:
        return next((r for r in self.economy_ranks if r.economy == economy and r.edition == year), None)

    def counts_in(self, year: int) -> tuple[ClusterCount, ...]:
        """The number of clusters of each economy in an edition, the highest first."""
        found = [count for count in self.counts if count.edition == year]
        return tuple(sorted(found, key=lambda c: (-c.clusters, c.economy)))

    def count(self, economy: str, year: int) -> ClusterCount | None:
        return next((c for c in self.counts if c.economy == economy and c.edition == year), None)

    def years_leading(self, economy: str, year: int) -> int:
        """The number of editions in a row, up to `year`, in which an economy had the most clusters.

        The run ends at an edition without known counts, or in which another economy has as many.
        """
        run = 0
        for edition in reversed([e for e in self.editions if e.year <= year]):
            counts = self.counts_in(edition.year)
            leads = [c.economy for c in counts if c.clusters == counts[0].clusters]
            if leads != [economy]:
                break
            run += 1
        return run

    def concentration(self, group: str, year: int) -> Concentration | None:
        return next((c for c in self.concentrations if c.group == group and c.edition == year), None)

    def disputes_of(self, cluster: str, year: int | None = None) -> tuple[RankDispute, ...]:
        return tuple(d for d in self.disputes if d.cluster == cluster and (year is None or d.edition == year))

    def economy_names(self, codes: Iterable[str]) -> str:
        """Economies in words, as in `China and Hong Kong, China`."""
        names = [self.economies[code].name if code in self.economies else code for code in codes]
        return " and ".join(names)
