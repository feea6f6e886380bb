"""A page tells the age of what it prints, sets paler what is past its half-life, and leaves out what is too old."""

from __future__ import annotations

import json
import re

from small_project import Folder

from cityguide.directives.page import render_page
from cityguide.guide import Guide


def block(guide: Guide, name: str) -> str:
    html = render_page(guide, f"```{name}\ncluster: alpha\n```\n", lambda fragment: fragment)
    return re.sub(r"\s+", " ", html.split("\n## Sources")[0])


def place(guide: Guide, name: str) -> str:
    [found] = [part for part in block(guide, "attractions").split('<li class="cg-place"') if f'id="{name}"' in part]
    return found


def detail(html: str, label: str) -> str:
    [found] = re.findall(rf"<div><dt>{label}</dt><dd[^>]*>.*?</dd></div>", html)
    return str(found)


def test_a_faded_fact_is_printed_paler_with_its_age(guide: Guide) -> None:
    hours = detail(place(guide, "clock-house"), "Hours")
    assert '<dd class="cg-faded">' in hours
    assert 'data-hours="Tu-Su 10:00-18:00"' in hours
    assert "as of May 2023, 6 months ago" in hours


def test_a_fresh_fact_is_not_paler(guide: Guide) -> None:
    html = place(guide, "clock-house")
    assert "cg-faded" not in detail(html, "Station") + detail(html, "Where") + detail(html, "Access") + detail(html, "Status")
    assert "Open <small>as of 1 May 2023, 6 months ago</small>" in html


def test_the_place_s_own_date_is_told_only_where_it_is_another_than_the_status_s(folder: Folder) -> None:
    assert "as of" not in detail(place(folder.guide(), "clock-house"), "Where"), "2023-05 and 2023-05-01 are one date"
    folder.edit(
        "cities/alpha.yml",
        "    sources: [wire-2023, notebook]\n    as_of: 2023-05",
        "    sources: [wire-2023, notebook]\n    as_of: 2023-09",
    )
    assert "September 2023, 2 months ago" in detail(place(folder.guide(), "clock-house"), "Where")


def test_check_before_you_go_stands_once_a_place_and_leads_to_its_site(guide: Guide) -> None:
    html = block(guide, "attractions")
    assert html.count("Check before you go") == 2, "not for the closed one"
    assert re.search(r'<a [^>]*href="https://clock\.example/[^"]*"[^>]*>Check before you go</a>: hours and price\.', html)
    assert "<strong>Check before you go</strong>: hours and whether it is open." in html


def test_hours_past_twice_their_half_life_are_withheld(guide: Guide) -> None:
    hours = detail(place(guide, "waving-tram"), "Hours")
    assert "Too old to print" in hours
    assert "as of 2022, 1 year ago" in hours
    assert "data-hours" not in hours
    assert "cg-faded" not in hours
    assert 'stay in the <a href="cg:places/alpha.yml" download>YAML</a>' in block(guide, "attractions")


def test_what_bears_no_date_is_paler_and_says_so(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", "price: {free: true}", "price: {free: true, sources: [rumour]}")
    price = detail(place(folder.guide(), "waving-tram"), "Price")
    assert '<dd class="cg-faded">' in price
    assert "Free" in price
    assert "undated source" in price


def test_a_date_still_to_come_is_paler_and_says_so(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", "as_of: 2023-05-01}", "as_of: 2024-05-01}")
    status = detail(place(folder.guide(), "clock-house"), "Status")
    assert '<dd class="cg-faded">' in status
    assert "1 May 2024, still to come" in status
    assert "with a date still to come, a slip" in block(folder.guide(), "freshness")


def test_a_withheld_value_is_on_no_page_and_stays_in_the_files(folder: Folder) -> None:
    folder.edit(
        "cities/alpha.yml",
        "price: {adult: 500, currency: JPY, note: Children half.}",
        "price: {adult: 73411, currency: JPY, note: Twins half., as_of: 2020}",
    )
    folder.edit(
        "cities/alpha.yml", 'osm: "Tu-Su 10:00-18:00", as_of: 2023-05', 'osm: "Tu-Su 10:07-18:53", note: Knock thrice., as_of: 2020'
    )
    project = folder.project()
    files = {output.path: output.content for output in project.outputs}
    for path, text in files.items():
        if path.endswith(".md"):
            assert isinstance(text, str)
            html = render_page(project.guide, text, lambda fragment: fragment)
            for value in ("73411", "73,411", "10:07", "18:53", "Knock", "Twins"):
                assert value not in html, path
    kept = files["places/alpha.yml"]
    assert isinstance(kept, str)
    assert all(value in kept for value in ("73411", "10:07-18:53", "Knock thrice.", "Twins half."))
    [clock, _] = json.loads(str(files["places/alpha.geojson"]))["features"]
    assert clock["properties"]["opening_hours"] == "Tu-Su 10:07-18:53"
    assert clock["properties"]["opening_hours_as_of"] == "2020"


def test_the_week_leaves_out_what_is_withheld_and_names_it(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", "state: unknown", "state: open")
    html = block(folder.guide(), "week")
    assert re.findall(r'<th scope="row"><a href="#([a-z-]+)"', html) == ["clock-house"]
    assert '<tr class="cg-faded">' in html
    assert re.search(r'Hours too old to print.*<a href="#waving-tram">The &lt;3 Tram</a>\.', html)


def test_a_week_without_any_hours_left_still_says_something(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", 'osm: "Tu-Su 10:00-18:00", as_of: 2023-05', 'osm: "Tu-Su 10:00-18:00", as_of: 2020')
    html = block(folder.guide(), "week")
    assert "<table" not in html
    assert "There is no table of the week" in html
    assert '<a href="#clock-house">Clock House</a>' in html


def test_practical_notes_tell_their_age_and_that_of_their_source(folder: Folder) -> None:
    html = block(folder.guide(), "practical")
    assert "cg-faded" not in html
    assert "check before you go" not in html
    assert "As of September 2023, 2 months ago" in html, "the emergency number's source bears the date"
    folder.edit("cities/alpha.yml", "      as_of: 2023\n      sources: [wire-2023]", "      as_of: 2022-11-21\n      sources: [wire-2023]")
    html = block(folder.guide(), "practical")
    assert '<p class="cg-faded"><strong>By air</strong>' in html
    assert "21 November 2022, 1 year ago" in html
    assert html.count("check before you go") == 1


def test_the_score_is_explained_and_counted_by_kind(guide: Guide) -> None:
    html = block(guide, "freshness")
    assert "<strong>7 of 12</strong> practical facts on this page are younger than their half-life, a score of 58%." in html
    assert "our judgement" in html
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", html)]
    assert rows[1] == ["Hours <small>120 days</small>", "0", "1", "0", "1"]
    assert rows[3] == ["Free entry <small>2 years</small>", "1", "0", "0", "0"]
    assert rows[4] == ["Whether it is open <small>1 year</small>", "1", "2", "0", "–"]
    assert sum(int(cell) for row in rows[1:] for cell in row[1:] if cell != "–") == 12
