"""A chart as SVG: told apart by shape and label as well as colour, named for screen readers.

In a page it fills its column, whatever its width, and its text keeps its size (`charts.marks` says how). As a file of its own it is drawn
600 units wide. Colours are CSS variables; a file carries their light values.
"""

from __future__ import annotations

import html
import textwrap

from cityguide.charts.model import Bars, Chart, Dots, Lines
from cityguide.charts.svg_bars import draw_bars
from cityguide.charts.svg_dots import draw_dots
from cityguide.charts.svg_lines import apart, draw_lines
from cityguide.charts.svg_rows import draw_rows
from cityguide.colours import HUES, TONES
from cityguide.evidence.terms import DISCLAIMER, attribution
from cityguide.svg import element, text_element

FILE_WIDTH, _MARGIN = 600, 10

_NAMESPACE = "http://www.w3.org/2000/svg"

_CREDIT_ROW, _CREDIT_COLUMNS = 13, 110

_COLOURS = {name: TONES[name] for name in ("ink", "muted", "rule", "quiet")} | {name: hue.accent for name, hue in HUES.items()}

_FILE_STYLE = (
    f"svg{{{''.join(f'--cg-{name}:{tone.light};' for name, tone in _COLOURS.items())}--cg-accent:{HUES['petrol'].accent.light};"
    "background:#fff;font:13px/1.3 system-ui,sans-serif}svg svg{background:none}"
    "text{fill:var(--cg-ink)}.m{fill:var(--cg-muted)}.b{font-weight:600}.g{stroke:var(--cg-rule)}"
    ".k,.d{stroke:var(--cg-muted)}.k{stroke-dasharray:3 3}.l{stroke-width:2}.e{stroke-width:3.5}.p{fill-opacity:.4}"
    ".c{fill:var(--cg-muted);font-size:10px}"
)


def draw(chart: Chart, *, standalone: bool = False) -> str:
    """The chart's `<svg>` element; with `standalone` as a file of its own: with styles, namespace and credit."""
    match chart.form:
        case Lines() as form:
            body, height = draw_lines(form) if len(form.lines) > 1 and apart(form) else draw_rows(form)
        case Bars() as form:
            body, height = draw_bars(form)
        case Dots() as form:
            body, height = draw_dots(form)
    if standalone:
        credit = [*textwrap.wrap(attribution(chart.edition), _CREDIT_COLUMNS), *textwrap.wrap(DISCLAIMER, _CREDIT_COLUMNS)]
        body += "".join(text_element(line, 0, height + _CREDIT_ROW * row, class_="c") for row, line in enumerate(credit, start=1))
        height += _CREDIT_ROW * len(credit) + 5
    name = f"chart-{chart.id}"
    labels = f'<title id="{name}-t">{html.escape(chart.title)}</title><desc id="{name}-d">{html.escape(chart.summary)}</desc>'
    size: dict[str, str | float | None] = {"width": "100%", "height": height}
    if standalone:
        labels += f"<style>{_FILE_STYLE}</style>"
        wide, high = FILE_WIDTH + 2 * _MARGIN, height + 2 * _MARGIN
        size = {"width": wide * 2, "height": high * 2, "viewBox": f"-{_MARGIN} -{_MARGIN} {wide} {high}", "xmlns": _NAMESPACE}
    return element("svg", labels + body, class_="cg-chart-svg", role="img", aria_labelledby=f"{name}-t {name}-d", **size)
