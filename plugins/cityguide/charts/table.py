"""A chart's numbers as CSV."""

from __future__ import annotations

import csv
import io

from cityguide.charts.model import Chart
from cityguide.evidence.terms import DISCLAIMER, attribution, commented, licensed

NOT_KNOWN = "not known"


def csv_text(chart: Chart) -> str:
    """RFC 4180 with `\\n`, with the terms as comments; an unknown value is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(chart.table.header)
    writer.writerows(["" if value is None else value for value in row] for row in chart.table.rows)
    return commented(out.getvalue(), attribution(chart.edition), DISCLAIMER, licensed())
