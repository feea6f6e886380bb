"""A chart as SVG: legible on a phone, told apart by shape and label as well as colour, named for screen readers.

Drawn 480 units wide with text of 14 units, so that a column of 340 CSS pixels still shows 10 px letters.
Colours are CSS variables; a file of its own carries their light values.
"""

from __future__ import annotations

import html
import textwrap

from cityguide.charts.marks import words_at
from cityguide.charts.model import Bars, Chart, Dots, Lines
from cityguide.charts.svg_bars import draw_bars
from cityguide.charts.svg_dots import draw_dots
from cityguide.charts.svg_lines import draw_lines
from cityguide.colours import HUES, TONES
from cityguide.evidence.terms import DISCLAIMER, attribution

CHART_WIDTH = 480

_CREDIT_ROW, _CREDIT_COLUMNS = 13, 88

_COLOURS = {name: TONES[name] for name in ("ink", "muted", "rule", "quiet")} | {name: hue.accent for name, hue in HUES.items()}

_STANDALONE_STYLE = (
    f"svg{{{''.join(f'--cg-{name}:{tone.light};' for name, tone in _COLOURS.items())}--cg-accent:{HUES['petrol'].accent.light};"
    "background:#fff;font:14px/1.3 system-ui,sans-serif}"
    "text{fill:var(--cg-ink)}.m{fill:var(--cg-muted)}.b{font-weight:600}.g{stroke:var(--cg-rule)}"
    ".k{stroke:var(--cg-muted);stroke-dasharray:3 3}.l{fill:none;stroke-width:2}.u{fill:none;stroke:var(--cg-muted);stroke-dasharray:2 3}"
    ".c{fill:var(--cg-muted);font-size:10px}"
)


def draw(chart: Chart, *, standalone: bool = False) -> str:
    """The chart's `<svg>` element; with `standalone` as a file of its own: with styles, namespace and credit."""
    match chart.form:
        case Lines() as form:
            body, height = draw_lines(form, CHART_WIDTH)
        case Bars() as form:
            body, height = draw_bars(form, CHART_WIDTH)
        case Dots() as form:
            body, height = draw_dots(form, CHART_WIDTH)
    if standalone:
        credit = [*textwrap.wrap(attribution(chart.edition), _CREDIT_COLUMNS), *textwrap.wrap(DISCLAIMER, _CREDIT_COLUMNS)]
        body += "".join(words_at(0, height + _CREDIT_ROW * row, line, "c") for row, line in enumerate(credit, start=1))
        height += _CREDIT_ROW * len(credit) + 5
    name = f"chart-{chart.id}"
    opening = f'<svg class="cg-chart-svg" viewBox="0 0 {CHART_WIDTH} {height}" role="img" aria-labelledby="{name}-t {name}-d"'
    labels = f'<title id="{name}-t">{html.escape(chart.title)}</title><desc id="{name}-d">{html.escape(chart.summary)}</desc>'
    if standalone:
        opening += f' xmlns="http://www.w3.org/2000/svg" width="{CHART_WIDTH * 2}" height="{height * 2}"'
        labels += f"<style>{_STANDALONE_STYLE}</style>"
    return f"{opening}>{labels}{body}</svg>"
