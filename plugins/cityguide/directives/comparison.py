"""Clusters side by side: which are compared, what the columns hold, and the directives that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from markupsafe import Markup

from cityguide.directives.options import CompareOptions, ComparePart, Options, PairsOptions
from cityguide.directives.view import View
from cityguide.earth import distance_km
from cityguide.editing.schema import title_of
from cityguide.guide import Guide
from cityguide.profiles.at_a_glance import Answer, AtAGlance
from cityguide.profiles.model import Profile
from cityguide.rankings.model import Cluster, Intensity, RankDispute, Standing
from cityguide.travel import freshness

PAIRED = 5
"""How many stories, the first of the latest ranking, get a page for each pair. The number of pairs grows with the square."""

CHOSEN = ("tokyo-yokohama", "seoul")
"""The two clusters that the page of comparisons begins with, where both have a story."""


@dataclass(frozen=True)
class Compared:
    """A column: a cluster with what the latest edition and, where there is one, its profile say."""

    cluster: Cluster
    profile: Profile | None
    standing: Standing | None
    intensity: Intensity | None
    disputes: tuple[RankDispute, ...]
    facts: tuple[freshness.Fact, ...]

    def aged(self, *loc: str | int) -> freshness.Fact | None:
        """The practical fact at a place in the profile: `aged("power", 0)`."""
        return next((fact for fact in self.facts if fact.loc[1:] == loc), None)

    def answer(self, key: str) -> Answer | None:
        """The profile's answer to one of the questions of `AtAGlance`, by its key."""
        answers = self.profile.at_a_glance if self.profile else None
        found: Answer | None = getattr(answers, key) if answers else None
        return found


def compare(view: View, options: CompareOptions) -> str:
    """One respect in which clusters are compared; each part is a table of its own, except names."""
    columns = [side(view.guide, cluster) for cluster in options.clusters]
    return view.render(
        f"comparison/{options.part}",
        sides=columns,
        questions=questions(columns),
        kilometres=kilometres_between(columns[0].cluster, columns[1].cluster),
        place_sources=place_sources(view.guide, options.clusters),
    )


def pairs(view: View, options: PairsOptions) -> str:
    """Links to the pages of pairs: all, or those of one story."""
    cluster = options.cluster
    found = story_pairs(view.guide) if cluster is None else pairs_of(view.guide, cluster)
    found = [pair for pair in found if {profile.cluster for profile in pair} != set(options.besides)]
    return view.render("comparison/pairs", pairs=found, path=pair_path, cluster=cluster)


def chooser(view: View, options: Options) -> str:
    """Two clusters side by side, and what the page's script turns into a choice of two to four."""
    guide = view.guide
    chosen = first_chosen(guide)
    tables = []
    if len(chosen) > 1:
        parts: list[ComparePart] = ["ranking"] if any(guide.lacks(cluster) for cluster in chosen) else ["at-a-glance", "ranking"]
        tables = [Markup(compare(view, CompareOptions(clusters=chosen, part=part))) for part in parts]
    paired = any({one.cluster, other.cluster} == {*chosen} for one, other in story_pairs(guide))
    return view.render(
        "comparison/chooser",
        groups=comparable_clusters(guide),
        chosen=[guide.rankings.clusters[cluster] for cluster in chosen],
        tables=tables,
        path=pair_path(*chosen) if paired else None,
    )


def first_chosen(guide: Guide) -> tuple[str, ...]:
    """The two clusters of `CHOSEN`; where one has no story the first two stories, or else the first of the ranking."""
    told = [profile.cluster for profile in guide.stories]
    if all(cluster in told for cluster in CHOSEN):
        return CHOSEN
    ranked = [standing.cluster for standing in guide.rankings.ranked(guide.rankings.latest.year)]
    return tuple(dict.fromkeys([*told, *ranked]))[:2]


def questions(columns: Sequence[Compared]) -> list[tuple[str, str]]:
    """What a traveller asks before choosing, as far as one profile answers: the key of each question, and its title."""
    return [(key, title_of(key)) for key in AtAGlance.model_fields if any(column.answer(key) for column in columns)]


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
    return Compared(
        cluster=rankings.clusters[cluster],
        profile=guide.profile(cluster),
        standing=rankings.standing(cluster),
        intensity=rankings.intensity(cluster),
        disputes=rankings.disputes_of(cluster, rankings.latest.year),
        facts=tuple(freshness.facts_of(guide, cluster)),
    )


def kilometres_between(one: Cluster, other: Cluster) -> int | None:
    """The great-circle distance of the centres of two clusters' first-named cities, to ten km; None without coordinates."""
    if one.position is None or other.position is None:
        return None
    return round(distance_km(one.position, other.position) / 10) * 10


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
    stories = sorted((rankings.clusters[cluster] for cluster in told), key=lambda cluster: (cluster.name, cluster.id))
    return [("With a story", stories), *sorted(groups.items())] if stories else sorted(groups.items())
