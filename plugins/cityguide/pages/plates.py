"""Maps of the guide's own places: pins from profiles and data, pictures from the maps room."""

from __future__ import annotations

from functools import cache

from cityguide.guide import Guide
from cityguide.maps.hero import hero_map
from cityguide.maps.pins import Pin
from cityguide.maps.surroundings import surroundings_map
from cityguide.maps.world import world_map
from cityguide.pages.view import link
from cityguide.profiles.model import Profile
from cityguide.wording import listed


def world(guide: Guide) -> str:
    """Every cluster with known coordinates; those with a story named."""
    pins = []
    for cluster in guide.rankings.clusters.values():
        if cluster.latitude is None or cluster.longitude is None:
            continue
        profile = guide.profile(cluster.id)
        path = f"cities/{cluster.id}.md" if profile else f"clusters/{cluster.id}.md"
        first = profile.local_names[0] if profile and profile.local_names else None
        pins.append(
            Pin(
                cluster.latitude, cluster.longitude, cluster.name, "cluster", link(path),
                local_label=first.text if first else None, language=first.language if first else None, emphasis=profile is not None,
            )
        )  # fmt: skip
    missing = len(guide.rankings.clusters) - len(pins)
    rest = f" {missing} more have no coordinates that we know." if missing else ""
    summary = f"{len(pins)} clusters that an edition of the ranking names; those with a story here are labelled.{rest}"
    return _world(tuple(pins), summary)


def city_pins(profile: Profile) -> list[Pin]:
    return [
        Pin(city.latitude, city.longitude, city.name, "city", local_label=city.local_name, language=city.language)
        for city in profile.cities
    ]


def _sights(profile: Profile, path: str) -> list[Pin]:
    """The attractions with a known position, by their numbers in the list; linked to it where `path` is its page."""
    return [
        Pin(
            a.position.latitude, a.position.longitude, a.name, "attraction",
            link(path, a.id) if path else None, number, a.local_name, a.language,
        )
        for number, a in enumerate(profile.attractions, start=1)
        if a.position
    ]  # fmt: skip


def hero(guide: Guide, profile: Profile, *, card: bool = False) -> str:
    """The cluster's map as a picture: cities, land and water."""
    drawn = _hero(profile.cluster, profile.name, (*city_pins(profile), *_sights(profile, "")))
    return drawn.replace(f'"hero-{profile.cluster}', f'"card-{profile.cluster}') if card else drawn


@cache
def _hero(cluster: str, name: str, pins: tuple[Pin, ...]) -> str:
    """Drawn once for the page and the cards: it is the map that takes longest."""
    cities = listed([pin.label for pin in pins if pin.kind == "city"])
    return hero_map(pins, map_id=f"hero-{cluster}", title=f"Map of {name}", summary=f"The land and water around {cities}.")


@cache
def _world(pins: tuple[Pin, ...], summary: str) -> str:
    return world_map(pins, map_id="world-map", title="The clusters of the ranking on a map of the world", summary=summary)


def surroundings(guide: Guide, cluster: str) -> str:
    """A cluster's surroundings: cities and numbered attractions with a story, the cluster's point without one.

    Raises ValueError for a cluster that has neither a story nor coordinates (`blocks.contradiction` refuses it before).
    """
    profile = guide.profile(cluster)
    if profile is None:
        entry = guide.rankings.clusters[cluster]
        if entry.latitude is None or entry.longitude is None:
            raise ValueError(f"no coordinates of {entry.name} are known")
        pin = Pin(entry.latitude, entry.longitude, entry.name, "cluster")
        summary = f"The surroundings of {entry.place or entry.name}."
        return surroundings_map([pin], map_id=f"map-{cluster}", title=f"Map of {entry.name}", summary=summary, radius_km=60)
    pins = [*city_pins(profile), *_sights(profile, f"cities/{cluster}.md")]
    unplaced = [a.name for a in profile.attractions if a.position is None]
    rest = f" Not on the map, because no source gives a position: {listed(unplaced)}." if unplaced else ""
    return surroundings_map(
        pins,
        map_id=f"map-{cluster}",
        title=f"{profile.name}: the places on a map",
        summary=f"The numbers are those of the list of places.{rest}",
        radius_km=None,
    )
