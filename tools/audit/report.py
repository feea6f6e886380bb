"""docs/audit.md: the budgets, a row each, and what was measured on each page. The same site gives the same text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from audit.charts import CHART_BUDGET
from audit.faults import Fault
from audit.visits import Visit
from audit.weights import PAGE_BUDGET, SCRIPT_BUDGET, SHIFT_BUDGET

COLUMNS = ("home", "city", "ranking", "trends", "compare")
"""The kinds of page that the large table shows; the others follow in a table of their own."""

OPENING = """\
# The audit

`make audit` builds the guide, opens one page of each kind and every city in Chromium, and fails when one of these budgets is not met. It
writes this file. What takes time is measured by Lighthouse, which is no gate: [bench/lighthouse.md](../bench/lighthouse.md).
"""

METHOD = """\
## How it is measured

- A server on the same machine sends the built site as static hosts do: gzip at level 6 for text, ten minutes of cache, the 404 page. It
  also sends a Content-Security-Policy that allows this host alone, no inline style and only the one inline script of the frame.
- Each page is opened with nothing cached at 390 × 844 and at 1280 × 900, scrolled to its end and back, and left until it asks for nothing
  more. kB are 1,000 bytes of bodies as they went over the wire, photographs apart; of the two widths the larger number is shown.
- axe-core: all rules tagged WCAG 2.0, 2.1 and 2.2 A and AA and best practice, at both widths, in light and dark.
- HTML: html-validate with its presets “standard” and “a11y”, on the files{off}.
- Charts: each has a name, a description, a table, a source with its edition, and a CSV and an SVG that answer; drawing and table together
  are compressed by themselves.
- Sideways: at 320 px, and at 640, which is a window of 1280 at 200 %, nothing is wider than the window, and nothing but tables and
  drawings scrolls within itself.
- Without JavaScript: the words of `<main>` outside controls are the same with and without it, and nothing `hidden` waits for it.
- Keyboard: Tab, from the top until it comes round, at 390 px, and on one page of each kind at 1280. Every link, button, field and summary
  in sight is reached in the order of the page; at each stop an outline or a change of look shows the focus, and nothing fixed lies over it.
- Layout shift: the sum of all shifts, down to the end of the page, which is no less than CLS.
"""


def report(visits: Sequence[Visit], faults: Sequence[Fault], switched_off: Mapping[str, str]) -> str:
    """The whole file. `faults` are those of all checks, `switched_off` the rules of html-validate that are not asked for, and why."""
    main = [visit for visit in visits if visit.page.kind in COLUMNS]
    rest = [visit for visit in visits if visit.page.kind not in COLUMNS]
    off = "; switched off: " + "; ".join(f"`{rule}` ({why})" for rule, why in switched_off.items()) if switched_off else ""
    verdict = "Every budget is met on every page." if not faults else f"**{len(faults)} faults**: `make audit` lists them."
    return "\n".join([OPENING, verdict + "\n", _budgets(main, faults), _others(rest, faults), METHOD.format(off=off)])


def _budgets(visits: Sequence[Visit], faults: Sequence[Fault]) -> str:
    def count(check: str) -> Callable[[Visit], str]:
        return lambda visit: str(sum(fault.page == visit.page.name and fault.check == check for fault in faults))

    rows: list[tuple[str, str, Callable[[Visit], str]]] = [
        ("Whole page, gzip, kB", f"≤ {PAGE_BUDGET // 1000}", lambda visit: _kb(visit.heaviest.total)),
        ("– HTML", "", lambda visit: _kb(visit.heaviest.html)),
        ("– CSS", "", lambda visit: _kb(visit.heaviest.css)),
        ("– fonts", "", lambda visit: _kb(visit.heaviest.font)),
        ("– JavaScript, before any touch", f"≤ {SCRIPT_BUDGET // 1000}", lambda visit: _kb(visit.heaviest.js)),
        ("– anything else", "", lambda visit: _kb(visit.heaviest.other)),
        ("Photographs, kB, apart", "", lambda visit: _kb(visit.heaviest.photographs)),
        (
            "Heaviest chart, SVG and table, kB",
            f"≤ {CHART_BUDGET // 1000}",
            lambda visit: _kb(_chart(visit)) if visit.charts else "no chart",
        ),
        ("Charts that are not whole, of all", "0", lambda visit: f"{_unwhole(visit, faults)} of {len(visit.charts)}"),
        ("axe violations", "0", count("axe")),
        ("Requests to other hosts", "0", count("other host")),
        ("Errors and warnings in the console", "0", count("console")),
        ("Errors in the HTML", "0", count("html")),
        ("Sideways scrolling at 320 px and 200 %", "0", count("sideways")),
        ("Differences without JavaScript", "0", count("without script")),
        ("Keyboard faults, of all stops", "0", lambda visit: f"{count('keyboard')(visit)} of {visit.stops}"),
        ("Layout shift", f"≤ {SHIFT_BUDGET}", lambda visit: f"{visit.shift:.2f}"),
    ]
    lines = [["", "budget", *(visit.page.name.removeprefix("cities/") for visit in visits)]]
    lines += [[name, budget, *(value(visit) for visit in visits)] for name, budget, value in rows]
    return "## The budgets\n\n" + table(lines)


def _others(visits: Sequence[Visit], faults: Sequence[Fault]) -> str:
    lines = [["", "whole page, kB", "JavaScript, kB", "heaviest chart, kB", "layout shift", "faults"]]
    for visit in visits:
        chart = _kb(_chart(visit)) if visit.charts else ""
        found = sum(fault.page == visit.page.name for fault in faults)
        lines.append([visit.page.name, _kb(visit.heaviest.total), _kb(visit.heaviest.js), chart, f"{visit.shift:.2f}", str(found)])
    return "## The other kinds of page\n\nOf a kind with many pages these are the lightest and the heaviest.\n\n" + table(lines)


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown, its first row the head; columns after the first are numbers."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "| --- |" + " ---: |" * (len(rows[0]) - 1), *lines[1:]]) + "\n"


def _kb(size: int) -> str:
    return f"{size / 1000:.1f}"


def _chart(visit: Visit) -> int:
    return max(chart.size for chart in visit.charts)


def _unwhole(visit: Visit, faults: Sequence[Fault]) -> int:
    return len({fault.element for fault in faults if fault.page == visit.page.name and fault.check == "chart"})
