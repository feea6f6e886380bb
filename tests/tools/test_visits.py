"""In a real browser: a page with nothing wrong passes, and each thing that can be wrong with one is found."""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from audit import axe
from audit import visits as visits_module
from audit.browser import browser
from audit.charts import Size
from audit.lengths import Lengths
from audit.pages import Page
from audit.server import serving
from audit.visits import NotDrawnError, Visit, visit_all, visited

FRAME = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="/icon.svg"><script src="page.js" defer></script>
<link rel="stylesheet" href="page.css">{head}</head><body><main><h1>A page</h1>{body}</main></body></html>"""

CHART = """<figure class="cg-chart" id="ranks"><figcaption>Fifth</figcaption>
<svg role="img" aria-labelledby="n d" viewBox="0 0 9 9"><title id="n">Seoul is fifth</title><desc id="d">Rank by edition.</desc></svg>
<details><summary>The numbers</summary><table><tr><th>Edition</th></tr><tr><td>2025</td></tr></table></details>
<p class="cg-chart-source">WIPO 2025 <a href="/a.csv" download>CSV</a> <a href="/icon.svg" download>SVG</a></p></figure>"""

GOOD = {
    "body": """<p>Ten <a href="#a">places</a>, <a href="#b">two</a> of them free.</p>
<div class="later" hidden><button>Filter</button> by kind</div><table><tr><td class="wide">A wide table</td></tr></table>"""
    + CHART,
    "script": "document.querySelector('.later').hidden = false; document.querySelector('h1').append(' ')",
    "style": "table { display: block; overflow-x: auto } .wide { min-width: 900px; display: block }",
}

TRAP = "addEventListener('keydown', (e) => { if (document.activeElement.localName === 'button') e.preventDefault(); })"

WRONG: dict[tuple[str, str], dict[str, str]] = {
    ("other host", "request"): {"script": "fetch('http://127.0.0.1:1/elsewhere').catch(() => {})"},
    ("other host", "hint"): {"head": '<link rel="preconnect" href="http://127.0.0.1:1">'},
    ("console", "message"): {"script": "console.warn('old')"},
    ("console", "answer 404"): {"body": '<img src="no.svg" alt="none">'},
    ("console", "forbidden by style-src-attr"): {"body": '<p style="color: red">a</p>'},
    ("sideways", "the page scrolls"): {"body": '<p class="w">a</p>', "style": ".w { width: 700px }"},
    ("sideways", "sticks out"): {"body": '<div class="w">a</div>', "style": ".w { width: 700px } html { overflow-x: clip }"},
    ("sideways", "scrolls by itself"): {"body": '<div class="s"><p>a</p></div>', "style": ".s { overflow-x: auto } p { width: 700px }"},
    ("without script", "only with script"): {"script": "document.querySelector('main').append('more')"},
    ("without script", "lost with script"): {"body": "<p>gone</p>", "script": "document.querySelector('p').remove()"},
    ("without script", "is hidden"): {"body": "<p hidden>a word</p>"},
    ("keyboard", "focus does not show"): {"body": '<a href="#x">a</a>', "style": "a:focus { outline: none }"},
    ("keyboard", "is out of order"): {"body": '<a href="#x">a</a><a href="#y" tabindex="1">b</a>'},
    ("keyboard", "never comes round"): {"body": '<a href="#x">a</a><button>b</button><a href="#y">c</a>', "script": TRAP},
    ("keyboard", "is not reached"): {"body": '<a href="#x">a</a><button>b</button><a href="#y">c</a>', "script": TRAP},
    ("keyboard", "focus lies under something"): {
        "body": '<a href="#x">a</a><div class="o"></div>',
        "style": ".o { position: fixed; inset: 0; background: white }",
    },
    ("shift", "layout"): {
        "body": "<p>a</p>",
        "script": "setTimeout(() => document.querySelector('p').style.marginTop = '300px', 50)",
        "style": "p { height: 500px; background: silver }",
    },
    ("chart", "is not whole"): {"body": CHART.replace(' id="n"', "")},
    ("chart text", "size"): {"body": CHART.replace("</svg>", '<text y="8" font-size="8">2025</text></svg>'), "style": "svg { width: 9px }"},
    ("length", "changes in scrolling"): {
        "body": '<div class="t"></div>',
        "script": "addEventListener('scroll', () => document.querySelector('main').append(document.createElement('hr')))",
        "style": ".t { height: 2000px } hr { height: 90px }",
    },
    ("weight", "page"): {"style": "/*" + "".join(f"{number**5:x}" for number in range(60_000, 80_000)) + "*/"},
}


def visit(folder: Path, pages: dict[str, dict[str, str]], *, with_axe: bool = False) -> dict[str, Visit]:
    """Visit pages made of these parts, each in a folder of its own, and with the few files beside them that they may ask for."""
    path = browser()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("CI is set and there is no Chromium to test with")
        pytest.skip("no Chromium on this machine: the browser tests are skipped")
    made = []
    for name, parts in pages.items():
        (folder / name).mkdir()
        (folder / name / "index.html").write_text(FRAME.format(body=parts.get("body", "<p>a</p>"), head=parts.get("head", "")))
        (folder / name / "page.js").write_text(parts.get("script", ""))
        (folder / name / "page.css").write_text("a { display: inline-block; min-width: 30px; min-height: 30px }" + parts.get("style", ""))
        made.append(Page(name, f"{name}/", folder / name / "index.html"))
    (folder / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (folder / "a.csv").write_text("edition\n2025\n")
    # In a thread of its own: the browser tests' session has a loop running in this one.
    with serving(folder) as address, ThreadPoolExecutor(1) as thread:
        visits = thread.submit(asyncio.run, visit_all(address, made, path, with_axe=with_axe, said=lambda _: None)).result()
    return {visit.page.kind: visit for visit in visits}


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Visit]:
    pages = {str(number): parts for number, parts in enumerate(WRONG.values())}
    return visit(tmp_path_factory.mktemp("site"), {"good": GOOD, **pages})


def test_a_good_page_with_a_chart_and_a_control_that_script_adds(visits: dict[str, Visit]) -> None:
    made = visits["good"]
    assert made.faults == []
    assert [(chart.id, chart.name, chart.description, chart.rows) for chart in made.charts] == [
        ("ranks", "Seoul is fifth", "Rank by edition.", 2)
    ]
    assert made.stops == 6, "two links, a button, a summary, two downloads"
    assert made.heaviest.html > 300
    assert made.heaviest.js > 50


@pytest.mark.parametrize("number", range(len(WRONG)), ids=lambda number: ": ".join(list(WRONG)[number]))
def test_what_is_wrong_is_found(visits: dict[str, Visit], number: int) -> None:
    assert list(WRONG)[number] in {(fault.check, fault.rule) for fault in visits[str(number)].faults}


CITY = """<h2 id="the-story">The story</h2><h3>A bus</h3><div><p>A small bus pulls in<sup><a href="#n">1</a></sup> at four
<a class="cg-mark" href="#n">disputed</a>.</p><ul class="cg-strip"><li><a href="#p">A bus</a></li></ul></div>
<h2 id="see-it-yourself">See it yourself</h2><p>More words that are not the story’s<sup><a href="#n">2</a></sup></p>
<ol class="cg-places"><li class="cg-place"><h3 id="p"><a href="#p">A bus</a></h3><a class="cg-named" href="#n">8 sources</a></li>
<li class="cg-place t"><h3 id="q">Tall</h3><sup><a href="#n">3</a></sup> <a class="cg-named" href="#n">2 sources</a></li></ol>
<h2 id="how-we-know-this-page">How we know</h2><div class="cg-known"><p class="cg-terms">Terms</p></div>"""

CITY_STYLE = """* { margin: 0; box-sizing: border-box } h1, h2, h3, p, .cg-strip, .cg-place { height: 100px; overflow: clip } ul, ol { padding: 0 }
.cg-place.t { height: 400px } .cg-known { height: 250px } body { height: 5000px }"""


def test_the_lengths_of_a_city_are_read_as_a_reader_meets_them(tmp_path: Path) -> None:
    made = visit(tmp_path, {"city": {"body": CITY, "style": CITY_STYLE}})["city"]
    assert made.lengths == Lengths(
        whole=5000,
        first_card=400,
        first_whole_card=700,
        proof=350,
        card=400,
        card_name="#q",
        words=7,
        marks=2,
        disputes=1,
        card_marks=2,
        first_rank=None,
    )
    assert {fault.rule for fault in made.faults if fault.check == "length"} == {"proof", "card", "marks in 100 words", "marks in a card"}
    assert made.swing == 0


def test_letters_of_a_drawing_are_as_large_as_its_scale_makes_them(tmp_path: Path) -> None:
    drawing = '<text y="8" font-size="4">2025</text><text font-size="1" visibility="hidden">no</text></svg>'
    made = visit(tmp_path, {"chart": {"body": CHART.replace("</svg>", drawing), "style": "svg { width: 31.5px }"}})["chart"]
    assert made.sizes[390] == [Size(14, "#ranks", "2025")] * 2
    assert [fault for fault in made.faults if fault.check == "chart text"] == []


def test_axe_is_asked_in_both_widths_and_schemes(tmp_path: Path) -> None:
    if not axe.SCRIPT.is_file():
        pytest.skip("axe is not installed: make audit")
    pale = {"body": '<p class="pale">words</p>', "style": "@media (prefers-color-scheme: dark) { .pale { color: #ddd } }"}
    made = visit(tmp_path, {"pale": pale}, with_axe=True)["pale"]
    assert {(fault.width, fault.scheme) for fault in made.faults if fault.rule == "color-contrast"} == {(390, "dark"), (1280, "dark")}


def test_a_page_that_is_not_drawn_any_more_is_no_page_that_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits_module, "UNDRAWN", 500)
    with pytest.raises(NotDrawnError, match="is not drawn any more"):
        visit(tmp_path, {"still": {"script": "window.requestAnimationFrame = () => 0"}})


def test_a_visit_is_begun_anew_once_where_the_page_is_not_drawn_any_more() -> None:
    found: list[Visit | NotDrawnError] = [NotDrawnError(), Visit(Page("a", "a/", Path("a"))), NotDrawnError(), NotDrawnError()]

    async def once() -> Visit:
        made = found.pop(0)
        if isinstance(made, NotDrawnError):
            raise made
        return made

    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, visited(once)).result().page.path == "a/"
        with pytest.raises(NotDrawnError):
            thread.submit(asyncio.run, visited(once)).result()
    assert found == []
