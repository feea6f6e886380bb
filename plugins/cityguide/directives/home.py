"""Ways to the clusters: the cover of the guide, cards of its stories, its map, the list of all."""

from __future__ import annotations

from functools import partial

from cityguide.directives.maps import drawings
from cityguide.directives.maps.drawings import numbered_map
from cityguide.directives.options import CoverOptions, MapOptions, Options
from cityguide.directives.view import View, environment
from cityguide.evidence.sources import credits_of
from cityguide.guide import Guide
from cityguide.rankings.model import Cluster, Economy
from cityguide.summaries import summary


def cover(view: View, options: CoverOptions) -> str:
    counts = [places_and_days(view.guide, profile.cluster) for profile in view.guide.profiles]
    return view.render(
        "home/cover",
        title=options.title,
        line=options.line,
        picture=view.drawn(drawings.world_drawing(view.guide)),
        stories=len(view.guide.stories),
        days=sum(days for _, days in counts),
        places=sum(places for places, _ in counts),
    )


@summary
def places_and_days(guide: Guide, cluster: str) -> tuple[int, int]:
    """How many places and how many days the guide has of a city."""
    profile = guide.profile(cluster)
    return (len(profile.attractions), len(profile.routes)) if profile else (0, 0)


def stories(view: View, options: Options) -> str:
    notes, cards, sources = view.prose.notes, [], list[str]()
    for profile in view.guide.profiles:
        notes.drawings[drawings.card_id(profile.cluster)] += 1
        nth = notes.drawings[drawings.card_id(profile.cluster)]
        html, shapes, cited = (story_card if nth == 1 else partial(_card, nth=nth))(view.guide, profile.cluster)
        notes.shapes |= dict(shapes)
        cards.append(html)
        sources += cited
    return view.render("home/stories", cards="\n".join(cards), credits=credits_of(sources, view.guide.sources))


CardParts = tuple[str, tuple[tuple[str, str], ...], tuple[str, ...]]
"""HTML, the shapes that its map uses by their ids, and the ids of the sources of these."""


@summary
def story_card(guide: Guide, cluster: str) -> CardParts:
    """The card of a city on a page that has no other of it."""
    return _card(guide, cluster)


def _card(guide: Guide, cluster: str, nth: int = 1) -> CardParts:
    profile = guide.profile(cluster)
    if profile is None:
        return "", (), ()
    drawing, card = drawings.card_drawing(guide, profile), environment().get_template("home/card.html.jinja")
    html = card.render(profile=profile, standing=guide.rankings.standing(cluster), picture=drawing.svg(nth))
    return html.strip(), tuple(drawing.shapes.items()), drawing.sources


def map_block(view: View, options: MapOptions) -> str:
    if options.cluster is None:
        return view.render("home/world", picture=view.drawn(drawings.world_drawing(view.guide)))
    return numbered_map(view, options.cluster)


def clusters(view: View, options: Options) -> str:
    return view.render("home/clusters", groups=clusters_by_economy(view.guide))


def clusters_by_economy(guide: Guide) -> list[tuple[Economy, list[Cluster]]]:
    """Every cluster of any edition under its first economy; economies and clusters by name."""
    groups: dict[str, list[Cluster]] = {}
    for cluster in guide.rankings.clusters.values():
        groups.setdefault(cluster.economies[0], []).append(cluster)
    economies = sorted((guide.rankings.economies[code] for code in groups), key=lambda economy: economy.name)
    return [(economy, sorted(groups[economy.code], key=lambda cluster: cluster.name)) for economy in economies]
