"""Tables and maps of places, read and merged into the small project's Alpha."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from small_project import ALPHA

from cityguide.importing.any_file import read_places
from cityguide.importing.merge import Defaults, Import, merge
from cityguide.importing.places import PlaceTable
from cityguide.problems.problem import Problem
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import YamlFile, parse_yaml

NAME = "cities/alpha.yml"


def profile(text: str = ALPHA) -> YamlFile:
    document, problems = parse_yaml(TextFile(NAME, text))
    assert document is not None, problems
    return document


def table(folder: Path, text: str | bytes, name: str = "t.csv") -> tuple[PlaceTable | None, list[Problem]]:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_places(path, name)


def read(folder: Path, text: str | bytes, name: str = "t.csv") -> PlaceTable:
    found, problems = table(folder, text, name)
    assert found is not None and not problems, problems
    return found


def remarks(folder: Path, text: str | bytes, name: str = "t.csv") -> list[str]:
    return list(read(folder, text, name).remarks)


def cells(folder: Path, text: str | bytes, name: str = "t.csv") -> list[dict[str, str]]:
    """The rows of a table: the texts of their cells, by field."""
    return [{key: cell.text for key, cell in row.cells.items()} for row in read(folder, text, name).rows]


def merged(folder: Path, text: str | bytes, into: str = ALPHA, name: str = "t.csv", defaults: Defaults | None = None) -> Import:
    done, problems = merge(read(folder, text, name), profile(into), defaults or Defaults())
    assert done is not None, "\n".join(map(str, problems))
    return done


def refused(folder: Path, text: str | bytes, into: str = ALPHA, name: str = "t.csv", defaults: Defaults | None = None) -> list[str]:
    found, problems = table(folder, text, name)
    if found is not None and not problems:
        done, problems = merge(found, profile(into), defaults or Defaults())
        assert done is None
    return [str(problem) for problem in problems]


def points(*features: tuple[dict[str, object], object], **more: object) -> str:
    told = [{"type": "Feature", "properties": held, "geometry": shape} for held, shape in features]
    return json.dumps({"type": "FeatureCollection", **more, "features": told}, ensure_ascii=False, indent=1)


def point(*coordinates: float) -> dict[str, object]:
    return {"type": "Point", "coordinates": coordinates}


def placemarks(*inner: str, around: Sequence[str] = ()) -> str:
    """A KML file with placemarks, in folders of these names."""
    told = "".join(f"<Placemark>{each}</Placemark>" for each in inner)
    for name in reversed(around):
        told = f"<Folder><name>{name}</name>{told}</Folder>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{told}</Document></kml>\n'
