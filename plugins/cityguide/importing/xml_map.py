"""KML and GPX -> a table of places: the placemarks of Google Earth, Google My Maps and Organic Maps, the waypoints of GPS devices.

Read without a tree, so that only the places take memory. A document type, by which XML declares entities and names files to open, is
refused: neither format has one.
"""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, InputSource, Locator

from defusedxml.common import DefusedXmlException
from defusedxml.sax import make_parser

from cityguide.importing.places import Feature, PlaceTable, table_of
from cityguide.problems.limits import MAP_DEPTH, TABLE_FILE
from cityguide.problems.problem import FilePosition, Problem
from cityguide.reading.text_file import TextFile

FEATURE_ELEMENTS = {"Placemark": "Placemark", "wpt": "Waypoint", "trk": "Track", "rte": "Route"}
"""The elements that become features, with what they are called in a problem. Tracks and routes are named as what is left out."""

GEOMETRIES = ("Point", "LineString", "LinearRing", "Polygon", "Model", "Track", "MultiTrack")
PARTS = (
    *GEOMETRIES,
    "MultiGeometry",
    "trkseg",
    "rtept",
    "Style",
    "StyleMap",
    "styleUrl",
    "visibility",
    "open",
    "LookAt",
    "Camera",
    "Region",
)
"""Children of a place that are its shape or how it looks, no property."""


class _TooDeepError(Exception):
    pass


@dataclass
class _Place:
    at: FilePosition
    called: str
    depth: int
    properties: dict[str, str] = field(default_factory=dict)
    shapes: list[str] = field(default_factory=list)
    points: list[list[str]] = field(default_factory=list)

    def feature(self) -> Feature:
        one = self.points[0] if len(self.points) == 1 and all(self.points[0]) else []
        other = {0: "", 1: "point without both degrees"}.get(len(self.points), "group of points")
        shape = next((shape for shape in self.shapes if shape != "Point"), other)
        return Feature(self.at, self.called, self.properties, "Point" if one else shape, one)


class _Places(ContentHandler):
    """Gathers the places while the file is read. `root` is the first element, `linked` whether it leads to a map elsewhere."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.root, self.linked = name, "", False
        self.features: list[Feature] = []
        self.path: list[str] = []
        self.place: _Place | None = None
        self.key = self.data = ""
        self.text: list[str] = []
        self.counts = dict.fromkeys(FEATURE_ELEMENTS, 0)
        self.locator: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802, the parser calls it by this name
        self.locator = locator

    def here(self) -> FilePosition:
        return FilePosition(self.name, self.locator.getLineNumber() or 1 if self.locator else 1)

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        local = name.rpartition(":")[2]
        self.root = self.root or local
        above = self.path[-1] if self.path else ""
        self.path.append(local)
        if len(self.path) > MAP_DEPTH.most:
            raise _TooDeepError
        self.linked = self.linked or local == "NetworkLink"
        if self.place is None:
            if local in FEATURE_ELEMENTS:
                self._begin(local, attrs)
            return
        if local in GEOMETRIES and "Polygon" not in self.path[:-1] and "MultiTrack" not in self.path[:-1]:
            self.place.shapes.append(local)
        if local == "Data":
            self.data = attrs.get("name", "")
        key = self.data if (above, local) == ("Data", "value") else attrs.get("name", "") if local == "SimpleData" else ""
        if len(self.path) == self.place.depth + 1 and local not in (*PARTS, "ExtendedData", "extensions"):
            key = local
        if key or above == "extensions" or (above, local) == ("Point", "coordinates"):
            self.key, self.text = key or local, []

    def _begin(self, local: str, attrs: AttributesImpl) -> None:
        self.counts[local] += 1
        self.place = _Place(self.here(), f"{FEATURE_ELEMENTS[local]} {self.counts[local]}", len(self.path))
        if local == "wpt":
            self.place.points.append([attrs.get("lon", ""), attrs.get("lat", "")])
        elif local != "Placemark":
            self.place.shapes.append(FEATURE_ELEMENTS[local].lower())

    def characters(self, content: str) -> None:
        if self.key:
            self.text.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        local, place = self.path.pop(), self.place
        if place is None:
            return
        text = "".join(self.text).strip()
        if local == "coordinates" and self.path[-1:] == ["Point"]:
            if text:
                place.points.append([*re.split(r"[\s,]+", text), ""][:2])
            self.key = ""
        elif self.key and (local == self.key or local in ("value", "SimpleData")):
            if text:
                place.properties.setdefault(self.key, text)
            self.key = ""
        if len(self.path) < place.depth:
            self.features.append(place.feature())
            self.place = None


def read_xml(source: TextFile) -> tuple[PlaceTable | None, list[Problem]]:
    """The placemarks of a KML file, or the waypoints of a GPX file; None, with the problem, when it is neither."""
    held = _Places(source.name)
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setContentHandler(held)
    raw = InputSource()
    raw.setByteStream(io.BytesIO(source.text.encode()))
    raw.setEncoding("utf-8")  # as it was read, whatever the file says of itself
    try:
        parser.parse(raw)
    except SAXParseException as error:
        at = FilePosition(source.name, error.getLineNumber() or 1, (error.getColumnNumber() or 0) + 1)
        return None, [source.problem(at, f"not valid XML: {error.getMessage()}", "xml")]
    except DefusedXmlException:
        said = "a document type (<!DOCTYPE …>) could make the text grow or open other files; KML and GPX need none, so delete it"
        return None, [source.problem(held.here(), said, "xml")]
    except _TooDeepError:
        return None, [Problem(held.here(), f"elements stand more than {MAP_DEPTH} deep in each other", "nesting")]
    if held.root not in ("kml", "gpx", "Document", "Folder", "Placemark"):
        said = f"expected KML or GPX, found '{held.root}'; export the map's points as one of them"
        return None, [source.problem(FilePosition(source.name), said, "xml")]
    if held.linked and not held.features:
        said = "this file only links to a map on the web (NetworkLink); export the map itself, with its places"
        return None, [source.problem(FilePosition(source.name), said, "xml")]
    return table_of(source, held.features)


def unzipped(raw: bytes) -> bytes | str:
    """The KML within a KMZ file, or a sentence about why there is none that can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = [name for name in archive.namelist() if name.lower().endswith(".kml")]
            if not names:
                return ""
            with archive.open("doc.kml" if "doc.kml" in names else names[0]) as inner:
                found = inner.read(TABLE_FILE.most + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error, lzma.LZMAError) as error:
        return f"the archive can't be opened: {error}"
    return found if len(found) <= TABLE_FILE.most else f"more than {TABLE_FILE} unpacked"
