"""The page that edits a profile: what it opens, what it says, what comes out. Nothing leaves the browser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from building import ROOT
from editor.cases import CASES, VALID, valid_project
from playwright.sync_api import Browser, Page, expect
from small_project import Folder
from watching import Watched

from cityguide.editing.schema import schema_text
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import parse_yaml

STATUS = ".cg-edit-status"
PROBLEMS = ".cg-edit-problems li"
SHUTTLE = "#f-attractions-0_"
FILES = [path.name for path in sorted((ROOT / "cities").glob("*.yml"))]

TOLD = {
    "alias", "control", "date", "days", "duplicate-id", "duplicate-key", "duration", "empty-file", "empty-value", "file-name", "form",
    "hours", "html", "key", "merge-key", "missing-key", "nesting", "plain-text", "prose", "range", "tab", "tag", "time-zone", "too-few",
    "too-long", "truth", "type", "unknown-city", "unknown-claim", "unknown-cluster", "unknown-economy", "unknown-key", "unknown-place", "unknown-source",
    "unknown-word", "value", "web-address", "yaml",
}  # fmt: skip
"""What the page can tell; of the rest it says that only the command can."""

ONLY_THE_COMMAND = {
    "control-escaped": "in a text in quotes the page doesn't look for signs that don't print",
    "hash-cuts-text": "of a text that a # cuts short only the command is suspicious",
}
"""Cases of what the page can tell that it does not."""


def modules(page: Page, served: str, script: str, value: Any) -> Any:
    """Run `script`, a function of the page's modules by name and of `value`, where the page stands."""
    return page.evaluate(
        f"""async ([base, value]) => {{
            const names = ["yaml", "write", "check", "schema", "ends"];
            const found = await Promise.all(names.map((name) => import(`${{base}}assets/cityguide/edit_${{name}}.js`)));
            return ({script})(Object.assign({{}}, ...found), value);
        }}""",
        [served, value],
    )


def published(page: Page, served: str, file: str = "seoul.yml") -> str:
    return page.request.get(f"{served}places/{file}").text()


def opened(page: Page, served: str, city: str = "seoul") -> None:
    page.goto(f"{served}edit/?city={city}")
    expect(page.locator(STATUS)).to_contain_text(f"{city}.yml")


def places(page: Page, served: str) -> list[dict[str, Any]]:
    """The places of Seoul, as its file has them."""
    document, _ = parse_yaml(TextFile("seoul", published(page, served)))
    assert document is not None
    found: list[dict[str, Any]] = document.value["attractions"]
    return found


def shuttle(page: Page) -> None:
    page.locator("#part-attractions-0 > summary").click()
    expect(page.locator(f"{SHUTTLE}name")).to_be_visible()


def diff(page: Page) -> list[str]:
    return [text.replace("\n", " ") for text in page.locator(".cg-edit-diff :is(ins, del)").all_inner_texts()]


def yaml_text(page: Page) -> str:
    return str(page.locator("#cg-edit-yaml").input_value())


def test_the_page_is_light_until_a_profile_is_opened(page: Page, watched: Watched, served: str) -> None:
    page.goto(served + "edit/", wait_until="networkidle")
    loaded = [url.rsplit("/", 1)[-1] for url in watched.requests]
    assert "edit.js" in loaded
    assert not [name for name in loaded if name in ("rjsf.js", "js-yaml.js", "profile.json", "edit.json", "edit.css", "edit_work.js")]
    page.get_by_label("City", exact=True).select_option("beijing")
    page.get_by_role("button", name="Open").click()
    expect(page.locator(STATUS)).to_have_text("beijing.yml: nothing changed yet, no problem that this page can see.")
    assert page.url == served + "edit/?city=beijing"
    assert watched.complaints == []


@pytest.mark.parametrize("file", FILES)
def test_a_profile_of_the_guide_has_no_problem_and_comes_out_as_it_went_in(page: Page, served: str, file: str) -> None:
    opened(page, served, file.removesuffix(".yml"))
    expect(page.locator(STATUS)).to_have_text(f"{file}: nothing changed yet, no problem that this page can see.")
    page.locator(".cg-edit-record > summary").evaluate_all("parts => parts.forEach(part => part.click())")
    expect(page.locator(".cg-edit-record:not([open])")).to_have_count(0)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the file").click()
    assert waiting.value.suggested_filename == file
    assert Path(waiting.value.path()).read_text(encoding="utf-8") == published(page, served, file)


def test_a_change_is_written_where_it_was_made_and_a_fault_said_at_its_field(page: Page, watched: Watched, served: str) -> None:
    opened(page, served)
    shuttle(page)
    hours = page.locator(f"{SHUTTLE}hours_osm")
    hours.fill("Mo-Fr sunrise-16:50")
    expect(page.locator(STATUS)).to_have_text("seoul.yml: 1 line changed, 1 problem.")
    said = "osm: 'sunrise' in 'Mo-Fr sunrise-16:50' gives no hours of the clock; say it in words as 'note'"
    expect(page.locator(f"{SHUTTLE}hours_osm-said")).to_have_text(said)
    assert hours.get_attribute("aria-invalid") == "true"
    assert f"{SHUTTLE}hours_osm-said"[1:] in str(hours.get_attribute("aria-describedby"))
    expect(page.locator("#part-attractions-0 > summary")).to_contain_text("1 problem")
    expect(page.locator(PROBLEMS)).to_contain_text(said)
    hours.fill("Mo-Fr 10:00-17:20; PH off")
    expect(page.locator(STATUS)).to_have_text("seoul.yml: 1 line changed, no problem that this page can see.")
    assert hours.get_attribute("aria-invalid") is None
    assert [line.split(": ", 1)[1].strip() for line in diff(page)] == [
        'osm: "Mo-Fr 10:00-16:50; PH off"',
        'osm: "Mo-Fr 10:00-17:20; PH off"',
    ]
    assert yaml_text(page) == published(page, served).replace('"Mo-Fr 10:00-16:50; PH off"', '"Mo-Fr 10:00-17:20; PH off"')
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the file").click()
    assert Path(waiting.value.path()).read_text(encoding="utf-8") == yaml_text(page)
    assert watched.complaints == []


def test_what_is_typed_is_not_disturbed_while_it_is_written(page: Page, served: str) -> None:
    opened(page, served)
    tagline = page.locator("#f_tagline")
    tagline.focus()
    page.keyboard.press("End")
    page.keyboard.type(" and  a", delay=5)
    page.wait_for_timeout(500)
    page.keyboard.type(" half ", delay=5)
    expect(page.locator("#cg-edit-yaml")).to_have_value(re.compile('in one day and  a half"\n'))
    assert str(tagline.input_value()).endswith("in one day and  a half ")


def test_a_link_in_the_list_of_problems_leads_to_the_field_of_a_part_that_is_closed(page: Page, served: str) -> None:
    opened(page, served)
    page.get_by_text("The whole file, as YAML").click()
    page.locator("#cg-edit-yaml").fill(
        published(page, served).replace("  economy: KR", "  economy: KX", 1).replace("kind: park", "kind: parc", 1)
    )
    page.get_by_label("City", exact=True).focus()
    at = next(index for index, place in enumerate(places(page, served)) if place["kind"] == "park")
    expect(page.locator(PROBLEMS)).to_have_count(2)
    assert page.locator(PROBLEMS).nth(1).inner_text().endswith("kind: 'parc' is not one of its words; did you mean 'park'?")
    page.locator(PROBLEMS).nth(1).get_by_role("link").click()
    expect(page.locator(f"#f-attractions-{at}_kind")).to_be_focused()
    assert page.locator(f"#f-attractions-{at}_kind").input_value() == "parc", "what is in the file is shown, right or wrong"
    page.locator(f"#f-attractions-{at}_kind").select_option("park")
    page.locator(PROBLEMS).nth(0).get_by_role("link").click()
    expect(page.locator("#f-cities-0_economy")).to_be_focused()


def test_changes_are_kept_over_a_reload_and_discarded_when_asked(page: Page, served: str) -> None:
    opened(page, served)
    page.locator("#f_name").fill("Seoul and its rivers")
    expect(page.locator(".cg-edit-kept")).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator(STATUS)).to_have_text("seoul.yml: 1 line changed, no problem that this page can see.")
    assert page.locator("#f_name").input_value() == "Seoul and its rivers"
    page.get_by_role("button", name="Discard my changes").click()
    expect(page.locator(STATUS)).to_contain_text("nothing changed yet")
    assert page.locator("#f_name").input_value() == "Seoul"
    page.get_by_role("button", name="Undo").click()
    assert page.locator("#f_name").input_value() == "Seoul and its rivers", "what was discarded in haste can be had back"
    page.get_by_role("button", name="Discard my changes").click()
    assert page.evaluate("localStorage.length") == 0


def test_leaving_with_changes_is_asked_about_until_they_are_downloaded(page: Page, served: str) -> None:
    opened(page, served)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("#f_name").fill("Seoul 2")
    page.reload()
    assert asked == ["beforeunload"]
    expect(page.locator(STATUS)).to_contain_text("1 line changed")
    page.locator("#f_name").fill("Seoul 3")
    with page.expect_download():
        page.get_by_role("button", name="Download the file").click()
    page.goto(served + "about/")
    assert asked == ["beforeunload"]


def test_the_whole_way_by_keyboard(page: Page, served: str) -> None:
    page.goto(served + "edit/", wait_until="networkidle")
    page.get_by_label("City", exact=True).focus()
    page.keyboard.type("Seoul")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".cg-edit-work h2").first).to_be_focused()
    page.locator("#part-cities-0 > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#f-cities-0_id")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#f-cities-0_id")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#f-cities-0_name")).to_be_focused()
    page.keyboard.type("Seoul city")
    page.keyboard.press("Tab")
    expect(page.locator("#f-cities-0_local_name")).to_be_focused()
    expect(page.locator(STATUS)).to_contain_text("1 line changed")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#f-cities-0_name")).to_be_focused()


def test_parts_are_added_moved_and_removed(page: Page, served: str) -> None:
    opened(page, served)
    page.get_by_role("button", name="Add one to cities").click()
    expect(page.locator("#f-cities-4_id")).to_be_focused()
    expect(page.locator(PROBLEMS).filter(has_text="'economy' is missing")).to_have_count(1)
    for key, value in {"id": "yongin", "name": "Yongin", "lat": "37.23", "lon": "127.2", "position_source": "dr5hn-cities"}.items():
        page.locator(f"#f-cities-4_{key}").fill(value)
    page.locator("#f-cities-4_economy").select_option("KR")
    expect(page.locator(STATUS)).to_contain_text("no problem that this page can see")
    added = "  - id: yongin\n    name: Yongin\n    economy: KR\n    lat: 37.23\n    lon: 127.2\n    position_source: dr5hn-cities\n"
    assert yaml_text(page) == published(page, served).replace("labels:\n", f"{added}labels:\n", 1)
    page.locator("#part-cities-4").get_by_role("button", name="Move up").click()
    expect(page.locator("#part-cities-3 > summary")).to_be_focused()
    expect(page.locator("#f-cities-3_id")).to_have_value("yongin")
    assert yaml_text(page).index("id: yongin") < yaml_text(page).index("id: gwacheon")
    page.locator("#part-cities-1 > summary").click()
    page.locator("#f-cities-1_name").fill("Incheon, at the last moment")
    page.locator("#part-cities-3").get_by_role("button", name="Remove", exact=True).click()
    expect(page.locator(STATUS)).to_contain_text("1 line changed")
    page.locator("#part-cities-1 > summary").click()
    page.locator("#f-cities-1_name").fill("Incheon")
    expect(page.locator(STATUS)).to_contain_text("nothing changed yet")
    assert yaml_text(page) == published(page, served)


def test_a_record_in_a_record_is_begun_and_left_out_again(page: Page, served: str) -> None:
    opened(page, served)
    at = next(index for index, place in enumerate(places(page, served)) if "price" not in place and place["status"]["state"] == "open")
    page.locator(f"#part-attractions-{at} > summary").click()
    price = page.locator(f"#f-attractions-{at}_price")
    price.locator("> summary").click()
    price.get_by_label("Free of charge").select_option("true")
    expect(page.locator(STATUS)).to_have_text("seoul.yml: 2 lines changed, no problem that this page can see.")
    assert [line.split(": ", 1)[1].strip() for line in diff(page)] == ["price:", "free: true"]
    price.get_by_label("Adult price").fill("3000")
    expect(page.locator(f"#f-attractions-{at}_price-said")).to_contain_text("a place is either free or has an 'adult' price")
    price.get_by_label("Adult price").fill("")
    price.get_by_label("Free of charge").select_option("")
    expect(page.locator(STATUS)).to_contain_text("nothing changed yet")


def test_a_city_of_the_ranking_is_begun(page: Page, watched: Watched, served: str) -> None:
    page.goto(served + "edit/", wait_until="networkidle")
    page.get_by_label("City", exact=True).select_option("munich")
    page.get_by_role("button", name="Open").click()
    expect(page.locator(STATUS)).to_have_text("munich.yml: nothing changed yet, no problem that this page can see.")
    page.locator("#f_tagline").fill("Two patent offices by the river")
    expect(page.locator(STATUS)).to_contain_text("1 line changed, no problem")
    assert "\ntagline: Two patent offices by the river\n" in yaml_text(page)
    assert watched.complaints == []


def test_a_file_from_the_device(page: Page, served: str, tmp_path: Path) -> None:
    file = tmp_path / "seoul.yml"
    file.write_text(published(page, served).replace("accent: celadon", "accent: &c celadon"), encoding="utf-8")
    page.goto(served + "edit/", wait_until="networkidle")
    page.get_by_label("Or a file from this device").set_input_files(file)
    expect(page.locator(PROBLEMS)).to_have_text(["Line 4: an anchor (&name) is not allowed; write the value out where it belongs"])
    expect(page.locator(".cg-edit-parts")).to_be_hidden()
    page.locator(PROBLEMS).get_by_role("link").click()
    expect(page.locator("#cg-edit-yaml")).to_be_focused()
    page.locator("#cg-edit-yaml").fill(published(page, served))
    page.get_by_label("City", exact=True).focus()
    expect(page.locator(PROBLEMS)).to_have_count(0)
    assert page.locator("#f_accent").input_value() == "celadon"
    file.write_bytes(b"name: M\xfcnchen\n")
    page.get_by_label("Or a file from this device").set_input_files(file)
    expect(page.locator(".cg-edit-start [role=status]")).to_have_text("This file could not be opened: it is not text in UTF-8.")


def test_every_field_has_a_name_and_nothing_scrolls_sideways(browser: Browser, served: str) -> None:
    for width, scheme in ((1280, "light"), (320, "dark")):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        opened(page, served)
        shuttle(page)
        page.locator(f"{SHUTTLE}name").fill("")
        page.get_by_text("The whole file, as YAML").click()
        expect(page.locator(PROBLEMS)).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        unnamed = page.evaluate(
            "[...document.querySelectorAll('.cg-edit :is(input, select, textarea)')].filter((e) => !e.labels.length && !e.ariaLabel).map((e) => e.id)"
        )
        assert unnamed == []
        context.close()


def test_without_script_the_files_are_there(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "edit/")
    expect(page.locator(".cg-edit-start")).to_be_hidden()
    expect(page.locator(".cg-edit-work")).to_be_hidden()
    expect(page.locator("article").get_by_role("link", name="Seoul", exact=True)).to_have_attribute("href", "../places/seoul.yml")
    context.close()


def test_no_script_is_made_of_text(browser: Browser, served: str) -> None:
    """The policy of a strict host: nothing but our own scripts and sheets, no `eval`."""
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: message.type == "error" and faults.append(message.text))
    policy = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self'"

    def strict(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    page.route("**/edit/?city=seoul", strict)
    opened(page, served)
    shuttle(page)
    page.locator(f"{SHUTTLE}name").fill("<img src=x onerror=alert(1)>")
    expect(page.locator(f"{SHUTTLE}name-said")).to_be_visible()
    assert faults == []
    context.close()


EDITS = """({ read, plain, written, difference }, files) => {
  const leaves = (value, path = []) => (typeof value === "string" ? [path] : Object.keys(value).flatMap((key) => leaves(value[key], [...path, Array.isArray(value) ? Number(key) : key])));
  const put = (value, [step, ...rest], next) => { const copy = Array.isArray(value) ? [...value] : { ...value }; copy[step] = rest.length ? put(value[step], rest, next) : next; return copy; };
  const found = { untouched: [], failed: [], wide: [], texts: {}, edits: 0 };
  for (const [name, text] of Object.entries(files)) {
    const value = plain(read(text).root);
    if (written(text, value) !== text) found.untouched.push(name);
    let whole = value;
    leaves(value).forEach((path, index) => {
      const old = path.reduce((inner, step) => inner[step], value);
      const next = index % 3 ? old.replace(/[a-z]+/, "word") : `${old} – 漢字`;
      if (next === old || index % 4) return;
      try {
        const lines = difference(text, written(text, put(value, path, next))).filter(([sign]) => sign === "+");
        found.edits += 1;
        if (lines.length !== 1) found.wide.push(`${name}: ${path.join("/")} ${lines.length}`);
      } catch (error) { found.failed.push(`${name}: ${path.join("/")}`); }
      if (index % 40 === 0) whole = put(whole, path, [`: ${old}`, `${old} # no`, `- "${old}'`, `${old}\\n\\nMore {x}.`][(index / 40) % 4]);
    });
    found.texts[name] = [written(text, whole), whole];
  }
  return found;
}"""


def test_one_field_changes_one_line_and_our_own_reader_reads_the_same(page: Page, served: str) -> None:
    page.goto(served + "edit/")
    found = modules(page, served, EDITS, {file: published(page, served, file) for file in FILES})
    assert found["untouched"] == found["failed"] == []
    assert found["edits"] > 500
    assert len(found["wide"]) <= found["edits"] / 100, found["wide"]  # a word that crosses the lines of a folded text
    for name, (text, value) in found["texts"].items():
        document, problems = parse_yaml(TextFile(name, text))
        assert document is not None, problems
        assert stripped(document.value) == stripped(value)


def stripped(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: stripped(inner) for key, inner in value.items()}
    return [stripped(inner) for inner in value] if isinstance(value, list) else value.rstrip("\n")


def test_the_page_says_what_the_command_says_of_broken_profiles(page: Page, served: str, pattern: Folder, tmp_path: Path) -> None:
    guide = valid_project(pattern, tmp_path).guide()
    told = [
        (f"{name} {one.file}", one)
        for name, case in CASES.items()
        for one in case.told
        if one.file.startswith("cities/") and one.file in case.files and one.code in TOLD
    ]
    texts = {key: CASES[key.split()[0]].content(one.file, VALID).decode("utf-8-sig").replace("\r\n", "\n") for key, one in told}
    known = {"sources": sorted(guide.sources), "claims": sorted(guide.claims)}
    page.goto(served + "edit/")
    script = """({ checked }, [texts, schema, { sources, claims }]) => Object.fromEntries(Object.entries(texts).map(([key, text]) => {
      const known = { sources: new Set(sources), claims: new Set(claims), file: key.split("/").at(-1) };
      return [key, checked(text, schema, known).problems.map(({ line, code }) => [line, code])];
    }))"""
    found = modules(page, served, script, [texts, json.loads(schema_text("profile", guide.tables)), known])
    missed = []
    for key, one in told:
        # Where YAML can't be read at all its readers differ in the line at which they give up.
        there = found[key] if one.code == "yaml" else [code for line, code in found[key] if line == one.line]
        if not there:
            missed.append(key.split()[0])
    assert len(told) > 170
    assert missed == list(ONLY_THE_COMMAND)


def test_a_file_of_another_shape_is_opened_all_the_same(page: Page, watched: Watched, served: str, tmp_path: Path) -> None:
    page.goto(served + "edit/", wait_until="networkidle")
    file = tmp_path / "seoul.yml"
    good = published(page, served)
    for old, new in (
        ("cities:\n  - id: seoul\n", "cities:\n  - only a line\n  - id: seoul\n"),
        ("position: {lat: 37.5715", "position: here # {lat: 37.5715"),
        ("    sources: [", "    sources: one # ["),
        ("practical:\n", "practical: nothing\nnotes:\n"),
        ("name: Seoul\n", "name: [Seoul]\n"),
        ("tagline: ", "tagline: # "),
    ):
        file.write_text(good.replace(old, new, 1), encoding="utf-8")
        page.get_by_label("Or a file from this device").set_input_files(file)
        expect(page.locator("#cg-edit-yaml")).to_have_value(file.read_text(encoding="utf-8"))
        expect(page.locator(PROBLEMS).first).to_be_visible()
        for part in page.locator(".cg-edit-record > summary").all()[:8]:
            part.click()
        page.locator("#f_timezone").fill("Asia/Tokyo")
        expect(page.locator("#cg-edit-yaml")).to_have_value(file.read_text(encoding="utf-8").replace("Asia/Seoul", "Asia/Tokyo"))
        page.get_by_role("button", name="Discard my changes").click()
    assert watched.complaints == []


def test_the_hosts_pages_for_a_file(page: Page, served: str) -> None:
    page.goto(served + "edit/")
    script = """({ atHost }, texts) => {
      const host = { dataset: { repo: "https://github.com/acme/guide", edit: "edit/main/content/", name: "GitHub" } };
      return [atHost(null, "a.yml", "x", false), atHost(host, "seoul.yml", texts[0], false), ...texts.map((text) => atHost(host, "munich.yml", text, true))];
    }"""
    nothing, edited, short, long = modules(page, served, script, ["name: Größe & mehr\n", "name: x\n" * 2000])
    assert nothing is None
    assert edited == {"edit": "https://github.com/acme/guide/edit/main/cities/seoul.yml"}
    whole = "https://github.com/acme/guide/new/main/cities?filename=munich.yml&value=name%3A%20Gr%C3%B6%C3%9Fe%20%26%20mehr%0A"
    assert short == {"add": whole, "whole": True}
    assert long == {"add": "https://github.com/acme/guide/new/main/cities?filename=munich.yml", "whole": False}
