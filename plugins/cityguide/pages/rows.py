"""Rows and groups that templates print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from cityguide.evidence.freshness import KINDS, HalfLife, State
from cityguide.guide import Guide
from cityguide.profiles.model import Profile
from cityguide.rankings.model import MEASURES, Cluster, Economy
from cityguide.travel.freshness import Fact
from cityguide.wording import listed

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

KIND_TITLES: Mapping[str, str] = {
    "hours": "Hours",
    "hours-always": "Hours of what never shuts",
    "price": "Prices",
    "free": "Free entry",
    "status": "Whether it is open",
    "station": "Stations",
    "address": "Addresses",
    "access": "Access",
    **{part.replace("_", "-"): title for part, title in PRACTICAL_PARTS},
    "emergency": "Emergency numbers",
}
"""Kinds of practical fact, as a table names them."""

CHECKED = {"hours": "hours", "hours-always": "hours", "price": "price", "free": "price", "status": "whether it is open"}
"""What a visitor is told to check, where that is not the kind's own name."""


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


def doubts(facts: Sequence[Fact]) -> dict[str, str]:
    """By place what to check before going there, in words: all that is not fresh."""
    found: dict[str, list[str]] = {}
    for fact in facts:
        if fact.place is not None and fact.state != "fresh":
            found.setdefault(fact.place, []).append(CHECKED.get(fact.kind, fact.kind))
    return {place: listed(words) for place, words in found.items()}


def kinds_of(facts: Sequence[Fact]) -> list[tuple[str, HalfLife, Mapping[State, int]]]:
    """The kinds of fact that a page has, each with its title, its half-life and how many facts are in which state."""
    found = {fact.kind: fact.half_life for fact in facts}
    return [(KIND_TITLES[kind], found[kind], Counter(f.state for f in facts if f.kind == kind)) for kind in KINDS if kind in found]


def clusters_by_economy(guide: Guide) -> list[tuple[Economy, list[Cluster]]]:
    """Every cluster of any edition under its first economy; economies and clusters by name."""
    groups: dict[str, list[Cluster]] = {}
    for cluster in guide.rankings.clusters.values():
        groups.setdefault(cluster.economies[0], []).append(cluster)
    economies = sorted((guide.rankings.economies[code] for code in groups), key=lambda economy: economy.name)
    return [(economy, sorted(groups[economy.code], key=lambda cluster: cluster.name)) for economy in economies]
