"""Rows that made-up cities add to the tables of the ranking: where the editions left gaps, and as clusters without a rank."""

from __future__ import annotations

import csv
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from made_up.places import City
from made_up.sources import Cited, is_begun

EDITIONS = ("2022", "2023", "2024", "2025")
"""Editions that made-up clusters appear in. `pct` is counted in all, deals only in the last."""
STANDINGS = 2
"""Every second city that has more than a beginning stands in the ranking."""
LONGEST_TABLE = 100
"""Ranks of an edition."""


@dataclass(frozen=True)
class Rows:
    """Rows by table, each as text by column; and the figures of the newest edition that a story may bind."""

    of: Mapping[str, Sequence[Mapping[str, str]]]
    bound: frozenset[str]


def rows(root: Path, number: int, city: City) -> Rows:
    chance, town, cited = random.Random(f"tables {number}"), city.towns[0], Cited(number)
    name = "–".join(each["name"] for each in city.towns[:2])
    head = {"cluster": city.cluster, "economies": city.region.economy}
    found: dict[str, list[dict[str, str]]] = {
        "clusters": [{**head, "name": name}],
        "coordinates": [
            {"cluster": city.cluster, "latitude": town["lat"], "longitude": town["lon"], "place": town["name"],
             "geonames_id": str(90_000_000 + number), "source_ids": "geonames"}
        ],
    }  # fmt: skip
    bound: set[str] = set()
    if number % STANDINGS == 1 and not is_begun(number):
        turn = number // STANDINGS
        for edition in EDITIONS[chance.randrange(3) :]:
            row = {**head, "edition": edition, "printed_name": name, "source_ids": ";".join(cited.some(3))}
            gaps = _gaps(root, edition)
            if turn < len(gaps):
                row["rank"] = gaps[turn]
            row |= _shares(edition, chance)
            found[f"standings/{edition}"] = [row]
        bound = {path for path, column in (("rank", "rank"), ("share.pct", "pct_share")) if column in row}
        if chance.random() < 0.4:
            people = {"pct_per_million": str(chance.randrange(200, 4000)), "publications_per_million": str(chance.randrange(500, 9000))}
            found["intensity"] = [{**head, "edition": "2025", "printed_name": name, **people, "source_ids": ";".join(cited.some(2))}]
    return Rows(found, frozenset(bound))


def _shares(edition: str, chance: random.Random) -> dict[str, str]:
    pct = chance.uniform(0.05, 0.9)
    found = {"pct_share": f"{pct:.2f}", "publication_share": f"{chance.uniform(0.05, 0.9):.2f}"}
    if edition == EDITIONS[-1]:
        found |= {"vc_share": f"{chance.uniform(0.05, 0.6):.2f}", "pct_count": str(round(pct * 13_100))}
    return {key: value for key, value in found.items() if chance.random() < 0.7}


@cache
def _gaps(root: Path, edition: str) -> Sequence[str]:
    """The ranks of an edition that no row of the guide's own table has."""
    with (root / "data" / "standings" / f"{edition}.csv").open(encoding="utf-8", newline="") as file:
        known = {row["rank"] for row in csv.DictReader(file)}
    return [str(rank) for rank in range(1, LONGEST_TABLE + 1) if str(rank) not in known]
