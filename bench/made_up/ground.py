"""The ground of made-up cities: that of a real city, laid down elsewhere, mirrored and bent, with all that stands on it."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import shapely
import yaml
from numpy.typing import NDArray

from cityguide.maps.ground.land import land
from cityguide.problems.limits import SHORE_FILE
from made_up.regions import Region

Spot = tuple[float, float]
"""Latitude and longitude, degrees."""

KM_A_DEGREE = 111.32
BESIDE_ARCS = 5_000
"""Bytes of a shore's file beside its arcs, rounded up."""
BEND = 0.02
"""How far a point is moved at most, as a part of the ground's width. With more than 0.3 a shore would fold over itself."""


@dataclass(frozen=True)
class Pattern:
    """A real city's ground: its shore as it is in its file, and where its cities, places and named waters and quarters are."""

    shore: Any
    cities: Sequence[Spot]
    places: Sequence[Spot]
    waters: Sequence[Spot]
    quarters: Sequence[Spot]


@cache
def patterns(root: Path) -> Sequence[Pattern]:
    """One for each real city that has a shore of its own, in the order of their names."""
    found = []
    for path in sorted((root / "data" / "shores").glob("*.json")):
        profile = yaml.load((root / "cities" / f"{path.stem}.yml").read_bytes(), yaml.CBaseLoader)
        labels = profile.get("labels", [])
        found.append(
            Pattern(
                json.loads(path.read_bytes()),
                [_spot(city) for city in profile["cities"]],
                [_spot(place["position"]) for place in profile["attractions"] if "position" in place],
                [_spot(label) for label in labels if label["kind"] == "water"],
                [_spot(label) for label in labels if label["kind"] == "district"],
            )
        )
    return found


def _spot(record: dict[str, str]) -> Spot:
    return float(record["lat"]), float(record["lon"])


class Ground:
    """A pattern laid down with its first city on land somewhere in a region.

    Where it takes its shore along, places stand on land as in the pattern; else they are brought `ashore` on the coast of the world.
    """

    def __init__(self, pattern: Pattern, region: Region, seed: str, *, with_shore: bool) -> None:
        chance = random.Random(seed)
        self.pattern, self.with_shore = pattern, with_shore
        self.turned = (chance.random() < 0.5, chance.random() < 0.5)
        self.waves = [(chance.uniform(0.4, 1) * BEND, chance.uniform(0.6, 1.8), chance.random()) for _ in range(2)]
        west, south, east, north = pattern.shore["bbox"]
        scale = chance.uniform(0.9, 1.1) / KM_A_DEGREE
        wide = (east - west) * KM_A_DEGREE * math.cos(math.radians((south + north) / 2))
        latitude, longitude = _on_land(region, chance)
        self.high = (north - south) * KM_A_DEGREE * scale
        self.wide = wide * scale / math.cos(math.radians(latitude))
        self.west, self.south = 0.0, 0.0
        here = self.at(pattern.cities[0])
        self.west, self.south = round(longitude - here[1], 4), round(latitude - here[0], 4)
        self.first = latitude, longitude

    def at(self, spot: Spot) -> Spot:
        """Where a point of the pattern has come to lie."""
        west, south, east, north = self.pattern.shore["bbox"]
        across, up = self._bent(np.array([(spot[1] - west) / (east - west)]), np.array([(spot[0] - south) / (north - south)]))
        return self.south + float(up[0]) * self.high, self.west + float(across[0]) * self.wide

    def ashore(self, spot: Spot) -> Spot:
        """Where a city or a place of the pattern has come to lie: in the sea of the world, so far towards the first city as land is."""
        north, east = found = self.at(spot)
        for part in () if self.with_shore else (0.0, 0.3, 0.6, 0.9):
            nearer = north + part * (self.first[0] - north), east + part * (self.first[1] - east)
            if is_land(nearer):
                return nearer
        return found

    def _bent(self, across: NDArray[np.float64], up: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Points, as parts of the width and the height. Edges stay where they are, and no two points change their order."""
        if self.turned[0]:
            across = 1 - across
        if self.turned[1]:
            up = 1 - up
        (far, often, start), (far_too, often_too, start_too) = self.waves
        across = across + far * np.sin(np.pi * across) * np.sin(2 * np.pi * (often * up + start))
        up = up + far_too * np.sin(np.pi * up) * np.sin(2 * np.pi * (often_too * across + start_too))
        return across, up

    def shore(self, cluster: str) -> str:
        """The text of the cluster's file in `data/shores/`."""
        drawn = self.pattern.shore
        steps = drawn["transform"]["scale"]
        west, south, east, north = drawn["bbox"]
        size = np.array([(east - west) / steps[0], (north - south) / steps[1]])
        arcs = [np.array([[*accumulate(x)], [*accumulate(y)]]) for x, y in (zip(*arc, strict=True) for arc in drawn["arcs"])]
        ends = np.cumsum([arc.shape[1] for arc in arcs])[:-1]
        points = np.concatenate(arcs, axis=1) / size[:, None]
        bent = np.rint(np.stack(self._bent(*points.clip(0, 1))) * size[:, None]).astype(np.int64)
        told = [_told(arc) for arc in np.split(bent, ends, axis=1)]
        objects = {name: kept["arcs"] for name, kept in drawn["objects"].items()}
        objects["land"] = _lighter(objects["land"], told, sum(map(len, told)) + BESIDE_ARCS - SHORE_FILE.most)
        return _written(cluster, drawn, objects, told, self._frame(size))

    def _frame(self, size: NDArray[np.float64]) -> dict[str, Any]:
        bbox = [self.west, self.south, round(self.west + self.wide, 6), round(self.south + self.high, 6)]
        scale = [float(self.wide / size[0]), float(self.high / size[1])]
        return {"bbox": bbox, "transform": {"scale": scale, "translate": [self.west, self.south]}}


@cache
def _shells() -> tuple[NDArray[np.object_], NDArray[np.float64]]:
    polygons = land("10m").shells.geometries
    shapely.prepare(polygons)
    return polygons, shapely.bounds(polygons)


def _on_land(region: Region, chance: random.Random) -> Spot:
    """A point of the region on the world's land."""
    south, west, north, east = region.box
    while True:
        spot = chance.uniform(south, north), chance.uniform(west, east)
        if is_land(spot):
            return spot


def is_land(spot: Spot) -> bool:
    """Whether a point is on the world's land, lakes included."""
    polygons, bounds = _shells()
    latitude, longitude = spot
    for turned in (longitude, longitude - 360):  # the file unrolls Eurasia to the west
        near = (bounds[:, 0] < turned) & (bounds[:, 2] > turned) & (bounds[:, 1] < latitude) & (bounds[:, 3] > latitude)
        if shapely.contains_xy(polygons[near], turned, latitude).any():
            return True
    return False


def _told(arc: NDArray[np.int64]) -> str:
    """An arc as a file has it: a point, then steps."""
    steps = np.diff(arc, axis=1, prepend=0)
    return "[" + ",".join(f"[{x},{y}]" for x, y in steps.T.tolist()) + "]"


def _lighter(land: list[list[list[int]]], told: list[str], heavy: int) -> list[list[list[int]]]:
    """The land without its smallest islands, so many of them that `heavy` bytes are gone."""
    gone = 0
    for polygon in sorted(land, key=lambda rings: len(told[rings[0][0]])):
        if heavy <= 0:
            break
        heavy -= sum(len(told[ring[0]]) for ring in polygon)
        gone += 1
    return sorted(sorted(land, key=lambda rings: len(told[rings[0][0]]))[gone:])


def _written(cluster: str, drawn: Any, objects: dict[str, Any], told: list[str], frame: dict[str, Any]) -> str:
    """TopoJSON on lines as `cityguide shore` writes it. Arcs are numbered anew, by the objects that use them."""
    kept: list[str] = []

    def renumbered(arcs: Any) -> Any:
        if isinstance(arcs, int):
            kept.append(told[arcs])
            return len(kept) - 1
        return [renumbered(inner) for inner in arcs]

    shapes = {name: {"type": drawn["objects"][name]["type"], "arcs": renumbered(arcs)} for name, arcs in objects.items()}
    head = {"type": "Topology", "cluster": cluster, **{key: drawn[key] for key in ("sources", "licences", "made_with")}, **frame}
    lines = [f"{json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
    layers = ",\n".join(f'"{name}": {json.dumps(shape, separators=(",", ":"))}' for name, shape in shapes.items())
    return "{\n" + "\n".join(lines) + f'\n"objects": {{\n{layers}\n}},\n"arcs": [\n' + ",\n".join(kept) + "\n]\n}\n"
