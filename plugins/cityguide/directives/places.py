"""The places to see: their list with its filters and its map, and the opening hours of a week."""

from __future__ import annotations

from collections import Counter
from functools import partial

from cityguide.directives import cluster, drawings, photographs
from cityguide.directives.options import AttractionsOptions, ProfileOptions
from cityguide.directives.view import View
from cityguide.travel import choosing, freshness, hours
from cityguide.travel.public_holidays import public_holidays


def attractions(view: View, options: AttractionsOptions) -> str:
    """A cluster's places, by their numbers in its profile."""
    profile = view.guide.profile(options.cluster)
    assert profile is not None
    numbered = [
        (number, attraction)
        for number, attraction in enumerate(profile.attractions, start=1)
        if options.city in (None, attraction.city) and options.kind in (None, attraction.kind)
    ]
    places = [attraction for _, attraction in numbered]
    monday = hours.monday_on_or_after(view.guide.today)
    shown = {place.id for place in places}
    found = [fact for fact in freshness.facts_of(view.guide, profile.cluster) if fact.place in shown]
    open_places = {place.id for place in places if place.status.state != "closed"}
    # The map stands before the list, so its sources are numbered first.
    picture = view.drawn(drawings.surroundings_drawing(view.guide, profile.cluster)) if options.map else None
    plate = view.render("places/plate", picture=picture, profile=profile, placed=profile.placed) if picture else None
    return view.render(
        "places/attractions",
        profile=profile,
        plate=plate,
        numbered=numbered,
        cities={city.id: city for city in profile.cities},
        choices=choosing.choices(places, found, monday),
        kinds=sorted({place.kind for place in places}),
        in_cities=[city for city in profile.cities if any(place.city == city.id for place in places)],
        week_days=tuple(zip(choosing.DAY_KEYS, hours.DAYS, strict=True)),
        hours_in_words=lambda osm: hours.in_words(osm, monday),
        days_in_words=lambda days: hours.days_in_words(days, monday),
        states=Counter(place.status.state for place in places),
        aged={(fact.place, fact.field): fact for fact in found},
        doubts=cluster.doubts([fact for fact in found if fact.place in open_places]),
        placed=profile.placed,
        photograph=partial(photographs.figure, view),
        old=any(fact.state != "fresh" for fact in found),
        withheld=any(fact.state == "withheld" for fact in found),
    )


def week(view: View, options: ProfileOptions) -> str:
    """What is open on which day, computed from the opening hours."""
    profile = view.guide.profile(options.cluster)
    assert profile is not None
    monday = hours.monday_on_or_after(view.guide.today)
    known_open = [a for a in profile.attractions if a.status.state == "open"]
    aged = {fact.place: fact for fact in freshness.facts_of(view.guide, profile.cluster) if fact.field == "hours"}
    timed = [(a, a.hours.osm, aged[a.id]) for a in known_open if a.hours and a.hours.osm]
    shown = [(a, hours.week_of(osm, monday), fact) for a, osm, fact in timed if fact.state != "withheld"]
    economy_of = {city.id: city.economy for city in profile.cities}
    economies = {economy_of[a.city] for a, _, _ in shown}
    return view.render(
        "places/week",
        profile=profile,
        days=hours.DAYS,
        timed=shown,
        holidays=[
            (holiday, "" if economies == set(holiday.economies) else view.guide.rankings.economy_names(holiday.economies))
            for holiday in public_holidays(sorted(economies), monday)
        ],
        seasonal=[
            a for a, week, _ in shown if set(week) == {hours.CLOSED} and a.hours and a.hours.osm and hours.next_open(a.hours.osm, monday)
        ],
        withheld=[a for a, _, fact in timed if fact.state == "withheld"],
        untimed=[a for a in known_open if not (a.hours and a.hours.osm)],
        doubtful=[a for a in profile.attractions if a.status.state == "unknown"],
        monday=monday,
    )
