"""`cityguide new "Munich"`: the file of a city that the ranking knows, filled in as far as the tables go."""

from __future__ import annotations

import argparse
from pathlib import Path

from cityguide.cli.surroundings import page_folder_of
from cityguide.cli.terminal import StoppedError
from cityguide.editing.scaffold import scaffold
from cityguide.editing.which_cluster import called, named_like
from cityguide.guide import Guide, read_guide
from cityguide.problems.report import report
from cityguide.project.day import today
from cityguide.rankings.model import Cluster
from cityguide.site.compose import HANDBOOK


def options(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", nargs="+", help="the city or its cluster, as the ranking has it: its name, an older one, or its id")


def run(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Write `cities/<id>.yml`. 1, and nothing written, unless the name is that of exactly one cluster without a file."""
    name = " ".join(chosen.name).strip()
    if not name:
        parser.error("name a city")
    guide, problems = read_guide(chosen.root, today())
    if guide is None:
        raise StoppedError(report(problems))
    found = called(guide.rankings, name)
    if len(found) != 1:
        raise StoppedError(_several(guide, name, found) if found else _unknown(guide, name))
    cluster = found[0]
    there = _there(guide, chosen.root, cluster)
    if there is not None:
        raise StoppedError(f"{cluster.name} has its file already: {there}. Nothing was written.")
    if cluster.latitude is None:
        raise StoppedError(
            f"data/coordinates.csv has no row for {cluster.name}, and a page begins with a point on the map. Add the row first."
        )
    path = chosen.root / "cities" / f"{cluster.id}.yml"
    path.parent.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(scaffold(guide, cluster))
    print(_written(guide, chosen.root, cluster))
    return 0


def _there(guide: Guide, root: Path, cluster: Cluster) -> str | None:
    """The existing file of a cluster, under any name and even if it has problems; None without one."""
    files = [file.document.source.name for file in guide.files if file.profile.cluster == cluster.id]
    beside = [path for path in (root / "cities" / f"{cluster.id}{ending}" for ending in (".yml", ".yaml")) if path.exists()]
    return next(iter([*files, *(f"cities/{path.name}" for path in beside)]), None)


def _several(guide: Guide, name: str, found: list[Cluster]) -> str:
    return "\n".join([f"'{name}' may be one of {len(found)} clusters. Name the one you mean:", *_commands(guide, found)])


def _unknown(guide: Guide, name: str) -> str:
    count = len(guide.rankings.clusters)
    others = named_like(guide.rankings, name)
    lines = [f"The ranking has no cluster called '{name}'.{' The nearest names:' if others else ''}", *_commands(guide, others)]
    said = f"Every city of the guide belongs to a cluster of the ranking; data/clusters.csv has all {count}."
    return "\n".join([*lines, said])


def _commands(guide: Guide, clusters: list[Cluster]) -> list[str]:
    return [f"  cityguide new {cluster.id}    {cluster.name}, {guide.rankings.economy_names(cluster.economies)}" for cluster in clusters]


def _written(guide: Guide, root: Path, cluster: Cluster) -> str:
    standing = guide.rankings.standing(cluster.id)
    rank = f", No. {standing.rank} in the {standing.edition} edition" if standing and standing.rank else ""
    serve = "make serve" if (root / "Makefile").is_file() else "cityguide serve"
    lines = [
        f"Written: cities/{cluster.id}.yml ({cluster.name}{rank}).",
        "The page can be built as it is. What is still to be written stands in the file, explained, with an example of each field.",
        "",
        f"  {serve:<16} shows http://127.0.0.1:8000/cities/{cluster.id}/ and renews it as you save",
        f"  {'cityguide check':<16} tells what is wrong, and where",
    ]
    handbook = page_folder_of(root).path / HANDBOOK
    if handbook.is_file():
        name = handbook.resolve().relative_to(root.resolve()).as_posix()
        lines += [f"  {'the handbook':<16} {name}, or http://127.0.0.1:8000/write/: ten edits that make it a page"]
    return "\n".join(lines)
