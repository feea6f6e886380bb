"""Waters that an editor adds to a cluster: `data/waters/<cluster>.geojson`, which only `cityguide shore` reads.

A FeatureCollection of polygons (RFC 7946). Their properties are `source`, an id of `data/sources.yml`, and `licence`, as SPDX writes it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from cityguide.problems.limits import WATERS_FILE
from cityguide.problems.problem import FilePosition, Problem, RefusedError, unknown
from cityguide.reading.plain_file import NotReadError, read_plain
from cityguide.reading.text_file import TextFile, decoded


@dataclass(frozen=True, eq=False)
class AddedWater:
    """The surfaces of one source: polygons in degrees, valid."""

    source: str
    licence: str
    surface: BaseGeometry


def added_waters(path: Path, name: str, sources: Iterable[str]) -> tuple[list[AddedWater], list[Problem]]:
    """The waters in a file by their sources, in its order; none when there is no file. `name` is its path in the project."""
    if not path.exists():
        return [], []
    try:
        raw = read_plain(path, name, WATERS_FILE)
    except NotReadError as error:
        return [], [error.problem]
    file, problems = decoded(raw, name)
    if file is None:
        return [], problems
    try:
        features = _features(json.loads(file.text))
    except json.JSONDecodeError as error:
        return [], [file.problem(FilePosition(name, error.lineno, error.colno), f"not valid JSON: {error.msg}", "geojson")]
    except (RecursionError, ValueError) as error:  # a number of thousands of digits
        return [], [file.problem(FilePosition(name), f"no map of waters, but {error}", "geojson")]
    known, found = set(sources), dict[tuple[str, str], list[BaseGeometry]]()
    for number, feature in enumerate(features):
        try:
            source, licence, surface = _water(feature, known)
        except RefusedError as error:
            problems.append(file.problem(_feature_at(file, number), f"feature {number + 1}: {error}", error.code, error.close))
        else:
            found.setdefault((source, licence), []).append(surface)
    return [AddedWater(*key, shapely.union_all(surfaces)) for key, surfaces in found.items()], problems


def _features(tree: Any) -> list[Any]:
    """Raises ValueError."""
    found = tree.get("features") if isinstance(tree, dict) and tree.get("type") == "FeatureCollection" else None
    if not isinstance(found, list):
        raise ValueError('expected GeoJSON, which begins {"type": "FeatureCollection"')
    return found


def _water(feature: Any, sources: set[str]) -> tuple[str, str, BaseGeometry]:
    """Source, licence and surface of a feature. Raises RefusedError."""
    held: dict[str, Any] = feature if isinstance(feature, dict) else {}
    properties = held.get("properties")
    source, licence = (properties.get(key) if isinstance(properties, dict) else None for key in ("source", "licence"))
    if not isinstance(source, str) or not isinstance(licence, str) or not licence.strip():
        raise RefusedError("expected the texts 'source' and 'licence' among the properties", "missing-key")
    if source not in sources:
        raise RefusedError(*unknown("source", source, sources))
    try:
        surface = shapely.from_geojson(json.dumps(held.get("geometry")))
    except shapely.GEOSException:
        surface = None
    if surface is None or surface.is_empty or not surface.geom_type.endswith("Polygon"):
        raise RefusedError("expected a Polygon or a MultiPolygon", "geojson")
    if not surface.is_valid:
        raise RefusedError(f"its rings are no surface: {shapely.is_valid_reason(surface)}", "geojson")
    west, south, east, north = surface.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise RefusedError("expected longitudes from -180 to 180 and latitudes from -90 to 90, in this order", "range")
    return source, licence, surface


def _feature_at(file: TextFile, number: int) -> FilePosition:
    """Where a feature says that it is one, counted from 0; the beginning of the file where it doesn't."""
    found = list(re.finditer(r'"type"\s*:\s*"Feature"', file.text))
    return file.position(found[number].start() if number < len(found) else 0)
