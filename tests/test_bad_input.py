"""Each kind of bad input, put into the small project: the exact lines that an editor gets, and never a traceback."""

import json

import pytest
from small_project import ALPHA, Folder

from cityguide.cli import main

PLAIN = "this is plain text without links, figures and citations"

# File, the words that are replaced, what replaces them, where in the new text the problem is, and what it says.
CASES = {
    "unknown key": ("cities/alpha.yml", "tagline: A", "tagine: A", "tagine", "unknown key 'tagine'; did you mean 'tagline'? [unknown-key]"),
    "unknown key deep": ("cities/alpha.yml", "duration: 60", "durations: 60", "durations", "unknown key 'durations'; did you mean 'duration'? [unknown-key]"),
    "unknown key, nothing near": (
        "cities/alpha.yml", "basis: venue,", "basis: venue, xyz: 1,", "xyz",
        "unknown key 'xyz'; allowed: basis, lat, lon, of, source [unknown-key]",
    ),
    "text for a list": ("cities/alpha.yml", "sources: [wire-2023, notebook]", "sources: wire-2023x", "wire-2023x", "sources: expected a list, found 'wire-2023x' [type]"),
    "list for text": ("cities/alpha.yml", "name: Clock House", "name: [Clock, House]", "[Clock, House]", "name: expected text, found a list [type]"),
    "text for keys": ("cities/alpha.yml", "{state: open, as_of: 2023-05-01}", "it is open", "it is open", "status: expected keys and values, found 'it is open' [type]"),
    "list for keys": ("cities/alpha.yml", "{state: open, as_of: 2023-05-01}", "[open]", "[open]", "status: expected keys and values, found a list [type]"),
    "words for a number": ("cities/alpha.yml", "lat: 35.4501", "lat: north", "north", "lat: expected a number, found 'north' [type]"),
    "missing field": ("cities/alpha.yml", "    kind: shop\n", "", "id: radio-hall", "'kind' is missing [missing-key]"),
    "missing field at the top": ("cities/alpha.yml", "name: Alpha\n", "", "cluster: alpha\nlocal", "'name' is missing [missing-key]"),
    "duplicate key": ("cities/alpha.yml", "tagline: A", "name: Beta\ntagline: A", "name: Beta", "key 'name' stands here for the second time (first in line 2) [duplicate-key]"),
    "duplicate id of a place": ("cities/alpha.yml", "id: radio-hall", "id: clock-house", None, "id 'clock-house' stands here for the second time (first in line 34) [duplicate-id]"),
    "duplicate id of a city": ("cities/alpha.yml", "id: harbour", "id: alpha-town", None, "id 'alpha-town' stands here for the second time (first in line 9) [duplicate-id]"),
    "duplicate id of a claim": ("data/claims.yml", "id: who-counts", "id: alpha-first", None, "id 'alpha-first' stands here for the second time (first in line 1) [duplicate-id]"),
    "duplicate id of a source": (
        "data/sources.yml", "atlas: {title: Gaz", "rumour: {title: Gaz", "rumour: {", "key 'rumour' stands here for the second time (first in line 5) [duplicate-key]",
    ),
    "duplicate id in a table": (
        "data/economies.csv", "KR,Republic", "JP,Republic", "JP,Republic", "economy JP stands here for the second time (first at data/economies.csv:4:1) [duplicate-id]",
    ),
    "unknown cluster": ("data/claims.yml", "clusters: [alpha, beta-gamma]", "clusters: [alpah, beta-gamma]", "alpah", "unknown cluster 'alpah'; did you mean 'alpha'? [unknown-cluster]"),
    "unknown cluster in a table": ("data/standings/2023.csv", "2023,3,delta,", "2023,3,dalta,", "dalta", "unknown cluster 'dalta'; did you mean 'delta'? [unknown-cluster]"),
    "unknown source": ("cities/alpha.yml", "sources: [wire-2023, notebook]", "sources: [wires-2023]", "wires-2023", "unknown source 'wires-2023'; did you mean 'wire-2023'? [unknown-source]"),
    "unknown source in prose": ("cities/alpha.yml", "you wave [@notebook]", "you wave [@notebok]", "notebok", "unknown source 'notebok'; did you mean 'notebook'? [unknown-source]"),
    "unknown source in a table": ("data/breaks.csv", ",record-2022\n", ",record-2020\n", "record-2020", "unknown source 'record-2020'; did you mean 'record-2023'? [unknown-source]"),
    "unknown kind": ("cities/alpha.yml", "kind: museum", "kind: muesum", "muesum", "kind: 'muesum' is not one of its words; did you mean 'museum'? [unknown-word]"),
    "unknown city": ("cities/alpha.yml", "city: harbour", "city: harbor", "harbor", "unknown city 'harbor'; did you mean 'harbour'? [unknown-city]"),
    "unknown economy": (
        "cities/beta-gamma.yml", "economy: CN", "economy: ZZ", "ZZ", "unknown economy 'ZZ'; allowed: CN, HK, JP, KR, US [unknown-economy]",
    ),
    "unknown economy in a table": (
        "data/cluster_counts.csv", "2022,US", "2022,XU", "XU", "unknown economy 'XU'; allowed: CN, HK, JP, KR, US [unknown-economy]",
    ),
    "unknown economy in a list": (
        "data/standings/2022.csv", "CN;HK", "CN;QQ", "QQ,,", "unknown economy 'QQ'; allowed: CN, HK, JP, KR, US [unknown-economy]",
    ),
    "unknown edition": ("data/breaks.csv", "2022,deals", "2020,deals", "2020", "unknown edition '2020'; did you mean '2023'? [unknown-edition]"),
    "share over 100": ("data/standings/2022.csv", "10.8", "100.8", "100.8", "pct_share: 100.8 is out of range, it must be at most 100 [value]"),
    "two equal ranks": ("data/standings/2023.csv", "2023,3,delta", "2023,2,delta", "2,delta", "rank 2 of 2023 is taken by alpha (data/standings/2023.csv:3:6) [equal-ranks]"),
    "two equal ranks by intensity": ("data/intensity.csv", "2023,1,epsilon", "2023,2,epsilon", "2,epsilon", "rank 2 of 2023 is taken by alpha (data/intensity.csv:2:6) [equal-ranks]"),
    "rank past the end": ("data/standings/2022.csv", "2022,4,", "2022,6,", "6,epsilon", "rank 6 found, the edition of 2022 has 5 rows [range]"),
    "latitude": ("cities/alpha.yml", "lat: 35.4501", "lat: 95.4501", "95.4501", "lat: 95.4501 is out of range, it must be at most 90 [range]"),
    "longitude": ("cities/alpha.yml", "lon: 139.63\n", "lon: -180.5\n", "-180.5", "lon: -180.5 is out of range, it must be at least -180 [range]"),
    "longitude in a table": ("data/coordinates.csv", "139.6,", "239.6,", "239.6", "longitude: 239.6 is out of range, it must be at most 180 [value]"),
    "javascript": (
        "cities/alpha.yml", "https://clock.example/visit?a=1&b=2", "javascript:alert(1)", "javascript:",
        "site: 'javascript:alert(1)' is not a web address; write it whole, with https:// [web-address]",
    ),
    "javascript over two lines": (
        "cities/alpha.yml", "https://clock.example/visit?a=1&b=2", '"java\\nscript:alert(1)"', "java",
        "site: 'java\\nscript:alert(1)' is not a web address; write it whole, with https:// [web-address]",
    ),
    "javascript as an entity": (
        "cities/alpha.yml", "https://clock.example/visit?a=1&b=2", "java&#115;cript:alert(1)", "java&",
        "site: 'java&#115;cript:alert(1)' is not a web address; write it whole, with https:// [web-address]",
    ),
    "data address": (
        "data/sources.yml", "https://atlas.example/", "'data:text/html,x'", "data:",
        "url: 'data:text/html,x' is not a web address; write it whole, with https:// [web-address]",
    ),
    "quote in an address": (
        "cities/alpha.yml", "https://clock.example/visit?a=1&b=2", "https://x.example/\"onclick=\"y", "https://x.example",
        'site: \'https://x.example/"onclick="y\' is not a web address; write it whole, with https:// [web-address]',
    ),
    "javascript in prose": (
        "cities/alpha.yml", "The tram stops", "The [tram](javascript:alert(1)) stops", "](javascript",
        "'javascript:alert(1' is not a link to the web (https://), to mail or within the guide [link]",
    ),
    "javascript in prose over two lines": (
        "cities/alpha.yml", "The tram stops", "The [tram](java\n      script:alert(1)) stops", "](java",
        "white space in the link 'java …'; an address is one word, a title after it stands in quotes [link]",
    ),
    "javascript in prose as an entity": (
        "cities/alpha.yml", "The tram stops", "The [tram](&#106;avascript:x) stops", "](&#106;",
        "'&#106;avascript:x' is not a link to the web (https://), to mail or within the guide [link]",
    ),
    "javascript in a reference": (
        "cities/alpha.yml", "      The tram stops where you wave [@notebook].", "      The [tram][t] stops.\n\n      [t]: JavaScript:x", "[t]: Java",
        "'JavaScript:x' is not a link to the web (https://), to mail or within the guide [link]",
    ),
    "data address in prose": (
        "cities/alpha.yml", "The tram stops", "The ![tram](data:image/svg+xml,x) stops", "](data",
        "'data:image/svg+xml,x' is not a link to the web (https://), to mail or within the guide [link]",
    ),
    "link in a title": ("cities/alpha.yml", "title: What is tried now", "title: '[x](javascript:y)'", "](javascript", "title: '](' is not allowed here; this is plain text without links, figures and citations [plain-text]"),
    "figure in a name": ("cities/alpha.yml", "name: Radio Hall", "name: No. {{ rank }}", "{{ rank }}\n", "name: '{{' is not allowed here; this is plain text without links, figures and citations [plain-text]"),
    "attributes in prose": (
        "cities/alpha.yml", "A tram without stops.", "'A [tram](https://x.example){ onclick=y }.'", "{ onclick",
        "shows: '{ onclick=y ' is not allowed; a single brace means nothing here, a bound figure has two [prose]",
    ),
    "fence in prose": (
        "cities/alpha.yml", "      The tram stops where you wave [@notebook].", "      ```chart\n      kind: x\n      ```", "```chart",
        "text: '```' is not allowed at the beginning of a line; a profile has no blocks of code [prose]",
    ),
    "script": ("cities/alpha.yml", "Lift to every floor.", "Lift <script>x</script>.", "<script", "HTML is not allowed in text: found '<script>x</s' [html]"),
    "script in a folded block": ("cities/alpha.yml", "  Rank {{ rank }}", "  Rank\n  <script\n  >x</script> {{ rank }}", "<script", "HTML is not allowed in text: found '<script >x</' [html]"),
    "script in a literal block": ("cities/alpha.yml", "A workshop by", "A <SCRIPT src=x> by", "<SCRIPT", "HTML is not allowed in text: found '<SCRIPT src=' [html]"),
    "script in a table": ("data/breaks.csv", "Deals join", "<script>x</script>", "<script>", "title: HTML is not allowed in text [value]"),
    "tab": ("cities/alpha.yml", "kind: museum", "kind:\tmuseum", "\tmuseum", "tab found; indent and align with spaces [tab]"),
    "tab in a table": ("data/breaks.csv", "Deals join", "Deals\tjoin", "\tjoin", "tab found; separate cells with commas [tab]"),
    "control character": ("cities/alpha.yml", "Radio Hall", "Radio\x07 Hall", "\x07", "control character U+0007 found; remove it [control]"),
    "control character escaped": ("cities/alpha.yml", "Radio Hall", '"Radio\\x07 Hall"', '"Radio', "control character U+0007 found; remove it [control]"),
    "anchor": ("cities/alpha.yml", "name: Radio Hall", "name: &radio Radio Hall", "&radio", "an anchor (&name) is not allowed; write the value out where it belongs [alias]"),
    "tag": ("cities/alpha.yml", "{free: true}", "!!python/object:os.system {free: true}", "!!python", "a tag (!!python/object:os.system) is not allowed; put a text that begins with '!' in quotes [tag]"),
    "merge key": ("cities/alpha.yml", "{free: true}", "{<<: {free: true}}", "<<", "a merge key (<<) is not allowed; write the values out [merge-key]"),
    "two documents": ("cities/alpha.yml", "\ntagline:", "\n---\ntagline:", "---", "three dashes begin a second document, and a file holds one; delete this line [yaml]"),
    "no value": ("cities/alpha.yml", "nearest_station: River", "nearest_station:", "nearest_station", "'nearest_station' has no value; fill it in or leave the key out [empty-value]"),
    "null": ("cities/alpha.yml", "nearest_station: River", "nearest_station: null", "nearest_station", "'nearest_station' has no value; fill it in or leave the key out [empty-value]"),
    "empty list": ("cities/alpha.yml", "sources: [rumour]", "sources: []", "[]", "sources: at least 1 needed, 0 found [too-few]"),
    "a key that is a list": ("cities/alpha.yml", "\ntagline:", "\n? [a, b]\n: c\ntagline:", "[a, b]", "a key must be a plain word [key]"),
    "sexagesimal": ("cities/alpha.yml", "adult: 500", "adult: 12:30", "12:30", "adult: expected a number, found '12:30' [type]"),
    "NO": ("cities/alpha.yml", "{free: true}", "{free: NO}", "NO", "free: 'NO' is neither true nor false [truth]"),
    "underscores": ("cities/alpha.yml", "value: 9668465", "value: 9_668_465", "9_668", "value: expected a whole number, found '9_668_465' [type]"),
    "underscores in a decimal": ("cities/alpha.yml", "adult: 500", "adult: 5_00", "5_00", "adult: expected a number, found '5_00' [type]"),
    "hexadecimal": ("cities/alpha.yml", "value: 9668465", "value: 0x10", "0x10", "value: expected a whole number, found '0x10' [type]"),
    "infinity": ("cities/alpha.yml", "adult: 500", "adult: .inf", ".inf", "adult: expected a number, found '.inf' [type]"),
    "infinity in words": ("cities/alpha.yml", "adult: 500", "adult: 1e999", "1e999", "adult: expected a number, found '1e999' [type]"),
    "not a number": ("cities/alpha.yml", "lat: 35.4501", "lat: nan", "nan", "lat: expected a number, found 'nan' [type]"),
    "negative price": ("cities/alpha.yml", "adult: 500", "adult: -1", "-1, curr", "adult: -1 is out of range, it must be at least 0 [range]"),
    "month 13": ("cities/alpha.yml", "as_of: 2021-11-30", "as_of: 2021-13", "2021-13", "as_of: '2021-13' is not a date that exists [date]"),
    "date in words": ("cities/alpha.yml", "as_of: 2021-11-30", "as_of: last May", "last May", "as_of: 'last May' is not a date; write 2025, 2025-09 or 2025-09-01 [date]"),
    "id with capitals": ("cities/alpha.yml", "id: radio-hall", "id: Radio-Hall", "Radio-Hall", "id: 'Radio-Hall' has not the form of this field; write small letters, digits and single hyphens, as in museum-of-clocks [form]"),
    "id of a source": ("data/sources.yml", "atlas: {title: Gaz", "Atlas 1: {title: Gaz", "Atlas 1", "'Atlas 1' can't be the id of a source; use small letters, digits and single hyphens [form]"),
    "source without address": ("data/sources.yml", "url: https://atlas.example/, ", "", "{title: Gaz", "'url' is missing; only a source of kind seed may be without one [missing-key]"),
    "two lines for one": ("cities/alpha.yml", "name: Radio Hall", 'name: "Radio\\nHall"', "Radio", "name: 'Radio\\nHall' has not the form of this field; write one line of plain text, without links, bound figures, citations and HTML [form]"),
    "long tagline": ("cities/alpha.yml", "A tram that asks the way", "x" * 91, "x" * 91, "tagline: 91 characters found, at most 90 fit [too-long]"),
    "long summary": ("cities/alpha.yml", "  Rank {{ rank }}", "  " + "x" * 421, "x" * 421, "summary: 504 characters found, at most 420 fit [too-long]"),
    "opening hours": ("cities/alpha.yml", "Tu-Su 10:00-18:00", "Tuesday 10-18", "Tuesday", None),
    "hours by the sun": ("cities/alpha.yml", "Tu-Su 10:00-18:00", "Tu-Su sunrise-18:00", "sunrise", "osm: 'sunrise' in 'Tu-Su sunrise-18:00' gives no hours of the clock; say it in words as 'note' [hours]"),
    "hours with an open end": ("cities/alpha.yml", "Tu-Su 10:00-18:00", "Tu-Su 10:00+", '0+",', "osm: '0+' in 'Tu-Su 10:00+' gives no hours of the clock; say it in words as 'note' [hours]"),
    "hours that say nothing": ("cities/alpha.yml", '{osm: "Mo-Su 18:00-02:00"}', "{as_of: 2022}", "{as_of: 2022}", "hours: write the hours as 'osm', as 'note' or as both [value]"),
    "a time zone that is none": ("cities/alpha.yml", "name: Alpha\nlocal", "name: Alpha\ntimezone: Asia/Seul\nlocal", "Asia/Seul", "timezone: 'Asia/Seul' is not a time zone of the IANA database; did you mean 'Asia/Seoul'? [time-zone]"),
    "an extent that is none": ("cities/alpha.yml", "duration: 60-90", "indoors: mostly", "mostly", "indoors: 'mostly' is not one of its words; allowed: no, partly, yes [unknown-word]"),
    "step-free without its words": ("cities/alpha.yml", "accessibility: Lift to every floor.", "step_free: yes", "yes\n", "'step_free' sums up what 'accessibility' tells; write that too, as its source has it [value]"),
    "price without currency": ("cities/alpha.yml", ", currency: JPY", "", "{adult: 500", "price: 'adult' and 'currency' go together [value]"),
    "local name without language": ("cities/alpha.yml", "    language: ja\n    romanised: Tokeikan\n", "", "時計館", "'local_name' needs 'language' beside it, as in ja, ko or zh-Hans [missing-key]"),
    "name of the file": ("cities/alpha.yml", "cluster: alpha", "cluster: delta", "delta\nname", None),
    "length of visit": ("cities/alpha.yml", "duration: 60-90", "duration: 90-60", "90-60", "duration: '90-60' is not a length of visit; write minutes, as in 90 or 60-120 [duration]"),
    "unknown figure": ("cities/alpha.yml", "{{ share.pct }}", "{{ share.pot }}", "share.pot", "unknown figure 'share.pot'; did you mean 'share.pct'? [figure]"),
    "figure over two lines": ("cities/alpha.yml", "where you wave", "where {{ share\n      .pct }} you wave", "{{ share\n", "'share\\n.pct' is not a name such as share.pct or rank@2024 [figure]"),
    "brace left open": ("data/claims.yml", "printed: Rank {{ rank@2023 }}.", "printed: Rank {{ rank@2023 .", "{{ rank@2023 .", "a bound figure is written {{ name }}, on one line, with both braces [figure]"),
    "unknown claim": ("cities/alpha.yml", "you wave [@notebook]", "you wave [!who-count]", "who-", "unknown claim 'who-count'; did you mean 'who-counts'? [unknown-claim]"),
    "unbound share": (
        "cities/alpha.yml", "where you wave [@notebook]", "for 43% of us", "43% of",
        "'43%' is a share that nothing accounts for; bind it with {{ … }} or cite the sentence with [@source] [unbound-figure]",
    ),
    "unbound rank in a title": (
        "cities/alpha.yml", "title: How it began", "title: Why it ranks third", "ranks third",
        "'ranks third' is a rank that nothing accounts for; bind it with {{ … }} or cite the sentence with [@source] [unbound-figure]",
    ),
    "unbound count of a page": (
        "content/index.md", "# Home", "# Home\n\nThree clusters\nand 12 roads.", "12 roads",
        "'12' is a figure that nothing accounts for; bind it with {{ … }} or cite the sentence with [@source] [unbound-figure]",
    ),
    "ranks across a break": (
        "cities/alpha.yml", "where you wave [@notebook]", "and rose from third to first in 2022 [@notebook]", "rose from",
        "'rose' sets a rank of 2022 against one of 2021, but the method changed with 2022: they can't be compared [break-comparison]",
    ),
    "claim without its marker": (
        "cities/alpha.yml", "where you wave [@notebook]", "ahead of all\n      others [@notebook]", "ahead of all",
        "'ahead of all others' touches the claim 'alpha-first' (contradicted); mark the statement with [!alpha-first] [unmarked-claim]",
    ),
    "dispute without a reason": (
        "data/claims.yml", "  reason: WIPO writes so.\n", "", "- {says: Money", "a dispute needs a 'reason': why we print what we print [value]",
    ),
    "contradiction without a reason": (
        "data/claims.yml", "  reason: The record is the record.\n", "", "contradicted",
        "a claim that is contradicted needs a 'reason': why we print what we print [value]",
    ),
    "dispute with one side": (
        "data/claims.yml", "    - {says: Numbers., sources: [record-2023]}\n", "", "- {says",
        "one of the 'sides' alone is no dispute; write at least two, or none [value]",
    ),
    "claim that nobody makes": ("data/claims.yml", "  scope: Venture capital, 2023\n  said_in: [rumour]\n", "  scope: Venture capital, 2023\n", "id: who-counts", "'said_in' is missing [missing-key]"),
    "claim confirmed by itself": (
        "data/claims.yml", "said_in: [rumour]\n  clusters: [alpha, beta-gamma]\n  kind: dispute\n  verdict: partly",
        "said_in: [record-2022]\n  clusters: [alpha, beta-gamma]\n  kind: dispute\n  verdict: confirmed", "confirmed",
        "claim 'who-counts' is called confirmed, but no source beside those that make it says so [unsupported-claim]",
    ),
    "unknown option of a directive": ("content/index.md", "top: 3", "topp: 3", "topp", "unknown key 'topp'; did you mean 'top'? [unknown-key]"),
    "unknown directive": ("content/index.md", "```stories", "```storys", "storys", "unknown directive 'storys'; did you mean 'stories'? [unknown-directive]"),
    "unknown economy of a directive": ("content/index.md", "top: 3", "economy: ZZ", "ZZ", "unknown economy 'ZZ'; allowed: CN, HK, JP, KR, US [unknown-economy]"),
    "unknown figure of a page": ("content/index.md", "{{ edition.known }}", "{{ edition.now }}", "edition.now", "unknown figure 'edition.now'; did you mean 'edition.known'? [figure]"),
    "figure of a page without cluster": ("content/index.md", "{{ edition.known }}", "{{ rank }}", "rank ", "'rank' needs a cluster here, as in seoul.rank [figure]"),
    "javascript in a page": ("content/index.md", "# Home", "# [Home](javascript:x)", "](java", "'javascript:x' is not a link to the web (https://), to mail or within the guide [link]"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_one_fault_is_one_line_at_its_place(folder: Folder, case: str) -> None:
    file, old, new, words, said = CASES[case]
    folder.edit(file, old, new)
    found = folder.faults()
    if words is None:  # it now stands twice: the second time is the fault
        text = folder.read(file)
        value = new.split(": ")[1]
        at = text.rindex(f"id: {value}") + 4
        start = f"{file}:{text[:at].count(chr(10)) + 1}:{at - text.rindex(chr(10), 0, at)}"
    else:
        start = folder.place(file, words)
    lines = [line for line in found if line.startswith(f"{start}: error: ")]
    assert lines, found
    if said is not None:
        assert lines[0] == f"{start}: error: {said}"
    assert all("\n" not in line for line in found)
    for problem in folder.problems():
        assert problem.excerpt[problem.at.column - 1 :].startswith(problem.found), problem
    if case not in CASCADES:
        assert len(found) == 1, found


CASCADES = {
    "duplicate id in a table": "KR is unknown",
    "duplicate id of a city": "the other city is unknown",
    "name of the file": "the prose of Alpha is read as Delta's",
    "id of a source": "the right one is unknown",
    "unbound count of a page": "and so are the clusters",
}
"""Faults that take something else with them, told in lines of their own."""


@pytest.mark.parametrize(
    ("file", "raw", "place", "code"),
    [
        ("cities/alpha.yml", b"", "1:1", "empty-file"),
        ("cities/alpha.yml", b"\xef\xbb\xbf\r\n", "1:1", "empty-file"),
        ("cities/alpha.yml", ALPHA.replace("Radio Hall", "Rädio Hall").encode("latin-1", "replace"), "65:12", "not-utf-8"),
        ("cities/alpha.yml", ALPHA.encode("utf-16"), "1:1", "not-utf-8"),
        ("cities/alpha.yml", b"- a\n- b\n", "1:1", "type"),
        ("cities/alpha.yml", b"just words\n", "1:1", "type"),
        ("cities/alpha.yml", b"[" * 10_000 + b"]" * 10_000, "1:31", "nesting"),
        ("cities/alpha.yml", b"a: &a [lol]\nb: [*a, *a]\n", "1:4", "alias"),
        ("data/sources.yml", b"- a\n", "1:1", "type"),
        ("data/claims.yml", b"a: b\n", "1:1", "type"),
        ("data/claims.yml", b"", "1:1", "empty-file"),
        ("data/breaks.csv", b"", "1:1", "empty-file"),
        ("data/breaks.csv", b"edition,break\n2022,\xfc\n", "2:6", "not-utf-8"),
        ("content/index.md", b"", "1:1", "empty-file"),
        ("content/index.md", b"# Z\xfcrich\n", "1:4", "not-utf-8"),
    ],
)
def test_a_file_that_is_none_of_ours(folder: Folder, file: str, raw: bytes, place: str, code: str) -> None:
    folder.write(file, raw)
    found = folder.faults()
    assert any(line.startswith(f"{file}:{place}: error: ") and line.endswith(f"[{code}]") for line in found), found


@pytest.mark.parametrize(
    "name",
    ["cities/x.yml", "cities/alpha.yml", "data/sources.yml", "data/claims.yml", "data/datapackage.yml", "data/breaks.csv", "content/x.md"],
)
def test_a_folder_in_place_of_a_file(folder: Folder, name: str) -> None:
    if folder.path(name).is_file():
        folder.path(name).unlink()
    folder.path(name).mkdir()
    assert f"{name}:1:1: error: this is a folder, a file was expected [not-a-file]" in folder.faults()


@pytest.mark.parametrize("name", ["data/sources.yml", "data/datapackage.yml", "data/breaks.csv", "data/standings/2022.csv"])
def test_a_missing_file(folder: Folder, name: str) -> None:
    folder.path(name).unlink()
    assert f"{name}:1:1: error: cannot be read: No such file or directory [unreadable]" in folder.faults()


def test_marks_of_byte_order_and_windows_line_ends_are_no_faults_and_positions_hold(folder: Folder) -> None:
    for name in (
        "cities/alpha.yml",
        "data/sources.yml",
        "data/claims.yml",
        "data/datapackage.yml",
        "data/standings/2023.csv",
        "content/index.md",
    ):
        folder.write(name, b"\xef\xbb\xbf" + folder.read(name).replace("\n", "\r\n").encode())
    assert folder.faults() == []
    where = {"cities/alpha.yml": "35:11", "data/standings/2023.csv": "4:6", "content/index.md": "3:8"}
    folder.write("cities/alpha.yml", folder.path("cities/alpha.yml").read_bytes().replace(b"name: Clock House", b"name: <b>"))
    folder.write("data/standings/2023.csv", folder.path("data/standings/2023.csv").read_bytes().replace(b"2023,3,", b"2023,2,"))
    folder.write("content/index.md", folder.path("content/index.md").read_bytes().replace(b"{{ edition }}", b"{{ editio }}"))
    assert [line.split(": ")[0] for line in folder.faults()] == [f"{name}:{place}" for name, place in sorted(where.items())]


def test_two_files_of_one_cluster(folder: Folder) -> None:
    folder.write("cities/alpha.yaml", folder.read("cities/alpha.yml"))
    assert folder.faults() == [
        "cities/alpha.yaml:1:10: error: cluster 'alpha' stands in cities/alpha.yaml; the file must be called alpha.yml [file-name]"
    ]


def test_a_claim_behind_a_faulty_one_keeps_its_place(folder: Folder) -> None:
    folder.edit("data/claims.yml", "kind: outdated", "kind: outdate")
    folder.edit("data/claims.yml", "printed: Numbers of deals.", "printed: Numbers of deals [@recrod-2023] {{ nothing }}.")
    folder.edit("data/claims.yml", "{says: Money., sources: [rumour]}", "{says: Money., sources: [rumor]}")
    assert folder.faults() == [
        f"{folder.place('data/claims.yml', 'outdate')}: error: kind: 'outdate' is not one of its words; did you mean 'outdated'? [unknown-word]",
        f"{folder.place('data/claims.yml', 'recrod-2023')}: error: unknown source 'recrod-2023'; did you mean 'record-2023'? [unknown-source]",
        f"{folder.place('data/claims.yml', 'nothing }}')}: error: unknown figure 'nothing'; allowed: alpha, beta-gamma, delta, epsilon, omega [figure]",
        f"{folder.place('data/claims.yml', 'rumor')}: error: unknown source 'rumor'; did you mean 'rumour'? [unknown-source]",
    ]


def test_the_same_fault_twice_is_told_twice(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", "where you wave", "where [you](java:x) [wave](java:x), [@x] or [@x]")
    assert [line.split(": error")[0] for line in folder.faults()] == [f"cities/alpha.yml:32:{n}" for n in (32, 47, 60, 68)]


def test_ten_faults_in_ten_files_are_told_in_one_run(
    folder: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.edit("cities/alpha.yml", "{{ share.pct }}", "{{ share.pot }}")
    folder.edit("cities/beta-gamma.yml", "kind: shop", "kind: shob")
    folder.edit("data/sources.yml", "kind: dataset", "kind: datset")
    folder.edit("data/claims.yml", "[@record-2023].\n  printed: Numbers", "[@record-2032].\n  printed: Numbers")
    folder.edit("data/standings/2021.csv", ",11,", ",111,")
    folder.edit("data/standings/2023.csv", "2023,3,delta", "2023,2,delta")
    folder.edit("data/coordinates.csv", "22.5,", "222.5,")
    folder.edit("data/breaks.csv", "Deals join", "Deals <b>join</b>")
    folder.edit("content/index.md", "top: 3", "top: 0")
    folder.write("content/more.md", "[x](javascript:y)\n")
    monkeypatch.chdir(folder.root)
    assert main(["check", "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    places = [
        ("cities/alpha.yml", "share.pot"),
        ("cities/beta-gamma.yml", "shob"),
        ("content/index.md", "0\n"),
        ("content/more.md", "](java"),
        ("data/breaks.csv", "<b>"),
        ("data/claims.yml", "record-2032"),
        ("data/coordinates.csv", "222.5"),
        ("data/sources.yml", "datset"),
        ("data/standings/2021.csv", "111"),
        ("data/standings/2023.csv", "2,delta"),
    ]
    found = [problem for problem in json.loads(out)["problems"] if problem["severity"] == "error"]
    assert [f"{p['file']}:{p['line']}:{p['column']}" for p in found] == [folder.place(*place) for place in places]
