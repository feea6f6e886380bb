"""A made-up city as a whole: its profile, and what it adds to the files that all cities share."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cityguide.profiles.model import ACCENTS, SHAPES
from cityguide.wording import slug
from made_up import forms
from made_up.claims import claim_of, claims
from made_up.days import days
from made_up.ground import Ground, patterns
from made_up.names import Name, Names
from made_up.places import City, places, told_price
from made_up.practical import practical
from made_up.regions import REGIONS
from made_up.sentences import Speech
from made_up.sources import Cited, is_begun, registry
from made_up.story import Story
from made_up.tables import Rows, rows
from made_up.yaml_text import document

_HEAD = "# yaml-language-server: $schema=../schemas/profile.json\n"
_GLANCES: Mapping[str, str] = {
    "best_for": "{people} who would rather see {thing} than towers",
    "days_needed": "Three, one of them in {quarter}",
    "first_visit": "Easy once a map of {street} is on the telephone",
    "cash_or_card": "Cards, and coins for the {machine}",
    "english": "Some at {station}; elsewhere {a_role} helps",
    "with_children": "{a_adjective} {spot} with {thing} to take apart",
    "at_night": "{food} at {street}, and the {machine} till late",
    "what_surprises": "The {machine} that can't {task}",
}
_SUMMARIES = (
    "In {quarter} {a_machine} waits for {people}, and {person} waits for the {machine}. Come {hour}, eat {food}, and see it {task}.",
    "{person} sorts {thing} by {quality} while the {machine} learns to {task}. Follow both through {quarter}, and keep coins for {food}.",
    "{a_adjective} {spot} full of {thing}, {a_machine} of {stuff}, and {people} who have stopped to look. Begin at {street}, {hour}.",
)
_RANKED = " WIPO's {{ edition }} list puts the cluster {{ rank | ordinal }}."
_TOWNS_AT_MOST = 8


@dataclass(frozen=True)
class Made:
    """What a guide needs of a city: texts of files by their paths, what is added to the shared files, rows of tables."""

    files: Mapping[str, str]
    sources: str
    claims: str
    rows: Rows


def made(root: Path, number: int) -> Made:
    """The made-up city of a number, from 1. `root` is the repository, whose own cities lend their ground."""
    city = _city(root, number)
    chance = random.Random(f"profile {number}")
    table_rows = rows(root, number, city)
    claim = claim_of(number, city.cluster)
    profile = _profile(city, chance, table_rows.bound, claim)
    files = {f"cities/{city.cluster}.yml": _HEAD + document(profile)}
    if has_shore(number):
        files[f"data/shores/{city.cluster}.json"] = city.ground.shore(city.cluster)
    return Made(files, registry(number, city.region, city.speech), claims(city), table_rows)


def has_shore(number: int) -> bool:
    """Every second city has a shore of its own; the others are drawn on the coast of the world."""
    return number % 2 == 0


def _city(root: Path, number: int) -> City:
    chance = random.Random(f"city {number}")
    region = chance.choice(REGIONS)
    names = Names(region.language, f"names {number}")
    ground = Ground(chance.choice(patterns(root)), region, f"ground {number}", with_shore=has_shore(number))
    latin = names.script.starts[0].partition("/")[2] == ""
    spots = ground.pattern.cities[: max(chance.randint(1, _TOWNS_AT_MOST), chance.randint(1, _TOWNS_AT_MOST))]
    words = [names.word() for _ in spots]
    towns = [
        _town(word, ground.ashore(spot), region.economy, region.language, latin, chance) for word, spot in zip(words, spots, strict=True)
    ]
    stations, quarters = [[names.word() for _ in range(count)] for count in (9, 9)]
    own = {
        "person": [names.person() for _ in range(chance.randint(7, 12))],
        "street": [f"{word.latin} Street" for word in quarters[:5]] + [f"the {word.latin} bridge" for word in quarters[5:]],
        "quarter": [word.latin for word in [*quarters[:6], *words]],
        "station": [word.latin for word in stations],
        "firm": [
            f"{names.random.choice(names.script.family)} {kind}" for kind in ("Works", "Motors", "Instruments", "Robotics", "& Daughters")
        ],
        "line": [str(line) for line in range(1, 13)],
        "money": [f"{region.currency} {told_price(region.fare * times)}" for times in (1, 2, 3, 5, 8, 12)],
        "currency": [region.currency],
    }
    cluster = f"{slug('–'.join(word.latin for word in words[:2]))[:40].rstrip('-')}-{number}"
    return City(number, cluster, region, ground, names, Speech(own, f"speech {number}"), Cited(number), towns, stations)


def _town(word: Name, spot: tuple[float, float], economy: str, language: str, latin: bool, chance: random.Random) -> dict[str, Any]:
    town: dict[str, Any] = {"id": slug(word.latin), "name": word.latin}
    if not latin:
        town |= {"local_name": word.local, "language": language, "romanised": word.latin}
    town |= {"economy": economy, "lat": f"{spot[0]:.4f}", "lon": f"{spot[1]:.4f}", "position_source": "geonames"}
    if chance.random() < 0.4:
        people = chance.randrange(80_000, 9_000_000)
        town["population"] = {"value": people, "of": f"{word.latin}, city", "as_of": "2023", "source": "dr5hn-cities"}
    return town


def _profile(city: City, chance: random.Random, bound: frozenset[str], claim: str | None) -> dict[str, Any]:
    speech, begun = city.speech, is_begun(city.number)
    name = "–".join(town["name"] for town in city.towns[:2])
    profile: dict[str, Any] = {
        "cluster": city.cluster,
        "name": name,
        "accent": chance.choice(list(ACCENTS)),
        "symbol": chance.choice(list(SHAPES)),
        "timezone": city.region.timezone,
    }
    if not city.latin:
        local = "・".join(town["local_name"] for town in city.towns[:2])
        profile["local_names"] = [{"text": local, "language": city.region.language, "romanised": name}]
    profile["tagline"] = speech.within(forms.TAGLINES, 88, 25)
    if not begun:
        profile["summary"] = speech.within(_SUMMARIES, 330, 120) + (_RANKED if "rank" in bound else "")
        profile["at_a_glance"] = {key: _answer(city, form, chance) for key, form in _GLANCES.items()}
    profile["cities"] = city.towns
    profile["labels"] = _labels(city)
    count = chance.choices((0, chance.randint(10, 15)))[0] if begun else min(30, max(10, round(chance.triangular(12, 33, 31))))
    found = places(city, count)
    if not begun:
        profile["story"] = Story(city, found, bound, claim).sections()
    if found:
        profile["attractions"] = [place.record for place in found]
    if not begun and (routes := days(city, found, chance.choices(range(5), (8, 12, 20, 45, 15))[0])):
        profile["routes"] = routes
    profile["practical"] = practical(city, whole=not begun)
    return profile


def _answer(city: City, form: str, chance: random.Random) -> dict[str, Any]:
    accounted = {"judgement": True} if chance.random() < 0.5 else {"sources": city.cited.some(3)}
    return {"text": city.speech.within((form,), 88), **accounted}


def _labels(city: City) -> list[dict[str, Any]]:
    """Up to six names on the map: the waters and quarters of the real city, under other names."""
    pattern, found = city.ground.pattern, []
    for kind, spots in (("water", pattern.waters), ("district", pattern.quarters)):
        for spot in spots:
            word, (latitude, longitude) = city.names.word(), city.ground.at(spot)
            named = city.names.typed(word, "river") if kind == "water" else word
            label = {"name": f"{word.latin} River" if kind == "water" and len(word.latin) < 18 else word.latin}
            if not city.latin:
                label |= {"local_name": named.local, "language": city.region.language}
            found.append({**label, "kind": kind, "lat": f"{latitude:.4f}", "lon": f"{longitude:.4f}", "source": city.cited.other()})
    return found[:6]
