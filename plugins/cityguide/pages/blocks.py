"""Each directive set as HTML."""

from __future__ import annotations

from collections import Counter

from cityguide.charts.figure import figure_html
from cityguide.charts.kinds import KINDS as CHARTS
from cityguide.charts.model import Chart
from cityguide.evidence.claims import claims_about
from cityguide.evidence.terms import CREDIT
from cityguide.guide import Guide
from cityguide.pages import disagreements, plates, rows
from cityguide.pages.options import AttractionsOptions, ChartOptions, ClaimsOptions, MapOptions, RankingOptions
from cityguide.pages.view import View, link
from cityguide.reading.fields import Record
from cityguide.travel import freshness, hours


def chart_of(guide: Guide, options: ChartOptions) -> Chart:
    return CHARTS[options.kind](guide, options.clusters)


def _chosen(options: Record) -> str:
    cluster = getattr(options, "cluster", None)
    assert isinstance(cluster, str)
    return cluster


def hero(view: View, options: Record) -> str:
    cluster = _chosen(options)
    profile = view.guide.profile(cluster)
    assert profile is not None
    standing = view.guide.rankings.standing(cluster)
    return view.render("hero", profile=profile, standing=standing, picture=plates.hero(view.guide, profile))


def facts(view: View, options: Record) -> str:
    cluster = _chosen(options)
    profile = view.guide.profile(cluster)
    rankings = view.guide.rankings
    return view.render(
        "facts",
        profile=profile,
        cluster=rankings.clusters[cluster],
        standing=rankings.standing(cluster),
        intensity=rankings.intensity(cluster),
        disputes=rankings.disputes_of(cluster, rankings.latest.year),
    )


def attractions(view: View, options: Record) -> str:
    assert isinstance(options, AttractionsOptions)
    profile = view.guide.profile(options.cluster)
    assert profile is not None
    numbered = [
        (number, attraction)
        for number, attraction in enumerate(profile.attractions, start=1)
        if options.city in (None, attraction.city) and options.kind in (None, attraction.kind)
    ]
    monday = hours.monday_on_or_after(view.guide.today)
    shown = {attraction.id for _, attraction in numbered}
    found = [fact for fact in freshness.facts_of(view.guide, profile.cluster) if fact.place in shown]
    open_places = {attraction.id for _, attraction in numbered if attraction.status.state != "closed"}
    return view.render(
        "attractions",
        profile=profile,
        numbered=numbered,
        cities={city.id: city for city in profile.cities},
        hours_in_words=lambda osm: hours.in_words(osm, monday),
        states=Counter(attraction.status.state for _, attraction in numbered),
        aged={(fact.place, fact.field): fact for fact in found},
        doubts=rows.doubts([fact for fact in found if fact.place in open_places]),
        old=any(fact.state != "fresh" for fact in found),
        withheld=any(fact.state == "withheld" for fact in found),
    )


def week(view: View, options: Record) -> str:
    """What is open on which day, computed from the opening hours."""
    profile = view.guide.profile(_chosen(options))
    assert profile is not None
    monday = hours.monday_on_or_after(view.guide.today)
    known_open = [a for a in profile.attractions if a.status.state == "open"]
    aged = {fact.place: fact for fact in freshness.facts_of(view.guide, profile.cluster) if fact.field == "hours"}
    timed = [(a, a.hours.osm, aged[a.id]) for a in known_open if a.hours and a.hours.osm]
    return view.render(
        "week",
        profile=profile,
        days=hours.DAYS,
        timed=[(a, hours.week(osm, monday), fact) for a, osm, fact in timed if fact.state != "withheld"],
        withheld=[a for a, _, fact in timed if fact.state == "withheld"],
        untimed=[a for a in known_open if not (a.hours and a.hours.osm)],
        doubtful=[a for a in profile.attractions if a.status.state == "unknown"],
        monday=monday,
    )


def practical(view: View, options: Record) -> str:
    cluster = _chosen(options)
    notes = [fact for fact in freshness.facts_of(view.guide, cluster) if fact.place is None]
    return view.render(
        "practical",
        profile=view.guide.profile(cluster),
        parts=rows.PRACTICAL_PARTS,
        aged={fact.loc[1:]: fact for fact in notes},
        numbers=[fact for fact in notes if fact.kind == "emergency"],
        old=any(fact.state != "fresh" for fact in notes),
    )


def chart(view: View, options: Record) -> str:
    assert isinstance(options, ChartOptions)
    return figure_html(chart_of(view.guide, options), cite=view.cite, credit=CREDIT, link=link)


def ranking(view: View, options: Record) -> str:
    assert isinstance(options, RankingOptions)
    year = options.edition or view.guide.rankings.latest.year
    edition = view.guide.rankings.edition(year)
    assert edition is not None
    table = rows.ranking_rows(view.guide, edition, options.economy, options.top)
    return view.render(
        "ranking",
        edition=edition,
        rows=table,
        known=view.guide.rankings.known_ranks(year),
        partial=options.economy is not None or options.top is not None,
        options=options,
    )


def map_block(view: View, options: Record) -> str:
    assert isinstance(options, MapOptions)
    if options.cluster is None:
        return view.render("world", picture=plates.world(view.guide))
    return view.render("plate", picture=plates.surroundings(view.guide, options.cluster), profile=view.guide.profile(options.cluster))


def claims(view: View, options: Record) -> str:
    """All claims by city; or those about a cluster: whole where the page marks them or sides differ, else by name."""
    assert isinstance(options, ClaimsOptions)
    guide, notes = view.guide, view.prose.notes
    disputes = [d for d in guide.rankings.disputes if options.cluster in (None, d.cluster)]
    if options.cluster is None:
        notes.told |= set(guide.claims)
        return view.render("disagreements", groups=disagreements.by_city(guide), disputes=disputes)
    about = claims_about(guide.claim_file.claims, options.cluster)
    told = [claim for claim in about if claim.sides or claim.id in notes.marks]
    notes.told |= {claim.id for claim in told}
    return view.render("claims", claims=told, checked=[claim for claim in about if claim not in told], disputes=disputes)


def overview(view: View, options: Record) -> str:
    """Every claim by its name, by city and by kind."""
    return view.render("overview", groups=disagreements.by_city(view.guide), kinds=disagreements.by_kind(view.guide))


def gaps(view: View, options: Record) -> str:
    """What we looked for and did not find."""
    profile = view.guide.profile(_chosen(options))
    assert profile is not None
    return view.render("gaps", gaps=rows.gaps(view.guide, profile))


def fresh(view: View, options: Record) -> str:
    """How many of a page's practical facts are younger than their half-life, and which kinds are not."""
    cluster = _chosen(options)
    found = freshness.facts_of(view.guide, cluster)
    return view.render(
        "freshness",
        score=freshness.score(found),
        states=Counter(fact.state for fact in found),
        kinds=rows.kinds_of(found),
        cluster=cluster,
        today=view.guide.today,
    )


def sources(view: View, options: Record) -> str:
    """The whole registry, by kind; the notes of a page are its `apparatus`."""
    listed = sorted(view.guide.sources.items(), key=lambda item: (item[1].publisher.casefold(), item[0]))
    return view.render("registry", listed=listed)


def stories(view: View, options: Record) -> str:
    cards = [
        (profile, view.guide.rankings.standing(profile.cluster), plates.hero(view.guide, profile, card=True))
        for profile in view.guide.profiles
    ]
    return view.render("stories", cards=cards)


def standing(view: View, options: Record) -> str:
    """A cluster without a profile: all the data say of it."""
    cluster = view.guide.rankings.clusters[_chosen(options)]
    return view.render(
        "standing",
        cluster=cluster,
        profile=view.guide.profile(cluster.id),
        history=[(edition, found) for edition, found in reversed(view.guide.rankings.history(cluster.id))],
        intensities=[i for i in reversed(view.guide.rankings.intensities) if i.cluster == cluster.id],
        restated=[r for r in view.guide.rankings.restated if r.cluster == cluster.id],
        disputes=view.guide.rankings.disputes_of(cluster.id),
    )


def clusters(view: View, options: Record) -> str:
    return view.render("clusters", groups=rows.clusters_by_economy(view.guide))


def editions(view: View, options: Record) -> str:
    return view.render("editions", editions=list(reversed(view.guide.rankings.editions)))


def breaks(view: View, options: Record) -> str:
    return view.render("breaks", breaks=view.guide.rankings.breaks)


def tables(view: View, options: Record) -> str:
    return view.render("tables", tables=list(view.guide.tables.tables.values()))


def downloads(view: View, options: Record) -> str:
    return view.render("downloads", profile=view.guide.profile(_chosen(options)))


def onward(view: View, options: Record) -> str:
    """The previous and the next story, in the order of the ranking, going round."""
    profiles = view.guide.profiles
    at = next(index for index, profile in enumerate(profiles) if profile.cluster == _chosen(options))
    return view.render("onward", previous=profiles[at - 1], following=profiles[(at + 1) % len(profiles)], alone=len(profiles) == 1)
