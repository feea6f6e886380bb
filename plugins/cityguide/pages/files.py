"""What pages give to take away: charts, places, tables, claims, schemas."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cityguide.charts.model import Chart
from cityguide.charts.plotly_figure import plotly_json
from cityguide.charts.svg import draw
from cityguide.charts.table import csv_text
from cityguide.editing.schema import FOLDER, NAMES, schema_text
from cityguide.evidence.terms import DISCLAIMER, ORIGINAL, acknowledgement, attribution, commented, editions, licensed
from cityguide.guide import Guide
from cityguide.pages.disagreements import claims_csv, claims_json
from cityguide.pages.output import Output
from cityguide.reading.csv_file import without_comments
from cityguide.reading.tables import Table
from cityguide.travel.placefiles import geojson, gpx


def chart_files(charts: Sequence[Chart]) -> list[Output]:
    files = []
    for chart in charts:
        files += [
            Output(f"charts/{chart.id}.svg", partial(_drawn, chart)),
            Output(f"charts/{chart.id}.csv", partial(csv_text, chart)),
            Output(f"charts/{chart.id}.json", partial(_interactive, chart)),
        ]
    return files


def _drawn(chart: Chart) -> str:
    return draw(chart, standalone=True) + "\n"


def _interactive(chart: Chart) -> str:
    return plotly_json(chart) + "\n"


def place_files(guide: Guide) -> list[Output]:
    files = []
    for file in guide.files:
        base, origin = f"places/{file.profile.cluster}", file.document.source.name
        files.append(Output(f"{base}.yml", file.document.source.text, origin))
        if file.profile.placed:
            files += [
                Output(f"{base}.gpx", partial(gpx, file.profile), origin),
                Output(f"{base}.geojson", partial(geojson, guide, file.profile), origin),
            ]
    return files


def data_files(guide: Guide) -> list[Output]:
    """The package that describes the tables, and every file of each table with its terms."""
    tables = {f"data/{file}": table for table in guide.tables.tables.values() for file in table.files}
    return [
        Output(name, commented(without_comments(text.text), *_terms(guide, tables[name], name)) if name in tables else text.text, name)
        for name, text in guide.tables.texts.items()
    ]


def _terms(guide: Guide, table: Table, file: str) -> list[str]:
    """Which works a table is adapted from, with the editions that are in `file`, and its licence."""
    columns = [field.name for field in table.fields if field.type == "year"]
    found = {row[column] for row in table.rows for column in columns if row.at(column).file == file}
    licences = {edition.year: edition.licence for edition in guide.rankings.editions if edition.year in found or not found}
    licence = f"licence: {next(iter(licences.values()))}" if len(licences) == 1 else "licence of each: editions.csv"
    said = f"{editions(licences)} ({licence})"
    lines: list[str] = []
    for source in table.sources:
        lines += [attribution(said), DISCLAIMER] if source.title == ORIGINAL else [acknowledgement(source.title, source.path)]
    return [*lines, *(licensed(own.title, own.path) for own in table.licences)]


def schema_files(guide: Guide) -> list[Output]:
    return [Output(f"{FOLDER}/{name}.json", partial(schema_text, name, guide.tables)) for name in NAMES]


def claim_files(guide: Guide) -> list[Output]:
    return [
        Output("data/disagreements.csv", claims_csv(guide), "data/claims.yml"),
        Output("data/disagreements.json", claims_json(guide), "data/claims.yml"),
    ]
