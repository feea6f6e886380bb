import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_project import ALPHA, CLAIMS, SOURCES

from cityguide.profiles.cities import City
from cityguide.profiles.places import Attraction
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import Loc, YamlFile, parse_yaml
from cityguide.yaml_edits.cuts import Edit, applied, applied_to_bytes
from cityguide.yaml_edits.edits import EditError, amending, appending, edited, inserting, replacing
from cityguide.yaml_edits.house_style import entry, scalar

NAME = "cities/alpha.yml"

COMMENTED = """\
# yaml-language-server: $schema=../schemas/profile.json
# The file of Alpha.
cluster: alpha  # its id

name: 'Alpha'
# Shown below the name.
tagline: A tram that asks the way # at most 90
summary: >-
  One line
  and another.

cities:
  # Where the river ends.
  - id: alpha-town
    name: "Alpha Town"
    lat: 35.45   # the town hall
    population: {value: 9668465, of: Alpha Town, source: atlas}
    # the end of Alpha Town

attractions:
  - {id: clock, name: Clock}
practical:
  language:
  - text: |
      Two lines

      of text.
    sources:
      - one  # the first
      - two
"""


def read(text: str, name: str = NAME) -> YamlFile:
    document, problems = parse_yaml(TextFile(name, text))
    assert document is not None, problems
    return document


def after(document: YamlFile, edits: list[Edit]) -> str:
    return applied(document.source.text, edits)


@pytest.mark.parametrize(
    ("loc", "value", "old", "new"),
    [
        (("cluster",), "beta", "cluster: alpha  # its id", "cluster: beta  # its id"),
        (("name",), "Beta", "'Alpha'", "'Beta'"),
        (("name",), "Beta's", "'Alpha'", "Beta's"),
        (("tagline",), "Trams: many", "A tram that asks the way #", '"Trams: many" #'),
        (("tagline",), "a\nb", "tagline: A tram that asks the way # at most 90", "tagline: |- # at most 90\n  a\n  b"),
        (("summary",), "Short.", ">-\n  One line\n  and another.\n", "Short.\n"),
        (("summary",), "Now two words.", ">-\n  One line\n  and another.\n", ">-\n  Now two words.\n"),
        (("cities", 0, "lat"), "35.5", "35.45   #", "35.5   #"),
        (("cities", 0, "population", "of"), "the town, all of it", "of: Alpha Town", 'of: "the town, all of it"'),
        (("practical", "language", 0, "text"), "One.\n", "|\n      Two lines\n\n      of text.\n", "|\n      One.\n"),
        (("practical", "language", 0, "sources", 0), "zero", "- one  # the first", "- zero  # the first"),
        (("attractions",), [], "\n  - {id: clock, name: Clock}", None),
    ],
)  # fmt: skip
def test_a_value_is_replaced_where_it_stands(loc: Loc, value: Any, old: str, new: str | None) -> None:
    document = read(COMMENTED)
    if new is None:
        with pytest.raises(EditError, match="lines of its own"):
            replacing(document, loc, value)
        return
    assert COMMENTED.count(old) == 1
    assert after(document, replacing(document, loc, value)) == COMMENTED.replace(old, new)


def test_a_list_with_a_comment_in_it_is_not_written_anew() -> None:
    document = read(COMMENTED)
    loc = ("practical", "language", 0, "sources")
    with pytest.raises(EditError, match="a comment"):
        replacing(document, loc, ["two"])
    plain = read(COMMENTED.replace("  # the first", ""))
    assert after(plain, replacing(plain, loc, ["two"])) == plain.source.text.replace("- one\n      - two", "- two")


@pytest.mark.parametrize(
    ("loc", "values", "old", "new"),
    [
        ((), {"accent": "poppy", "timezone": "Asia/Tokyo"}, "name: 'Alpha'\n", "name: 'Alpha'\naccent: poppy\ntimezone: Asia/Tokyo\n"),
        ((), {"story": [{"title": "T", "text": "a\nb\n"}]}, "    # the end of Alpha Town\n", "    # the end of Alpha Town\nstory:\n  - title: T\n    text: |\n      a\n      b\n"),
        (("cities", 0), {"economy": "NO"}, '"Alpha Town"\n', '"Alpha Town"\n    economy: "NO"\n'),
        (("cities", 0, "population"), {"as_of": "2020"}, "Alpha Town, source", "Alpha Town, as_of: 2020, source"),
        (("practical", "language", 0), {"title": "Speaking"}, "- text:", "- title: Speaking\n    text:"),
        (("practical", "language", 0), {"economy": "JP", "as_of": "2023"}, "- text: |\n      Two lines\n\n      of text.\n", "- economy: JP\n    text: |\n      Two lines\n\n      of text.\n    as_of: 2023\n"),
        (("practical",), {"arriving": [{"text": "By sea.", "sources": ["a", "b"]}]}, "practical:\n", "practical:\n  arriving:\n    - {text: By sea., sources: [a, b]}\n"),
        (("practical",), {"emergency": [{"number": "110"}]}, "- two\n", '- two\n  emergency:\n    - {number: "110"}\n'),
        (("attractions", 0), {"kind": "museum"}, "name: Clock}", "name: Clock, kind: museum}"),
        (("attractions", 0), {"": "x"}, "name: Clock}", 'name: Clock, "": x}'),
    ],
)  # fmt: skip
def test_a_key_is_inserted_at_its_place_in_the_models_order(loc: Loc, values: dict[str, Any], old: str, new: str) -> None:
    document = read(COMMENTED)
    assert COMMENTED.count(old) == 1
    # The model has text before as_of: what stands in the wrong order already is not moved.
    assert after(document, inserting(document, loc, values)) == COMMENTED.replace(old, new)


def test_entries_are_appended_in_the_style_of_their_list() -> None:
    document = read(COMMENTED)
    city = {"id": "harbour", "name": "Harbour"}
    end = "    # the end of Alpha Town\n"
    assert after(document, appending(document, ("cities",), [city])) == COMMENTED.replace(end, f"{end}  - id: harbour\n    name: Harbour\n")
    flow = after(document, appending(document, ("attractions",), [city]))
    assert flow == COMMENTED.replace("name: Clock}\n", "name: Clock}\n  - {id: harbour, name: Harbour}\n")
    assert (
        after(document, appending(document, ("practical", "language", 0, "sources"), ["three", "4"]))
        == COMMENTED + '      - three\n      - "4"\n'
    )
    claims = read(CLAIMS.replace("- id: who", "\n- id: who"), "data/claims.yml")
    assert after(claims, appending(claims, (), [{"id": "x", "title": "y"}])).endswith("  as_of: 2023-10\n\n- id: x\n  title: y\n")


def test_entries_are_appended_to_an_empty_and_to_a_missing_list() -> None:
    places = [{"id": "clock", "kind": "museum", "city": "a", "shows": "b", "as_of": "2023"}]
    written = "attractions:\n  - id: clock\n    kind: museum\n    city: a\n    shows: b\n    as_of: 2023\n"
    empty = read("cluster: alpha\nattractions: []  # none yet\npractical: {}\n")
    expected = "cluster: alpha\n" + written.replace("attractions:", "attractions:  # none yet") + "practical: {}\n"
    assert after(empty, appending(empty, ("attractions",), places)) == expected
    missing = read("cluster: alpha\npractical: {}\n")
    assert after(missing, appending(missing, ("attractions",), places)) == f"cluster: alpha\n{written}practical: {{}}\n"
    inner = read("practical: {arriving: [], language: [{text: a, sources: []}]}\n")
    edits = [
        *appending(inner, ("practical", "arriving"), [{"text": "b"}]),
        *appending(inner, ("practical", "language", 0, "sources"), ["c", "d"]),
    ]
    assert after(inner, edits) == "practical: {arriving: [{text: b}], language: [{text: a, sources: [c, d]}]}\n"


def test_an_edit_that_says_something_else_is_refused() -> None:
    document = read(COMMENTED)
    with pytest.raises(EditError, match="not say what was meant"):
        edited(document, replacing(document, ("cluster",), "beta"), document.value)
    with pytest.raises(EditError, match="could not be read"):
        edited(document, [Edit(0, 0, "{")], document.value)
    with pytest.raises(EditError, match="overlap"):
        edited(document, [Edit(0, 9, ""), Edit(3, 5, "")], document.value)


@pytest.mark.parametrize(
    ("text", "flow", "typed", "expected"),
    [
        ("110", False, False, '"110"'), ("110", False, True, "110"), ("2023-05", False, True, "2023-05"), ("2023-05-01", False, False, '"2023-05-01"'),
        ("true", True, True, "true"), ("yes", False, False, '"yes"'), ("null", False, True, '"null"'), ("a: b", False, False, '"a: b"'),
        ("a #b", False, False, '"a #b"'), ("named #sfwifi,", False, False, '"named #sfwifi,"'), ("a, b", False, False, "a, b"), ("a, b", True, False, '"a, b"'), ("[@x]", False, False, '"[@x]"'),
        ("https://a.example/?b=1", True, False, "https://a.example/?b=1"), ('say "x"', False, False, 'say "x"'), ('"x" it said', False, False, "'\"x\" it said'"),
        ("Mo-Fr 10:00-18:00", False, False, '"Mo-Fr 10:00-18:00"'), ("24/7", True, False, '"24/7"'), ("Last entry 17:30.", True, False, "Last entry 17:30."),
        ("a\nb", True, False, '"a\\nb"'), ("- a", False, False, '"- a"'), ("서울", True, False, "서울"), ("1e3", False, False, '"1e3"'), ("10:30", False, False, '"10:30"'),
        ("it's", True, False, "it's"), ("a\tb", False, False, '"a\\tb"'), (" a", False, False, '" a"'), ("%a", False, False, '"%a"'), ("a:", False, False, '"a:"'),
    ],
)  # fmt: skip
def test_text_is_quoted_only_where_it_would_be_misread(text: str, flow: bool, typed: bool, expected: str) -> None:
    assert scalar(text, flow, typed) == expected


def test_what_is_no_text_yet_is_written_as_an_editor_would() -> None:
    assert entry("price", {"free": True, "adult": 30, "currency": "CNY"}, 0, Attraction) == "price: {free: true, adult: 30, currency: CNY}"
    assert entry("economy", "NO", 0, City) == 'economy: "NO"'
    assert entry("lat", 37.566, 0, City) == "lat: 37.566"


def test_records_of_a_list_go_in_braces_where_they_are_short_unless_lines_are_wanted() -> None:
    practical = {"emergency": [{"service": "Police", "number": "112"}]}
    assert entry("practical", practical, 0) == 'practical:\n  emergency:\n    - {service: Police, number: "112"}'
    assert entry("practical", practical, 0, lines=True) == 'practical:\n  emergency:\n    - service: Police\n      number: "112"'


def test_long_text_goes_into_a_block_between_words() -> None:
    said = "word " * 60 + "end"
    lines = entry("text", said, 4).split("\n")
    assert lines[0] == "text: >-"
    assert all(len(line) <= 150 for line in lines)
    assert all(line.startswith("      word") for line in lines[1:])


def test_line_ends_mark_and_all_else_stay_byte_for_byte() -> None:
    raw = b"\xef\xbb\xbf" + COMMENTED.replace("\n", "\r\n").encode()
    document = read(COMMENTED)
    edits = [
        *replacing(document, ("name",), "Ä"),
        *inserting(document, ("cities", 0), {"romanised": "x"}),
        *replacing(document, ("summary",), "a\nb"),
    ]
    done = applied_to_bytes(raw, edits)
    assert done.decode().removeprefix("\ufeff").replace("\r\n", "\n") == after(document, edits)
    assert done.count(b"\n") == done.count(b"\r\n")
    assert done.startswith(b"\xef\xbb\xbf# yaml")
    assert applied_to_bytes(b"a: 1\r\nb: 2\nc: 3\n", [Edit(5, 6, "B"), Edit(10, 11, "C\nC")]) == b"a: 1\r\nB: 2\nC\nC: 3\n"


def leaves(value: Any, loc: Loc = ()) -> list[Loc]:
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        return [found for key, inner in pairs for found in leaves(inner, (*loc, key))]
    return [loc]


def put(value: Any, loc: Loc, new: Any) -> None:
    for step in loc[:-1]:
        value = value[step]
    value[loc[-1]] = new


TEXT = st.text("ab 1:#-'\"{}[],&*!|>%@`\\\n~?=.日é", min_size=1, max_size=220).filter(lambda text: bool(text.strip()))
FILES = {NAME: COMMENTED, "cities/beta.yml": ALPHA, "data/claims.yml": CLAIMS, "data/sources.yml": SOURCES}


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_whatever_is_changed_comes_back_and_comments_stay(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(FILES)))
    document = read(FILES[name], name)
    wanted = copy.deepcopy(document.value)
    for loc in data.draw(st.lists(st.sampled_from(leaves(wanted)), max_size=4, unique=True)):
        put(wanted, loc, data.draw(TEXT))
    if isinstance(wanted, dict) and name.startswith("cities"):
        wanted["attractions"][0] = wanted["attractions"][0] | data.draw(
            st.dictionaries(st.sampled_from(["address", "accessibility", "new key"]), TEXT)
        )
        wanted["attractions"] += data.draw(
            st.lists(
                st.fixed_dictionaries({"id": TEXT, "price": st.fixed_dictionaries({"note": TEXT, "sources": st.lists(TEXT, max_size=3)})}),
                max_size=2,
            )
        )
    done = edited(document, amending(document, (), wanted), wanted)
    comments = [line.strip() for line in FILES[name].split("\n") if line.strip().startswith("#")]
    assert [line.strip() for line in done.source.text.split("\n") if line.strip() in comments] == comments
