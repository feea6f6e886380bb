"""Where each page and file of a guide stands, told without making any: enough to know a link that leads nowhere."""

from __future__ import annotations

from cityguide.problems.codes import catalogue
from cityguide.editing.schema import FOLDER, NAMES
from cityguide.guide import Guide
from cityguide.directives.comparison import pair_path, story_pairs
from cityguide.directives.source_lists import source_pages

SINGLE = (
    "cities/index.md", "clusters.md", "compare.json", "compare/index.md", "data.md", "data/disagreements.csv", "data/disagreements.json",
    "design.md", "disagreements.md", "edit.json", "edit.md", "gazetteer.md", "ranking/index.md", "search.json", "trends.md",
    "write/fields.md", "write/problems/index.md",
)  # fmt: skip
"""Outputs that every guide has."""


def addresses(guide: Guide) -> set[str]:
    """The path of every output but charts, whose names nobody writes by hand."""
    clusters = guide.rankings.clusters.values()
    found = {*SINGLE, *guide.tables.texts, *(page.path for page in source_pages(guide))}
    found |= {f"clusters/{cluster.id}.md" for cluster in clusters}
    found |= {f"ranking/{edition.year}.md" for edition in guide.rankings.editions if edition.year != guide.rankings.latest.year}
    found |= {pair_path(one.cluster, other.cluster) for one, other in story_pairs(guide)}
    for profile in guide.profiles:
        found |= {f"cities/{profile.cluster}.md", f"places/{profile.cluster}.yml"}
        found |= {f"places/{profile.cluster}.{kind}" for kind in ("gpx", "geojson") if profile.placed}
    begun = {profile.cluster for profile in guide.profiles}
    found |= {f"places/new/{c.id}.yml" for c in clusters if c.id not in begun and None not in (c.latitude, c.longitude)}
    return found | {f"write/problems/{code}.md" for code in catalogue()} | {f"{FOLDER}/{name}.json" for name in NAMES}
