"""Files that pages offer for download: charts, places, tables, claims, schemas; and files that scripts fetch."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from functools import partial

from cityguide.charts.model import Chart
from cityguide.charts.plotly_figure import plotly_json
from cityguide.charts.svg import draw
from cityguide.charts.table import csv_text
from cityguide.directives.editors.handbook import KNOWN, new_path, unwritten
from cityguide.editing.scaffold import scaffold
from cityguide.editing.schema import NAMES, SCHEMAS, schema_text
from cityguide.evidence.sources import credits_of
from cityguide.evidence.terms import (
    ATTRIBUTION,
    DISCLAIMER,
    LICENCE,
    ORIGINAL,
    acknowledgement,
    attribution,
    commented,
    editions_named,
    licensed,
)
from cityguide.guide import Guide
from cityguide.profiles.addresses import shore_path
from cityguide.prose.notes import Notes
from cityguide.prose.text import Prose
from cityguide.rankings.model import MEASURES, Cluster
from cityguide.reading.csv_file import without_comments
from cityguide.reading.tables import Table
from cityguide.site.output import Output

COLUMNS = (
    "id", "title", "kind", "verdict", "scope", "clusters", "statement", "said_in", "record", "printed", "reason", "sides", "sources",
    "as_of",
)  # fmt: skip
"""The fields of a claim in a file of claims."""

TERMS = {"licence": LICENCE, "attribution": ATTRIBUTION, "disclaimer": DISCLAIMER}
"""What a file of JSON begins with that holds WIPO's data."""


def common_downloads(guide: Guide) -> list[Output]:
    """Every file that belongs to no city and is neither a page nor a chart nor a picture. Their content is not made yet."""
    return [
        Output("compare.json", partial(compare_json, guide)),
        *data_files(guide),
        Output("data/disagreements.csv", partial(claims_csv, guide), "data/claims.yml"),
        Output("data/disagreements.json", partial(claims_json, guide), "data/claims.yml"),
        *(Output(f"{SCHEMAS}/{name}.json", partial(_schema, guide, name)) for name in NAMES),
        Output(KNOWN, partial(known_json, guide)),
        *(Output(new_path(cluster.id), partial(scaffold, guide, cluster), listed=False) for cluster in unwritten(guide)),
    ]


def _schema(guide: Guide, name: str) -> str:
    return schema_text(name, guide.tables)


def chart_files(id: str, chart: Callable[[], Chart]) -> list[Output]:
    """The files of a chart, which is made when the first of them is."""
    return [
        Output(f"charts/{id}.svg", lambda: draw(chart(), standalone=True) + "\n"),
        Output(f"charts/{id}.csv", lambda: csv_text(chart())),
        Output(f"charts/{id}.json", lambda: plotly_json(chart()) + "\n"),
    ]


def data_files(guide: Guide) -> list[Output]:
    """The package that describes the tables, every file of each table with its terms, and the shores."""
    return [
        *(Output(path, partial(_with_terms, guide, table, path), path) for path, table in guide.table_files.items()),
        *(Output(shore_path(of), partial(file.read_text, "utf-8"), shore_path(of)) for of, (_, file) in guide.shores.items() if file),
    ]


def _with_terms(guide: Guide, table: str, path: str) -> str:
    """A file of a table, by their names, with its terms; what describes the tables as it is."""
    text = guide.tables.texts[path].text
    return commented(without_comments(text), *_terms(guide, guide.tables.tables[table], path)) if table else text


def _terms(guide: Guide, table: Table, file: str) -> list[str]:
    """Which works a table is adapted from, with the editions that are in `file`, what its sources ask to be said, and its licence."""
    columns = [field.name for field in table.fields if field.type == "year"]
    found = {row[column] for row in table.rows for column in columns if row.file == file}
    licences = {edition.year: edition.licence for edition in guide.rankings.editions if edition.year in found or not found}
    licence = f"licence: {next(iter(licences.values()))}" if len(licences) == 1 else "licence of each: editions.csv"
    said = f"{editions_named(licences)} ({licence})"
    lines: list[str] = []
    for source in table.sources:
        lines += [attribution(said), DISCLAIMER] if source.title == ORIGINAL else [acknowledgement(source.title, source.path)]
    cited = [row for row in table.rows if row.values.get("source_ids") and row.file == file]
    asked = credits_of((source for row in cited for source in row["source_ids"]), guide.sources)
    return [
        *lines,
        *(f"{words} ({address})" if address else words for words, address in asked.items()),
        *(licensed(own.title, own.path) for own in table.licences),
    ]


def claims_csv(guide: Guide) -> str:
    """One row for each claim, below WIPO's terms as comments; lists are joined by semicolons."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_cell, row.values()) for row in _rows(guide))
    return commented(out.getvalue())


def claims_json(guide: Guide) -> str:
    """The same as JSON, with sides and lists not joined."""
    return json.dumps({**TERMS, "claims": _rows(guide)}, ensure_ascii=False, indent=1) + "\n"


def _rows(guide: Guide) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for claim in guide.claim_file.claims:
        plain = Prose(guide, claim.subject, Notes()).plain
        row = {column: getattr(claim, column) for column in COLUMNS}
        row |= {column: plain(row[column]) for column in ("statement", "record", "printed", "reason") if row[column]}
        row["sides"] = [{"says": plain(side.says), "sources": side.sources} for side in claim.sides]
        rows.append(row)
    return rows


def _cell(value: object) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(f"{entry['says']} ({', '.join(entry['sources'])})" if isinstance(entry, dict) else str(entry) for entry in value)
    return "" if value is None else str(value)


def known_json(guide: Guide) -> str:
    """The ids that a profile may name: `sources` and `claims`, sorted."""
    return json.dumps({"sources": sorted(guide.sources), "claims": sorted(guide.claims)}, separators=(",", ":")) + "\n"


def compare_json(guide: Guide) -> str:
    """Ranks by edition and shares of the latest one, for every cluster, compact.

    `ranks` are in the order of `editions`: null where no standing is known, 0 where it is known without its rank. `shares` are
    in the order of `measures`, in per cent of the world, null where not known.
    """
    rankings = guide.rankings
    editions = rankings.editions

    def rank(cluster: str, year: int) -> int | None:
        standing = rankings.standing(cluster, year)
        return None if standing is None else standing.rank or 0

    def entry(cluster: Cluster) -> dict[str, object]:
        standing = rankings.standing(cluster.id)
        return {
            "name": cluster.name,
            "economy": rankings.economy_names(cluster.economies),
            "ranks": [rank(cluster.id, edition.year) for edition in editions],
            "shares": [standing.shares[measure] if standing else None for measure in rankings.latest.measures],
        }

    data = {
        **TERMS,
        "latest": rankings.latest.year,
        "editions": [edition.year for edition in editions],
        "ranked": [edition.ranked for edition in editions],
        "breaks": {str(change.edition): change.title for change in rankings.breaks},
        "measures": [MEASURES[measure] for measure in rankings.latest.measures],
        "clusters": {cluster.id: entry(cluster) for cluster in rankings.clusters.values()},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
