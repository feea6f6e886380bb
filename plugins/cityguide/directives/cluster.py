"""What a page says of its cluster: its head, key facts, practical notes, gaps, and where to go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from cityguide.directives.maps import drawings
from cityguide.directives.options import ProfileOptions
from cityguide.directives.view import View
from cityguide.evidence.claims import claims_about
from cityguide.evidence.freshness import FACT_KINDS, HalfLife, State
from cityguide.guide import Guide
from cityguide.profiles.model import Profile
from cityguide.rankings.model import MEASURES
from cityguide.reading.validation import marked
from cityguide.travel import freshness
from cityguide.travel.freshness import Fact
from cityguide.travel.telling import seen_in_words
from cityguide.wording import per_cent

PRACTICAL_PARTS = (
    ("visa", "Visas and entry"),
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

OPEN_PARTS = ("visa", "arriving", "getting_about", "paying", "connectivity")
"""What one needs on the first day; the rest is folded."""

KEY_NUMBERS = 4
"""Numbers at the head of a city's page: more are read by nobody."""


def hero(view: View, options: ProfileOptions) -> str:
    cluster = options.cluster
    profile = view.profile(cluster)
    standing = view.guide.rankings.standing(cluster)
    picture, facts = view.drawn(drawings.hero_drawing(view.guide, profile)), freshness.facts_of(view.guide, cluster)
    return view.render("cluster/hero", profile=profile, standing=standing, picture=picture, facts=facts)


def facts(view: View, options: ProfileOptions) -> str:
    """At most four key numbers, and below them one line on who counts."""
    rankings, cluster = view.guide.rankings, options.cluster
    standing, intensity, latest = rankings.standing(cluster), rankings.intensity(cluster), rankings.latest
    numbers: list[tuple[str, str, str]] = []
    if standing and standing.rank:
        numbers.append((f"Rank, {latest.year}", str(standing.rank), f"of {latest.ranked}" if latest.ranked else ""))
    for measure in latest.measures:
        if standing and (share := standing.shares[measure]) is not None:
            numbers.append((f"Of the world’s {MEASURES[measure]}", per_cent(share), ""))
    if intensity and intensity.rank:
        numbers.append((f"Rank in proportion to its people, {intensity.edition}", str(intensity.rank), ""))
    sources = [*(standing.sources if standing and numbers else ()), *(intensity.sources if intensity and intensity.rank else ())]
    return view.render(
        "cluster/facts",
        numbers=numbers[:KEY_NUMBERS],
        sources=list(dict.fromkeys(sources)),
        disputes=rankings.disputes_of(cluster, latest.year),
    )


def evidence(view: View, options: ProfileOptions) -> str:
    """The box of a few lines that leads to the page of a city's evidence, where the notes of this page stand."""
    guide, profile = view.guide, view.profile(options.cluster)
    found = freshness.facts_of(guide, profile.cluster)
    about = claims_about(guide.claim_file.claims, profile.cluster)
    of_records = (id for _, id in marked(profile, "source"))
    dated = [fact for fact in found if fact.date and fact.state != "ahead"]
    return view.render(
        "cluster/evidence",
        cluster=profile.cluster,
        sources=len({*of_records, *view.prose.cited_in(profile.told)}),
        claims=len(about),
        disputed=sum(bool(claim.sides) for claim in about),
        score=freshness.score(found),
        oldest=max((fact for fact in dated if fact.field == "hours"), key=lambda fact: fact.age or 0, default=None),
    )


def practical(view: View, options: ProfileOptions) -> str:
    """What a visitor needs on the ground: the ways in, about, to pay and to connect; the rest is folded. Empty parts are left out."""
    profile = view.profile(options.cluster)
    notes = [fact for fact in freshness.facts_of(view.guide, profile.cluster) if fact.place is None]
    parts = [(key, title) for key, title in PRACTICAL_PARTS if getattr(profile.practical, key)]
    return view.render(
        "cluster/practical",
        profile=profile,
        first=[part for part in parts if part[0] in OPEN_PARTS],
        rest=[part for part in parts if part[0] not in OPEN_PARTS],
        seen={fact.loc[1:]: seen_in_words(fact) for fact in notes},
        several=len({city.economy for city in profile.cities}) > 1,
    )


def gaps(view: View, options: ProfileOptions) -> str:
    """What we looked for and did not find."""
    return view.render("cluster/gaps", gaps=missing_facts(view.guide, view.profile(options.cluster)))


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


def downloads(view: View, options: ProfileOptions) -> str:
    profile = view.profile(options.cluster)
    return view.render("cluster/downloads", profile=profile, placed=profile.placed)


def onward(view: View, options: ProfileOptions) -> str:
    """The previous and the next story, in the order of the ranking, which begins again after its end. Pages only begun are left out."""
    cluster, told = options.cluster, {profile.cluster for profile in view.guide.stories}
    profiles = [profile for profile in view.guide.profiles if profile.cluster == cluster or profile.cluster in told]
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


def kinds_of(facts: Sequence[Fact]) -> list[tuple[str, HalfLife, Mapping[State, int]]]:
    """The kinds of fact that a page has, each with its title, its half-life and how many facts are in which state."""
    found: dict[str, tuple[HalfLife, Counter[State]]] = {}
    for fact in facts:
        found.setdefault(fact.kind, (fact.half_life, Counter()))[1][fact.state] += 1
    return [(FACT_TITLES[kind], *found[kind]) for kind in FACT_KINDS if kind in found]
