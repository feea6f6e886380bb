"""Each directive set as HTML."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from cityguide.charts.figure import figure_html
from cityguide.charts.kinds import KINDS as CHARTS
from cityguide.charts.model import Chart
from cityguide.evidence.claims import claims_about
from cityguide.evidence.terms import CREDIT
from cityguide.guide import Guide
from cityguide.pages import disagreements, edition_rows, plates, registry, rows
from cityguide.pages.options import ChartOptions, ClaimsOptions, CoverOptions, EditionsOptions, MapOptions, RankingOptions, SourcesOptions
from cityguide.pages.view import View, link
from cityguide.profiles.model import Accent
from cityguide.reading.fields import Record
from cityguide.travel import freshness


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
    picture, facts = plates.hero(profile, view.prose.notes.drawn), freshness.facts_of(view.guide, cluster)
    return view.render("hero", profile=profile, standing=standing, picture=picture, facts=facts)


def cover(view: View, options: Record) -> str:
    assert isinstance(options, CoverOptions)
    return view.render(
        "cover",
        title=options.title,
        line=options.line,
        picture=plates.world(view.guide, view.prose.notes.drawn),
        stories=len(view.guide.stories),
    )


STEPS = {"4": "The name of a city", "3": "The title of a page", "2": "A section", "1": "A smaller one", "0": "Text", "--1": "An aside"}
TONES = ("ink", "muted", "pale", "paper", "wash", "rule", "land", "water", "shore", "on-deep", "quiet", "accent", "deep", "tint")
"""The sizes and colours of `assets/css/tokens.css`, as the page of the design shows them."""


def specimens(view: View, options: Record) -> str:
    return view.render("specimens", steps=STEPS.items(), accents=get_args(Accent), tones=TONES)


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
    table = edition_rows.ranking_rows(view.guide, edition, options.economy, options.top)
    return view.render(
        "ranking",
        edition=edition,
        rows=table,
        known=view.guide.rankings.known_ranks(year),
        unranked=sum(row.standing is not None and row.rank is None for row in table),
        missing=len(view.guide.rankings.missing_ranks(year)),
        regions=edition_rows.regions_of(view.guide, table),
        partial=options.economy is not None or options.top is not None,
        options=options,
    )


def map_block(view: View, options: Record) -> str:
    assert isinstance(options, MapOptions)
    if options.cluster is None:
        return view.render("world", picture=plates.world(view.guide, view.prose.notes.drawn))
    picture, profile = plates.surroundings(view.guide, options.cluster, view.prose.notes.drawn), view.guide.profile(options.cluster)
    return view.render("plate", picture=picture, profile=profile, placed=profile and profile.placed)


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
    """The registry's entries of some kinds; the notes of a page are its `apparatus`."""
    assert isinstance(options, SourcesOptions)
    groups = registry.by_kind(view.guide, options.kinds)
    return view.render(
        "registry",
        groups=groups,
        shown=sum(len(entries) for _, _, entries in groups),
        total=len(view.guide.sources),
        others=[page for page in registry.source_pages(view.guide) if not set(page.kinds) & set(options.kinds)],
    )


def stories(view: View, options: Record) -> str:
    cards = [
        (profile, view.guide.rankings.standing(profile.cluster), plates.card(profile, view.prose.notes.drawn))
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
    """The way to every edition, in groups that one method made."""
    assert isinstance(options, EditionsOptions)
    return view.render("editions", methods=edition_rows.methods(view.guide), here=options.edition)


def breaks(view: View, options: Record) -> str:
    return view.render("breaks", breaks=view.guide.rankings.breaks)


def tables(view: View, options: Record) -> str:
    return view.render("tables", tables=list(view.guide.tables.tables.values()))


def downloads(view: View, options: Record) -> str:
    profile = view.guide.profile(_chosen(options))
    assert profile is not None
    return view.render("downloads", profile=profile, placed=profile.placed)


def onward(view: View, options: Record) -> str:
    """The previous and the next story, in the order of the ranking, going round; none leads to a page that is only begun."""
    cluster = _chosen(options)
    profiles = [profile for profile in view.guide.profiles if profile.cluster == cluster or not profile.begun]
    at = next(index for index, profile in enumerate(profiles) if profile.cluster == cluster)
    return view.render("onward", previous=profiles[at - 1], following=profiles[(at + 1) % len(profiles)], alone=len(profiles) == 1)
