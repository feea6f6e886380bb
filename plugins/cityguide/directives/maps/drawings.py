"""Maps of the guide's own places: pins from profiles and data, drawn by `maps/`, and figures with the words that licences ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from cityguide.directives.maps.kept_drawings import drawn_together, kept_drawing
from cityguide.directives.view import View, link
from cityguide.evidence.sources import credits_of
from cityguide.guide import Guide
from cityguide.maps.drawing import Drawing
from cityguide.maps.pins import Pin
from cityguide.profiles.addresses import place_path, shapes_path
from cityguide.profiles.model import Profile
from cityguide.profiles.places import Attraction
from cityguide.travel.near import Neighbour
from cityguide.wording import listed


def world_drawing(guide: Guide) -> Drawing:
    """Every cluster with known coordinates; those with a profile are named, in their accent colours."""
    pins = []
    for cluster in guide.rankings.clusters.values():
        if cluster.position is None:
            continue
        profile = guide.profile(cluster.id)
        path = f"cities/{cluster.id}.md" if profile else f"clusters/{cluster.id}.md"
        first = profile.local_names[0] if profile and profile.local_names else None
        pins.append(
            Pin(
                *cluster.position, cluster.name, "cluster", link(path),
                local_label=first.text if first else None, language=first.language if first else None, emphasis=profile is not None,
                accent=profile.accent if profile else None, tier=_tier(guide, cluster.id),
            )
        )  # fmt: skip
    missing = len(guide.rankings.clusters) - len(pins)
    rest = f" {missing} more have no coordinates that we know." if missing else ""
    begun = " or the beginning of one" if len(guide.profiles) > len(guide.stories) else ""
    summary = f"{len(pins)} clusters that an edition of the ranking names; those with a story{begun} here are labelled.{rest}"
    title = "The clusters of the ranking on a map of the world"
    return kept_drawing(guide, "world.world_map", tuple(pins), map_id="world-map", title=title, summary=summary)


def _tier(guide: Guide, cluster: str) -> Literal[0, 1, 2]:
    """How a dot is drawn, by its latest rank: 0 for the first twenty, 1 for other ranks, 2 without one."""
    standing = guide.rankings.standing(cluster)
    if standing is None or standing.rank is None:
        return 2
    return 0 if standing.rank <= 20 else 1


def pins_of(profile: Profile) -> tuple[Pin, ...]:
    """Cities, with emphasis on those in the cluster's name, and attractions of known position that are not closed, as in the list."""
    path = f"cities/{profile.cluster}.md"
    sights = [
        Pin(
            a.position.latitude, a.position.longitude, a.name, "attraction",
            link(path, a.id), number, a.local_name, a.language, place=a.id, icon=a.kind, short=a.map_name,
        )
        for number, a in profile.numbered
        if a.position
    ]  # fmt: skip
    return (*_cities_and_labels(profile), *sights)


def _cities_and_labels(profile: Profile) -> list[Pin]:
    """Cities, and the names of quarters and waters."""
    cities = [
        Pin(
            city.latitude, city.longitude, city.name, "city",
            local_label=city.local_name, language=city.language, emphasis=city.name in profile.name,
        )
        for city in profile.cities
    ]  # fmt: skip
    labels = [
        Pin(one.latitude, one.longitude, one.name, one.kind, local_label=one.local_name, language=one.language) for one in profile.labels
    ]
    return [*cities, *labels]


def hero_drawing(guide: Guide, profile: Profile) -> Drawing:
    """The map at the head of a cluster's page."""
    return _of_city(guide, profile)[0]


def card_drawing(guide: Guide, profile: Profile) -> Drawing:
    """The same map without words, for a card that has them as text."""
    return _of_city(guide, profile)[1]


def card_id(cluster: str) -> str:
    """The id of the map on a cluster's card."""
    return f"card-{cluster}"


def surroundings_drawing(guide: Guide, cluster: str) -> Drawing:
    """A cluster's surroundings: cities and numbered attractions with a profile, the cluster's point without one.

    Raises ValueError for a cluster that has neither a profile nor coordinates (its options refuse it before).
    """
    if profile := guide.profile(cluster):
        return _of_city(guide, profile)[2]
    entry = guide.rankings.clusters[cluster]
    if entry.position is None:
        raise ValueError(f"no coordinates of {entry.name} are known")
    return kept_drawing(
        guide, "surroundings.surroundings_map", (Pin(*entry.position, entry.name, "cluster"),), terrain=guide.terrain(cluster),
        map_id=f"map-{cluster}", title=f"Map of {entry.name}", summary=f"The surroundings of {entry.place or entry.name}.",
        shore_id=f"shore-{cluster}", radius_km=60,
    )  # fmt: skip


def _of_city(guide: Guide, profile: Profile) -> tuple[Drawing, ...]:
    cluster, pins, card, shore = profile.cluster, pins_of(profile), card_id(profile.cluster), f"shore-{profile.cluster}"
    picture = f"Map of {profile.name}", _around(pins)
    numbered = picture
    if profile.attractions:
        unplaced = [a.name for _, a in profile.numbered if a.position is None]
        rest = f" Not on the map, because no source gives a position: {listed(unplaced)}." if unplaced else ""
        numbered = f"{profile.name}: the places on a map", f"The numbers are those of the list of places.{rest}"
    return drawn_together(
        guide, "of_city.city_maps", pins, terrain=guide.terrain(cluster), file=link(shapes_path(cluster)),
        picture=(f"hero-{cluster}", *picture, shore), card=(card, *picture, f"{card}-shore"), numbered=(f"map-{cluster}", *numbered, shore),
    )  # fmt: skip


def _around(pins: tuple[Pin, ...]) -> str:
    cities = [pin.label for pin in pins if pin.kind == "city"]
    sights = sum(pin.kind == "attraction" for pin in pins)
    dots = f"; {sights} places of this guide are marked with dots" if sights else ""
    return f"{listed(cities)} and what lies around{dots}."


def place_drawing(guide: Guide, profile: Profile, place: Attraction, nearest: Sequence[Neighbour]) -> Drawing | None:
    """A place's own map, with the nearest other places by number, linked to their pages; None where its position is not known."""
    if place.position is None:
        return None
    here = Pin(place.position.latitude, place.position.longitude, place.name, "attraction", icon=place.kind)
    near = [
        Pin(
            other.place.position.latitude, other.place.position.longitude, other.place.name, "attraction",
            link(place_path(profile.cluster, other.place.id)), number, icon=other.place.kind, short=other.place.map_name,
        )
        for number, other in enumerate(nearest, start=1)
        if other.place.position
    ]  # fmt: skip
    summary = f"{place.name} in the middle" + ("; the numbers are those of the list of what is near." if near else ".")
    return kept_drawing(
        guide, "vicinity.vicinity_map", here, (*_cities_and_labels(profile), *near), terrain=guide.terrain(profile.cluster),
        map_id=f"near-{place.id}", title=f"Map: what is near {place.name}", summary=summary, shore_id=f"shore-{place.id}",
    )  # fmt: skip


def map_credits(view: View, *drawings: Drawing | None) -> Mapping[str, str | None]:
    """What maps must bear, because the licences of their ground ask for it, and where it leads."""
    return credits_of([id for drawing in drawings if drawing for id in drawing.sources], view.guide.sources)


def numbered_map(view: View, cluster: str, *, beside_list: bool = False) -> str:
    """A cluster's surroundings as a figure, with whose shore it shows, and with what its icons mean where no list beside it says so."""
    drawing, profile = surroundings_drawing(view.guide, cluster), view.guide.profile(cluster)
    unplaced = [a for _, a in profile.numbered if a.position is None] if profile else []
    return view.render(
        "places/plate",
        drawing=drawing,
        picture=view.drawn(drawing),
        profile=profile,
        unplaced=unplaced,
        legend=drawing.icons and not beside_list,
        credits=map_credits(view, drawing),
    )
