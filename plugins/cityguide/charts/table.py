"""A chart's numbers as an HTML table and as CSV."""

from __future__ import annotations

import csv
import html
import io

from cityguide.charts.model import Chart, Numbers, Value
from cityguide.evidence.terms import DISCLAIMER, attribution, commented, licensed

NOT_KNOWN = "not known"


def html_table(table: Numbers, caption: str) -> str:
    """The table with row and column headers; an unknown value says so."""
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in table.header)
    rows = "".join(_row(row) for row in table.rows)
    return (
        f'<section class="cg-scroll" tabindex="0" aria-label="{html.escape(caption)}">'
        f'<table class="cg-table"><caption class="cg-visually-hidden">{html.escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>"
    )


def _row(row: tuple[Value, ...]) -> str:
    cells = "".join(_cell(value) for value in row[1:])
    return f'<tr><th scope="row">{html.escape(str(row[0]))}</th>{cells}</tr>'


def _cell(value: Value) -> str:
    if value is None:
        return f'<td class="cg-unknown">{NOT_KNOWN}</td>'
    if isinstance(value, str):
        return f"<td>{html.escape(value)}</td>"
    return f'<td class="cg-number">{value:,}</td>'


def csv_text(chart: Chart) -> str:
    """RFC 4180 with `\\n`, with the terms as comments; an unknown value is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(chart.table.header)
    writer.writerows(["" if value is None else value for value in row] for row in chart.table.rows)
    return commented(out.getvalue(), attribution(chart.edition), DISCLAIMER, licensed())
