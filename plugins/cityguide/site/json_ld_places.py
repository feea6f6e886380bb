"""A story's cluster and its places in the vocabulary of schema.org, https://schema.org/docs/full.html.

It says nothing that the page does not say: values that no source gives, and places that have closed, are left out. So is
what a place shows: it is on its page in full, and machines can use a name, a point and hours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cityguide.directives.photographs import largest
from cityguide.guide import Guide
from cityguide.profiles.addresses import place_path
from cityguide.profiles.hours_words import DAY_WORDS
from cityguide.profiles.model import Profile
from cityguide.profiles.photographs import Photograph
from cityguide.profiles.places import Attraction, PlaceKind
from cityguide.profiles.routes import Route
from cityguide.travel import hours
from cityguide.travel.freshness import Fact, facts_of
from cityguide.wording import runs

Node = dict[str, Any]

Address = Callable[[str, str], str]
"""The address of an output by its path, or of a part of it."""

STRUCTURES: Mapping[PlaceKind, str] = {
    "museum": "Museum", "gallery": "ArtGallery", "park": "Park", "hotel": "Hotel", "shop": "Store", "cafe": "CafeOrCoffeeShop",
    "restaurant": "Restaurant", "market": "ShoppingCenter", "library": "Library",
    "showroom": "LocalBusiness", "workshop": "LocalBusiness",
    "district": "CivicStructure", "viewpoint": "CivicStructure", "campus": "CivicStructure", "landmark": "CivicStructure",
}  # fmt: skip
"""The second schema.org type of a place, besides TouristAttraction. Only such types have `openingHours`."""

SERVICE = "LocalBusiness"
"""The second type of a transport line, a show or an experience that has hours: none of them is a building."""


def destination(guide: Guide, profile: Profile, path: str, address: Address) -> Node:
    """The cluster of a story as a `TouristDestination`, with the name of every place that has not closed: its page says the rest.

    Its point is that of the first city.
    """
    first = profile.cities[0]
    return thing(
        "TouristDestination",
        address(path, "Destination"),
        name=profile.name,
        alternateName=[name.text for name in profile.local_names if name.text != profile.name],
        description=profile.tagline,
        image=image(guide, profile.photograph, address),
        geo=point(first.latitude, first.longitude),
        containedInPlace=economies(guide, [city.economy for city in profile.cities]),
        includesAttraction=[_named(profile, place, address) for place in profile.attractions if place.status.state != "closed"],
    )


def attraction(guide: Guide, profile: Profile, place: Attraction, address: Address) -> Node:
    """A place as a `TouristAttraction`. It has a point only where the position is its own, not that of its station.

    Hours that are not fresh are given too, with the date when they were seen.
    """
    city = next(city for city in profile.cities if city.id == place.city)
    opened = _hours(guide, place)
    second = STRUCTURES.get(place.kind) or (SERVICE if opened else None)
    at = place.position if place.position and place.position.basis == "venue" else None
    seen = next((fact for fact in facts_of(guide, profile.cluster, {place.id}) if fact.field == "hours"), None)
    return thing(
        ["TouristAttraction", second] if second else "TouristAttraction",
        address(place_path(profile.cluster, place.id), "Place"),
        name=place.name,
        alternateName=place.local_name if place.local_name != place.name else None,
        address=thing("PostalAddress", streetAddress=place.address, addressLocality=city.name, addressCountry=city.economy),
        geo=point(at.latitude, at.longitude) if at else None,
        image=image(guide, place.photograph, address),
        isAccessibleForFree=_free(place),
        openingHours=opened,
        additionalProperty=_seen(seen) if opened and seen and seen.state != "fresh" else None,
        url=place.site,
    )


def trip(profile: Profile, route: Route, path: str, address: Address) -> Node:
    """A day as a `TouristTrip`, with its places in their order. Its times have no date, so they are left to the page."""
    places = profile.by_id
    stops = items((places[stop.place].name, _named(profile, places[stop.place], address)) for stop in route.stops)
    itinerary = thing("ItemList", numberOfItems=len(stops), itemListElement=stops)
    return thing("TouristTrip", address(path, "Trip"), name=route.title, description=route.line, itinerary=itinerary)


def _named(profile: Profile, place: Attraction, address: Address) -> Node:
    """A place by its name, of which its own page says more."""
    return thing("TouristAttraction", address(place_path(profile.cluster, place.id), "Place"), name=place.name)


def _seen(fact: Fact) -> Node:
    """That hours may have changed: schema.org has no word for the date of hours, so it is a property with a name of ours."""
    return thing("PropertyValue", name="opening hours last seen", value=fact.date or "no date known")


def image(guide: Guide, shown: Photograph | None, address: Address) -> Node | None:
    """A photograph with its credit and its licence: the address of the licence where it is known, else its name."""
    if shown is None:
        return None
    return thing(
        "ImageObject",
        contentUrl=address(largest(guide, shown), ""),
        caption=shown.caption or shown.alt,
        creditText=shown.credit,
        license=shown.terms or thing("CreativeWork", name=shown.licence),
        acquireLicensePage=shown.url,
        dateCreated=shown.taken,
    )


def _hours(guide: Guide, place: Attraction) -> list[str]:
    """The hours of a place that is known to be open, as the page tells them: for the week shown there."""
    if place.hours is None or place.hours.osm is None or place.status.state != "open":
        return []
    return opening_hours(hours.week_of(place.hours.osm, hours.monday_on_or_after(guide.today)))


def _free(place: Attraction) -> bool | None:
    """Whether an adult pays nothing; None where the price is not known as a number."""
    if place.price is None:
        return None
    return True if place.price.free else None if place.price.adult is None else place.price.adult == 0


def opening_hours(week: hours.Week) -> list[str]:
    """A week in the form of https://schema.org/openingHours: `Mo-Fr 10:00-17:00`, `Sa,Su 10:00-18:00`; closed days left out."""
    days: dict[str, list[int]] = {}
    for index, text in enumerate(week):
        for span in text.split(", ") if text != hours.CLOSED else ():
            days.setdefault(span, []).append(index)
    return [f"{_days(found)} {_span(span)}" for span, found in days.items()]


def _span(text: str) -> str:
    return "00:00-23:59" if text == hours.ALL_DAY else text.replace("–", "-").replace("24:00", "23:59")


def _days(indexes: list[int]) -> str:
    parts = [
        f"{DAY_WORDS[run[0]]}-{DAY_WORDS[run[-1]]}" if len(run) > 2 else ",".join(DAY_WORDS[day] for day in run) for run in runs(indexes)
    ]
    return ",".join(parts)


def point(latitude: float | None, longitude: float | None) -> Node | None:
    """WGS 84 degrees."""
    if latitude is None or longitude is None:
        return None
    return thing("GeoCoordinates", latitude=latitude, longitude=longitude)


def economies(guide: Guide, codes: Iterable[str]) -> list[Node]:
    """Economies, once each. An `AdministrativeArea` is a country or a part of one: the guide takes no side."""
    return [thing("AdministrativeArea", name=guide.rankings.economy_names([code])) for code in dict.fromkeys(codes)]


def items(found: Iterable[tuple[str, object]]) -> list[Node]:
    """Entries of a list in their order, each with its name."""
    return [thing("ListItem", position=position, name=name, item=item) for position, (name, item) in enumerate(found, start=1)]


def thing(kind: str | list[str], id_: str | None = None, **values: object) -> Node:
    """A node of one or more types of schema.org, without unknown or empty values; by its `id_` others refer to it."""
    found = {"@type": kind, "@id": id_, **values}
    return {name: value for name, value in found.items() if value is not None and value != [] and value != ""}
