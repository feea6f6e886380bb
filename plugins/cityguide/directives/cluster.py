"""What a page says of its cluster: its head, key facts, practical notes, gaps, and where to go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from cityguide.directives import drawings
from cityguide.directives.options import ClusterOptions, ProfileOptions, SectionOptions
from cityguide.directives.view import View
from cityguide.evidence.freshness import FACT_KINDS, HalfLife, State
from cityguide.guide import Guide
from cityguide.profiles.model import Profile
from cityguide.rankings.model import MEASURES
from cityguide.travel import freshness
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

FACT_TITLES: Mapping[str, str] = {
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
"""What a visitor should check, for kinds whose own name does not say it."""


def hero(view: View, options: ProfileOptions) -> str:
    cluster = options.cluster
    profile = view.guide.profile(cluster)
    assert profile is not None
    standing = view.guide.rankings.standing(cluster)
    picture, facts = view.drawn(drawings.hero_drawing(profile)), freshness.facts_of(view.guide, cluster)
    return view.render("cluster/hero", profile=profile, standing=standing, picture=picture, facts=facts)


def facts(view: View, options: ProfileOptions) -> str:
    cluster = options.cluster
    profile = view.guide.profile(cluster)
    rankings = view.guide.rankings
    return view.render(
        "cluster/facts",
        profile=profile,
        cluster=rankings.clusters[cluster],
        standing=rankings.standing(cluster),
        intensity=rankings.intensity(cluster),
        disputes=rankings.disputes_of(cluster, rankings.latest.year),
    )


def section(view: View, options: SectionOptions) -> str:
    profile = view.guide.profile(options.cluster)
    assert profile is not None
    return view.prose.block(profile.story[options.number - 1].text)


def practical(view: View, options: ProfileOptions) -> str:
    cluster = options.cluster
    notes = [fact for fact in freshness.facts_of(view.guide, cluster) if fact.place is None]
    return view.render(
        "cluster/practical",
        profile=view.guide.profile(cluster),
        parts=PRACTICAL_PARTS,
        aged={fact.loc[1:]: fact for fact in notes},
        numbers=[fact for fact in notes if fact.kind == "emergency"],
        old=any(fact.state != "fresh" for fact in notes),
    )


def gaps(view: View, options: ProfileOptions) -> str:
    """What we looked for and did not find."""
    profile = view.guide.profile(options.cluster)
    assert profile is not None
    return view.render("cluster/gaps", gaps=missing_facts(view.guide, profile))


def fresh(view: View, options: ProfileOptions) -> str:
    """How many of a page's practical facts are younger than their half-life, and which kinds are not."""
    cluster = options.cluster
    found = freshness.facts_of(view.guide, cluster)
    return view.render(
        "cluster/freshness",
        score=freshness.score(found),
        states=Counter(fact.state for fact in found),
        kinds=kinds_of(found),
        cluster=cluster,
        today=view.guide.today,
    )


def standing(view: View, options: ClusterOptions) -> str:
    """A cluster without a profile: all the data say of it."""
    cluster = view.guide.rankings.clusters[options.cluster]
    return view.render(
        "cluster/standing",
        cluster=cluster,
        profile=view.guide.profile(cluster.id),
        history=[(edition, found) for edition, found in reversed(view.guide.rankings.history(cluster.id))],
        intensities=[i for i in reversed(view.guide.rankings.intensities) if i.cluster == cluster.id],
        restated=[r for r in view.guide.rankings.restated if r.cluster == cluster.id],
        disputes=view.guide.rankings.disputes_of(cluster.id),
    )


def downloads(view: View, options: ProfileOptions) -> str:
    profile = view.guide.profile(options.cluster)
    assert profile is not None
    return view.render("cluster/downloads", profile=profile, placed=profile.placed)


def onward(view: View, options: ProfileOptions) -> str:
    """The previous and the next story, in the order of the ranking, which begins again after its end. Pages only begun are left out."""
    cluster = options.cluster
    profiles = [profile for profile in view.guide.profiles if profile.cluster == cluster or not profile.begun]
    at = next(index for index, profile in enumerate(profiles) if profile.cluster == cluster)
    return view.render("cluster/onward", previous=profiles[at - 1], following=profiles[(at + 1) % len(profiles)], alone=len(profiles) == 1)


def missing_facts(guide: Guide, profile: Profile) -> list[tuple[str, list[str]]]:
    """What no source we read tells of a cluster and its places: each missing fact, with the names of what lacks it."""
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
    """By place, in words, what to check before going there: everything that is not fresh."""
    found: dict[str, list[str]] = {}
    for fact in facts:
        if fact.place is not None and fact.state != "fresh":
            found.setdefault(fact.place, []).append(CHECKED.get(fact.kind, fact.kind))
    return {place: listed(words) for place, words in found.items()}


def kinds_of(facts: Sequence[Fact]) -> list[tuple[str, HalfLife, Mapping[State, int]]]:
    """The kinds of fact that a page has, each with its title, its half-life and how many facts are in which state."""
    found = {fact.kind: fact.half_life for fact in facts}
    return [(FACT_TITLES[kind], found[kind], Counter(f.state for f in facts if f.kind == kind)) for kind in FACT_KINDS if kind in found]
