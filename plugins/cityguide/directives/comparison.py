"""Clusters side by side: which are compared, what the columns hold, and the directives that show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from cityguide.directives.options import CompareOptions, Options, PairsOptions
from cityguide.directives.view import View
from cityguide.earth import distance_km
from cityguide.guide import Guide
from cityguide.profiles.model import Profile
from cityguide.profiles.places import Attraction
from cityguide.rankings.model import MEASURES, Cluster, Intensity, RankDispute, Standing
from cityguide.travel import freshness
from cityguide.wording import listed, ordinal, words

PAIRED = 5
"""How many stories, the first of the latest ranking, get a page for each pair. The number of pairs grows with the square."""

KINDS_IN_PLURAL: Mapping[str, str] = {
    "museum": "museums", "gallery": "galleries", "district": "districts", "transport": "kinds of transport", "hotel": "hotels",
    "shop": "shops", "cafe": "cafés", "show": "shows", "viewpoint": "viewpoints", "showroom": "showrooms", "workshop": "workshops",
    "campus": "campuses", "park": "parks", "landmark": "landmarks", "experience": "experiences",
}  # fmt: skip

ONE: Mapping[str, str] = {"transport": "kind of transport", "cafe": "café"}
"""The singular for a reader, where it is not the word in a profile."""


@dataclass(frozen=True)
class Compared:
    """A column: a cluster with what the latest edition and, where there is one, its profile say.

    `places` are those that have not closed, by kind the most frequent first; `free` those of them whose price is known to be
    zero and is not so old that the page withholds it.
    """

    cluster: Cluster
    profile: Profile | None
    standing: Standing | None
    intensity: Intensity | None
    disputes: tuple[RankDispute, ...]
    places: tuple[Attraction, ...]
    kinds: tuple[tuple[str, int], ...]
    states: Mapping[str, int]
    free: tuple[Attraction, ...]
    facts: tuple[freshness.Fact, ...]

    @property
    def name(self) -> str:
        return self.cluster.name

    @property
    def score(self) -> freshness.Score:
        return freshness.score(self.facts)

    def aged(self, *loc: str | int) -> freshness.Fact | None:
        """The practical fact at a place in the profile: `aged("power", 0)`."""
        return next((fact for fact in self.facts if fact.loc[1:] == loc), None)


@dataclass(frozen=True)
class Advantage:
    """What one cluster has more of than another, as a sentence, and the sources of its figures."""

    cluster: str
    text: str
    sources: tuple[str, ...]


def compare(view: View, options: CompareOptions) -> str:
    """One respect in which clusters are compared; each part is a table of its own, except names and advantages."""
    guide, columns = view.guide, [side(view.guide, cluster) for cluster in options.clusters]
    first, second = columns[:2]
    advantages = [advantage(guide, first, second), advantage(guide, second, first)] if options.part == "advantages" else []
    return view.render(
        f"comparison/{options.part}",
        sides=columns,
        advantages=advantages,
        kilometres=kilometres_between(first.cluster, second.cluster),
        place_sources=place_sources(guide, options.clusters),
        kinds_in_words=kinds_in_words,
    )


def pairs(view: View, options: PairsOptions) -> str:
    """Links to the pages of pairs: all, or those of one story."""
    cluster = options.cluster
    found = story_pairs(view.guide) if cluster is None else pairs_of(view.guide, cluster)
    found = [pair for pair in found if {profile.cluster for profile in pair} != set(options.besides)]
    return view.render("comparison/pairs", pairs=found, path=pair_path, cluster=cluster)


def chooser(view: View, options: Options) -> str:
    """What the page's script turns into a choice of two to four clusters. Without script there is nothing to show."""
    return view.render("comparison/chooser", groups=comparable_clusters(view.guide))


def story_pairs(guide: Guide) -> list[tuple[Profile, Profile]]:
    """The pairs of stories that have a page, in the order of the ranking."""
    return list(combinations(guide.stories[:PAIRED], 2))


def pairs_of(guide: Guide, cluster: str) -> list[tuple[Profile, Profile]]:
    """The pairs with `cluster`, which comes first in each."""
    found = [pair for pair in story_pairs(guide) if cluster in (pair[0].cluster, pair[1].cluster)]
    return [(one, other) if one.cluster == cluster else (other, one) for one, other in found]


def pair_path(one: str, other: str) -> str:
    """The path of the page of a pair. In the order of the alphabet, so that a change of ranks does not change it."""
    first, second = sorted((one, other))
    return f"compare/{first}-and-{second}.md"


def side(guide: Guide, cluster: str) -> Compared:
    rankings = guide.rankings
    profile = guide.profile(cluster)
    facts = freshness.facts_of(guide, cluster)
    places = tuple(place for place in profile.attractions if place.status.state != "closed") if profile else ()
    free = {fact.place for fact in facts if fact.kind == "free"}
    kinds = Counter(place.kind for place in places)
    return Compared(
        cluster=rankings.clusters[cluster],
        profile=profile,
        standing=rankings.standing(cluster),
        intensity=rankings.intensity(cluster),
        disputes=rankings.disputes_of(cluster, rankings.latest.year),
        places=places,
        kinds=tuple(sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
        states=Counter(place.status.state for place in profile.attractions) if profile else {},
        free=tuple(place for place in places if place.id in free),
        facts=tuple(facts),
    )


def kinds_in_words(found: Compared) -> str:
    """`4 museums, 3 kinds of transport and 1 park`: the places of a cluster by kind."""
    return listed([f"{count} {KINDS_IN_PLURAL[kind] if count > 1 else ONE.get(kind, kind)}" for kind, count in found.kinds])


def advantage(guide: Guide, own: Compared, other: Compared) -> Advantage:
    """What `own` has more of: a better rank and larger shares in the latest edition, kinds of place, places that cost nothing.

    Only what is known of both is compared, and places only if both have some described. The two kinds of place with the largest
    lead are named; a kind needs two places.
    """
    said: list[str] = []
    sources: tuple[str, ...] = ()
    one, two = own.standing, other.standing
    if one and two:
        if one.rank is not None and two.rank is not None and one.rank < two.rank:
            said.append(f"the higher place in the {one.edition} ranking ({ordinal(one.rank)}, against {ordinal(two.rank)})")
        for measure in guide.rankings.latest.measures:
            mine, theirs = one.shares[measure], two.shares[measure]
            if mine is not None and theirs is not None and mine > theirs:
                said.append(f"the larger share of the world’s {MEASURES[measure]} ({mine:g}%, against {theirs:g}%)")
        sources = tuple(dict.fromkeys((*one.sources, *two.sources))) if said else ()
    if all(side.profile and side.profile.attractions for side in (own, other)):
        said += _more_places(own, other)
    text = f"{own.name} has {listed(said)}." if said else f"{own.name} has more of nothing that we can count in both."
    return Advantage(own.cluster.id, text, sources)


def _more_places(own: Compared, other: Compared) -> list[str]:
    said = []
    counts = dict(own.kinds)
    behind = {kind: dict(other.kinds).get(kind, 0) for kind in counts}
    ahead = sorted((behind[kind] - counts[kind], kind) for kind in counts if counts[kind] > max(behind[kind], 1))
    for _, kind in ahead[:2]:
        said.append(f"more {KINDS_IN_PLURAL[kind]} ({words(counts[kind])}, against {_none(behind[kind])})")
    if len(own.free) > len(other.free):
        said.append(f"more places that cost nothing ({words(len(own.free))}, against {_none(len(other.free))})")
    return said


def _none(count: int) -> str:
    return words(count) if count else "none"


def kilometres_between(one: Cluster, other: Cluster) -> int | None:
    """The great-circle distance of the centres of two clusters' first-named cities, to ten km; None without coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return round(distance_km((one.latitude, one.longitude), (other.latitude, other.longitude)) / 10) * 10


def place_sources(guide: Guide, clusters: Sequence[str]) -> list[str]:
    """Where the coordinates of clusters come from."""
    table = guide.tables.tables["coordinates"]
    return list(dict.fromkeys(source for row in table.rows if row["cluster"] in clusters for source in row["source_ids"]))


def comparable_clusters(guide: Guide) -> list[tuple[str, list[Cluster]]]:
    """Every cluster that can be compared, by name, in groups with a heading: those with a story, then by region of the world."""
    rankings = guide.rankings
    groups: dict[str, list[Cluster]] = {}
    told = {profile.cluster for profile in guide.stories}
    for cluster in sorted(rankings.clusters.values(), key=lambda cluster: cluster.name):
        if cluster.id not in told:
            groups.setdefault(rankings.economies[cluster.economies[0]].region, []).append(cluster)
    stories = sorted((rankings.clusters[cluster] for cluster in told), key=lambda cluster: cluster.name)
    return [("With a story", stories), *sorted(groups.items())] if stories else sorted(groups.items())
