"""Claims about made-up cities: one for every third, with what others say of it and what is so."""

from __future__ import annotations

import random
from typing import Any

from made_up.places import City
from made_up.sources import date, is_begun
from made_up.yaml_text import listed

_SAID = (
    "The {machine} of {quarter} can {task}",
    "The {machine} at {street} was built of {stuff}",
    "{people} ride the {machine} for nothing",
    "{firm} made the {thing} in the {spot} of {quarter}",
)
_SO = (
    "It can't. {person} has watched it try, {hour}, and saw it stop at the {part}",
    "Of {stuff}, and the {part} of {stuff}: {reason}",
    "They pay {money}; only {a_group} goes free, and not in {season}",
    "It was {a_role} from {street}, and {firm} bought the {box} later",
)
_WHY = (
    "Whoever stands by the {part} can see it",
    "The one side counts {thing}, the other the {machine} as well",
    "The older text was copied",
)


def claim_of(number: int, cluster: str) -> str | None:
    """The id of the claim about a city, which its story marks."""
    return f"{cluster}-machine" if number % 3 == 1 and not is_begun(number) else None


def claims(city: City) -> str:
    """What is added to `data/claims.yml` for a city; empty for most."""
    id = claim_of(city.number, city.cluster)
    if id is None:
        return ""
    chance, speech = random.Random(f"claims {city.number}"), city.speech
    what = chance.randrange(len(_SAID))
    said, so = speech.sentence(_SAID[what : what + 1]), speech.sentence(_SO[what : what + 1])
    record: dict[str, Any] = {"id": id, "title": f"What is told of {city.towns[0]['name']}, made-up city {city.number}"}
    if chance.random() < 0.3:
        record["heard"] = {"says": said, "so": f"{so}{city.cited.marks(2)}."}
    says, sources = city.cited.some(2), city.cited.some(3)
    record |= {
        "statement": f"{said}.",
        "scope": speech.fill("The {machine} and {quarter}; 2024 to 2026"),
        "said_in": says,
        "clusters": [city.cluster],
        "kind": chance.choice(("detail", "dispute", "outdated")),
        "verdict": chance.choice(("partly", "contradicted", "outdated")),
        "record": f"{so}{city.cited.marks(2)}. {speech.sentence(_WHY)}{city.cited.marks(1)}.",
        "printed": f"{so}.",
        "reason": f"{speech.sentence(_WHY)}.",
        "sides": [{"says": f"{said}.", "sources": says}, {"says": f"{so}.", "sources": sources}],
        "sources": sources,
        "as_of": date(chance),
    }
    return listed([record])
