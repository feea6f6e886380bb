"""`cityguide shore seoul`: the shore and the rivers about a cluster at the scale of a city, as a file of the project."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cityguide.cli.terminal import StoppedError
from cityguide.directives.maps.drawings import pins_of
from cityguide.guide import Guide, read_guide
from cityguide.maps.pins import Pin
from cityguide.maps.projection import Bounds
from cityguide.problems.problem import unknown
from cityguide.problems.report import report
from cityguide.project.day import today
from cityguide.surveying import gshhg, osm_land
from cityguide.surveying.added_waters import added_waters
from cityguide.surveying.packages import BASEMAP, LANDMASK, NoWorldDataError
from cityguide.surveying.surveyed import SurveyedShore, surveyed
from cityguide.yaml_edits.cuts import write_whole

RADIUS_KM = 60
"""The reach of the map of a cluster without a profile."""

SOURCE_ENTRIES = {
    gshhg.SOURCE: f"""\
{gshhg.SOURCE}:
  title: "GSHHG, a global self-consistent, hierarchical, high-resolution geography database"
  publisher: "Paul Wessel and Walter H. F. Smith, SOEST/NOAA"
  url: https://www.soest.hawaii.edu/pwessel/gshhg/
  retrieved: (the day on which you installed the package)
  licence: LGPL-3.0-or-later
  kind: dataset
  note: "Version 2.3.6, read from the Python package {BASEMAP.name} {BASEMAP.version}. Rivers are those of World Data Bank II."
""",
    osm_land.SOURCE: f"""\
{osm_land.SOURCE}:
  title: "OpenStreetMap land polygons"
  publisher: "OpenStreetMap contributors"
  url: https://osmdata.openstreetmap.de/data/land-polygons.html
  retrieved: (the day on which you installed the package)
  licence: ODbL 1.0
  credit: "© OpenStreetMap contributors, ODbL 1.0"
  kind: dataset
  note: "Read from the Python package {LANDMASK.name} {LANDMASK.version}, generalised by some tens of metres; of which day is not stated."
""",
}


def options(command: argparse.ArgumentParser) -> None:
    command.add_argument("cluster", help="the id of a cluster, as in data/clusters.csv")


def run(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Write `data/shores/<cluster>.json`. 1, and nothing written, when the guide can't be read; 2 without the data of the world."""
    guide, problems = read_guide(chosen.root, today())
    if guide is None:
        raise StoppedError(report(problems))
    if chosen.cluster not in guide.rankings.clusters:
        parser.error(unknown("cluster", chosen.cluster, guide.rankings.clusters)[0])
    profile = guide.profile(chosen.cluster)
    if profile is None and chosen.cluster in guide.unread:
        raise StoppedError(report([problem for problem in problems if problem.at.file.startswith(f"cities/{chosen.cluster}.")]))
    pins = pins_of(profile) if profile else _point(guide, chosen.cluster)
    if not pins:
        parser.error(f"data/coordinates.csv has no row for {chosen.cluster}, and a shore needs a point to lie about; add the row first")
    name = f"data/waters/{chosen.cluster}.geojson"
    added, problems = added_waters(chosen.root / name, name, guide.sources)
    if problems:
        raise StoppedError(report(problems))
    try:
        found = surveyed(chosen.cluster, pins, None if profile else RADIUS_KM, added)
    except NoWorldDataError as error:
        print(error, file=sys.stderr)
        return 2
    path: Path = chosen.root / "data" / "shores" / f"{chosen.cluster}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, found.text.encode())
    print(_written(chosen.cluster, found))
    for source, entry in SOURCE_ENTRIES.items():
        if source not in guide.sources:
            print(f"\ndata/sources.yml has no source '{source}' yet. Add it, in the order of the ids:\n\n{entry}", end="")
    return 0


def _point(guide: Guide, cluster: str) -> tuple[Pin, ...]:
    entry = guide.rankings.clusters[cluster]
    if entry.latitude is None or entry.longitude is None:
        return ()
    return (Pin(entry.latitude, entry.longitude, entry.name, "cluster"),)


def _written(cluster: str, found: SurveyedShore) -> str:
    land, waters, rivers = found.found.land, found.found.waters, found.found.rivers
    return "\n".join(
        [
            f"Written: data/shores/{cluster}.json ({len(found.text) / 1000:.0f} kB).",
            f"  window   {_told(found.window)}",
            f"  holds    {found.found.points:,} points; polygons of land: {len(land)}, of water: {len(waters)}, rivers: {len(rivers)}",
            f"  exact to {found.fine_km * 1000:.0f} m near places, {found.coarse_km * 1000:.0f} m elsewhere",
        ]
    )


def _told(window: Bounds) -> str:
    west, south, east, north = window
    return f"{west:g} to {east:g} degrees of longitude, {south:g} to {north:g} of latitude"
