"""docs/audit.md: the budgets, a row each, and what was measured on each page. The same site gives the same text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from audit import lengths
from audit.charts import CHART_BUDGET, LARGEST_TEXT, SMALLEST_TEXT
from audit.faults import Fault
from audit.lengths import Lengths
from audit.marks import Ways
from audit.promises import HOURS_BUDGET, PRICES_BUDGET, Promises
from audit.visits import SIZES, Visit
from audit.weights import CITY_HTML_BUDGET, PAGE_BUDGET, SCRIPT_BUDGET, SHIFT_BUDGET

Row = tuple[str, str, Callable[[Visit], str]]
"""What is measured, its budget, and how a page's cell is told."""

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
  are compressed by themselves. The size of their words is the font's times the scale at which the drawing stands there, of every word in
  sight; the squares of the ranking count as a chart.
- A city on a phone: measured with script, at the first sight of it, nothing unfolded. The first card of a place is the first of either
  size: the small cards below a section of the story count, for they are the story's own; the first whole card, of the list of places,
  is given beside it and has no budget. “How we know” is the box of that name with its heading, notes, accounts of figures, claims,
  freshness, gaps and terms of use: their heights, without the margins between them. Marks are note numbers and the words for disputes,
  in a card its count of sources too; words are those of the story's paragraphs, without the marks.
- Marks: of every page of the site, read as a file. A mark is a note's number, a link to sources in words, a bound figure or the word for
  a dispute. Its entry must be there and lead back: each way back to a mark of that same entry, and one to each other page that has one.
- Places: counted from their pages. Hours are told by weekday or in words; a link to somebody who tells them is none. What is in a record
  is read from the YAML that the site hands out.
- Sideways: at 320 px, and at 640, which is a window of 1280 at 200 %, nothing is wider than the window, and nothing but tables and
  drawings scrolls within itself.
- Without JavaScript: the words of `<main>` outside controls are the same with and without it, and nothing `hidden` waits for it.
- Keyboard: Tab, from the top until it comes round, on the heaviest page of each kind at both widths and on every city at 390 px. Every
  link, button, field and summary in sight is reached in the order of the page; at each stop an outline or a change of look shows the
  focus, and nothing fixed lies over it.
- Layout shift: the sum of all shifts, down to the end of the page, which is no less than CLS.
- Change of height: between the lowest and the highest while the page is scrolled to its end and back.
"""


def report(visits: Sequence[Visit], ways: Ways, promises: Promises, faults: Sequence[Fault], switched_off: Mapping[str, str]) -> str:
    """The whole file. `ways` and `promises` are counted over the whole site, `faults` are those of all checks.

    `switched_off` are the rules of html-validate that are not asked for, and why.
    """
    main = [visit for visit in visits if visit.page.kind in COLUMNS]
    rest = [visit for visit in visits if visit.page.kind not in COLUMNS]
    off = "; switched off: " + "; ".join(f"`{rule}` ({why})" for rule, why in switched_off.items()) if switched_off else ""
    verdict = "Every budget is met on every page." if not faults else f"**{len(faults)} faults**: `make audit` lists them."
    parts = [OPENING, verdict + "\n", _cities(visits), _whole_site(visits, ways, promises), _budgets(main, faults), _others(rest, faults)]
    return "\n".join([*parts, METHOD.format(off=off)])


def _cities(visits: Sequence[Visit]) -> str:
    cities = [(visit, visit.lengths) for visit in visits if visit.page.kind == "city" and visit.lengths]
    rows: list[tuple[str, str, Callable[[Lengths], str]]] = [
        ("Whole page, px", f"≤ {lengths.CITY_BUDGET:,}", lambda city: f"{city.whole:,}"),
        ("First card of a place at, px", f"≤ {lengths.FIRST_CARD_BUDGET:,}", lambda city: f"{city.first_card or 0:,}"),
        ("First whole card at, px", "", lambda city: f"{city.first_whole_card or 0:,}"),
        ("How we know, of the page’s height, %", f"≤ {lengths.PROOF_BUDGET:g}", lambda city: f"{city.share_of_proof:.1f}"),
        ("Tallest card, closed, px", f"≤ {lengths.CARD_BUDGET}", lambda city: f"{city.card:.0f}"),
        ("Marks in 100 words of the story", f"≤ {lengths.MARKS_BUDGET:.1f}", lambda city: f"{city.marks_in_words:.1f}"),
        ("Words of the story", "", lambda city: f"{city.words:,}"),
        ("Marks in one card, at most", f"≤ {lengths.CARD_MARKS_BUDGET}", lambda city: str(city.card_marks)),
        ("Marks of disputes in the story", f"≤ {lengths.DISPUTES_BUDGET}", lambda city: str(city.disputes)),
    ]
    lines = [["", "budget", *(visit.page.name.removeprefix("cities/") for visit, _ in cities)]]
    lines += [[name, budget, *(value(city) for _, city in cities)] for name, budget, value in rows]
    return "## A city on a phone\n\nAt 390 px.\n\n" + table(lines)


def _whole_site(visits: Sequence[Visit], ways: Ways, promises: Promises) -> str:
    ranking = next((visit.lengths for visit in visits if visit.page.kind == "ranking"), None)
    lines = [
        ["", "budget", ""],
        [
            "Marks that do not lead to their entry and back without script",
            "0",
            f"{len(ways.broken)} of {ways.marks:,}, on {ways.pages} pages",
        ],
        [
            "Places not closed that tell their hours",
            f"≥ {HOURS_BUDGET}",
            f"{promises.hours} of {promises.open}, {promises.weekdays} by weekday",
        ],
        ["Places that tell a price", f"≥ {PRICES_BUDGET}", f"{promises.prices} of {promises.places}"],
        ["Places that link to the official site in their record", "all", f"{promises.linked} of {promises.sites}"],
        ["“Too old to print” and “Document 00” in any file", "0", str(promises.words)],
    ]
    if ranking:
        lines.append(["The ranking at 390 px, whole page, px", f"≤ {lengths.RANKING_BUDGET:,}", f"{ranking.whole:,}"])
        lines.append(["– its first rank at, px", f"≤ {lengths.FIRST_RANK_BUDGET}", str(ranking.first_rank)])
    return "## The whole guide\n\n" + table(lines)


def _budgets(visits: Sequence[Visit], faults: Sequence[Fault]) -> str:
    def count(check: str) -> Callable[[Visit], str]:
        return lambda visit: str(sum(fault.page == visit.page.name and fault.check == check for fault in faults))

    rows: list[Row] = [
        ("Whole page, gzip, kB", f"≤ {PAGE_BUDGET // 1000}", lambda visit: _kb(visit.heaviest.total)),
        ("– HTML", f"≤ {CITY_HTML_BUDGET // 1000} of a city", lambda visit: _kb(visit.heaviest.html)),
        ("– CSS", "", lambda visit: _kb(visit.heaviest.css)),
        ("– fonts", "", lambda visit: _kb(visit.heaviest.font)),
        ("– JavaScript, before any touch", f"≤ {SCRIPT_BUDGET // 1000}", lambda visit: _kb(visit.heaviest.js)),
        ("– maps’ shapes and anything else", "", lambda visit: _kb(visit.heaviest.other)),
        ("Photographs, kB, apart", "", lambda visit: _kb(visit.heaviest.photographs)),
        (
            "Heaviest chart, SVG and table, kB",
            f"≤ {CHART_BUDGET // 1000}",
            lambda visit: _kb(_chart(visit)) if visit.charts else "no chart",
        ),
        ("Charts that are not whole, of all", "0", lambda visit: f"{_unwhole(visit, faults)} of {len(visit.charts)}"),
        *(_sizes(width) for width, _ in SIZES),
        ("axe violations", "0", count("axe")),
        ("Requests to other hosts", "0", count("other host")),
        ("Errors and warnings in the console", "0", count("console")),
        ("Errors in the HTML", "0", count("html")),
        ("Sideways scrolling at 320 px and 200 %", "0", count("sideways")),
        ("Differences without JavaScript", "0", count("without script")),
        ("Keyboard faults, of all stops", "0", lambda visit: f"{count('keyboard')(visit)} of {visit.stops}"),
        ("Layout shift", f"≤ {SHIFT_BUDGET}", lambda visit: f"{visit.shift:.2f}"),
        ("Change of height in scrolling, %", f"< {lengths.SWING_BUDGET:g}", lambda visit: f"{visit.swing:.1f}"),
    ]
    lines = [["", "budget", *(visit.page.name.removeprefix("cities/") for visit in visits)]]
    lines += [[name, budget, *(value(visit) for visit in visits)] for name, budget, value in rows]
    return "## The budgets\n\n" + table(lines)


def _sizes(width: int) -> Row:
    def told(visit: Visit) -> str:
        sizes = [size.px for size in visit.sizes.get(width, ())]
        return f"{min(sizes):.1f} to {max(sizes):.1f}" if sizes else "no chart"

    return f"Words in charts at {width} px, px", f"{SMALLEST_TEXT} to {LARGEST_TEXT}", told


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
