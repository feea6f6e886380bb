"""Age hides nothing: what is not fresh is printed as usual, with when it was seen and what to do about it."""

from __future__ import annotations

import re

import pytest
from small_project import Folder

from cityguide.directives.page import render_page
from cityguide.guide import Guide

ALPHA = "cities/alpha.yml"
HOURS = 'osm: "Tu-Su 10:00-18:00", as_of: 2023-05'
PRICE = "price: {adult: 500, currency: JPY, note: Children half.}"


def block(guide: Guide, name: str, more: str = "") -> str:
    html = render_page(guide, f"```{name}\ncluster: alpha\n{more}```\n", lambda fragment: fragment)
    return re.sub(r"\s+", " ", html.split("\n## Sources")[0])


def card(guide: Guide, name: str = "clock-house") -> str:
    [found] = [part for part in block(guide, "attractions").split('<li class="cg-place"') if f'id="{name}"' in part]
    return found


def row(guide: Guide, label: str, name: str = "clock-house") -> str:
    [found] = re.findall(rf"<div><dt>{label}</dt><dd>.*?</dd></div>", block(guide, "place", f"place: {name}\n"))
    return str(found)


@pytest.mark.parametrize(
    ("as_of", "printed"),
    [
        ("2023-09", '<span class="cg-fresh">Tue–Sun 10:00–18:00; closed Mon</span>'),
        ("2023-05", '<span class="cg-old">Usually Tue–Sun 10:00–18:00; closed Mon</span> <small>· seen May 2023, ask first</small>'),
        ("2012-05", '<span class="cg-very-old">Usually Tue–Sun 10:00–18:00; closed Mon</span> <small>· seen long ago, in 2012: ask first</small>'),
        ("2024-05", '<span class="cg-old">Usually Tue–Sun 10:00–18:00; closed Mon</span> <small>· no date known, ask first</small>'),
    ],
)  # fmt: skip
def test_three_looks_of_hours(folder: Folder, as_of: str, printed: str) -> None:
    folder.edit(ALPHA, HOURS, HOURS.replace("2023-05", as_of))
    assert printed in card(folder.guide())
    assert printed in row(folder.guide(), "Hours")


def test_a_price_is_printed_however_old(folder: Folder) -> None:
    folder.edit(ALPHA, PRICE, "price: {adult: 73411, currency: JPY, note: Twins half., as_of: 2012}")
    guide = folder.guide()
    assert "Usually JPY 73,411" in card(guide)
    assert "seen long ago, in 2012: ask first" in card(guide)
    assert "Twins half." in row(guide, "Price")


def test_what_bears_no_date_says_so(folder: Folder) -> None:
    folder.edit(ALPHA, "price: {free: true}", "price: {free: true, sources: [rumour]}")
    assert "Usually free</span> <small>· no date known, ask first" in card(folder.guide(), "waving-tram")


def test_what_never_shuts_is_not_called_usual(folder: Folder) -> None:
    folder.edit(ALPHA, HOURS, 'osm: "24/7", as_of: 2012')
    assert '<span class="cg-very-old">Always open</span>' in card(folder.guide())


def test_a_card_has_one_date_and_leaves_out_what_is_not_known(guide: Guide) -> None:
    assert re.findall(r"checked ([^<]*)<", card(guide)) == ["May 2023"]
    assert "not known" not in card(guide)
    assert "Station" not in block(guide, "place", "place: waving-tram\n")


def test_other_facts_of_a_place_tell_their_age_in_the_row(folder: Folder) -> None:
    assert "seen" not in row(folder.guide(), "Where")
    folder.edit(ALPHA, "    sources: [wire-2023, notebook]\n    as_of: 2023-05", "    sources: [wire-2023, notebook]\n    as_of: 2012-05")
    assert "seen long ago, in 2012: ask first" in row(folder.guide(), "Where")


def test_the_week_is_made_of_the_best_hours_known(folder: Folder) -> None:
    folder.edit(ALPHA, "state: unknown", "state: open")
    html = block(folder.guide(), "week")
    assert re.findall(r'<th scope="row"><a href="cg:cities/alpha/([a-z-]+)\.md">', html) == ["clock-house", "waving-tram"]
    assert html.count("<small>seen 202") == 2


def test_practical_notes_say_when_they_were_seen_where_they_are_old(folder: Folder) -> None:
    assert "seen" not in block(folder.guide(), "practical")
    folder.edit(ALPHA, "      as_of: 2023\n      sources: [wire-2023]", "      as_of: 2022-11-21\n      sources: [wire-2023]")
    assert "seen November 2022, ask first" in block(folder.guide(), "practical")


def test_the_score_is_explained_and_counted_by_kind(guide: Guide) -> None:
    html = block(guide, "freshness")
    assert "<strong>7 of 12</strong> practical facts are fresh for their kind." in html
    assert "our judgement" in html
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line) for line in re.findall(r"<tr>(.*?)</tr>", html)]
    assert rows[1] == ["Hours <small>120 days</small>", "0", "2", "0", "0"]
    assert rows[3] == ["Free entry <small>2 years</small>", "1", "0", "0", "0"]
    assert sum(int(cell) for line in rows[1:] for cell in line[1:]) == 12
