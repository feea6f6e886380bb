"""Hours and prices in the words of a card and of a page, with what their age means for a traveller."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from cityguide.profiles.places import Attraction
from cityguide.profiles.visiting import Hours, Price
from cityguide.travel import hours
from cityguide.travel.freshness import Fact
from cityguide.wording import amount, dated


@dataclass(frozen=True)
class AgedWords:
    """`text` is what is known, empty where there is only a note, and a sentence of that where it is `noted`.

    `look` is `fresh`, `old` or `very-old`; `seen` says when and what to do, and is empty for what is fresh.
    """

    text: str
    look: str
    seen: str
    noted: bool = False

    @property
    def usual(self) -> str:
        """The text, with the word `usually` before one that is not fresh."""
        plain = self.look == "fresh" or self.noted or not self.text or self.text.startswith("always")
        return self.text if plain else f"usually {self.text}"


def hours_told(place: Attraction, fact: Fact | None, monday: datetime.date) -> AgedWords | None:
    """The hours of a place in words, for the week from `monday`; None where nothing is known of them."""
    return None if place.hours is None else _told(hours_in_words(place.hours, monday), fact)


def price_told(place: Attraction, fact: Fact | None) -> AgedWords | None:
    """What an adult pays; None where nothing is known of it."""
    return None if place.price is None else _told(price_in_words(place.price), fact)


def hours_in_words(known: Hours, monday: datetime.date) -> str:
    """`Tue–Sun 09:30–17:30`, `Mon–Fri, times not known`; empty where the hours are told by a note alone."""
    if known.osm is not None:
        return hours.in_words(known.osm, monday)
    return f"{hours.days_in_words(known.days, monday)}, times not known" if known.days is not None else ""


def price_in_words(price: Price) -> str:
    """`free`, `CNY 30`; empty where the price is told by a note alone."""
    return "free" if price.free else f"{price.currency}\u00a0{amount(float(price.adult))}" if price.adult is not None else ""


def seen_in_words(fact: Fact | None) -> str:
    """`seen May 2025, ask first`; empty for a fresh fact. Of what is long ago only the year counts."""
    if fact is None or fact.state == "fresh":
        return ""
    if fact.date is None or fact.state == "ahead":
        return "no date known, ask first"
    if fact.state == "very old":
        return f"seen long ago, in {fact.date[:4]}: ask first"
    return f"seen {dated(fact.date[:7])}, ask first"


def _told(text: str, fact: Fact | None) -> AgedWords:
    look = "fresh" if fact is None or fact.state == "fresh" else "very-old" if fact.state == "very old" else "old"
    return AgedWords(text, look, seen_in_words(fact))
