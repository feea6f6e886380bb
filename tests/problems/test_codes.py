"""The catalogue accounts for every code that a problem can bear, and a code of no problem is none to the type checker."""

import json
import re
from pathlib import Path

import pytest
import yaml
from mypy import api
from small_project import REPOSITORY

from cityguide.problems.codes import GROUPS, UNKNOWN, accounts_in, catalogue
from cityguide.site.pages import problem_pages

CODES_YML = REPOSITORY / "plugins" / "cityguide" / "problems" / "codes.yml"


def test_the_accounts_are_those_of_the_codes() -> None:
    told = yaml.safe_load(CODES_YML.read_text(encoding="utf-8"))
    assert accounts_in(json.dumps(told)) == catalogue()
    del told["unknown-key"], told["far-away"]
    told["unknown-kye"] = told["yaml"]
    with pytest.raises(ValueError, match=r"^no account of far-away, unknown-key; no place in Code of unknown-kye$"):
        accounts_in(json.dumps(told))


def test_each_kind_of_id_has_its_code() -> None:
    assert {f"unknown-{kind}": code for kind, code in UNKNOWN.items()} == {
        name: name for name, account in catalogue().items() if name.startswith("unknown-") and account.group == "id"
    }


MISSPELT = """\
from cityguide.problems.codes import Code
from cityguide.problems.problem import FilePosition, Problem, RefusedError
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import YamlFile

def made(at: FilePosition, file: TextFile, document: YamlFile, kind: str) -> None:
    right: Code = "unknown-key"
    Problem(at, "m", right)
    wrong: Code = "unknown-kye"
    Problem(at, "m", "unknown-kye")
    Problem(at, "m", f"unknown-{kind}")
    RefusedError("m", "unknown-kye")
    file.problem(at, "m", "unknown-kye")
    document.at_value((), "m", "unknown-kye")
"""


@pytest.mark.slow
def test_the_type_checker_finds_a_misspelt_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MYPYPATH", str(REPOSITORY / "plugins"))
    told, _, _ = api.run(["--config-file=", "--strict", f"--cache-dir={tmp_path}", "-c", MISSPELT])
    found = [int(line) for line in re.findall(r"^<string>:(\d+): error: .*'not-a-file'", told, re.MULTILINE)]
    assert (found, told.count(": error: ")) == ([9, 10, 11, 12, 13, 14], 6), told


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
    pages = {page.path: page.text for page in problem_pages()}
    assert not any(page.listed for page in problem_pages())
    for name, code in catalogue().items():
        page = pages[f"write/problems/{name}.md"]
        assert code.wrong in page and code.right in page and code.mend in page
        assert ("# allow" in page.split("## How to mend")[1]) == (code.may_be_allowed and name != "allow")
        assert f"(cg:write/problems/{name}.md): {code.title}" in pages["write/problems/index.md"]
