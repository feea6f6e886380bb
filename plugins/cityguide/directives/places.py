"""The places to see: their cards with filters and map, small cards below a section, the hours of a week, and each place's own page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from cityguide.directives import photographs
from cityguide.directives.headings import story_anchors
from cityguide.directives.maps import drawings
from cityguide.directives.maps.drawings import map_credits, numbered_map
from cityguide.directives.options import AttractionsOptions, PlaceOptions, ProfileOptions, SectionOptions
from cityguide.directives.view import View, link
from cityguide.evidence.freshness import last_day
from cityguide.guide import Guide
from cityguide.profiles.addresses import place_path
from cityguide.profiles.hours_words import DAY_WORDS
from cityguide.profiles.model import Profile
from cityguide.profiles.places import PLACE_VERDICTS, Attraction
from cityguide.prose.notes import Notes
from cityguide.prose.sentences import spans_of_sentences
from cityguide.prose.text import Prose
from cityguide.reads import remembered
from cityguide.travel import choosing, hours
from cityguide.travel.freshness import ALWAYS, Fact, facts_of
from cityguide.travel.near import Neighbour, neighbours
from cityguide.travel.public_holidays import public_holidays
from cityguide.travel.routes import days_with
from cityguide.travel.telling import AgedWords, hours_told, price_told, seen_in_words

LONGEST_NOTE = 60
"""Characters of a note that a card shows in the place of hours or of a price; of a longer one its page tells."""


@dataclass(frozen=True)
class PlaceCard:
    """What a card says of a place. `number` is that on the map, None for a closed place; `hours` and `price` are None where not known.

    `checked` is the day, as exact as it is known, of the newest thing that is told of the place.
    """

    number: int | None
    place: Attraction
    city: str
    line: str
    hours: AgedWords | None
    price: AgedWords | None
    choice: choosing.Choice
    checked: str


def attractions(view: View, options: AttractionsOptions) -> str:
    """A cluster's places that one can go to, by their numbers on its map, and in a line those that have closed."""
    profile = view.profile(options.cluster)
    monday = hours.monday_on_or_after(view.guide.today)
    chosen = [a for a in profile.attractions if options.city in (None, a.city) and options.kind in (None, a.kind)]
    cards = place_cards(view, profile, chosen)
    return view.render(
        "places/attractions",
        profile=profile,
        plate=Markup(numbered_map(view, profile.cluster, beside_list=True)) if options.map else None,
        cards=[card for card in cards if card.number is not None],
        closed=[card.place for card in cards if card.number is None],
        choices=[card.choice for card in cards if card.number is not None],
        kinds=sorted({card.place.kind for card in cards if card.number is not None}),
        in_cities=[city for city in profile.cities if any(place.city == city.id for place in chosen)],
        week_days=tuple(zip(DAY_WORDS, hours.DAYS, strict=True)),
        monday=monday,
    )


def place_cards(view: View, profile: Profile, places: Sequence[Attraction]) -> list[PlaceCard]:
    """A card for each of `places`, in their order."""
    cards = _cards(view.guide, profile.cluster)
    return [cards[place.id] for place in places]


@remembered(4)
def _cards(guide: Guide, cluster: str) -> Mapping[str, PlaceCard]:
    """The cards of all places of a city, by their ids: its list, the sections of its story and its days show the same."""
    profile = guide.profile(cluster)
    assert profile is not None
    monday = hours.monday_on_or_after(guide.today)
    numbers = {place.id: number for number, place in profile.numbered}
    cities = {city.id: city.name for city in profile.cities}
    aged = {(fact.place, fact.field): fact for fact in facts_of(guide, cluster)}
    prose = Prose(guide, cluster, Notes())

    def told(known: AgedWords | None, note: str | None) -> AgedWords | None:
        if known is None or known.text:
            return known
        first = first_sentence(prose.plain(note or "")).removesuffix(".")
        return AgedWords(first, known.look, known.seen, noted=True) if 0 < len(first) <= LONGEST_NOTE else None

    return {
        place.id: PlaceCard(
            numbers.get(place.id), place, cities[place.city], place.line or first_sentence(prose.plain(place.shows)),
            told(hours_told(place, aged.get((place.id, "hours")), monday), place.hours.note if place.hours else None),
            told(price_told(place, aged.get((place.id, "price"))), place.price.note if place.price else None),
            choosing.choice(place, monday), newest(place),
        )
        for place in profile.attractions
    }  # fmt: skip


def section(view: View, options: SectionOptions) -> str:
    """A section of the story, one mark a paragraph, with small cards of the places that it speaks of."""
    profile = view.profile(options.cluster)
    part = profile.story[options.number - 1]
    by_id = profile.by_id
    cards = place_cards(view, profile, [by_id[id] for id in part.places])
    return view.render("places/section", text=Markup(view.prose.story(part.text)), profile=profile, cards=cards)


def aged_facts(view: View, profile: Profile, places: Iterable[Attraction]) -> Mapping[tuple[str | None, str], Fact]:
    """The practical facts of some of a profile's places, by place and field."""
    return {(fact.place, fact.field): fact for fact in facts_of(view.guide, profile.cluster, {place.id for place in places})}


def first_sentence(text: str) -> str:
    """The first sentence of a plain text; empty of an empty one."""
    return next((text[start:end].strip() for start, end in spans_of_sentences(text)), "")


def newest(place: Attraction) -> str:
    """The newest date that stands with a place."""
    dates = [place.as_of, place.status.as_of, place.hours and place.hours.as_of, place.price and place.price.as_of]
    return max((date for date in dates if date), key=last_day)


def week(view: View, options: ProfileOptions) -> str:
    """What is open on which day, computed from the best hours known; those that are not fresh say when they were seen."""
    profile = view.profile(options.cluster)
    monday = hours.monday_on_or_after(view.guide.today)
    known_open = [a for _, a in profile.numbered if a.status.state == "open"]
    aged = aged_facts(view, profile, known_open)
    timed = [(a, hours.week_of(a.hours.osm, monday), aged[a.id, "hours"]) for a in known_open if a.hours and a.hours.osm]
    economy_of = {city.id: city.economy for city in profile.cities}
    economies = {economy_of[a.city] for a, _, _ in timed}
    return view.render(
        "places/week",
        profile=profile,
        days=hours.DAYS,
        timed=timed,
        holidays=_holidays(view, economies, monday),
        seasonal=[
            a for a, week, _ in timed if set(week) == {hours.CLOSED} and a.hours and a.hours.osm and hours.next_open(a.hours.osm, monday)
        ],
        monday=monday,
    )


def _holidays(view: View, economies: set[str], monday: datetime.date) -> Sequence[tuple[object, str]]:
    """The public holidays of the week, each with the economies that have it, where not all have."""
    kept_in = view.guide.kept_in
    return [
        (holiday, "" if economies == set(holiday.economies) else view.guide.rankings.economy_names(holiday.economies))
        for holiday in public_holidays(sorted(economies), monday, kept_in / "holidays" if kept_in else None)
    ]


def place(view: View, options: PlaceOptions) -> str:
    """Everything about one place. A closed one says so first, and only what became of it and where it was."""
    profile = view.profile(options.cluster)
    found = next(entry for entry in profile.attractions if entry.id == options.place)
    aged = {field: fact for (_, field), fact in aged_facts(view, profile, [found]).items()}
    monday = hours.monday_on_or_after(view.guide.today)
    nearest = neighbours(profile, found)
    drawing = drawings.place_drawing(view.guide, profile, found, nearest)
    return view.render(
        "places/place",
        profile=profile,
        a=found,
        city=next(city for city in profile.cities if city.id == found.city),
        card_hours=hours_told(found, aged.get("hours"), monday),
        card_price=price_told(found, aged.get("price")),
        week=_week(found, monday),
        old={field: seen_in_words(aged.get(field)) for field in ("nearest_station", "address", "accessibility", "status")},
        dates={field: aged[field].date if field in aged else None for field in ("hours", "price")},
        photograph=lambda shown: photographs.figure(view, shown, at_once=True),
        picture=view.drawn(drawing) if drawing else None,
        credits=map_credits(view, drawing),
        near=_near(view, profile, nearest),
        told_in=told_in(profile, found),
        days=days_with(profile, found),
        verdicts=PLACE_VERDICTS,
    )


def _week(place: Attraction, monday: datetime.date) -> Markup:
    """Rows with the hours of each day from `monday`; none of a place that never shuts, or whose hours are not known by the day.

    These and those of what is near are not in the template, where they took a third of its time.
    """
    osm = place.hours.osm if place.hours else None
    if osm is None or osm == ALWAYS:
        return Markup("")
    rows = (
        f'<tr><th scope="row">{day}</th><td class="cg-shut">{told}</td></tr>' if told == hours.CLOSED
        else f'<tr><th scope="row">{day}</th><td>{told}</td></tr>'
        for day, told in zip(hours.DAYS, hours.week_of(osm, monday), strict=True)
    )  # fmt: skip
    return Markup("".join(rows))


def _near(view: View, profile: Profile, nearest: Sequence[Neighbour]) -> Markup:
    """The entries of what is near, by the numbers on the map."""
    entries = (
        f'<li><span class="cg-place-number" aria-hidden="true">{number}</span>{view.icon(other.place.kind)}<span>'
        f'<a href="{link(place_path(profile.cluster, other.place.id))}">{escape(other.place.name)}</a> '
        f"<small>{other.distance} {other.direction}</small></span></li>\n"
        for number, other in enumerate(nearest, start=1)
    )
    return Markup("".join(entries))


def told_in(profile: Profile, place: Attraction) -> list[tuple[str, str]]:
    """The sections of the story that speak of a place: the title and the id of each."""
    anchored = zip(profile.story, story_anchors(profile), strict=True)
    return [(section.title, anchor) for section, anchor in anchored if place.id in section.places]
