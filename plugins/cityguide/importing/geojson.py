"""GeoJSON from any map tool -> a table of places. Nobody edits GeoJSON by hand, so a problem names the feature, not a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from cityguide.importing.places import Feature, PlaceTable, table_of
from cityguide.problems.problem import FilePosition, Problem
from cityguide.reading.text_file import TextFile

WGS84 = re.compile(r"(?i)(.*\bCRS:?:?(1\.3:)?84|.*\bEPSG:(\d*\.?\d*:)?4326|WGS ?84)")
"""Names of GeoJSON's only coordinate system (RFC 7946, section 4), as tools from before 2016 write them."""


def read_geojson(source: TextFile) -> tuple[PlaceTable | None, list[Problem]]:
    """The points of a FeatureCollection, or of a single Feature; None, with the problem, when it is neither."""
    try:
        return _table(source, json.loads(source.text, parse_int=str, parse_float=str, parse_constant=str))
    except json.JSONDecodeError as error:
        return None, [source.problem(FilePosition(source.name, error.lineno, error.colno), f"not valid JSON: {error.msg}", "geojson")]
    except RecursionError:
        return None, [Problem(FilePosition(source.name), "nested too deep for a map", "nesting")]


def _table(source: TextFile, tree: Any) -> tuple[PlaceTable | None, list[Problem]]:
    at = FilePosition(source.name)
    if isinstance(tree, dict) and tree.get("type") == "Feature":
        tree = {**tree, "type": "FeatureCollection", "features": [tree]}
    if not isinstance(tree, dict) or tree.get("type") != "FeatureCollection" or not isinstance(tree.get("features"), list):
        return None, [source.problem(at, "expected a FeatureCollection; export the map's points as GeoJSON", "geojson")]
    crs = [text for text in _texts(tree.get("crs")) if text != "name"]
    if crs and not WGS84.fullmatch(crs[-1]):
        said = f"coordinates in '{crs[-1]}'; export them as longitude and latitude (WGS 84, EPSG:4326)"
        return None, [Problem(at, said, "geojson")]
    numbered = enumerate(tree["features"], start=1)
    return table_of(source, (_feature(feature, number, at) for number, feature in numbered if isinstance(feature, dict)))


def _feature(feature: dict[str, Any], number: int, at: FilePosition) -> Feature:
    held, geometry = feature.get("properties"), feature.get("geometry")
    properties = dict(_flat(held, "")) if isinstance(held, dict) else {}
    shape = str(geometry.get("type", "shape")) if isinstance(geometry, dict) else "" if geometry is None else "shape"
    point = geometry.get("coordinates") if isinstance(geometry, dict) and shape in ("Point", "MultiPoint") else []
    if shape == "MultiPoint" and isinstance(point, list):  # as QGIS writes even single ones
        point = point[0] if len(point) == 1 else []
    degrees = list(_texts(point))[:2]
    degrees = degrees if len(degrees) == 2 else []
    return Feature(at, f"Feature {number}", properties, "" if shape == "Point" and not degrees else shape, degrees)


def _flat(value: dict[str, Any], before: str) -> Iterator[tuple[str, str]]:
    """Names of properties with their values; `record.name` for those of a record, a list separated by semicolons as in CSV."""
    for name, inner in value.items():
        if isinstance(inner, dict) and not name.startswith("_"):
            yield from _flat(inner, f"{before}{name}.")
        elif texts := list(_texts(inner)):
            yield before + name, "; ".join(texts)


def _texts(value: Any) -> Iterator[str]:
    """Every text, number and boolean in a value, as text."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)
    elif value is not None:
        yield str(value).lower() if isinstance(value, bool) else value.replace("\r\n", "\n").replace("\t", " ")
