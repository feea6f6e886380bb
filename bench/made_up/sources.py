"""The sources of a made-up city: some of its own, and those of the cities made before it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from cityguide.wording import slug
from made_up.names import Names
from made_up.regions import Region
from made_up.sentences import Speech

OWN, OWN_OF_BEGUN = 18, 3
"""Sources that a city adds to the registry. The file may have 5 MB, so those of a guide of a thousand cities just fit."""
WITH_OWN = 1_000
"""Cities that add sources. Those after them cite what is there."""
NEIGHBOURS = 20
"""Cities whose sources a city cites besides its own: with its own it cites some two hundred, as the guide's own cities do."""

_KINDS = ("press",) * 9 + ("official",) * 4 + ("guide", "blog", "study")
_PUBLISHERS: Mapping[str, Sequence[str]] = {
    "press": ("{} Herald", "{} Evening News", "The {} Gazette", "Radio {}", "{} Daily"),
    "official": ("City of {}", "{} Transport", "{} Museums", "Port of {}"),
    "guide": ("{} on Foot", "Days in {}"),
    "blog": ("A Year in {}",),
    "study": ("University of {}",),
}
_TITLES = (
    "The {machine} of {quarter} has a new {part}",
    "How the {people} of {quarter} got {a_adjective} {machine}",
    "{stuff} or {stuff}: what {firm} learned",
    "{number} {thing} in the {spot}",
    "Hours and prices of the {spot} at {street}",
    "{a_role} and {a_machine}",
    "{season} in {quarter}",
)
_LICENCES = ("all rights reserved", "all rights reserved", "not stated", "CC BY 4.0")


def is_begun(number: int) -> bool:
    """Whether the made-up city of that number, from 1, has only been begun: one in six."""
    return number % 6 == 4


def ids(number: int) -> list[str]:
    """The ids of the sources that a city adds to the registry."""
    return (
        [f"made-{number:04}-{index:02}" for index in range(1, (OWN_OF_BEGUN if is_begun(number) else OWN) + 1)]
        if number <= WITH_OWN
        else []
    )


def registry(number: int, region: Region, speech: Speech) -> str:
    """The entries of a city's own sources, as they stand in `data/sources.yml`."""
    chance, names = random.Random(f"sources {number}"), Names(region.language, f"publishers {number}")
    houses = [names.word().latin for _ in range(4)]
    return "".join(_entry(id, chance, speech, region, chance.choice(houses)) for id in ids(number))


def _entry(id: str, chance: random.Random, speech: Speech, region: Region, house: str) -> str:
    kind = chance.choice(_KINDS)
    publisher = chance.choice(_PUBLISHERS[kind]).format(house)
    title = speech.within(_TITLES, 80).replace('"', "")
    return (
        f'{id}:\n  title: "{title}"\n  publisher: {publisher}\n  url: https://{slug(publisher)}.example/{id[5:]}\n'
        f"  date: {date(chance)}\n  retrieved: 2026-11-{chance.randrange(15, 29)}\n  licence: {chance.choice(_LICENCES)}\n  kind: {kind}\n"
        + (f'  note: "In the language of {region.country}."\n' if chance.random() < 0.4 else "")
    )


def date(chance: random.Random) -> str:
    """A date from 2024 to October 2026, as exact as such dates are."""
    year, month = chance.choice((2024, 2025, 2025, 2026, 2026, 2026)), chance.randrange(1, 11)
    return f"{year}-{month:02}-{chance.randrange(1, 29):02}" if chance.random() < 0.7 else f"{year}-{month:02}"


class Cited:
    """Gives out ids of sources to cite: first each of the city's own once, then any of those that it knows."""

    def __init__(self, number: int) -> None:
        self.random = random.Random(f"cited {number}")
        at = (number - 1) % WITH_OWN + 1
        own = ids(number)
        self.waiting = self.random.sample(own, len(own))
        self.known = [id for other in range(max(1, at - NEIGHBOURS), at + 1) for id in ids(other)]

    def some(self, most: int, least: int = 1) -> list[str]:
        """From `least` to `most` ids, none twice."""
        found: dict[str, None] = {}
        for _ in range(self.random.randint(least, most)):
            found[self.waiting.pop() if self.waiting else self.random.choice(self.known)] = None
        return list(found)

    def marks(self, most: int) -> str:
        """Citations as a text has them."""
        return "".join(f" [@{id}]" for id in self.some(most))

    def other(self, maps: Any = ("gshhg", "osm-land", "geonames")) -> str:
        """A source for a position."""
        return str(self.random.choice(maps))
