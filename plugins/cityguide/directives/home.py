"""Ways to the clusters: the cover of the guide, cards of its stories, its map, the list of all."""

from __future__ import annotations

from cityguide.directives.maps import drawings
from cityguide.directives.maps.drawings import map_credits, numbered_map
from cityguide.directives.options import CoverOptions, MapOptions, Options
from cityguide.directives.view import View
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
    pictures = [(profile, drawings.card_drawing(view.guide, profile)) for profile in view.guide.profiles]
    cards = [(profile, view.guide.rankings.standing(profile.cluster), view.drawn(picture)) for profile, picture in pictures]
    return view.render("home/stories", cards=cards, credits=map_credits(view, *(picture for _, picture in pictures)))


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
