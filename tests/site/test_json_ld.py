"""What pages say for machines, held against schema.org's own vocabulary (`schema_org.json`) and what Google asks for."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from developed import FILE, illustrate
from small_project import Folder

from cityguide.evidence.terms import LICENCE
from cityguide.guide import Guide
from cityguide.profiles.places import PlaceKind
from cityguide.project.project import Project
from cityguide.reading.text_file import TextFile
from cityguide.site.compose import compose
from cityguide.site.json_ld import as_script, linked_data
from cityguide.site.json_ld_places import STRUCTURES, opening_hours
from cityguide.site.written import with_written
from cityguide.travel.hours import week_of

CLASSES: Mapping[str, Any] = json.loads(Path(__file__).with_name("schema_org.json").read_text(encoding="utf-8"))["types"]

REQUIRED = {
    # https://developers.google.com/search/docs/appearance/structured-data/article (it requires nothing; the first it recommends)
    "Article": {"headline", "author"},
    # https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    # https://developers.google.com/search/docs/appearance/structured-data/dataset
    "Dataset": {"name", "description", "license", "creator"},
    "DataDownload": {"contentUrl", "encodingFormat"},
    # https://developers.google.com/search/docs/appearance/structured-data/local-business
    "LocalBusiness": {"name", "address"},
    # https://developers.google.com/search/docs/appearance/site-names
    "WebSite": {"name", "url"},
}

HOURS = re.compile(r"(Mo|Tu|We|Th|Fr|Sa|Su)([-,](Mo|Tu|We|Th|Fr|Sa|Su))* [0-2]\d:[0-5]\d-[0-2]\d:[0-5]\d")

Node = dict[str, Any]


def address(path: str, part: str) -> str:
    return f"https://guide.example/below/{path}" + (f"#{part}" if part else "")


def graph(guide: Guide, path: str) -> list[Node]:
    page = next((page for page in compose(guide).pages if page.path == path), None) or with_written([], [TextFile(path, "")])[0]
    page = replace(page, title="The title", description="What the page is about.")
    text = as_script(linked_data(guide, "The Guide", page, address))
    found = json.loads(text.removeprefix('<script type="application/ld+json">').removesuffix("</script>"))
    assert found["@context"] == "https://schema.org"
    nodes: list[Node] = found["@graph"]
    return nodes


def paths(project: Project) -> list[str]:
    return ["index.md", "about.md", *[output.path for output in project.outputs if output.is_page]]


def inside(value: Any) -> Iterator[Node]:
    """Every node within a value, references left out."""
    if isinstance(value, list):
        for entry in value:
            yield from inside(entry)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for entry in value.values():
            yield from inside(entry)


def types(node: Node) -> list[str]:
    found: str | list[str] = node["@type"]
    return [found] if isinstance(found, str) else found


def lineage(name: str) -> set[str]:
    """A class with all that it inherits from."""
    return {name}.union(*(lineage(parent) for parent in CLASSES[name]["is_a"]))


def expected(node: Node, name: str) -> set[str]:
    """The types that a property's value may have, by (one of) the node's types; none when they have no such property."""
    known = set().union(*(lineage(kind) for kind in types(node)))
    return {value for kind in known for value in CLASSES[kind]["properties"].get(name, ())}


def fits(value: Any, allowed: set[str], nodes: Mapping[str, Node]) -> bool:
    if isinstance(value, dict):
        node = nodes[value["@id"]] if set(value) == {"@id"} else value
        return bool(set().union(*(lineage(kind) for kind in types(node))) & allowed)
    if isinstance(value, bool):
        return "Boolean" in allowed
    if isinstance(value, int | float):
        return bool({"Number", "Integer"} & allowed)
    if "Text" in allowed or ("Date" in allowed and re.fullmatch(r"\d{4}(-\d\d){0,2}", value)):
        return True
    return bool({"URL", "Thing"} & allowed) and re.match(r"https?://[^\s]+$", value) is not None


@pytest.fixture
def illustrated(folder: Folder) -> Project:
    """The small project with photographs of which one thing and another is known."""
    one = f"{{file: {FILE}, alt: Four quarters of different colours., credit: Kim, licence: CC BY 4.0, url: 'https://a.example/b'}}"
    illustrate(folder, caption="The clock", taken="2023-05")
    folder.edit("cities/alpha.yml", "cities:\n", f"photograph: {one}\ncities:\n")
    return folder.project()


@pytest.fixture(params=["small", "the_guide", "illustrated"])
def project(request: pytest.FixtureRequest) -> Project:
    found: Project = request.getfixturevalue(request.param)
    return found


def test_every_page_uses_the_words_of_schema_org(project: Project) -> None:
    used = set()
    for path in paths(project):
        found = graph(project.guide, path)
        nodes = {node["@id"]: node for node in inside(found) if "@id" in node}
        for node in inside(found):
            used |= set(types(node))
            for name, value in node.items():
                if name.startswith("@"):
                    continue
                allowed = expected(node, name)
                assert allowed, f"{path}: {node['@type']} has no property {name}"
                for one in value if isinstance(value, list) else [value]:
                    assert fits(one, allowed, nodes), f"{path}: {name} of {node['@type']} is no {sorted(allowed)}: {one!r}"
    assert {"Article", "BreadcrumbList", "CollectionPage", "DataCatalog", "Dataset", "Museum", "Place", "WebPage"} <= used


def test_the_vocabulary_refuses_what_it_does_not_know() -> None:
    assert expected({"@type": "TouristAttraction"}, "openingHours") == set()
    assert expected({"@type": ["TouristAttraction", "Museum"]}, "openingHours") == {"Text"}
    assert expected({"@type": "Article"}, "breadcrumb") == set()
    assert not fits({"@type": "Museum"}, {"PostalAddress", "Text"}, {})
    assert not fits("no address", {"URL"}, {})


def test_every_page_has_what_google_asks_for(project: Project) -> None:
    of_tables = [[licence.path for licence in table.licences] for table in project.guide.tables.tables.values()]
    for path in paths(project):
        for node in inside(graph(project.guide, path)):
            for kind in set().union(*(lineage(kind) for kind in types(node))) & set(REQUIRED):
                assert REQUIRED[kind] <= set(node), f"{path}: {kind} lacks {REQUIRED[kind] - set(node)}"
            if "Dataset" in types(node):
                assert 50 <= len(node["description"]) <= 5000, path
                assert node["license"] in (LICENCE, *of_tables)


def test_nothing_is_empty_and_every_reference_leads_somewhere(project: Project) -> None:
    for path in paths(project):
        found = graph(project.guide, path)
        text = json.dumps(found)
        assert "null" not in re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)
        assert '""' not in text and "[]" not in text and "{}" not in text
        assert "{{" not in text and "[@" not in text
        ids = [node["@id"] for node in inside(found) if "@id" in node]
        assert len(ids) == len(set(ids)), path
        references = set(re.findall(r'\{"@id": "([^"]*)"\}', text))
        assert references <= set(ids), path


def test_each_page_is_what_its_path_says(small: Project) -> None:
    kinds = {path: next((n["@type"] for n in graph(small.guide, path) if n["@id"] == address(path, "")), None) for path in paths(small)}
    assert kinds.pop("index.md") == "WebSite"
    assert {path for path, kind in kinds.items() if kind == "Article"} == {"about.md", "cities/alpha.md", "cities/beta-gamma.md"}
    assert {path for path, kind in kinds.items() if kind == "CollectionPage"} == {
        "cities/index.md", "clusters.md", "sources.md", "sources/press.md", "sources/guides.md", "gazetteer.md",
    }  # fmt: skip
    assert set(kinds.values()) == {"Article", "CollectionPage", "WebPage"}


@pytest.mark.parametrize(
    ("path", "trail"),
    [
        ("cities/alpha.md", ["index.md", "cities/index.md", "cities/alpha.md"]),
        ("cities/index.md", ["index.md", "cities/index.md"]),
        ("clusters/delta.md", ["index.md", "clusters.md", "clusters/delta.md"]),
        ("ranking/2022.md", ["index.md", "ranking/index.md", "ranking/2022.md"]),
        ("compare/alpha-and-beta-gamma.md", ["index.md", "compare/index.md", "compare/alpha-and-beta-gamma.md"]),
        ("about.md", ["index.md", "about.md"]),
    ],
)
def test_the_way_from_home(guide: Guide, path: str, trail: list[str]) -> None:
    [found] = [node for node in graph(guide, path) if node["@type"] == "BreadcrumbList"]
    assert [item["item"] for item in found["itemListElement"]] == [address(step, "") for step in trail]
    assert [item["position"] for item in found["itemListElement"]] == list(range(1, len(trail) + 1))
    assert (found["itemListElement"][0]["name"], found["itemListElement"][-1]["name"]) == ("Home", "The title")


def test_home_has_no_way_to_it(guide: Guide) -> None:
    site, publisher = graph(guide, "index.md")
    assert (site["@type"], site["name"], site["description"]) == ("WebSite", "The Guide", "What the page is about.")
    assert publisher["@type"] == "Organization"


def listed(guide: Guide, cluster: str = "alpha") -> dict[str, Node]:
    """The places that a city's page names, by their ids."""
    [city] = [node for node in graph(guide, f"cities/{cluster}.md") if node["@type"] == "TouristDestination"]
    return {node["@id"].rpartition("/")[2].partition(".md")[0]: node for node in city["includesAttraction"]}


def place_of(guide: Guide, place: str, cluster: str = "alpha") -> Node:
    """What a place's own page says."""
    [found] = [node for node in graph(guide, f"cities/{cluster}/{place}.md") if "TouristAttraction" in types(node)]
    return found


def test_a_city(guide: Guide) -> None:
    [place] = [node for node in graph(guide, "cities/alpha.md") if node["@type"] == "TouristDestination"]
    assert (place["name"], place["alternateName"]) == ("Alpha", ["アルファ"])
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 35.45, "longitude": 139.63}
    assert place["containedInPlace"] == [{"@type": "AdministrativeArea", "name": "Japan"}]
    [gamma] = [node for node in graph(guide, "cities/beta-gamma.md") if node["@type"] == "TouristDestination"]
    assert [area["name"] for area in gamma["containedInPlace"]] == ["China", "Hong Kong, China"]


def test_a_place(guide: Guide) -> None:
    assert place_of(guide, "clock-house") == {
        "@type": ["TouristAttraction", "Museum"],
        "@id": address("cities/alpha/clock-house.md", "Place"),
        "name": "Clock House",
        "alternateName": "時計館",
        "address": {
            "@type": "PostalAddress", "streetAddress": "1 River Street", "addressLocality": "Alpha Town", "addressCountry": "JP",
        },
        "geo": {"@type": "GeoCoordinates", "latitude": 35.4501, "longitude": 139.6302},
        "isAccessibleForFree": False,
        "openingHours": ["Tu-Su 10:00-18:00"],
        "additionalProperty": {"@type": "PropertyValue", "name": "opening hours last seen", "value": "2023-05"},
        "url": "https://clock.example/visit?a=1&b=2",
    }  # fmt: skip


def test_what_is_not_known_is_not_said(guide: Guide) -> None:
    """The tram's point is a station's, and whether it runs is unknown."""
    tram = place_of(guide, "waving-tram")
    assert tram["@type"] == "TouristAttraction"
    assert {"geo", "openingHours", "url"}.isdisjoint(tram)
    market = place_of(guide, "market", "beta-gamma")
    assert market["@type"] == ["TouristAttraction", "Store"]
    assert {"geo", "openingHours", "isAccessibleForFree"}.isdisjoint(market)
    assert market["address"] == {"@type": "PostalAddress", "addressLocality": "Beta", "addressCountry": "CN"}


def test_a_closed_place_is_no_attraction(guide: Guide, the_guide: Project) -> None:
    assert set(listed(guide)) == {"clock-house", "waving-tram"}
    for profile in the_guide.guide.profiles:
        told = set(listed(the_guide.guide, profile.cluster))
        assert told == {place.id for place in profile.attractions if place.status.state != "closed"}


def test_a_service_is_a_business_where_it_has_hours(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", "status: {state: unknown, as_of: 2022,", "status: {state: open, as_of: 2023-11,")
    folder.edit("cities/alpha.yml", '{osm: "Mo-Su 18:00-02:00"}', '{osm: "Mo-Su 18:00-02:00", as_of: 2023-11}')
    tram = place_of(folder.guide(), "waving-tram")
    assert (tram["@type"], tram["openingHours"]) == (["TouristAttraction", "LocalBusiness"], ["Mo-Su 18:00-02:00"])


def test_a_place_that_may_have_closed_has_no_hours(folder: Folder) -> None:
    assert "openingHours" in place_of(folder.guide(), "clock-house")
    folder.edit("cities/alpha.yml", "status: {state: open, as_of: 2023-05-01}", "status: {state: unknown, as_of: 2023-05-01}")
    assert "openingHours" not in place_of(folder.guide(), "clock-house")


def test_old_hours_are_told_with_when_they_were_seen_and_fresh_ones_without(folder: Folder) -> None:
    assert place_of(folder.guide(), "clock-house")["additionalProperty"]["value"] == "2023-05"
    folder.edit("cities/alpha.yml", 'osm: "Tu-Su 10:00-18:00", as_of: 2023-05', 'osm: "Tu-Su 10:00-18:00", as_of: 2023-11')
    assert "additionalProperty" not in place_of(folder.guide(), "clock-house")


def test_every_kind_of_place_has_a_second_type_or_is_a_service() -> None:
    assert set(get_args(PlaceKind)) - set(STRUCTURES) == {"transport", "show", "experience"}
    assert {kind for kind in STRUCTURES.values() if not expected({"@type": kind}, "openingHours")} == set()


@pytest.mark.parametrize(
    ("osm", "told"),
    [
        ("Mo-Fr 10:00-17:00; Sa,Su 10:00-18:00", ["Mo-Fr 10:00-17:00", "Sa,Su 10:00-18:00"]),
        ("Mo,We-Su 10:00-17:00", ["Mo,We-Su 10:00-17:00"]),
        ("Tu 10:00-12:00,14:00-18:00; Th 10:00-12:00", ["Tu,Th 10:00-12:00", "Tu 14:00-18:00"]),
        ("24/7", ["Mo-Su 00:00-23:59"]),
        ("Fr 18:00-24:00", ["Fr 18:00-23:59"]),
        ("Sa 20:00-03:00", ["Sa 20:00-03:00"]),
        ("Jan 01 10:00-12:00", []),
    ],
)
def test_hours_in_the_form_of_schema_org(osm: str, told: list[str]) -> None:
    assert opening_hours(week_of(osm, datetime.date(2023, 11, 27))) == told


def test_all_hours_have_that_form(the_guide: Project) -> None:
    told = [
        hours
        for profile in the_guide.guide.profiles
        for place in listed(the_guide.guide, profile.cluster)
        for hours in place_of(the_guide.guide, place, profile.cluster).get("openingHours", ())
    ]
    assert told
    assert [hours for hours in told if not HOURS.fullmatch(hours)] == []


def test_tables_to_download(small: Project) -> None:
    outputs = {output.path for output in small.outputs}
    found = [node for node in inside(graph(small.guide, "data.md")) if node["@type"] == "Dataset"]
    assert [node["name"] for node in found] == [table.title for table in small.guide.tables.tables.values()]
    for path in ("data.md", "disagreements.md", "ranking/index.md", "ranking/2021.md"):
        for node in inside(graph(small.guide, path)):
            if node["@type"] == "DataDownload":
                assert node["contentUrl"].removeprefix(address("", "")) in outputs
    standings = next(node for node in found if node["name"] == "Standings")
    assert standings["temporalCoverage"] == "2021/2023"
    assert standings["isBasedOn"][0]["creator"]["name"] == "World Intellectual Property Organization (WIPO)"
    assert "assumes no liability" in standings["creditText"]
    coordinates = next(node for node in found if node["name"] == "Coordinates")
    assert (coordinates["isBasedOn"][0]["name"], "creditText" in coordinates) == ("GeoNames gazetteer", False)


def test_an_edition(guide: Guide) -> None:
    [found] = [node for node in graph(guide, "ranking/2022.md") if node["@type"] == "Dataset"]
    assert (found["name"], found["temporalCoverage"]) == ("Index 2022", "2022")
    assert [file["contentUrl"] for file in found["distribution"]] == [address("data/standings/2022.csv", "")]
    assert [work["datePublished"] for work in found["isBasedOn"]] == ["2022-09-29"]
    [newest] = [node for node in graph(guide, "ranking/index.md") if node["@type"] == "Dataset"]
    assert newest["name"] == "Index 2023"


def test_an_edition_of_which_nothing_is_known_is_no_data(guide: Guide) -> None:
    assert not [node for node in graph(guide, "ranking/1999.md") if node["@type"] == "Dataset"]


def test_nothing_in_a_name_can_end_the_script(guide: Guide) -> None:
    evil = "</script><script>alert(1)//<!-- \u2028 &"
    [file] = [file for file in guide.files if file.profile.cluster == "alpha"]
    place = file.profile.attractions[0].model_copy(update={"name": evil})
    profile = file.profile.model_copy(update={"attractions": (place, *file.profile.attractions[1:])})
    files = tuple(dataclasses.replace(f, profile=profile) if f is file else f for f in guide.files)
    spoilt = dataclasses.replace(guide, files=files)
    page = next(page for page in compose(spoilt).pages if page.path == "cities/alpha.md")
    text = as_script(linked_data(spoilt, "The Guide", replace(page, title=evil, description=evil), address))
    held = text.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not re.search("[<>&\u2028\u2029]", held)
    assert json.loads(held)["@graph"][2]["headline"] == evil
    assert listed(spoilt)["clock-house"]["name"] == evil


def test_the_same_guide_says_the_same(small: Project, pattern: Folder) -> None:
    again = pattern.project()
    for path in paths(small):
        assert graph(again.guide, path) == graph(small.guide, path)
    for path in small.pages:
        one, other = (as_script(linked_data(of.guide, "The Guide", of.pages[path], address)) for of in (small, again))
        assert one == other
