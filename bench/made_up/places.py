"""The places of a made-up city: 10 to 30 of them, with hours, prices and what they show."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cityguide.earth import distance_km
from cityguide.profiles.visiting import Position
from cityguide.wording import slug
from made_up import forms, place_forms
from made_up.ground import Ground, Spot
from made_up.names import Name, Names
from made_up.opening import Opening, opening
from made_up.regions import Region
from made_up.sentences import Speech
from made_up.sources import Cited, date

LONGEST_ON_MAP = 22
FARTHEST_KM = 60
"""From a place to the nearest town of its city."""


@dataclass(frozen=True)
class Place:
    """A place as its profile has it (`record`), and what a day through it has to know."""

    record: dict[str, Any]
    spot: Spot
    opening: Opening | None
    minutes: int

    @property
    def visited(self) -> bool:
        """Whether a day may stop there: it is open, and it is known where and when."""
        return self.record["status"]["state"] == "open" and "position" in self.record and self.opening is not None

    @cached_property
    def position(self) -> Position:
        """Of a place with a position, as the checks of days have it."""
        at = self.record["position"]
        return Position.model_construct(latitude=float(at["lat"]), longitude=float(at["lon"]), basis=at["basis"])


@dataclass(frozen=True)
class City:
    """All that the parts of a profile share: where it is, how it is named, how it speaks, whom it cites."""

    number: int
    cluster: str
    region: Region
    ground: Ground
    names: Names
    speech: Speech
    cited: Cited
    towns: list[dict[str, Any]]
    stations: list[Name]

    @property
    def latin(self) -> bool:
        return all(town.get("romanised") is None for town in self.towns)


def places(city: City, count: int) -> list[Place]:
    """So many places, no two of one name or at the beginning of another's."""
    chance = random.Random(f"places {city.number}")
    real = chance.sample(city.ground.pattern.places, len(city.ground.pattern.places))
    towns = [(float(town["lat"]), float(town["lon"])) for town in city.towns]
    real = [spot for spot in real if min(distance_km(city.ground.ashore(spot), town) for town in towns) < FARTHEST_KM]
    spots = [city.ground.ashore(_near(real[index % len(real)], chance)) for index in range(count)]
    kinds = chance.choices(list(place_forms.KINDS), [often for often, _, _ in place_forms.KINDS.values()], k=count)
    return [_place(city, kind, spot, chance) for kind, spot in zip(kinds, spots, strict=True)]


def _near(spot: Spot, chance: random.Random) -> Spot:
    """The spot itself for one place in four, as several places share a station; else one within some 300 m."""
    return spot if chance.random() < 0.25 else (spot[0] + chance.gauss(0, 0.001), spot[1] + chance.gauss(0, 0.0012))


def _place(city: City, kind: str, spot: Spot, chance: random.Random) -> Place:
    speech, (_, typed, called) = city.speech, place_forms.KINDS[kind]
    word, what = city.names.word(), chance.choice(called)
    called_after = {"{Thing}": speech.one(speech.words["thing"]), "{Stuff}": speech.one(speech.words["stuff"])}
    for gap, said in called_after.items():
        what = what.replace(gap, said.title())
    name, local = f"{word.latin} {what}", city.names.typed(word, typed)
    home = min(city.towns, key=lambda town: (float(town["lat"]) - spot[0]) ** 2 + (float(town["lon"]) - spot[1]) ** 2)
    state = chance.choices(("open", "closed", "unknown"), (91, 6, 3))[0]
    hours = opening(kind, chance) if chance.random() < 0.8 else None
    minutes = chance.choice((20, 30, 45, 45, 60, 60, 90, 120))
    seen = date(chance)
    record: dict[str, Any] = {"id": slug(name)}
    if chance.random() < 0.07:
        record["aliases"] = [f"{slug(word.latin)}-old"]
    record["name"] = name
    if len(name) > LONGEST_ON_MAP:
        record["short_name"] = word.latin[:LONGEST_ON_MAP]
    if local.local != local.latin or not city.latin:
        record |= {"local_name": local.local, "language": city.region.language, "romanised": local.latin}
    elif chance.random() < 0.6:
        record |= {"local_name": local.local, "language": city.region.language}
    record |= {"kind": kind, "city": home["id"], "address": speech.sentence(place_forms.ADDRESSES)}
    if chance.random() < 0.96:
        record["position"] = _position(city, spot, chance)
    record |= _visit(city, kind, hours, minutes, chance)
    record["status"] = {"state": state, "as_of": seen}
    if chance.random() < 0.4:
        record["status"]["note"] = speech.sentence(place_forms.STATUS_NOTES)
    if state != "closed":
        record |= {
            "line": speech.within(forms.LINES, 105) + ".",
            "verdict": chance.choices(("go", "if-near", "skip"), (40, 57, 3))[0],
            "good_for": speech.within(forms.GOOD_FOR, 58),
            "tip": speech.paragraph(forms.TIPS, chance.randint(10, 22), 200) + (city.cited.marks(2) if chance.random() < 0.6 else ""),
        }
    record["shows"] = speech.paragraph(forms.SHOWS, chance.randint(34, 58), 580)
    record |= {"sources": city.cited.some(7, 3), "as_of": seen}
    return Place(record, spot, hours, minutes)


def _position(city: City, spot: Spot, chance: random.Random) -> dict[str, Any]:
    basis = chance.choices(("station", "area", "venue"), (57, 43, 37))[0]
    position: dict[str, Any] = {"lat": f"{spot[0]:.4f}", "lon": f"{spot[1]:.4f}", "basis": basis}
    if basis != "venue":
        position["of"] = city.speech.fill("{station} (Line {line})")
    return {**position, "source": city.cited.other()}


def _visit(city: City, kind: str, hours: Opening | None, minutes: int, chance: random.Random) -> dict[str, Any]:
    """Hours, price, time needed, station, page, doors and roof."""
    speech, found = city.speech, dict[str, Any]()
    if hours or chance.random() < 0.35:
        found["hours"] = {"osm": hours.osm} if hours else chance.choice(({"days": "Tu-Su"}, {"days": "Mo-Fr"}, {}))
        if not hours or chance.random() < 0.85:
            found["hours"]["note"] = speech.sentence(place_forms.HOURS_NOTES)
        found["hours"] |= {"as_of": date(chance), "sources": city.cited.some(3)}
    paid = chance.choices(("free", "adult", "note", "no"), (62, 40, 15, 26))[0]
    if paid != "no":
        price: dict[str, Any] = {"free": True} if paid == "free" else {}
        if paid == "adult":
            price = {"adult": told_price(city.region.fare * chance.choice((2, 3, 4, 6, 8, 10))), "currency": city.region.currency}
        if paid == "note":
            price = {"note": speech.sentence(place_forms.ONLY_PRICE_NOTES)}
        elif chance.random() < 0.8:
            price["note"] = speech.sentence(place_forms.PRICE_NOTES)
        found["price"] = {**price, "as_of": date(chance), "sources": city.cited.some(2)}
    found["duration"] = f"{minutes}-{minutes * 2}" if chance.random() < 0.5 else str(minutes)
    if chance.random() < 0.85:
        found["nearest_station"] = speech.sentence(place_forms.NEAR_STATION)
    if chance.random() < 0.5:
        found["site"] = f"https://{slug(speech.fill('{firm} {station}'))}.example/{kind}"
    if chance.random() < 0.17:
        found["accessibility"] = speech.sentence(place_forms.ACCESS_NOTES)
        if chance.random() < 0.5:
            found["step_free"] = chance.choice(("yes", "partly", "no"))
    if chance.random() < 0.9:
        found["indoors"] = "no" if kind in ("park", "district", "landmark") else chance.choice(("yes", "yes", "partly"))
    return found


def told_price(amount: float) -> str:
    """A price without cents where it has none."""
    return f"{amount:.2f}".removesuffix(".00") if amount % 1 else f"{amount:.0f}"
