"""Rows and groups that templates print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cityguide.guide import Guide
from cityguide.profiles.model import Attraction, Hours, Price, Profile
from cityguide.rankings.model import MEASURES, Cluster, Economy, Edition, RankDispute, Standing

PRACTICAL_PARTS = (
    ("arriving", "Getting in"),
    ("getting_about", "Getting about"),
    ("paying", "Paying"),
    ("connectivity", "Staying connected"),
    ("language", "Language"),
    ("power", "Power"),
    ("time_and_money", "Time and money"),
    ("season", "When to come"),
    ("etiquette", "Manners"),
)


@dataclass(frozen=True)
class RankingRow:
    """A row of an edition. `standing` is None where WIPO printed a rank that we could not read."""

    rank: int | None
    standing: Standing | None
    cluster: Cluster | None
    has_story: bool
    disputes: Sequence[RankDispute] = ()


def ranking_rows(guide: Guide, edition: Edition, economy: str | None, top: int | None) -> list[RankingRow]:
    """Every row that WIPO printed, known or not, then the clusters known to be ranked without a known rank."""
    rankings = guide.rankings
    found: list[RankingRow] = []
    for standing in rankings.ranked(edition.year):
        if economy is None or economy in standing.economies:
            has_story = guide.profile(standing.cluster) is not None
            disputes = rankings.disputes_of(standing.cluster, edition.year)
            found.append(RankingRow(standing.rank, standing, rankings.clusters[standing.cluster], has_story, disputes))
    if economy is None:
        found += [RankingRow(rank, None, None, False) for rank in rankings.missing_ranks(edition.year)]
    found.sort(key=lambda row: (row.rank is None, row.rank or 0, row.standing.cluster if row.standing else ""))
    return found if top is None else [row for row in found if row.rank is not None and row.rank <= top]


def date_of(guide: Guide, field: Hours | Price, place: Attraction) -> str | None:
    """The date of what a field says: its own, else that of the source it names first, else the place's.

    None when the field names a source that bears no date: the place's date, often newer, would then be a false one.
    """
    if field.as_of is not None:
        return field.as_of
    return guide.sources[field.sources[0]].date if field.sources else place.as_of


def gaps(guide: Guide, profile: Profile) -> list[tuple[str, list[str]]]:
    """What no source we read tells of a cluster and its places: what is missing, and of which."""
    standing = guide.rankings.standing(profile.cluster)
    places = [place for place in profile.attractions if place.status.state != "closed"]
    parts = (*PRACTICAL_PARTS, ("emergency", "Emergency numbers"))
    missing = {
        "Shares of the world in the newest edition": [
            MEASURES[measure] for measure in guide.rankings.latest.measures if standing is None or standing.shares[measure] is None
        ],
        "Population": [city.name for city in profile.cities if city.population is None],
        "Whether it is open now": [place.name for place in places if place.status.state == "unknown"],
        "Opening hours": [place.name for place in places if place.hours is None],
        "Price": [place.name for place in places if place.price is None],
        "Practical matters": [title for key, title in parts if not getattr(profile.practical, key)],
    }
    return [(what, names) for what, names in missing.items() if names]


def clusters_by_economy(guide: Guide) -> list[tuple[Economy, list[Cluster]]]:
    """Every cluster of any edition under its first economy; economies and clusters by name."""
    groups: dict[str, list[Cluster]] = {}
    for cluster in guide.rankings.clusters.values():
        groups.setdefault(cluster.economies[0], []).append(cluster)
    economies = sorted((guide.rankings.economies[code] for code in groups), key=lambda economy: economy.name)
    return [(economy, sorted(groups[economy.code], key=lambda cluster: cluster.name)) for economy in economies]
