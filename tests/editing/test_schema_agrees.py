"""A schema refuses what `cityguide check` refuses, as far as a schema can see it, and nothing else."""

from __future__ import annotations

import io
import itertools
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest
import regress
from building import ROOT
from check_jsonschema.parsers.yaml import construct_yaml_implementation, impl2loader
from editor.cases import CASES, VALID
from jsonschema import Draft7Validator
from pydantic import ValidationError
from small_project import Folder

from cityguide.evidence.claims import Claim
from cityguide.evidence.sources import Source
from cityguide.problems.codes import catalogue
from cityguide.profiles.at_a_glance import Answer
from cityguide.profiles.places import Attraction
from cityguide.profiles.routes import Leg
from cityguide.profiles.visiting import Hours, Price
from cityguide.reading.fields import Record
from cityguide.reading.models import record_name
from editing.test_schema import CORPUS, FORMS, by_model, validators

UNSEEN = {
    "alias": "YAML itself knows anchors; we don't want them",
    "tag": "YAML itself knows tags",
    "merge-key": "YAML itself knows merge keys",
    "unknown-source": "sources stand in another file, and new ones come every day",
    "unknown-city": "a city's id stands elsewhere in the same file",
    "unknown-place": "a place's id stands elsewhere in the same file",
    "stop-closed": "whether a place is open stands elsewhere in the same file",
    "stop-shut": "hours stand elsewhere in the same file",
    "stops-overlap": "times are set against each other across entries",
    "leg-implausible": "how far it is stands elsewhere in the same file",
    "address-in-use": "ids and aliases are compared across entries and files",
    "unknown-claim": "claims stand in another file",
    "duplicate-id": "ids are told apart across entries",
    "file-name": "a schema doesn't know what the file is called",
    "figure": "a bound figure is looked up in the tables",
    "unbound-figure": "a number in prose is found by reading sentences",
    "break-comparison": "found by reading sentences",
    "unmarked-claim": "found by reading sentences",
    "unsupported-claim": "whether a source is a witness of its own depends on its publisher",
    "link": "links are found by reading prose",
}
"""Codes of errors that a schema can't see. Warnings and notes it never sees: they are of what may stand."""

UNSEEN_CASES = {
    "duration-backwards": "that the second number is the greater",
    "time-zone-of-tokio": "which zones there are: the form is right",
    "photograph-misspelt": "whether the file is there",
    "photograph-too-small": "how large the picture is",
    "utf-16": "YAML may be in UTF-16; our files are in UTF-8",
    "hash-cuts-text": "what follows ` #` is a comment to YAML; that it was meant as text is our guess",
    "control-escaped": "YAML knows escapes in quotes, and a schema has no list of signs that don't print",
    "underscore-in-price": "to YAML 5_00 is 500",
    "underscores-in-number": "to YAML 9_668_465 is a whole number",
    "hexadecimal-number": "to YAML 0x10 is 16",
    "infinity": "to YAML .inf is a number, and greater than any least one",
    "number-too-large": "to YAML 1e999 is infinity",
}
"""Errors of a kind that a schema mostly sees, where it does not."""

SEEN_CASES = {
    "cluster-misspelt": "the check goes by the file's name, a schema by the list of clusters",
    "anchor-and-aliases": "that file has nothing that a profile has",
    "tag-of-python": "a safe reader of YAML makes nothing of it",
}
"""Errors of a kind that a schema can't see, where it sees another in the same words."""

_load = impl2loader(construct_yaml_implementation(), construct_yaml_implementation(pure=True))


def faults(validator: Draft7Validator, content: bytes) -> list[str]:
    """What a tool says that reads YAML as check-jsonschema does."""
    try:
        value = _load(io.BytesIO(content))
    except Exception as error:  # each reader of YAML has errors of its own
        return [str(error)]
    return [error.message for error in validator.iter_errors(value)]


@pytest.fixture(scope="module")
def ours() -> Mapping[str, Draft7Validator]:
    """The schemas of the repository's own guide."""
    return validators(ROOT)


@pytest.fixture(scope="module")
def small(pattern: Folder) -> Mapping[str, Draft7Validator]:
    return validators(pattern.root)


def test_the_guide_is_right_by_its_schemas(ours: Mapping[str, Draft7Validator]) -> None:
    for name, files in CORPUS.items():
        for file in files:
            assert faults(ours[name], file.read_bytes()) == []


@pytest.mark.parametrize("name", CORPUS)
def test_check_jsonschema_finds_the_guide_right(name: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", f"schemas/{name}.json", *map(str, CORPUS[name])]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


FILES = {"cities/alpha.yml": "profile", "cities/beta-gamma.yml": "profile", "data/sources.yml": "sources", "data/claims.yml": "claims"}
"""The files that there are schemas for, and which."""


@pytest.mark.parametrize("file", FILES)
def test_the_files_that_are_broken_are_right_before(file: str, small: Mapping[str, Draft7Validator]) -> None:
    assert faults(small[FILES[file]], (VALID / file).read_bytes()) == []


TRIED = [(name, file) for name, case in CASES.items() for file in case.files if file in FILES]


@pytest.mark.parametrize(("name", "file"), TRIED)
def test_a_schema_refuses_a_broken_file_when_it_can_see_the_error(name: str, file: str, small: Mapping[str, Draft7Validator]) -> None:
    codes = {told.code for told in CASES[name].told if told.file == file and catalogue()[told.code].severity == "error"}
    wanted = name in SEEN_CASES or (bool(codes - UNSEEN.keys()) and name not in UNSEEN_CASES)
    found = faults(small[FILES[file]], CASES[name].content(file, VALID))
    assert bool(found) == wanted, f"{sorted(codes)}: {found[:2]}"


def test_what_a_schema_cannot_see_is_no_longer_than_it_must_be() -> None:
    codes = {told.code for name, file in TRIED for told in CASES[name].told if told.file == file}
    assert set(UNSEEN) <= codes
    assert {*UNSEEN_CASES, *SEEN_CASES} <= {name for name, _ in TRIED}
    assert len(TRIED) > 230


def _agree(model: type[Record], value: Mapping[str, Any]) -> tuple[bool, bool]:
    schema = {**FORMS[record_name(model)], "definitions": FORMS}
    by_schema = Draft7Validator(schema).is_valid(value)
    try:
        model.model_validate(json.loads(json.dumps(value), parse_int=str, parse_float=str))
    except ValidationError:
        return by_schema, False
    return by_schema, True


def _choices(**keys: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Every record of these values; None is a key that is left out."""
    for values in itertools.product(*keys.values()):
        yield {key: value for key, value in zip(keys, values, strict=True) if value is not None}


TWINS = [
    *((Hours, value) for value in _choices(osm=(None, "24/7"), days=(None, "Mo-Fr"), note=(None, "By day."))),
    *(
        (Price, value)
        for value in _choices(free=(None, True, False), adult=(None, 0, 5), currency=(None, "JPY"), note=(None, "By distance."))
    ),
    *(
        (Leg, {"by": "bus", "minutes": 5, **value})
        for value in _choices(fare=(None, 0, 5), currency=(None, "JPY"), sources=(None, ["b"]))
    ),
    *(
        (Answer, {"text": "Three", **value})
        for value in _choices(sources=(None, [], ["b"]), judgement=(None, True, False))
    ),
    *(
        (Source, {"title": "T", "publisher": "P", "retrieved": "2026-01-01", "licence": "not stated", **value})
        for value in _choices(kind=("seed", "press"), url=(None, "https://a.example/"))
    ),
    *(
        (
            Claim,
            {
                "id": "a", "title": "T", "statement": "S", "scope": "S", "said_in": ["b"], "record": "R", "printed": "P", "sources": ["b"],
                "as_of": 2025, **value,
            },
        )
        for value in _choices(
            kind=("dispute", "scope"), verdict=("confirmed", "partly"), reason=(None, "Because."),
            sides=(None, [], [{"says": "A", "sources": ["b"]}], [{"says": "A", "sources": ["b"]}, {"says": "B", "sources": ["c"]}]),
        )
    ),
    *(
        (
            Attraction,
            {
                "id": "a", "name": "A", "kind": "park", "city": "b", "status": {"state": "open", "as_of": "2025-02"}, "shows": "Trees.",
                "sources": ["b"], "as_of": "2025-02", **value,
            },
        )
        for value in _choices(step_free=(None, "no"), accessibility=(None, "Stairs."))
    ),
]  # fmt: skip


@pytest.mark.parametrize(("model", "value"), TWINS)
def test_rules_between_fields_are_the_models_own(model: type[Record], value: Mapping[str, Any]) -> None:
    by_schema, by_model = _agree(model, value)
    assert by_schema == by_model


TEXTS = {
    ("status", "as_of"): [
        *(f"{year}-{month:02}-{day:02}" for year in (2024,) for month in range(14) for day in (0, 1, 28, 29, 30, 31, 32)),
        "2025", "2025-00", "2025-12", "2025-13", "25", "2025-1", "2025/01", "2025-01-1", "2025-01-01T10:00", "in 2025",
    ],
    ("attraction", "site"): [
        "https://a.example", "http://a.example/b?c#d", "https://", "https:///a", "ftp://a.example", "a.example", "https://a.example/b c",
        "https://a.example/'", 'https://a.example/"', "https://a.example\\b", "https://ä.example/청", "mailto:a@b.example",
    ],
    ("attraction", "duration"): ["90", "60-120", "0", "12345", "60–120", "1 hour", "-5", "60-", "90 min"],
    ("attraction", "id"): ["a", "a-b", "a1", "A", "a_b", "a--b", "-a", "a-", "ä", "a b", "a" * 60, "a" * 61],
    ("attraction", "name"): ["A", "A [link](b)", "{{ rank }}", "[@source]", "[!claim]", "A\nB", "[1]", "A: B", "서울", "A < B", "A }} B"],
    ("attraction", "shows"): ["A", "{{ rank }}", "{ rank }", "a {b", "a }b", "```\ncode\n```", "a\n  ~~~\nb", "`code`", "{{{ a", "A\n\nB [@c]."],
    ("attraction", "language"): ["ja", "zh-Hans", "zh-Hans-CN", "pt-BR", "yue", "JA", "jap-", "zh_Hans", "japanese"],
    ("price", "currency"): ["JPY", "jpy", "¥", "JPYE"],
    ("profile", "timezone"): ["Asia/Seoul", "America/Argentina/Ushuaia", "UTC+9", "KST", "Asia/seoul", "Asia/Ho Chi Minh"],
    ("hours", "days"): ["Mo", "Mo-Fr", "Mo,We-Sa", "Mo-Fr,Su", "Mon", "mo", "Mo-", "Mo - Fr", "weekdays"],
    ("emergency-number", "number"): ["112", "+82 2 120", "1", "one", "112/113", "1" * 16],
    ("hours", "osm"): [
        "24/7", "Mo-Fr 10:00-18:00", "mo-fr 10:00-18:00", "Mo,We-Su,PH 10:00-17:00; Dec 28-Jan 01 off", "Tu-Th 10:00-16:00; Nov Th[4] off",
        "Apr-Oct: 10:00-18:00", "week 1-10 Mo off", "easter -2 days off", "2026 Jan 10-18 Mo off", "Mo[-1] +1 day off", "Mo off || Tu off",
        "10:00-18:00/01:30", "Jan 10-18,Feb 1 off", "SH off", "Tu-Su", "Apr-Oct", "Jun-Sep 24/7", "24/7; Mo off", "Fr 10:00-12:00, Sa closed",
        "Mo 10:00-12:00,Tu off", "Mo 10:00-12:00;", "Mo 10:00-12:00, 14:00-16:00", "week 2-52/2 Sa,PH 9:00-12:00 open", "May 1-Sep 3: 07:00-20:00",
        "Mar Su[-1]-Oct Su[-1] 09:00-19:00", "2026 Dec 24-2027 Jan 02 off", " Mo 10:00 - 12:00 ; Tu off ", "Jan-Mai 10:00-12:00", "Tu-Su 10-18", "Mo–Fr 10:00-18:00", "Mon-Fri 10:00-18:00", "10.00-18.00",
        "10am-6pm", "sunrise-sunset", "10:00+", 'Mo "by appointment"', "daily", "Monday",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("place", "text"), [(place, text) for place, texts in TEXTS.items() for text in texts])
def test_patterns_take_what_the_models_take(place: tuple[str, str], text: str) -> None:
    record, key = place
    try:
        by_model(record, key).validate_python(text)
        right = True
    except ValidationError:
        right = False
    form = FORMS[record]["properties"][key]
    assert (regress.Regex(form["pattern"], flags="u").find(text) is not None and len(text) <= form.get("maxLength", 999)) == right
    assert Draft7Validator(form).is_valid(text) == right
