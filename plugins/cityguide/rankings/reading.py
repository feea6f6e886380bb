"""The tables of `data/` -> `Rankings`, with the checks that need more than one column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from cityguide.problems.limits import ID
from cityguide.problems.problem import FilePosition, Problem, unknown, while_few
from cityguide.rankings.model import (
    MEASURES,
    Break,
    Cluster,
    ClusterCount,
    Concentration,
    Debut,
    Economy,
    EconomyRank,
    Edition,
    Intensity,
    RankDispute,
    Restated,
    Standing,
)
from cityguide.rankings.rankings import Rankings
from cityguide.reading.fields import SLUG
from cityguide.reading.plain_file import is_reserved
from cityguide.reading.tables import Row, Tables, absences

NEEDED_COLUMNS = {
    "clusters": "cluster name economies other_names",
    "coordinates": "cluster latitude longitude place",
    "economies": "economy name region",
    "editions": "edition title published ranked measures counting_window licence source_ids",
    "breaks": "edition break title label text source_ids",
    "standings": "edition rank cluster printed_name economies pct_share publication_share vc_share"
    " pct_count publication_count vc_count note source_ids",
    "restated": "edition stated_in rank cluster source_ids",
    "debuts": "edition cluster source_ids",
    "rank_disputes": "edition cluster rank standing_rank says why source_ids",
    "intensity": "edition rank cluster pct_per_million publications_per_million vc_per_million note source_ids",
    "economy_ranking": "edition rank economy score source_ids",
    "cluster_counts": "edition economy clusters source_ids",
    "concentration": "edition group clusters pct pct_wording publications publications_wording vc vc_wording source_ids",
}
"""The tables and columns that the rankings need; a package may describe more."""

TABLE_OF = {"cluster": "clusters", "economy": "economies", "edition": "editions"}
"""The table of each kind of id that profiles, pages and other tables refer to."""

RANKED = {
    "standings": (("edition",), "cluster"),
    "intensity": (("edition",), "cluster"),
    "restated": (("edition", "stated_in"), "cluster"),
    "economy_ranking": (("edition",), "economy"),
}
"""Tables in which each rank occurs once for each value of the first columns, and the column of what is ranked."""

_PACKAGE = FilePosition("data/datapackage.yml")

_SINGULAR = {"pct": "pct", "publications": "publication", "vc": "vc"}


def build_rankings(tables: Tables) -> tuple[Rankings | None, list[Problem]]:
    """The rankings, and contradictions in the tables. They are None when a table is missing or unreadable, or no edition has a standing."""
    problems = absences(tables, NEEDED_COLUMNS)
    if problems or any(not tables.whole(name) and not tables[name] for name in TABLE_OF.values()):
        return None, problems  # Without a row of one of these nothing else can be judged, and that it can't be read is told already.
    problems = [*_id_problems(tables), *_rank_problems(tables), *_debut_problems(tables)]
    if tables.whole("economies"):
        problems += unknown_ids(tables, "economies", "economy", [row["economy"] for row in tables["economies"]])
    years = {row["edition"] for row in tables["editions"]}
    if not any(row["edition"] in years for row in tables["standings"]):
        return None, [*problems, Problem(_PACKAGE, "no edition has a single standing; there is no ranking to show", "empty-table")]
    places = {row["cluster"]: row for row in tables["coordinates"]}
    rankings = Rankings(
        clusters={row["cluster"]: _cluster(row, places.get(row["cluster"])) for row in tables["clusters"]},
        economies={r["economy"]: Economy(r["economy"], r["name"], r["region"]) for r in tables["economies"]},
        editions=tuple(sorted((_edition(row) for row in tables["editions"]), key=lambda e: e.year)),
        breaks=tuple(Break(r["edition"], r["break"], r["title"], r["label"], r["text"], r["source_ids"]) for r in tables["breaks"]),
        standings=tuple(_standing(row) for row in tables["standings"]),
        restated=tuple(Restated(r["edition"], r["stated_in"], r["rank"], r["cluster"], r["source_ids"]) for r in tables["restated"]),
        debuts=tuple(Debut(r["edition"], r["cluster"], r["source_ids"]) for r in tables["debuts"]),
        disputes=tuple(
            RankDispute(r["edition"], r["cluster"], r["rank"], r["standing_rank"], r["says"], r["why"], r["source_ids"])
            for r in tables["rank_disputes"]
        ),
        intensities=tuple(
            Intensity(r["edition"], r["rank"], r["cluster"], {m: r[f"{m}_per_million"] for m in MEASURES}, r["note"], r["source_ids"])
            for r in tables["intensity"]
        ),
        economy_ranks=tuple(
            EconomyRank(r["edition"], r["rank"], r["economy"], r["score"], r["source_ids"]) for r in tables["economy_ranking"]
        ),
        counts=tuple(ClusterCount(r["edition"], r["economy"], r["clusters"], r["source_ids"]) for r in tables["cluster_counts"]),
        concentrations=tuple(
            Concentration(
                r["edition"],
                r["group"],
                r["clusters"],
                {m: r[m] for m in MEASURES},
                {m: r[f"{m}_wording"] for m in MEASURES},
                r["source_ids"],
            )
            for r in tables["concentration"]
        ),
    )
    return rankings, problems


def unknown_ids(tables: Tables, column: str, kind: str, known: Sequence[str]) -> list[Problem]:
    """Problems for words in the lists of any column of that name that are not `known` ids; a data package can't tie a list to a table."""
    there = set(known)
    lost = [
        (row, word)
        for table in tables.tables.values()
        if any(field.name == column and field.separator for field in table.fields)
        for row in table.rows
        for word in row[column]
        if word not in there
    ]
    return [tables.problem(row, column, *unknown(kind, word, while_few(known, told)), word=word) for told, (row, word) in enumerate(lost)]


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
        row["note"],
        row["source_ids"],
    )


def _id_problems(tables: Tables) -> list[Problem]:
    """Ids of clusters that can't be the name of a page, whatever the description of the column allows."""
    problems: list[Problem] = []
    for row in tables["clusters"] if tables.whole("clusters") else ():  # what its description refuses is told already
        id = row["cluster"]
        if not re.fullmatch(SLUG, id):
            said = f"'{id}' can't be the id of a cluster: small letters, digits and single hyphens"
            problems.append(tables.problem(row, "cluster", said, "form"))
        elif len(id) > ID.most:
            problems.append(tables.problem(row, "cluster", f"{len(id)} characters found; an id has at most {ID}", "too-long"))
        elif is_reserved(id):
            problems.append(tables.problem(row, "cluster", f"Windows keeps the name '{id}' for a device; add a word to it", "file-name"))
    return problems


def _rank_problems(tables: Tables) -> list[Problem]:
    """Two clusters or economies with the same rank, and ranks past the end of an edition's table."""
    problems: list[Problem] = []
    for name, (group, thing) in RANKED.items():
        first: dict[tuple[Any, ...], Row] = {}
        for row in tables[name]:
            if row["rank"] is None:
                continue
            key = (*(row[column] for column in group), row["rank"])
            if (other := first.setdefault(key, row)) is not row:
                said = f"rank {row['rank']} of {row['edition']} is taken by {other[thing]} ({other.at('rank')})"
                problems.append(tables.problem(row, "rank", said, "equal-ranks"))
    printed = {row["edition"]: row["ranked"] for row in tables["editions"]}
    for row in tables["standings"]:
        edition, rank = row["edition"], row["rank"]
        if rank is not None and printed.get(edition) is not None and rank > printed[edition]:
            said = f"rank {rank} found, the edition of {edition} has {printed[edition]} rows"
            problems.append(tables.problem(row, "rank", said, "range"))
    return problems


def _debut_problems(tables: Tables) -> list[Problem]:
    """Clusters called new in an edition although an earlier one has them."""
    first: dict[str, Row] = {}
    for row in sorted(tables["standings"], key=lambda row: row["edition"]):
        first.setdefault(row["cluster"], row)
    problems: list[Problem] = []
    for row in tables["debuts"]:
        earlier = first.get(row["cluster"])
        if earlier is not None and earlier["edition"] < row["edition"]:
            there = f"the edition of {earlier['edition']} has it ({earlier.at('cluster')})"
            said = f"{row['cluster']} can't be new in {row['edition']}: {there}"
            problems.append(tables.problem(row, "edition", said, "value"))
    return problems
