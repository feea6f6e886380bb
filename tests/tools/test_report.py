from __future__ import annotations

from pathlib import Path

from audit.faults import Fault
from audit.marks import Ways
from audit.pages import Page
from audit.promises import Promises
from audit.report import report
from audit.visits import Visit
from audit.weights import Weight

from tools.test_charts import WHOLE
from tools.test_lengths import WELL

HOME = Visit(Page("home", "", Path("index.html")), [Weight(html=9_000, js=1_000), Weight(html=9_000, js=2_040)], 0.004, charts=[], stops=12)
SEOUL = Visit(Page("city", "cities/seoul/", Path("s.html")), [Weight(html=50_000)], 0.01, charts=[WHOLE], stops=300, lengths=WELL)
ABOUT = Visit(Page("about", "about/", Path("a.html")), [Weight(html=5_000)], 0.0, charts=[], stops=9)

WAYS = Ways(1_234, 56, 900)
PROMISES = Promises(places=64, open=61, hours=55, weekdays=40, prices=57, sites=45, linked=45)


def cells(text: str, row: str) -> list[str]:
    (line,) = [line for line in text.splitlines() if line.startswith(f"| {row} |")]
    return [cell.strip() for cell in line.strip("|").split("|")][1:]


def test_a_row_for_each_budget_and_a_column_for_each_of_the_large_pages() -> None:
    text = report([HOME, SEOUL, ABOUT], WAYS, PROMISES, [], {})
    assert "| | budget | home | seoul |" in text.replace("|  |", "| |")
    assert cells(text, "Whole page, gzip, kB") == ["≤ 70", "11.0", "50.0"], "of both widths the heavier"
    assert cells(text, "– JavaScript, before any touch") == ["≤ 15", "2.0", "0.0"]
    assert cells(text, "Heaviest chart, SVG and table, kB") == ["≤ 5", "no chart", "0.0"]
    assert cells(text, "Layout shift") == ["≤ 0.02", "0.00", "0.01"]
    assert cells(text, "about") == ["5.0", "0.0", "", "0.00", "0"]
    assert cells(text, "Whole page, px") == ["≤ 20,000", "19,000"]
    assert cells(text, "How we know, of the page’s height, %") == ["≤ 3", "2.0"]
    assert cells(text, "Places not closed that tell their hours") == ["≥ 100", "55 of 61, 40 by weekday"]
    assert cells(text, "Marks that do not lead to their entry and back without script") == ["0", "0 of 1,234, on 56 pages"]
    assert "Every budget is met on every page." in text


def test_faults_stand_with_their_page() -> None:
    faults = [
        Fault("cities/seoul", "axe", "region", 390, "dark"),
        Fault("cities/seoul", "axe", "region", 390, "light"),
        Fault("cities/seoul", "chart", "is not whole", element="#ranks", said="no link to its CSV"),
        Fault("cities/seoul", "chart", "is not whole", element="#ranks", said="no link to its SVG"),
        Fault("about", "html", "no-dup-id"),
    ]
    text = report([HOME, SEOUL, ABOUT], WAYS, PROMISES, faults, {})
    assert cells(text, "axe violations") == ["0", "0", "2"]
    assert cells(text, "Charts that are not whole, of all") == ["0", "0 of 0", "1 of 1"]
    assert cells(text, "about")[-1] == "1"
    assert "**5 faults**" in text


def test_what_is_switched_off_is_said_with_its_reason() -> None:
    assert "switched off: `long-title` (names of clusters are long)" in report(
        [HOME], WAYS, PROMISES, [], {"long-title": "names of clusters are long"}
    )
