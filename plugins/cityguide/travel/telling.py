"""Hours and prices in the words of a card and of a page, with what their age means for a traveller."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from cityguide.profiles.places import Attraction
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
    """`Tue–Sun 09:30–17:30`, `Mon–Fri, times not known`: the hours of a place for the week from `monday`; None where nothing is known."""
    known = place.hours
    if known is None:
        return None
    if known.osm is not None:
        return _told(hours.in_words(known.osm, monday), fact)
    return _told(f"{hours.days_in_words(known.days, monday)}, times not known" if known.days is not None else "", fact)


def price_told(place: Attraction, fact: Fact | None) -> AgedWords | None:
    """`free`, `CNY 30`: what an adult pays; None where nothing is known of it."""
    price = place.price
    if price is None:
        return None
    charged = f"{price.currency}\u00a0{amount(float(price.adult))}" if price.adult is not None else ""
    return _told("free" if price.free else charged, fact)


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
