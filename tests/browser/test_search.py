"""Search in a browser: the dialog by every way to it, what it finds in which script, keyboard, telephone, no connection, no script."""

from __future__ import annotations

import json
import re
import urllib.request

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from watching import Watched


def opened(page: Page) -> Locator:
    page.locator(".cg-search > button").click()
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog).to_be_visible()
    return dialog


def look_for(page: Page, words: str) -> Locator:
    """The hits for `words`, once they are counted."""
    dialog = page.get_by_role("dialog", name="Search")
    dialog.get_by_role("searchbox").fill(words)
    expect(dialog.get_by_role("status")).to_contain_text(re.compile("found|goes by"))
    return dialog.locator("ol a")


def test_every_address_in_the_index_is_in_the_site(served: str) -> None:
    with urllib.request.urlopen(f"{served}search.json") as answer:
        index = json.load(answer)
    parts: dict[str, set[str]] = {path: set() for path, _ in index["pages"]}
    for entry in index["entries"]:
        if len(entry) > 2 and entry[2]:
            parts[index["pages"][entry[1]][0]].add(entry[2])
    assert len(parts) > 100
    for path, wanted in parts.items():
        with urllib.request.urlopen(f"{served}{path}{'' if not path or path.endswith('/') else '/'}") as answer:
            html = answer.read().decode()
        missing = wanted - set(re.findall(r'\bid="([^"]+)"', html))
        assert not missing, f"{path} has no {missing}"


def test_nothing_of_search_is_fetched_before_a_reader_opens_it(page: Page, watched: Watched, served: str) -> None:
    page.goto(served + "cities/seoul/", wait_until="networkidle")
    assert not [url for url in watched.requests if "search" in url]
    opened(page)
    expect(page.locator(".cg-search ol a")).not_to_have_count(0)
    assert sorted(url.rsplit("/", 1)[1] for url in watched.requests if "search" in url) == ["search.js", "search.json"]
    assert watched.complaints == []


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_keys_open_it_and_what_is_typed_at_once_is_not_lost(page: Page, watched: Watched, served: str, keys: str) -> None:
    page.goto(served, wait_until="networkidle")
    page.keyboard.press(keys)
    page.keyboard.type("Yurikamome")
    expect(page.get_by_role("searchbox")).to_have_value("Yurikamome")
    expect(page.locator(".cg-search ol a").first).to_contain_text("Yurikamome Line")
    assert watched.complaints == []


def test_the_single_key_can_be_turned_off_and_leaves_fields_alone(page: Page, served: str) -> None:
    page.goto(served)
    dialog = opened(page)
    dialog.get_by_role("searchbox").fill("a/b")
    dialog.get_by_role("checkbox", name="The / key opens this dialog").uncheck()
    page.keyboard.press("Escape")
    page.goto(served + "about/")
    page.keyboard.press("/")
    expect(dialog).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("checkbox", name="The / key opens this dialog")).not_to_be_checked()


@pytest.mark.parametrize(
    ("typed", "first", "address"),
    [
        ("Seoul", "Seoul", "cities/seoul/"),
        ("서울", "Seoul", "cities/seoul/"),
        ("서우", "Seoul", "cities/seoul/"),  # the second syllable is not finished
        ("深圳", "Shenzhen–Hong Kong–Guangzhou", "cities/shenzhen-hong-kong-guangzhou/"),
        ("深圳市", "Shenzhen–Hong Kong–Guangzhou", "cities/shenzhen-hong-kong-guangzhou/"),
        ("銀座", "Henn na Hotel Tokyo Ginza", "cities/tokyo-yokohama/henn-na-hotel/"),
        ("すかいつりー", "Tokyo Skytree", "cities/tokyo-yokohama/tokyo-skytree/"),  # before it is turned into katakana
        ("tokyo skytree", "Tokyo Skytree", "cities/tokyo-yokohama/tokyo-skytree/"),
        ("Tōkyō", "Tokyo", "cities/tokyo-yokohama/#see-it-yourself"),
        ("night self-driving", "Gangnam night self-driving taxi", "cities/seoul/gangnam-night-taxi/"),
        ("Toyko", "Tokyo–Yokohama", "cities/tokyo-yokohama/"),
        ("Shenzen", "Shenzhen–Hong Kong–Guangzhou", "cities/shenzhen-hong-kong-guangzhou/"),
        ("telexistance", "Behind the fridge", "cities/tokyo-yokohama/#behind-the-fridge"),
        ("Sao Paulo", "São Paulo", "clusters/sao-paulo/"),
        ("kyoto", "Osaka–Kobe–Kyoto", "clusters/osaka-kobe-kyoto/"),
        ("South Korea", "Republic of Korea", "clusters/#kr"),
        ("other peoples rooms", "Other people’s rooms", "cities/san-jose-san-francisco/#other-peoples-rooms"),
        ("museum seoul", "Seoul Robot & AI Museum (Seoul RAIM)", "cities/seoul/seoul-raim/"),
        ("the quarrel over", "The quarrel over nearness", "how-clusters-work/#the-quarrel-over-nearness"),
    ],
)
def test_it_finds(page: Page, served: str, typed: str, first: str, address: str) -> None:
    page.goto(served + "ranking/")
    opened(page)
    hit = look_for(page, typed).first
    expect(hit.locator("b")).to_have_text(first)
    assert hit.evaluate("link => link.href") == served + address


def test_a_hit_shows_its_name_in_its_script_what_it_is_and_where_and_marks_the_match(page: Page, served: str) -> None:
    page.goto(served)
    opened(page)
    hit = look_for(page, "lotte sky").first
    expect(hit.locator("mark").first).to_have_text("Sky")
    expect(hit.locator("small")).to_have_text("viewpoint · Seoul")
    expect(hit.locator("[lang=ko]")).to_contain_text("서울스카이")
    place = page.locator(".cg-search li", has_text="A city that you switch on")
    look_for(page, "Sewoon")
    expect(place).to_contain_text("Mentions Sewoon")
    look_for(page, "돌솥 서울")
    expect(page.locator(".cg-search ol a").first.locator("mark")).to_have_text("서울")


def test_titles_come_before_text_and_stories_before_clusters(page: Page, served: str) -> None:
    page.goto(served)
    opened(page)
    kinds = look_for(page, "Beijing").locator("small").all_inner_texts()
    assert kinds[0] == "story"
    assert kinds.index("cluster") < next(place for place, kind in enumerate(kinds) if kind.startswith("section"))


def test_what_is_typed_is_text(page: Page, watched: Watched, served: str) -> None:
    page.goto(served)
    dialog = opened(page)
    for words in ("<img src=x onerror=alert(1)>", "(((", "\\", "%", "🤖", " "):
        dialog.get_by_role("searchbox").fill(words)
        page.wait_for_timeout(50)
    dialog.get_by_role("searchbox").fill("<b>zzzqqq</b>")
    expect(dialog.get_by_role("status")).to_have_text("Nothing here goes by “<b>zzzqqq</b>”. Two lists to look through:")
    expect(dialog.locator("ol a b")).to_have_text(["Places A–Z", "All clusters"])
    assert [link.evaluate("link => link.href") for link in dialog.locator("ol a").all()] == [served + "gazetteer/", served + "clusters/"]
    assert watched.complaints == []


def test_an_empty_field_offers_the_stories(page: Page, served: str) -> None:
    page.goto(served)
    dialog = opened(page)
    expect(dialog.locator("ol a small").first).to_have_text("story")
    assert dialog.locator("ol a b").all_inner_texts()[-1] == "Places A–Z"
    assert dialog.locator("ol a small").all_inner_texts().count("story") == 5
    page.keyboard.press("Enter")
    expect(dialog, "nothing was asked for").to_be_visible()


def test_by_keyboard_to_a_hit_and_back(page: Page, served: str) -> None:
    page.goto(served + "cities/seoul/")
    button = page.locator(".cg-search > button")
    button.focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    hits = look_for(page, "museum")
    page.keyboard.press("ArrowDown")
    expect(hits.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".cg-search dialog")).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    expect(field, "the last search is still there").to_have_value("museum")
    page.keyboard.type("stream")
    expect(field, "and gives way to the next").to_have_value("stream")
    page.get_by_role("button", name="Close").click()
    expect(button).to_be_focused()
    assert page.url == served + "cities/seoul/"


def test_enter_goes_to_the_first_hit_on_this_page_too(page: Page, served: str) -> None:
    page.goto(served + "cities/seoul/")
    opened(page)
    look_for(page, "No wheel to turn")
    page.keyboard.press("Enter")
    expect(page).to_have_url(served + "cities/seoul/#no-wheel-to-turn")
    expect(page.locator(".cg-search dialog")).to_be_hidden()
    expect(page.locator("#no-wheel-to-turn")).to_be_in_viewport()


def test_a_click_beside_the_dialog_closes_it(page: Page, served: str) -> None:
    page.goto(served)
    dialog = opened(page)
    expect(dialog.locator("ol a")).not_to_have_count(0)
    dialog.get_by_text("Search the guide").click()
    expect(dialog).to_be_visible()
    page.mouse.click(20, 500)
    expect(dialog).to_be_hidden()


def test_the_count_is_said_once_typing_pauses(page: Page, served: str) -> None:
    page.goto(served)
    dialog = opened(page)
    expect(dialog.get_by_role("status")).to_have_text("The stories, and every name there is:")
    page.evaluate(
        "() => { window.said = []; const status = document.querySelector('.cg-search [role=status]');"
        " new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true }); }"
    )
    dialog.get_by_role("searchbox").press_sequentially("a", delay=30)
    expect(dialog.get_by_role("status")).to_contain_text("found, the first 20 are shown")
    assert len(page.evaluate("said")) <= 2, "not at every letter"


def test_without_a_connection_it_says_so_and_tries_again(page: Page, served: str) -> None:
    page.goto(served + "about/")
    page.route("**/search.json", lambda route: route.abort())
    dialog = opened(page)
    expect(dialog.get_by_role("status")).to_contain_text("you may be offline")
    expect(dialog.locator("ol a b")).to_have_text(["Places A–Z", "All clusters"])
    page.unroute("**/search.json")
    expect(look_for(page, "Seoul").first.locator("small")).to_have_text("story")


def test_where_the_script_does_not_come_the_gazetteer_does(page: Page, served: str) -> None:
    page.goto(served + "about/")
    page.route("**/search.js", lambda route: route.abort())
    page.locator(".cg-search > button").click()
    expect(page).to_have_url(served + "gazetteer/")


def test_without_javascript_the_control_leads_to_the_gazetteer(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "cities/seoul/")
    expect(page.locator(".cg-search > button")).to_be_hidden()
    page.locator(".cg-search > a").click()
    expect(page).to_have_url(served + "gazetteer/")
    page.locator(".cg-gazetteer").get_by_role("link", name="Tokyo Skytree").click()
    expect(page).to_have_url(served + "cities/tokyo-yokohama/tokyo-skytree/")
    context.close()


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_telephone_it_fills_the_room_that_a_keyboard_leaves(browser: Browser, served: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(served)
    page.locator(".cg-search > button").tap()
    dialog = page.get_by_role("dialog", name="Search")
    look_for(page, "museum")
    page.set_viewport_size({"width": width, "height": 380})
    expect(dialog).to_have_css("height", "380px")
    last = dialog.locator("ol a").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    expect(dialog.get_by_role("searchbox")).to_be_in_viewport()
    assert page.evaluate("document.querySelector('.cg-search dialog').scrollWidth") <= width
    for target in dialog.locator("button, input[type=search], ol a").all():
        box = target.bounding_box()
        assert box is None or box["height"] >= 24
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_button_takes_the_link_s_place_without_moving_anything(browser: Browser, served: str, width: int) -> None:
    places = []
    for script in (False, True):
        context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=script)
        page = context.new_page()
        page.goto(served + "about/", wait_until="networkidle")
        boxes = [page.locator(part).first.bounding_box() for part in (".cg-name", ".cg-tabs", "h1", ".cg-search")]
        assert all(boxes)
        places.append([(box["x"], box["y"], box["height"]) for box in boxes[:3] if box] + [boxes[3]["width"] if boxes[3] else 0])
        context.close()
    assert places[0] == places[1]
