"""All that is known of the ground of any cluster: shores from their files, lines from the tables."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from cityguide.problems.problem import FilePosition, Problem, unknown, while_few
from cityguide.reading.tables import Tables
from cityguide.terrain.lines import read_lines
from cityguide.terrain.model import LocalShore, Terrain
from cityguide.terrain.shore_file import read_shores


def read_terrains(
    folder: Path, name: str, tables: Tables | None, clusters: Collection[str], sources: Collection[str]
) -> tuple[Mapping[str, Terrain], list[Problem]]:
    """The terrain of each cluster of which anything is known, and what is wrong with the files below `folder`, called `name`.

    `clusters` and `sources` are the ids that exist; empty where those could not be read, and then no id is doubted.
    """
    lines, problems = read_lines(tables) if tables else ({}, [])
    shores, found = read_shores(folder / "shores", f"{name}/shores")
    problems = [*problems, *found]
    for shore in shores.values():
        problems += _unlinked(shore, f"{name}/shores/{shore.cluster}.json", clusters, sources)
    known = [*lines, *(cluster for cluster in shores if cluster not in lines)]
    return {cluster: Terrain(shores.get(cluster), lines.get(cluster, ())) for cluster in known}, problems


def _unlinked(shore: LocalShore, file: str, clusters: Collection[str], sources: Collection[str]) -> list[Problem]:
    """Ids in a shore's file that lead nowhere."""
    wrong = [("cluster", shore.cluster, clusters)] if clusters and shore.cluster not in clusters else []
    wrong += [("source", source, sources) for source in shore.sources if sources and source not in sources]
    problems = []
    for told, (kind, word, choices) in enumerate(wrong):
        said, code, close = unknown(kind, word, while_few(choices, told))
        problems.append(Problem(FilePosition(file), said, code, found=word, meant=close.meant, sure=close.sure))
    return problems
