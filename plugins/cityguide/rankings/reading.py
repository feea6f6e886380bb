"""The tables of `data/` -> `Rankings`, with the checks that no single column can make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cityguide.rankings.model import (
    MEASURES,
    Break,
    Cluster,
    ClusterCount,
    Concentration,
    Economy,
    EconomyRank,
    Edition,
    Intensity,
    RankDispute,
    Restated,
    Standing,
)
from cityguide.rankings.rankings import Rankings
from cityguide.reading.problems import Position, Problem, suggestion
from cityguide.reading.tables import Row, Tables

NEEDED = (
    "clusters", "coordinates", "economies", "editions", "breaks", "standings", "restated", "rank_disputes",
    "intensity", "economy_ranking", "cluster_counts", "concentration",
)  # fmt: skip

_SINGULAR = {"pct": "pct", "publications": "publication", "vc": "vc"}


def build_rankings(tables: Tables) -> tuple[Rankings | None, list[Problem]]:
    """The rankings, or what contradicts itself in the tables."""
    absent = [name for name in NEEDED if name not in tables.tables]
    if absent:
        at = Position("data/datapackage.yml")
        return None, [Problem(at, f"the package describes no table '{name}'", "missing-table") for name in absent]
    problems = _rank_problems(tables)
    if problems:
        return None, problems
    places = {row["cluster"]: row for row in tables["coordinates"]}
    rankings = Rankings(
        clusters={row["cluster"]: _cluster(row, places.get(row["cluster"])) for row in tables["clusters"]},
        economies={r["economy"]: Economy(r["economy"], r["name"], r["region"]) for r in tables["economies"]},
        editions=tuple(sorted((_edition(row) for row in tables["editions"]), key=lambda e: e.year)),
        breaks=tuple(Break(r["edition"], r["break"], r["title"], r["text"], r["source_ids"]) for r in tables["breaks"]),
        standings=tuple(_standing(row) for row in tables["standings"]),
        restated=tuple(
            Restated(r["edition"], r["stated_in"], r["rank"], r["cluster"], r["source_ids"]) for r in tables["restated"]
        ),
        disputes=tuple(
            RankDispute(r["edition"], r["cluster"], r["rank"], r["standing_rank"], r["says"], r["why"], r["source_ids"])
            for r in tables["rank_disputes"]
        ),
        intensities=tuple(
            Intensity(
                r["edition"], r["rank"], r["cluster"], {m: r[f"{m}_per_million"] for m in MEASURES}, r["note"], r["source_ids"]
            )
            for r in tables["intensity"]
        ),
        economy_ranks=tuple(
            EconomyRank(r["edition"], r["rank"], r["economy"], r["score"], r["source_ids"]) for r in tables["economy_ranking"]
        ),
        counts=tuple(ClusterCount(r["edition"], r["economy"], r["clusters"], r["source_ids"]) for r in tables["cluster_counts"]),
        concentrations=tuple(
            Concentration(
                r["edition"], r["group"], r["clusters"], {m: r[m] for m in MEASURES},
                {m: r[f"{m}_wording"] for m in MEASURES}, r["source_ids"],
            )  # fmt: skip
            for r in tables["concentration"]
        ),
    )
    return rankings, []


def source_problems(tables: Tables, known: Sequence[str]) -> list[Problem]:
    """Cells of any `source_ids` column that name a source the registry does not have."""
    return [
        tables.problem(row, "source_ids", f"unknown source '{source}'{suggestion(source, known)}", "unknown-source")
        for table in tables.tables.values()
        if any(field.name == "source_ids" for field in table.fields)
        for row in table.rows
        for source in row["source_ids"]
        if source not in known
    ]


def _cluster(row: Row, place: Row | None) -> Cluster:
    where: tuple[Any, Any, Any] = (place["latitude"], place["longitude"], place["place"]) if place else (None, None, None)
    return Cluster(row["cluster"], row["name"], row["economies"], row["other_names"], *where)


def _edition(row: Row) -> Edition:
    return Edition(
        row["edition"], row["title"], row["published"] and str(row["published"]), row["ranked"], row["measures"],
        row["counting_window"], row["licence"], row["source_ids"],
    )  # fmt: skip


def _standing(row: Row) -> Standing:
    return Standing(
        row["edition"],
        row["rank"],
        row["cluster"],
        row["printed_name"],
        row["economies"],
        {measure: row[f"{name}_share"] for measure, name in _SINGULAR.items()},
        {measure: row[f"{name}_count"] for measure, name in _SINGULAR.items()},
        row["total_share"],
        row["note"],
        row["source_ids"],
    )


def _rank_problems(tables: Tables) -> list[Problem]:
    """Two clusters on one rank, and ranks past the end of an edition's table."""
    problems: list[Problem] = []
    printed = {row["edition"]: row["ranked"] for row in tables["editions"]}
    first: dict[tuple[int, int], Row] = {}
    for row in tables["standings"]:
        edition, rank = row["edition"], row["rank"]
        if rank is None:
            continue
        if (edition, rank) in first:
            other = first[(edition, rank)]
            said = f"rank {rank} of {edition} is taken by {other['cluster']} ({other.at('rank')})"
            problems.append(tables.problem(row, "rank", said, "equal-ranks"))
        first.setdefault((edition, rank), row)
        if printed.get(edition) is not None and rank > printed[edition]:
            said = f"rank {rank} found, the edition of {edition} has {printed[edition]} rows"
            problems.append(tables.problem(row, "rank", said, "range"))
    return problems
