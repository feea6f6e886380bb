"""What a visitor to a made-up city has to know: notes by subject, and whom to call."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from made_up.places import City
from made_up.sources import date

_SUBJECTS: Mapping[str, tuple[tuple[int, int], Sequence[str], Sequence[str]]] = {
    "visa": ((1, 2), ("Entry", "Arrival card", "Ninety days"), (
        "Holders of {number} passports may stay 90 days without a visa, others apply on line and wait some {number} hours.",
        "Everyone, children too, fills in a card within three days before landing; it is free, and {a_role} at the gate reads it.",
        "The waiver holds until 31 December 2031 [due 2031-12-31]. After that a permit is asked for again.",
        "Have the address in {quarter} at hand. At the gate {a_adjective} {machine} takes the photograph.",
    )),
    "arriving": ((2, 4), ("The airport", "The main station", "By boat", "By bus", "Automatic gates"), (
        "The airport train stops at {station} and takes {number} minutes for {money}; the slow one is cheaper and smells of {food}.",
        "From {station} Line {line} goes to {quarter}. The last leaves at 00:10, and after it {people} share taxis from {street}.",
        "Boats land at the {adjective} pier below {street}; in {weather} they go to {quarter} instead.",
        "Lockers stand by the {part} of the arrivals hall, {money} a day. {a_role} sells tickets there until eleven.",
        "A bus runs to {street} every {number} minutes; buy the ticket from the {machine}, not from the driver.",
    )),
    "getting_about": ((3, 5), ("The transit card", "Metro", "Trams", "Boats", "Bicycles", "Taxis", "Day tickets"), (
        "A prepaid card for metro, tram and bus, sold in shops for {money}. Tap when you get off as well, or the longest way is charged.",
        "A day costs {money}, three days {money}; boats and the train to {station} are not in it.",
        "Lines {line} and {line} meet at {station}. Trains come every {number} minutes and stop at midnight.",
        "Bicycles stand at {street} and {quarter}. They unlock by telephone, and want a number of the country.",
        "A taxi from {station} to {quarter} comes to {money} by day; call it, for few stop when waved at.",
        "The tram to {quarter} has {a_adjective} second car for {people} with {thing}.",
    )),
    "paying": ((2, 4), ("At the gate", "Cash", "Cards", "By telephone", "Changing money"), (
        "Foreign cards open the gates of Line {line} alone; elsewhere buy the transit card with cash.",
        "Keep {money} in notes. Markets, the {machine} at {street} and {people} with {food} take nothing else.",
        "Cards are taken almost everywhere, above {money} with the code. In {quarter} ask first.",
        "Machines at {station} change money until nine; the rate by {street} was better.",
        "A telephone pays once a card is stored in it. Set that up before you leave, for the message comes to your own number.",
    )),
    "connectivity": ((2, 4), ("Maps", "SIM and eSIM", "Wi-Fi", "Apps"), (
        "Use the city's own map: foreign ones don't know the {adjective} ways of {quarter}, and send you through the {spot}.",
        "A SIM costs {money} at {station}; bring the passport, for an eSIM too.",
        "Trams and libraries have Wi-Fi without a password. In {quarter} it is slow when {people} are about.",
        "The app of Line {line} speaks English and shows which car is empty; it wants {number} MB.",
    )),
    "language": ((1, 2), ("English", "Signs"), (
        "Signs on the metro are in English as well. At {street} {people} help with {thing} and gestures.",
        "A help line answers in English from eight to eight, and interprets at the {part}.",
        "The {role} at {station} has a screen that turns speech into writing. Few others do.",
    )),
    "power": ((1, 1), ("Sockets",), (
        "230 V, 50 Hz, two round pins. Adapters are sold at {street} for {money}.",
        "Two flat pins. Older rooms in {quarter} have one socket, behind the {part}.",
    )),
    "time_and_money": ((1, 2), ("Time", "Money", "Calling"), (
        "Clocks go by {station}, as {people} say; trains keep to it. The currency is {currency}.",
        "A coffee comes to {money}, a plate of {food} to {money}. Prices are printed in {currency}.",
        "From abroad leave out the first nought. Calls within the city cost nothing from {station}.",
    )),
    "season": ((1, 2), ("When to come", "When not"), (
        "{month} and {month} are mild. In {season} there is {weather}, and the {adjective} {machine} rests.",
        "In {month} {people} fill {quarter} for a week, and beds cost {money} more.",
        "{weather} is common in {month}; boats then stop, and the {spot} at {street} is full.",
    )),
    "etiquette": ((1, 2), ("On the tram", "At the table", "At the door"), (
        "Queue by the line on the ground. Let {people} off first, and keep {thing} on your knees.",
        "Shoes come off where there is a step of {stuff}. Nobody tips; a round of {food} is another matter.",
        "Speak low on trains. Ask before you photograph {a_role} at work, and send the picture if you said so.",
    )),
}  # fmt: skip
"""By subject, in the order of a profile: how many notes, their titles, and what they may say."""

_HELP = ("Tourist help line", "City help line", "Lost property")


def practical(city: City, whole: bool = True) -> dict[str, Any]:
    """All subjects; of a city that has only been begun (not `whole`) a few."""
    chance = random.Random(f"practical {city.number}")
    subjects = _SUBJECTS if whole else ("arriving", "getting_about", "power")
    found: dict[str, Any] = {key: _notes(city, key, chance) for key in subjects}
    police, fire = city.region.emergency
    numbers = [("Police", police), ("Fire and ambulance", fire)]
    numbers += [(service, str(chance.randrange(1200, 1999))) for service in _HELP[: chance.randint(0, 2)]]
    economy = city.region.economy
    found["emergency"] = [{"service": name, "number": call, "economy": economy, "sources": city.cited.some(3)} for name, call in numbers]
    return found


def _notes(city: City, subject: str, chance: random.Random) -> list[dict[str, Any]]:
    (least, most), titles, options = _SUBJECTS[subject]
    count = min(chance.randint(least, most), len(titles))
    return [_note(city, title, options, chance) for title in chance.sample(titles, count)]


def _note(city: City, title: str, options: Sequence[str], chance: random.Random) -> dict[str, Any]:
    said = [city.speech.sentence((form,)) for form in chance.sample(options, min(2, len(options)) if chance.random() < 0.75 else 1)]
    note: dict[str, Any] = {"title": title}
    if not city.latin and chance.random() < 0.25:
        note |= {"local_name": chance.choice(city.stations).local, "language": city.region.language}
    note["text"] = " ".join(said)
    if chance.random() < 0.85:
        note["as_of"] = date(chance)
    return {**note, "sources": city.cited.some(4)}
