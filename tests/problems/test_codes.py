"""The catalogue has every code that a problem can bear, and none besides."""

import csv
import re
from pathlib import Path

from small_project import REPOSITORY

from cityguide.problems.codes import GROUPS, catalogue
from cityguide.site.problem_pages import problem_pages

PACKAGE = REPOSITORY / "plugins" / "cityguide"
EXPECTED = REPOSITORY / "tests" / "editor" / "broken" / "expected.csv"


def source_texts() -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}


def test_every_code_of_the_broken_files_is_told() -> None:
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        codes = {row["code"] for row in csv.DictReader(file)}
    assert len(codes) > 30
    assert codes <= set(catalogue())


def test_every_code_that_the_source_gives_a_problem_is_told() -> None:
    """Whatever stands as the code in a call that makes a problem: the words after the message."""
    call = re.compile(
        r"""(?:\b(?:Problem|Fault|refused)\(|\.(?:problem|at_value|at_key|at_words|fault)\()"""
        r"""(?:[^()"']|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()]|\([^()]*\))*\))*?,\s*"(?P<code>[a-z]+(?:-[a-z0-9]+)*)"\s*[,)]"""
    )
    found = {match["code"]: path.name for path, text in source_texts().items() for match in call.finditer(text)}
    found |= {match[1]: "refused" for text in source_texts().values() for match in re.finditer(r'refused\("([a-z-]+)"', text)}
    found = {code: where for code, where in found.items() if code not in ("rank", "economies", "warning")}  # columns, a severity
    assert len(found) > 40
    assert {code: where for code, where in found.items() if code not in catalogue()} == {}


def test_nothing_is_told_that_nothing_raises() -> None:
    literal = {code for text in source_texts().values() for code in re.findall(r'"([a-z]+(?:-[a-z0-9]+)*)"', text)}
    made = {f"unknown-{kind}" for kind in ("source", "cluster", "economy", "city", "claim", "edition")}
    assert set(catalogue()) <= literal | made


def test_warnings_are_what_makes_no_sense_and_notes_what_is_untidy() -> None:
    severities = {code.group: set() for code in catalogue().values()} | {}
    for code in catalogue().values():
        severities[code.group].add(code.severity)
    assert severities["sense"] == {"warning"}
    assert severities["layout"] == {"note"}
    assert {severity for group, found in severities.items() if group not in ("sense", "layout") for severity in found} == {"error"}
    assert set(severities) == set(GROUPS)


def test_each_account_is_whole_sentences_and_two_examples_that_differ() -> None:
    for name, code in catalogue().items():
        for said in (code.means, code.why, code.mend):
            assert said[0].isupper() or said.startswith(("cityguide", "data/")), name
            assert said.endswith((".", "?")), name
        assert not code.title.endswith("."), name
        assert code.wrong != code.right, name


def test_each_code_has_a_page_and_stands_in_the_list() -> None:
    pages = {output.path: str(output.content) for output in problem_pages()}
    assert not any(output.listed for output in problem_pages())
    for name, code in catalogue().items():
        page = pages[f"write/problems/{name}.md"]
        assert code.wrong in page and code.right in page and code.mend in page
        assert ("# allow" in page.split("## How to mend")[1]) == (code.may_be_allowed and name != "allow")
        assert f"(cg:write/problems/{name}.md): {code.title}" in pages["write/problems/index.md"]
