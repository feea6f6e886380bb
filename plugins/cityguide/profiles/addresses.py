"""Where the pages of a profile stand in the site: the paths of outputs, which a host turns into addresses."""

from __future__ import annotations

EVIDENCE = "evidence"
"""The end of the address of a city's evidence page. No place may have it for an id."""


DAYS_FOLDER = "days"
"""The folder of the pages of a city's days. A place may have it for an id: its page is another."""


def city_path(cluster: str) -> str:
    return f"cities/{cluster}.md"


def place_path(cluster: str, place: str) -> str:
    return f"cities/{cluster}/{place}.md"


def day_path(cluster: str, route: str) -> str:
    return f"cities/{cluster}/{DAYS_FOLDER}/{route}.md"


def day_file(cluster: str, route: str) -> str:
    """The path of a day's file for map apps."""
    return f"places/{cluster}/{route}.gpx"


def shapes_path(cluster: str) -> str:
    """The path of the file of shores and lines that a city's maps use."""
    return f"maps/{cluster}.svg"


def shore_path(cluster: str) -> str:
    """The path of a cluster's shore, in the project and in the site."""
    return f"data/shores/{cluster}.json"


def evidence_path(cluster: str) -> str:
    return place_path(cluster, EVIDENCE)
