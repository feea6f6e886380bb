"""See it yourself: what places are chosen by, list and map as one, zoom, and the street map that comes only when asked for."""

from __future__ import annotations

import base64
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, Route, expect
from watching import Watched

SEOUL = "cities/seoul/"
TILES = "https://tile.openstreetmap.org/**"
# One transparent pixel.
PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")


def listed(page: Page) -> list[str]:
    """The ids of the places that the list shows."""
    ids: list[str] = page.locator(".cg-place:visible h3").evaluate_all("headings => headings.map(heading => heading.id)")
    return ids


def chip(page: Page, words: str) -> Locator:
    return page.locator(".cg-choose .cg-chip", has_text=re.compile(rf"^\s*{words}$"))


def choose(page: Page, *words: str) -> None:
    """Choose by chips, after the filter is opened where it is not."""
    if not page.locator(".cg-choose details").evaluate("details => details.open"):
        page.locator(".cg-choose summary").click()
    for word in words:
        chip(page, word).click()


def said(page: Page) -> Locator:
    return page.locator(".cg-choose [role=status]")


def test_from_the_home_page_to_hours_price_and_way_of_a_free_place_in_four_taps(phone: Page, served: str) -> None:
    taps = 0

    def tap(what: Locator) -> None:
        nonlocal taps
        what.tap()
        taps += 1

    phone.goto(served)
    tap(phone.locator(".cg-card").get_by_role("link", name="Seoul"))
    expect(phone.locator("h1")).to_have_text("Seoul")
    tap(phone.locator(".cg-jump").get_by_role("link", name="See it yourself"))
    card = phone.locator(".cg-place[data-free=yes]", has=phone.locator("#seoul-raim"))
    expect(card.get_by_text("Free", exact=True)).to_be_attached()
    tap(card.get_by_role("link", name="Seoul Robot & AI Museum"))
    expect(phone).to_have_url(served + SEOUL + "seoul-raim/")
    facts = phone.locator(".cg-details > div")
    for name, told in (("Hours", r"Tue–Sun \d\d:\d\d–\d\d:\d\d"), ("Price", "^PriceFree"), ("Station", "Chang-dong")):
        fact = facts.filter(has=phone.locator("dt", has_text=name))
        fact.scroll_into_view_if_needed()
        expect(fact).to_be_in_viewport()
        expect(fact).to_have_text(re.compile(told))
    assert taps <= 4


def test_on_a_phone_one_button_opens_what_places_are_chosen_by(phone: Page, served: str) -> None:
    phone.goto(served + SEOUL)
    choice = phone.locator(".cg-choose")
    expect(choice.locator("summary")).to_be_visible()
    assert choice.locator(":is(button, summary, input, select, .cg-chip):visible").count() == 1
    everything = listed(phone)
    choice.locator("summary").tap()
    for control in phone.locator(".cg-choose :is(summary, .cg-chip, select):visible").all():
        box = control.bounding_box()
        assert box
        assert box["height"] >= 24
        assert box["x"] + box["width"] <= 390
    chip(phone, "Free").tap()
    free = listed(phone)
    assert free == phone.locator(".cg-place[data-free=yes] h3").evaluate_all("all => all.map(heading => heading.id)")
    assert 0 < len(free) < len(everything)
    expect(said(phone)).to_contain_text(f"{len(free)} of the {len(everything)} places")
    expect(phone).to_have_url(served + SEOUL + "?free=yes")
    phone.go_back()
    expect(phone).to_have_url(served + SEOUL)
    assert listed(phone) == everything
    expect(said(phone)).to_have_text(f"{len(everything)} places to go to.")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_each_kind_has_its_icon_in_the_filter_in_cards_and_on_the_map(page: Page, served: str) -> None:
    page.goto(served + SEOUL)
    page.locator(".cg-choose summary").click()
    for radio in page.locator(".cg-choose [name=kind]:not([value=''])").all():
        icon = f"use[href='#icon-{radio.get_attribute('value')}']"
        shown = radio.locator("xpath=..").locator(icon)
        expect(shown).to_be_visible()
        box = shown.bounding_box()
        assert box
        assert box["width"] > 5 and box["height"] > 5, "it is drawn"
        places = page.locator(f".cg-place[data-kind='{radio.get_attribute('value')}']")
        assert places.count() >= 1
        for place in places.all():
            expect(place.locator("h3").locator(icon)).to_have_count(1)
            expect(page.locator(f".cg-plate a[data-place='{place.locator('h3').get_attribute('id')}']").locator(icon)).to_have_count(1)


def test_a_place_says_whether_it_is_open_today_by_the_day_it_is_there(browser: Browser, served: str) -> None:
    """Sunday evening in New York is Monday in Seoul, where the Robot & AI Museum is shut; a day later it is open."""
    context = browser.new_context(timezone_id="America/New_York")
    page = context.new_page()
    today, said = page.locator(".cg-week-days [aria-current=date]"), page.locator(".cg-today-said")
    for time, day, hours, told in (
        ("2026-11-22T20", "Mon", "closed", "Closed today"),
        ("2026-11-23T20", "Tue", "09:30–17:30", "Open today"),
    ):
        page.clock.set_fixed_time(f"{time}:00:00-05:00")
        page.goto(served + SEOUL + "seoul-raim/")
        expect(today.locator("th")).to_have_text(day)
        expect(today.locator("td")).to_have_text(hours)
        expect(said).to_have_text(told)
    page.goto(served + SEOUL + "cheonggyecheon-shuttle/")  # its hours are not fresh
    expect(said).to_have_text("Usually open today")
    page.goto(served + SEOUL + "museum-g/")  # of which nobody tells whether it is open at all
    expect(said).to_have_count(0)
    context.close()


def test_a_choice_is_in_the_address_and_goes_back_and_forth(page: Page, watched: Watched, served: str) -> None:
    page.goto(served + SEOUL)
    everything = listed(page)
    choose(page, "Free")
    free = listed(page)
    choose(page, "Indoors")
    page.get_by_role("combobox", name="City").select_option("Suwon")
    chosen = listed(page)
    assert chosen == ["samsung-innovation-museum"]
    assert set(chosen) < set(free) < set(everything)
    expect(page).to_have_url(re.compile(r"\?free=yes&indoors=yes&city=suwon$"))

    page.reload()
    expect(page.get_by_role("combobox", name="City")).to_have_value("suwon")
    assert listed(page) == chosen
    page.go_back()
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?free=yes$"))
    assert listed(page) == free
    page.go_forward()
    expect(page).to_have_url(re.compile("indoors=yes"))
    page.get_by_role("button", name="Clear").click()
    expect(page).to_have_url(served + SEOUL)
    assert listed(page) == everything
    assert page.evaluate("document.activeElement.textContent") == "Filter", "the focus went with the button"
    assert watched.complaints == []


def test_what_is_not_known_in_an_address_is_ignored_and_left_alone(page: Page, watched: Watched, served: str) -> None:
    page.goto(served + SEOUL + "?day=Someday&kind=palace&city=x&free=perhaps&from=a-friend")
    expect(page.locator(".cg-choose summary")).to_be_visible()
    assert len(listed(page)) == page.locator(".cg-place").count()
    choose(page, "Free")
    expect(page.get_by_role("radio", name="Any day")).to_be_checked()
    expect(page).to_have_url(re.compile(r"\?from=a-friend&free=yes$"))
    assert watched.complaints == []


def test_places_of_which_nothing_is_known_are_counted_and_shown_on_demand(page: Page, served: str) -> None:
    page.goto(served + SEOUL)
    choose(page, "Step-free")
    known = listed(page)
    silent = page.locator(".cg-place:not([data-step-free])").count()
    expect(said(page)).to_contain_text(f"{len(known)} of the")
    expect(said(page)).to_contain_text(f"{silent} more do not say.")
    choose(page, "also those that do not say")
    assert len(listed(page)) == len(known) + silent
    expect(page).to_have_url(re.compile("unsaid=yes"))


def test_a_closed_place_is_open_on_no_day(page: Page, served: str) -> None:
    page.goto(served + SEOUL + "?day=We&unsaid=yes")
    expect(said(page)).to_contain_text("that do not say")
    assert "samsung-dlight" not in listed(page)
    assert "sewoon-sangga" in listed(page), "whether it is open is not known"


def test_where_nothing_fits_it_is_said_kindly_and_can_be_cleared(page: Page, served: str) -> None:
    page.goto(served + SEOUL + "?kind=park&city=suwon")
    many = page.locator(".cg-place").count()
    expect(said(page)).to_have_text(re.compile(f"^None of the {many} places is known to fit. Choose fewer, or clear the choice."))
    assert listed(page) == []
    page.get_by_role("button", name="Clear").click()
    assert len(listed(page)) == many


def test_today_is_the_day_it_is_there(browser: Browser, served: str) -> None:
    """Sunday evening in New York is Monday in Seoul, where the Robot & AI Museum is shut."""
    context = browser.new_context(timezone_id="America/New_York")
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-22T20:00:00-05:00")
    page.goto(served + SEOUL + "?day=today")
    expect(said(page)).to_contain_text("Today is Monday in Seoul.")
    today = listed(page)
    assert "seoul-raim" not in today
    page.goto(served + SEOUL + "?day=Mo")
    expect(said(page)).to_contain_text(f"of the {page.locator('.cg-place').count()} places")
    assert listed(page) == today
    context.close()


def test_list_and_map_are_one(page: Page, watched: Watched, served: str) -> None:
    page.goto(served + SEOUL)
    expect(page.locator(".cg-street")).to_be_visible()  # the script that makes them one has come
    pin, entry = page.locator("svg a[data-place=ddp]"), page.locator(".cg-place", has=page.locator("#ddp"))
    lit = re.compile("cg-lit")
    entry.locator("h3").hover()
    expect(pin).to_have_class(lit)
    page.locator("svg a[data-place=seoul-raim]").focus()
    expect(pin).not_to_have_class(lit)
    expect(page.locator(".cg-place", has=page.locator("#seoul-raim"))).to_have_class(lit)

    pin.press("Enter")
    expect(page).to_have_url(re.compile("#ddp$"))
    expect(entry).to_be_in_viewport()

    page.goto(served + SEOUL + "?kind=museum")
    expect(page.locator(".cg-street")).to_be_visible()
    expect(pin).to_be_hidden()
    expect(page.locator("svg a[data-place=seoul-raim]")).to_be_visible()
    assert watched.complaints == []


def test_an_address_of_a_place_that_was_put_away_brings_the_list_back(page: Page, served: str) -> None:
    page.goto(served + SEOUL + "?kind=museum#ddp")
    expect(page.locator("#ddp")).to_be_visible()
    expect(page).to_have_url(served + SEOUL + "#ddp")


def test_on_a_wide_screen_the_map_stays_beside_the_list(page: Page, served: str) -> None:
    page.goto(served + SEOUL)
    page.locator("#seoul-raim").scroll_into_view_if_needed()
    expect(page.locator("svg a[data-place=seoul-raim]")).to_be_in_viewport()


def view_of(page: Page) -> list[float]:
    return [float(part) for part in (page.locator(".cg-map-plate").first.get_attribute("viewBox") or "").split()]


def zoom_in(page: Page) -> None:
    width = view_of(page)[2]
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_function("width => document.querySelector('.cg-map-plate').viewBox.baseVal.width < width - 1", arg=width)


def test_the_drawn_map_zooms_by_buttons_keys_and_wheel_within_limits(page: Page, watched: Watched, served: str) -> None:
    page.goto(served + SEOUL)
    plate = page.locator(".cg-plate > svg")
    whole = view_of(page)
    expect(page.get_by_role("button", name="Zoom out")).to_be_disabled()
    disc = page.locator("svg a[data-place=ddp] circle")
    size = disc.bounding_box()
    zoom_in(page)
    zoom_in(page)
    assert view_of(page)[2] == pytest.approx(whole[2] / 1.6**2)
    zoomed = disc.bounding_box()
    assert size
    assert zoomed
    assert zoomed["width"] == pytest.approx(size["width"], rel=0.1), "a disc keeps its size"

    plate.focus()
    before = view_of(page)
    page.keyboard.press("ArrowRight")
    assert view_of(page)[0] == pytest.approx(before[0] + before[2] / 5)
    for _ in range(12):
        page.keyboard.press("+")
    assert view_of(page)[2] == pytest.approx(whole[2] / 8)
    expect(page.get_by_role("button", name="Zoom in")).to_be_disabled()
    # A pin out of the frame comes into it with the focus.
    page.locator("svg a[data-place=gwacheon-science-museum]").focus()
    frame, pin = plate.bounding_box(), page.locator("svg a[data-place=gwacheon-science-museum]").bounding_box()
    assert frame
    assert pin
    assert frame["x"] <= pin["x"] <= frame["x"] + frame["width"]
    assert frame["y"] <= pin["y"] <= frame["y"] + frame["height"]
    page.keyboard.press("0")
    assert view_of(page) == whole

    plate.hover()
    at = page.evaluate("scrollY")
    page.mouse.wheel(0, -120)
    page.wait_for_function("at => scrollY < at", arg=at)  # the page scrolls
    assert view_of(page) == whole
    page.keyboard.down("Control")
    page.mouse.wheel(0, -120)
    page.keyboard.up("Control")
    page.wait_for_function("document.querySelector('.cg-plate .cg-zoomed') !== null")
    page.get_by_role("button", name="Whole map").click()
    assert view_of(page) == whole
    assert watched.complaints == []


def test_a_zoomed_map_is_dragged_without_following_the_link_below(page: Page, served: str) -> None:
    page.goto(served + SEOUL)
    plate = page.locator(".cg-plate > svg")
    plate.scroll_into_view_if_needed()
    zoom_in(page)
    before = view_of(page)
    pin = page.locator("svg a[data-place=gwacheon-science-museum]").bounding_box()
    assert pin
    x, y = pin["x"] + pin["width"] / 2, pin["y"] + pin["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y + 20, steps=4)
    page.mouse.up()
    after = view_of(page)
    assert after[0] > before[0]
    assert "#" not in page.url
    page.locator("svg a[data-place=gwacheon-science-museum]").click()
    expect(page).to_have_url(re.compile("#gwacheon-science-museum$"))


def test_one_finger_scrolls_the_page_until_the_map_is_zoomed_and_two_pinch(phone: Page, served: str) -> None:
    phone.goto(served + SEOUL)
    plate = phone.locator(".cg-plate > svg")
    expect(phone.get_by_role("button", name="Zoom in")).to_be_visible()
    expect(plate).to_have_css("touch-action", "pan-x pan-y")
    with phone.expect_request("**/zoom.js"):
        plate.scroll_into_view_if_needed()
    phone.wait_for_load_state("networkidle")
    box = plate.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    client = phone.context.new_cdp_session(phone)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        client.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": px, "y": py, "id": i} for i, (px, py) in enumerate(points)]}
        )

    touch("touchStart", (x - 20, y), (x + 20, y))
    for far in (30, 45, 60, 80):
        touch("touchMove", (x - far, y), (x + far, y))
    touch("touchEnd")
    phone.wait_for_function("document.querySelector('.cg-plate .cg-zoomed') !== null")
    assert view_of(phone)[2] < 400 / 2
    expect(phone.locator(".cg-map-plate").first).to_have_css("touch-action", "none")


@pytest.fixture
def tiles(page: Page) -> list[Request]:
    """OpenStreetMap's servers, as this test plays them; what they are asked for."""
    asked: list[Request] = []

    def answer(route: Route) -> None:
        asked.append(route.request)
        route.fulfill(body=PICTURE, content_type="image/png")

    page.route(TILES, answer)
    return asked


def test_the_street_map_comes_only_when_asked_for_and_goes_again(page: Page, watched: Watched, served: str, tiles: list[Request]) -> None:
    page.goto(served + SEOUL, wait_until="networkidle")
    assert watched.complaints == []
    assert not any(name in url for url in watched.requests for name in ("leaflet", "street.js", "zoom.js"))
    row = page.locator(".cg-street")
    expect(row).to_contain_text("tile.openstreetmap.org")
    choose(page, "Free")

    page.get_by_role("button", name="Street map").click()
    streets = page.get_by_role("region", name="Street map of the places")
    expect(streets).to_be_visible()
    expect(page.locator(".cg-plate > svg")).to_be_hidden()
    expect(streets.get_by_role("link", name="OpenStreetMap contributors")).to_have_attribute(
        "href", "https://www.openstreetmap.org/copyright"
    )
    expect(streets.locator("img.leaflet-tile-loaded").first).to_be_attached()
    assert tiles
    headers: dict[str, Any] = tiles[0].all_headers()
    assert headers["referer"].startswith("http://127.0.0.1")
    assert not [url for url in watched.requests if not url.startswith((served, "https://tile.openstreetmap.org/", "data:"))]

    # Its pins are those of the list.
    pin = streets.get_by_role("link", name=re.compile(r"^\d+\. DDP, Dongdaemun Design Plaza \(DDP\)$"))
    expect(pin).to_be_visible()
    expect(streets.locator("[data-place=seoul-sky]")).to_be_hidden()
    page.locator("#ddp").hover()
    expect(pin).to_have_class(re.compile("cg-lit"))
    choose(page, "Free")
    expect(streets.locator("[data-place=seoul-sky]")).to_be_visible()
    pin.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#ddp$"))

    page.get_by_role("button", name="Back to the drawn map").click()
    expect(streets).to_have_count(0)
    expect(page.locator(".cg-plate > svg")).to_be_visible()
    expect(page.get_by_role("button", name="Street map")).to_be_focused()
    assert [complaint for complaint in watched.complaints if not complaint.startswith("foreign: https://tile.openstreetmap.org/")] == []


@pytest.mark.parametrize("missing", ["**/leaflet.js", TILES])
def test_where_the_street_map_does_not_come_the_drawn_one_stays(page: Page, served: str, missing: str) -> None:
    page.route(TILES, lambda route: route.fulfill(body=PICTURE, content_type="image/png"))
    page.route(missing, lambda route: route.abort())
    page.goto(served + SEOUL)
    page.get_by_role("button", name="Street map").click()
    expect(page.locator(".cg-street [role=status]")).to_contain_text("The drawn map")
    expect(page.locator(".cg-plate > svg")).to_be_visible()
    expect(page.get_by_role("button", name="Street map")).to_be_enabled()


def test_without_script_there_is_the_whole_list_and_nothing_that_needs_script(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + SEOUL + "?day=Mo&free=yes")
    many = page.locator(".cg-place").count()
    assert len(listed(page)) == many > 20
    expect(page.locator(".cg-count")).to_contain_text(f"{many} places")
    see = page.locator(".cg-attractions")
    assert see.locator("button:visible, select:visible, input:visible").count() == 0
    expect(see.locator(".cg-plate > svg")).to_be_visible()
    context.close()


def test_nothing_moves_when_script_shows_its_controls(page: Page, served: str) -> None:
    page.add_init_script("""
        window.moved = 0;
        new PerformanceObserver((list) => { for (const one of list.getEntries()) window.moved += one.value; })
          .observe({ type: "layout-shift", buffered: true });
    """)
    page.goto(served + SEOUL + "#see-it-yourself", wait_until="networkidle")
    expect(page.get_by_role("button", name="Zoom in")).to_be_visible()
    assert page.evaluate("window.moved") <= 0.02
