"""The list of places says what each may be chosen by, and offers what there is to choose from."""

import datetime
import re
from dataclasses import replace

from small_project import Folder

from cityguide.directives.page import render_page
from cityguide.guide import Guide

ALPHA = "cities/alpha.yml"


def block(guide: Guide, cluster: str = "alpha", options: str = "") -> str:
    html = render_page(guide, f"```attractions\ncluster: {cluster}\n{options}```\n", lambda fragment: fragment)
    return re.sub(r"\s+", " ", html)


def opening(html: str, place: str) -> str:
    [found] = re.findall(rf'<li class="cg-place"[^>]*>(?=\s*<h3 id="{place}")', html)
    return str(found)


def filled(folder: Folder) -> Guide:
    folder.edit(ALPHA, "name: Alpha\nlocal", "name: Alpha\ntimezone: Asia/Tokyo\nlocal")
    folder.edit(
        ALPHA, "accessibility: Lift to every floor.", "accessibility: Lift to every floor.\n    step_free: partly\n    indoors: yes"
    )
    folder.edit(ALPHA, "price: {adult: 500, currency: JPY, note: Children half.}", "price: {free: true, as_of: 2023-09}")
    return folder.guide()


def test_a_place_states_what_it_is_chosen_by_and_no_more(folder: Folder) -> None:
    html = block(filled(folder))
    house = opening(html, "clock-house")
    assert 'data-free="yes"' in house
    assert 'data-days="Tu We Th Fr Sa Su"' in house
    assert 'data-step-free="partly"' in house
    assert 'data-indoors="yes"' in house
    tram = opening(html, "waving-tram")
    assert not re.search("data-(days|step-free|indoors)", tram)
    assert not re.findall('<li class="cg-place"[^>]*>(?=\\s*<h3 id="radio-hall")', html), "a closed place has no card"
    assert 'Not to be seen now: <a id="radio-hall" href="cg:cities/alpha/radio-hall.md">Radio Hall</a> (closed, 2021).' in html


def test_what_it_states_a_reader_can_read(folder: Folder) -> None:
    html = re.sub(
        r"\s+", " ", render_page(filled(folder), "```place\ncluster: alpha\nplace: clock-house\n```\n", lambda fragment: fragment)
    )
    assert "museum · Alpha Town · indoors</p>" in html
    assert "Step-free in part. Lift to every floor.</dd>" in html


def test_days_without_times_are_told_as_such(folder: Folder) -> None:
    folder.edit(ALPHA, '{osm: "Tu-Su 10:00-18:00", as_of: 2023-05,', "{days: Mo-Sa, as_of: 2023-05,")
    assert "Usually Mon–Sat, times not known</span>" in block(folder.guide())


def test_only_what_some_place_answers_can_be_chosen(folder: Folder, guide: Guide) -> None:
    bare = block(guide)
    assert 'name="free"' in bare
    assert 'value="Mo"' in bare
    assert 'value="today"' not in bare, "whose today, without a time zone?"
    assert 'name="indoors"' not in bare
    assert 'name="step-free"' not in bare
    full = block(filled(folder))
    for control in ('value="today"', 'data-zone="Asia/Tokyo"', 'name="indoors"', 'name="step-free"'):
        assert control in full


def test_kinds_and_cities_are_those_of_the_list(guide: Guide) -> None:
    html = block(guide)
    assert re.findall('name="kind" value="([^"]+)"', html) == ["museum", "transport"], "the shop has closed"
    assert re.findall('<option value="([^"]+)">', html) == ["alpha-town", "harbour"]
    assert "<select" not in block(guide, "alpha", "kind: museum\n"), "one place needs no choice"
    assert "cg-choose" not in block(guide, "beta-gamma")


def test_without_script_all_controls_are_hidden_and_the_count_is_told(guide: Guide) -> None:
    html = block(guide, options="map: true\n")
    assert html.count("<details hidden><summary") == 1
    assert html.index("<details hidden>") < html.index("<fieldset") < html.rindex("</fieldset>") < html.index("</details>")
    assert '<div class="cg-street" hidden>' in html
    assert 'role="status">2 places to go to.' in html
    assert " style=" not in re.sub("<svg.*?</svg>", "", html)
    assert "onclick" not in html


def test_with_its_map_list_and_map_lead_to_each_other(guide: Guide) -> None:
    html = block(guide, options="map: true\n")
    pins = re.findall('<a href="#([^"]+)"[^>]*data-place="([^"]+)"', html.replace("cg:cities/alpha.md", ""))
    assert pins == [("clock-house", "clock-house"), ("waving-tram", "waving-tram")]
    assert 'id="map-alpha"' in html
    alone = block(guide)
    assert "cg-plate" not in alone
    assert "map-alpha" not in alone


def week(guide: Guide, today: str) -> str:
    guide = replace(guide, today=datetime.date.fromisoformat(today))
    return re.sub(r"\s+", " ", render_page(guide, "```week\ncluster: alpha\n```\n", lambda fragment: fragment))


def test_the_week_names_its_public_holidays(folder: Folder) -> None:
    folder.edit(ALPHA, "as_of: 2023-05, sources", "as_of: 2023-09, sources")
    assert "may differ" not in week(folder.guide(), "2023-11-22")
    assert '<time datetime="2024-01-01">1 January</time> may differ: New Year&#39;s Day.</p>' in week(folder.guide(), "2023-12-28")


def test_without_hours_there_is_no_week(folder: Folder) -> None:
    folder.edit(ALPHA, 'hours: {osm: "Tu-Su 10:00-18:00", as_of: 2023-05, sources: [wire-2023]}\n    ', "")
    assert week(folder.guide(), "2023-12-28").strip() == ""


def test_a_place_that_is_closed_in_the_shown_week_says_when_it_opens(folder: Folder) -> None:
    folder.edit(ALPHA, "Tu-Su 10:00-18:00", "Apr 10:00-18:00")
    assert "Usually closed in the week of 27 November; open from 1 April to 30 April 2024, daily 10:00–18:00" in block(folder.guide())
    html = week(folder.guide(), "2023-11-22")
    assert 'Closed in this week and open in others: <a href="cg:cities/alpha/clock-house.md">Clock House</a>.' in html
