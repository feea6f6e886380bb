"""A place's own page: all that is known of it, what is near, and which sections of the story speak of it."""

from __future__ import annotations

import datetime

from cityguide.directives import drawings, photographs
from cityguide.directives.headings import story_anchors
from cityguide.directives.options import PlaceOptions
from cityguide.directives.places import aged_facts, place_cards
from cityguide.directives.view import View
from cityguide.profiles.model import Profile
from cityguide.profiles.places import Attraction
from cityguide.travel import hours
from cityguide.travel.freshness import ALWAYS
from cityguide.travel.near import neighbours
from cityguide.travel.telling import hours_told, price_told, seen_in_words


def place(view: View, options: PlaceOptions) -> str:
    """Everything about one place. A closed one says so first, and only what became of it and where it was."""
    profile = view.guide.profile(options.cluster)
    assert profile is not None
    found = next(entry for entry in profile.attractions if entry.id == options.place)
    aged = {field: fact for (id, field), fact in aged_facts(view, profile).items() if id == found.id}
    monday = hours.monday_on_or_after(view.guide.today)
    [card] = place_cards(view, profile, [found])
    drawing = drawings.place_drawing(view.guide, profile, found)
    return view.render(
        "place/place",
        profile=profile,
        a=found,
        card=card,
        city=next(city for city in profile.cities if city.id == found.city),
        card_hours=hours_told(found, aged.get("hours"), monday),
        card_price=price_told(found, aged.get("price")),
        week=_week(found, monday),
        old={field: seen_in_words(aged.get(field)) for field in ("nearest_station", "address", "accessibility", "status")},
        dates={field: aged[field].date if field in aged else None for field in ("hours", "price")},
        photograph=lambda shown: photographs.figure(view, shown, at_once=True),
        picture=view.drawn(drawing) if drawing else None,
        has_shore=drawing is not None and drawing.has_shore,
        near=neighbours(profile, found),
        told_in=told_in(profile, found),
    )


def _week(place: Attraction, monday: datetime.date) -> list[tuple[str, str]]:
    """The hours of each day from `monday`; none of a place that never shuts, or whose hours are not known by the day."""
    osm = place.hours.osm if place.hours else None
    return [] if osm is None or osm == ALWAYS else list(zip(hours.DAYS, hours.week_of(osm, monday), strict=True))


def told_in(profile: Profile, place: Attraction) -> list[tuple[str, str]]:
    """The sections of the story that speak of a place: the title and the id of each."""
    anchored = zip(profile.story, story_anchors(profile), strict=True)
    return [(section.title, anchor) for section, anchor in anchored if place.id in section.places]
