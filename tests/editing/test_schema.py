"""The schemas hold every field and explain it; they are those that are committed, and editors find them."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, get_args

import pytest
import regress
import yaml
from building import ROOT
from jsonschema import Draft7Validator
from pydantic import TypeAdapter
from small_project import Folder

from cityguide.cli import main
from cityguide.editing.schema import NAMES, records, schema_text
from cityguide.reading.datapackage import read_tables
from cityguide.reading.fields import Words
from cityguide.reading.models import models_within, record_name
from cityguide.yaml_edits.models_of_files import MODELS, record_names

CORPUS = {
    "profile": sorted((ROOT / "cities").glob("*.yml")),
    "sources": [ROOT / "data" / "sources.yml"],
    "claims": [ROOT / "data" / "claims.yml"],
}


def validators(root: Path) -> Mapping[str, Draft7Validator]:
    tables, problems = read_tables(root / "data", "data")
    assert tables is not None and not problems
    return {name: Draft7Validator(json.loads(schema_text(name, tables))) for name in NAMES}


@pytest.fixture(scope="module")
def ours() -> Mapping[str, Draft7Validator]:
    return validators(ROOT)


ALL = {record_name(model): model for start in MODELS for model in models_within(start)}
FORMS = {name: form for model in MODELS for name, form in records(model).items()}
FIELDS = [(name, key) for name, form in FORMS.items() for key in form["properties"]]


def test_every_record_and_every_field_is_there() -> None:
    assert list(FORMS) == record_names(*MODELS)
    for name, model in ALL.items():
        assert list(FORMS[name]["properties"]) == [field.alias or key for key, field in model.model_fields.items()]
        required = [field.alias or key for key, field in model.model_fields.items() if field.is_required()]
        assert FORMS[name].get("required", []) == required
        assert FORMS[name]["additionalProperties"] is False


@pytest.mark.parametrize(("record", "key"), FIELDS)
def test_every_field_is_explained_in_one_to_five_plain_sentences(record: str, key: str) -> None:
    field = FORMS[record]["properties"][key]
    said = field["description"]
    assert re.match(r"[A-Z‘]", said) and said.endswith((".", ").")) and 10 <= len(said) <= 420
    assert "`" not in said and "`" not in field["title"]
    assert not re.search(r"\b(schema|string|boolean|integer|array|object|null|regex|validat|mapping)", said, re.IGNORECASE)
    assert field["title"][0].isupper()
    assert len(field["examples"]) == 1


@pytest.mark.parametrize("record", FORMS)
def test_every_record_is_explained(record: str) -> None:
    said = FORMS[record]["description"]
    assert said.endswith(".") and len(said) > 20 and "`" not in said


@pytest.mark.parametrize(("record", "key"), FIELDS)
def test_every_example_is_right_by_the_schema_and_by_the_model(record: str, key: str, ours: Mapping[str, Draft7Validator]) -> None:
    form = FORMS[record]["properties"][key]
    known = {name: made for validator in ours.values() for name, made in validator.schema["definitions"].items()}
    for example in form["examples"]:
        assert not list(Draft7Validator({**form, "definitions": known}).iter_errors(example))
        read = yaml.load(yaml.safe_dump(example, allow_unicode=True), Loader=yaml.BaseLoader)  # every scalar is text, as our reader has it
        by_model(record, key).validate_python(read)


def by_model(record: str, key: str) -> TypeAdapter[Any]:
    """What the model makes of one field."""
    field = next(field for name, field in ALL[record].model_fields.items() if (field.alias or name) == key)
    return TypeAdapter(Annotated[field.annotation, *field.metadata, "none"])


def _metadata(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _metadata(part)


def test_every_allowed_word_has_its_meaning_and_no_other_has() -> None:
    listed = 0
    for model in ALL.values():
        for key, field in model.model_fields.items():
            form = FORMS[record_name(model)]["properties"][field.alias or key]
            if "enum" not in form:
                continue
            listed += 1
            [words] = [found for found in [*field.metadata, *_metadata(field.annotation)] if isinstance(found, Words)]
            assert list(words.meanings) == form["enum"]
            assert form["enumDescriptions"] == list(words.meanings.values())
            assert all(meaning and not meaning.endswith(".") for meaning in words.meanings.values())
    assert listed == 13


def test_a_schema_is_draft_7_and_its_patterns_are_those_of_every_editor(ours: Mapping[str, Draft7Validator]) -> None:
    for validator in ours.values():
        schema = validator.schema
        assert next(iter(schema.items())) == ("$schema", "http://json-schema.org/draft-07/schema#")
        assert "$id" not in schema
        Draft7Validator.check_schema(schema)
        patterns = re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', json.dumps(schema))
        assert patterns
        for pattern in patterns:
            regress.Regex(json.loads(pattern), flags="u")


def test_clusters_and_economies_can_be_completed_with_their_names(ours: Mapping[str, Draft7Validator]) -> None:
    cluster = ours["profile"].schema["properties"]["cluster"]
    assert dict(zip(cluster["enum"], cluster["enumDescriptions"], strict=True))["seoul"] == "Seoul"
    economy = ours["profile"].schema["definitions"]["city"]["properties"]["economy"]
    assert dict(zip(economy["enum"], economy["enumDescriptions"], strict=True))["KR"] == "Republic of Korea"
    assert "enum" not in FORMS["city"]["properties"]["economy"]


def test_the_committed_schemas_are_those_of_the_models(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--check", "--root", str(ROOT)]) == 0, capsys.readouterr().err
    assert {path.stem for path in (ROOT / "schemas").iterdir()} == set(NAMES)
    assert all(path.read_text(encoding="utf-8").endswith("}\n") for path in (ROOT / "schemas").iterdir())


def test_the_command_writes_what_has_changed_and_says_so(pattern: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(pattern.root / "data", tmp_path / "data")
    command = ["schema", "--root", str(tmp_path)]
    assert main([*command, "--check"]) == 1
    assert "cityguide schema" in capsys.readouterr().err
    assert not (tmp_path / "schemas").exists()
    assert main(command) == 0
    assert capsys.readouterr().out == "Written: schemas/profile.json, schemas/sources.json, schemas/claims.json.\n"
    assert main([*command, "--check"]) == 0
    profile = tmp_path / "schemas" / "profile.json"
    profile.write_text(profile.read_text(encoding="utf-8").replace("Alpha", "Beta"), encoding="utf-8")
    assert main([*command, "--check"]) == 1
    assert main(command) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Written: schemas/profile.json."
    assert main(command) == 0
    assert capsys.readouterr().out == "schemas/ is up to date.\n"


def test_the_command_needs_the_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    assert main(["schema", "--root", str(tmp_path)]) == 1
    assert "datapackage.yml" in capsys.readouterr().err


def test_every_file_says_by_which_schema_it_is_written() -> None:
    for name, files in CORPUS.items():
        for file in files:
            first = file.read_text(encoding="utf-8").split("\n")[0]
            assert first == f"# yaml-language-server: $schema=../schemas/{name}.json"


def test_visual_studio_code_finds_the_schemas() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    named = {schema.removeprefix("./"): pattern for schema, pattern in settings["yaml.schemas"].items()}
    assert set(named) == {f"schemas/{name}.json" for name in NAMES}
    for schema, pattern in named.items():
        assert (ROOT / schema).is_file()
        assert sorted(ROOT.glob(pattern)) == CORPUS[PurePosixPath(schema).stem]
    assert json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8")) == {"recommendations": ["redhat.vscode-yaml"]}
