import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cityguide.problems.problem import FilePosition, Problem
from cityguide.problems.report import columns_of, explained_at, in_report_order, marked_line, report
from cityguide.problems.report_formats import as_github, as_json, as_sarif

LINE = "    kind: muesum"
MISSPELT = Problem(
    FilePosition("cities/alpha.yml", 39, 11), "kind: 'muesum' is not one of its words", "unknown-word", LINE,
    found="muesum", meant="museum", sure=True, field="attraction.kind",
)  # fmt: skip
FAR = Problem(FilePosition("cities/alpha.yml", 42, 21), "Far", "far-away", "    position: {lat: 95}", found="95")
TIDY = Problem(FilePosition("data/sources.yml", 3, 9), "white space", "trailing-space", "  title: ", found=" ", sure=True)


def test_a_file_that_can_not_be_read_comes_first() -> None:
    table = Problem(FilePosition("data/clusters.csv", 1, 8), "semicolon found", "csv")
    gone = Problem(FilePosition("data/economies.csv"), "cannot be read", "unreadable")
    assert in_report_order([FAR, TIDY, gone, MISSPELT, table]) == [table, gone, MISSPELT, FAR, TIDY]


def test_a_report_goes_file_by_file_with_the_line_and_a_mark_below_it() -> None:
    assert (
        report([TIDY, FAR, MISSPELT, MISSPELT])
        == """\
cities/alpha.yml
  39:11  error  kind: 'muesum' is not one of its words  [unknown-word]
    39 |     kind: muesum
       |           ^^^^^^
       = write/fields/#attraction-kind
  42:21  warning  Far  [far-away]
    42 |     position: {lat: 95}
       |                     ^^
       = write/problems/far-away/

data/sources.yml
  3:9  note  white space  [trailing-space]
    3 |   title:\x20
      |         ^
      = write/problems/trailing-space/

cityguide check --fix mends 2 of them.
1 error, 1 warning and 1 note in 2 files."""
    )


def test_a_report_says_what_is_mended() -> None:
    assert report([MISSPELT]).endswith("\n\ncityguide check --fix mends it.\n1 error in 1 file.")
    assert report([MISSPELT, TIDY]).endswith("\n\ncityguide check --fix mends all of them.\n1 error and 1 note in 2 files.")
    assert report([FAR]).endswith("\n\n1 warning in 1 file.")
    assert report([]) == "No problems."


def test_addresses_are_whole_where_the_site_has_one() -> None:
    assert explained_at(MISSPELT, "https://guide.example/") == "https://guide.example/write/fields/#attraction-kind"
    assert explained_at(FAR, "https://guide.example") == "https://guide.example/write/problems/far-away/"


def test_colour_changes_no_word() -> None:
    painted = report([MISSPELT, FAR, TIDY], colour=True)
    assert "\x1b[31m" in painted
    assert re.sub(r"\x1b\[\d+m", "", painted) == report([MISSPELT, FAR, TIDY])


@pytest.mark.parametrize(
    ("excerpt", "column", "found", "mark"),
    [
        ("local_name: 時計館 x", 17, "x", " " * 19 + "^"),
        ("name: 時計館", 7, "時計館", " " * 6 + "^" * 6),
        ("name: Cafe\u0301 x", 13, "x", " " * 11 + "^"),
        ("a\tb: c", 3, "b", "  ^"),
        ("a: b", 1, "", "^"),
        ("a: b", 4, "zzz", "   ^"),
        ("", 1, "", "^"),
        ("a: \x07b", 5, "b", "       ^"),
    ],
)
def test_the_mark_stands_below_what_was_found(excerpt: str, column: int, found: str, mark: str) -> None:
    line, below = marked_line(Problem(FilePosition("x", 1, column), "m", "value", excerpt, found=found))
    assert below == mark
    assert line.isprintable()


@pytest.mark.parametrize("before", [0, 60, 90, 300])
@pytest.mark.parametrize("after", [0, 20, 200])
@pytest.mark.parametrize("letter", ["x", "時"])
def test_a_long_line_is_cut_around_the_place(before: int, after: int, letter: str) -> None:
    excerpt = letter * before + "HERE" + letter * after
    line, below = marked_line(Problem(FilePosition("x", 1, before + 1), "m", "value", excerpt, found="HERE"))
    assert columns_of(line) <= 110
    at = columns_of(line[: line.index("HERE")])
    assert below == " " * at + "^^^^"
    assert line.startswith("…") == (columns_of(letter * before) > 84)


def test_json_has_everything() -> None:
    told = json.loads(as_json([FAR, MISSPELT], "https://guide.example"))
    assert told["counts"] == {"error": 1, "warning": 1, "note": 0}
    assert told["mendable"] == 1
    assert told["problems"][0] == {
        "file": "cities/alpha.yml", "line": 39, "column": 11, "end_line": 39, "end_column": 17, "severity": "error", "code": "unknown-word",
        "message": "kind: 'muesum' is not one of its words", "found": "muesum", "meant": "museum", "sure": True,
        "field": "attraction.kind", "excerpt": LINE, "excerpt_column": 1, "explained_at": "https://guide.example/write/fields/#attraction-kind",
    }  # fmt: skip
    assert json.loads(as_json([])) == {"problems": [], "left_out": {}, "counts": {"error": 0, "warning": 0, "note": 0}, "mendable": 0}


def test_commands_for_github_escape_what_would_end_them() -> None:
    odd = replace(FAR, at=FilePosition("a,b:c.yml", 1, 2), message="100 %: a\nb", found="")
    assert as_github([odd, TIDY]).splitlines() == [
        "::warning file=a%2Cb%3Ac.yml,line=1,col=2,endColumn=2,title=far-away::100 %25: a%0Ab (write/problems/far-away/)",
        "::notice file=data/sources.yml,line=3,col=9,endColumn=10,title=trailing-space::white space (write/problems/trailing-space/)",
    ]
    assert as_github([]) == ""


def sarif(problems: list[Problem], site: str = "") -> dict[str, Any]:
    told: dict[str, Any] = json.loads(as_sarif(problems, site))
    return told


def test_sarif_has_rules_regions_and_fixes() -> None:
    run = sarif([MISSPELT, FAR, TIDY], "https://guide.example/")["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["far-away", "trailing-space", "unknown-word"]
    assert rules[0]["helpUri"] == "https://guide.example/write/problems/far-away/"
    assert [result["ruleIndex"] for result in run["results"]] == [2, 0, 1]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 39, "startColumn": 11, "endLine": 39, "endColumn": 17}
    change = run["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change == {"deletedRegion": place["region"], "insertedContent": {"text": "museum"}}
    assert "fixes" not in run["results"][1]
    assert "helpUri" not in sarif([FAR])["runs"][0]["tool"]["driver"]["rules"][0]


SCHEMA = Path(__file__).with_name("sarif-2.1.0-rtm.5.json")
"""The standard's own schema (OASIS), as the npm package @microsoft/jest-sarif 1.0.0-beta.0 has it."""


@pytest.mark.parametrize("site", ["", "https://guide.example/"])
def test_sarif_is_valid_by_the_schema_of_the_standard(site: str) -> None:
    validator = jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for problems in ([], [MISSPELT, FAR, TIDY], [Problem(FilePosition("größe 1.yml"), "m", "unreadable")]):
        assert [error.message for error in validator.iter_errors(sarif(problems, site))] == []
    assert list(validator.iter_errors(sarif([FAR]) | {"version": "3"}))


def test_each_result_of_sarif_leads_to_its_rule_and_its_folder() -> None:
    [run] = sarif([MISSPELT, FAR, TIDY, Problem(FilePosition("größe 1.yml"), "m", "unreadable")])["runs"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place["uri"].isascii() and " " not in place["uri"]
        assert place["uriBaseId"] in run["originalUriBaseIds"]
