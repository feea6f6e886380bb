from __future__ import annotations

from pathlib import Path

import pytest
from audit import promises
from audit.marks import read_site
from audit.promises import Promises, check_promises

SITE = "https://ddp.example/"
RECORDS = f"attractions:\n- {{id: ddp, site: {SITE!r}}}\n- {{id: raim}}\n- {{id: dlight}}\n"
DDP = f"""<dl><dt>Hours</dt><dd><p>Always open · <a href="{SITE}">official site</a></p><table class="cg-week-days"></table></dd>
<dt>Price</dt><dd>Free<sup><a href="#note-1">1</a></sup></dd></dl>"""
RAIM = '<dl><dt>Hours</dt><dd><a href="https://raim.example">see the official site</a></dd><dt>Price</dt><dd>KRW 4,000</dd></dl>'
DLIGHT = '<p class="cg-closed">Closed</p>'


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A guide of three places, one of which is closed and one does not tell its hours."""
    monkeypatch.setattr(promises, "HOURS_BUDGET", 1)
    monkeypatch.setattr(promises, "PRICES_BUDGET", 2)


def counted(folder: Path, **pages: str) -> Promises:
    (folder / "places").mkdir()
    (folder / "places" / "seoul.yml").write_text(RECORDS)
    for name, text in {"ddp": DDP, "raim": RAIM, "dlight": DLIGHT, **pages}.items():
        if text:
            (folder / "cities" / "seoul" / name).mkdir(parents=True)
            (folder / "cities" / "seoul" / name / "index.html").write_text(text)
    return check_promises(folder, read_site(folder))


def said(made: Promises) -> list[tuple[str, str, str]]:
    return [(fault.page, fault.rule, fault.element or fault.said) for fault in made.faults]


def test_what_the_pages_of_places_tell_is_counted(tmp_path: Path) -> None:
    made = counted(tmp_path)
    assert made == Promises(places=3, open=2, hours=1, weekdays=1, prices=2, sites=1, linked=1)


def test_a_link_to_the_hours_is_not_hours_and_too_few_are_a_fault(tmp_path: Path) -> None:
    assert said(counted(tmp_path, ddp=RAIM + f'<a href="{SITE}">site</a>')) == [
        ("places", "too few", "0 with hours, of those not closed, not 1")
    ]


def test_too_few_prices_are_a_fault(tmp_path: Path) -> None:
    assert said(counted(tmp_path, raim="")) == [("seoul/raim", "has no page", ""), ("places", "too few", "1 with a price, not 2")]


def test_an_official_site_that_the_page_leaves_out(tmp_path: Path) -> None:
    made = counted(tmp_path, ddp=DDP.replace(SITE, "https://other.example/"))
    assert said(made) == [("cities/seoul/ddp", "lacks its official site", SITE)]
    assert (made.sites, made.linked) == (1, 0)


def test_words_that_stand_nowhere_are_looked_for_in_every_file(tmp_path: Path) -> None:
    (tmp_path / "search.json").write_text('["Document 003"]')
    made = counted(tmp_path)
    assert said(made) == [("search.json", "stands in the site", "Document 00")]
    assert made.words == 1


def test_an_old_address_has_to_lead_on_to_a_page(tmp_path: Path) -> None:
    made = counted(
        tmp_path, sky='<meta http-equiv="refresh" content="0; url=../ddp/">', gone='<meta http-equiv="refresh" content="0; url=../no/">'
    )
    assert said(made) == [("cities/seoul/gone/index.html", "leads on to no page", "../no/")]
