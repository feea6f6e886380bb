"""What a card shows, as plain values: the words on it, and the picture beside or above them.

Everything a card depends on is in here, so that its hash tells whether it must be drawn again.
"""

from __future__ import annotations

from dataclasses import dataclass

SIZE = (1200, 630)
"""Pixels; readers of Open Graph show this size uncropped."""

LatLon = tuple[float, float]
"""Latitude and longitude, WGS 84 degrees."""


@dataclass(frozen=True)
class Plate:
    """A cluster's land and water, with its cities and, as small lights, the places to see there. At least one city."""

    accent: str
    cities: tuple[LatLon, ...]
    sights: tuple[LatLon, ...] = ()


@dataclass(frozen=True)
class World:
    """Clusters on the map of the world; those in `stories` have their accents, and `lit` stands out with its own."""

    others: tuple[LatLon, ...]
    stories: tuple[tuple[LatLon, str], ...] = ()
    lit: tuple[LatLon, str] | None = None


@dataclass(frozen=True)
class Strips:
    """Plates side by side above the words; at least one. With only one, it is a card of the pages below a city, which all share it."""

    plates: tuple[Plate, ...]


@dataclass(frozen=True)
class Ladder:
    """The first of a ranking: numeral, name, and the accent of one that has a story."""

    rows: tuple[tuple[str, str, str | None], ...]


@dataclass(frozen=True)
class Ranks:
    """Ranks across editions. Each series has a value for each of `years`, None where none is known; no line crosses a break.

    `breaks` are the years with which a new method begins.
    """

    years: tuple[int, ...]
    breaks: tuple[int, ...]
    series: tuple[tuple[str, str, tuple[int | None, ...]], ...]


@dataclass(frozen=True)
class Compass:
    """The guide's mark, large."""


Motif = Plate | World | Strips | Ladder | Ranks | Compass


@dataclass(frozen=True)
class Card:
    """A card of 1200 by 630 pixels.

    `line` is a sentence under the title, `numeral` a rank, set large, with a `note` beside it that says what it means and
    whose it is; the card of a map of the world has no room for one and says it in its `line`. `brand` is the guide's name,
    empty where the title is the same.
    """

    title: str
    line: str
    motif: Motif
    accent: str = "petrol"
    brand: str = ""
    numeral: str = ""
    note: str = ""
