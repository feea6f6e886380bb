"""What the handbook promises: that its examples hold, and that the commands, fields and codes it names exist."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
import yaml
from handbook import HANDBOOK, blocks, edits, pages
from small_project import REPOSITORY, small_project

from cityguide.checks.plausible.texts import LENGTHS
from cityguide.cli import COMMANDS
from cityguide.evidence.claims import Claim
from cityguide.evidence.sources import SOURCE_TITLES, Source
from cityguide.importing.any_file import read_places
from cityguide.importing.columns import columns, fields_of, our_value
from cityguide.problems.codes import catalogue
from cityguide.profiles.cities import City, LocalName
from cityguide.profiles.model import Profile
from cityguide.profiles.photographs import Photograph
from cityguide.profiles.places import Attraction, Hours, Position, Price, Status
from cityguide.profiles.practical import Note, Practical
from cityguide.profiles.story import Section
from cityguide.project.project import Project
from cityguide.reading.fields import Record
from cityguide.reading.models import shapes_of
from cityguide.reading.text_file import TextFile
from cityguide.reading.validation import validate
from cityguide.reading.yaml_file import YamlFile, parse_yaml
from cityguide.wording import slug

RECORDS: tuple[type[Record], ...] = (
    Profile, Section, City, LocalName, Attraction, Position, Hours, Price, Status, Note, Practical, Source, Claim,
)  # fmt: skip

PARTS: dict[str, type[Record]] = {"photograph": Photograph, "hours": Hours, "price": Price, "position": Position, "status": Status}
"""Keys whose value an example shows by itself."""

text_of = {page.name: page.read_text(encoding="utf-8") for page in pages()}


def parsed(block: str) -> YamlFile:
    document, problems = parse_yaml(TextFile("handbook", block))
    assert document is not None, problems
    assert not problems
    return document


def test_codes_of_problems_that_it_names_exist() -> None:
    codes = catalogue()
    for name, text in text_of.items():
        reported = "\n".join(blocks(text, "text"))
        found = [
            *re.findall(r"\[([a-z-]+)\]$", reported, re.MULTILINE),
            *re.findall(r"# allow ([a-z-]+)", text),
            *re.findall(r"\]\(problems/([a-z-]+)\.md\)", text.replace("problems/index.md", "")),
        ]
        assert set(found) <= codes.keys(), name


@pytest.mark.parametrize("name", text_of)
def test_every_block_of_yaml_can_be_read(name: str) -> None:
    for block in blocks(text_of[name], "yaml"):
        parsed(block)


def test_whole_records_among_the_examples_are_valid() -> None:
    """Sources, claims, and the parts of a place that an example shows by themselves."""
    seen: set[type[Record]] = set()
    for text in text_of.values():
        for block in blocks(text, "yaml"):
            document = parsed(block)
            value = document.value
            if isinstance(value, list):
                for index in range(len(value)):
                    if isinstance(value[index], dict):
                        check(Claim, document, (index,), seen)
                continue
            for key, inner in value.items():
                if key in PARTS:
                    check(PARTS[key], document, (key,), seen)
                elif isinstance(inner, dict) and "publisher" in inner:
                    check(Source, document, (key,), seen)
    assert seen == {Claim, Source, *PARTS.values()}


def check(model: type[Record], document: YamlFile, loc: tuple[str | int, ...], seen: set[type[Record]]) -> None:
    record, problems = validate(model, document, loc)
    assert record is not None, problems
    seen.add(model)


def test_examples_of_sources_and_claims_are_those_of_the_guide(the_guide: Project) -> None:
    """An id that the handbook shows leads to the same thing in the guide, save for what the ten edits add."""
    added = {key for edit in edits() if edit.file == "data/sources.yml" for key in yaml.safe_load(edit.block)}
    guide = the_guide.guide
    for text in text_of.values():
        for block in blocks(text, "yaml"):
            value = yaml.safe_load(re.sub(r": @", ": ", block))
            if isinstance(value, list):
                assert {entry["id"] for entry in value if isinstance(entry, dict)} <= guide.claims.keys()
                continue
            for key, inner in value.items():
                if isinstance(inner, dict) and "publisher" in inner and key not in added:
                    assert (guide.sources[key].url, guide.sources[key].kind) == (inner["url"], inner["kind"])


def test_commands_that_the_handbook_names_exist() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named: set[str] = set()
    for name, text in text_of.items():
        code = "\n".join([*re.findall(r"`([^`\n]+)`", text), *blocks(text, "console")])
        for word in re.findall(r"\bcityguide ([a-z]+)", code):
            assert word in COMMANDS, f"{name}: cityguide {word}"
            named.add(word)
        for word in re.findall(r"\bmake ([a-z]+)", code):
            assert word in targets, f"{name}: make {word}"
    assert named >= {"new", "check", "freshness"}


def test_files_that_the_handbook_names_exist() -> None:
    """But those of the examples: Munich's, next year's, a photograph."""
    made_up = re.compile(r"munich|2026|photographs/")
    for name, text in text_of.items():
        for path in re.findall(r"`((?:data|cities|content)/[\w./-]*\w)`", text):
            assert made_up.search(path) or (REPOSITORY / path).exists(), f"{name}: {path}"
    tables = {path.name for path in (REPOSITORY / "data").glob("*.csv")}
    assert set(re.findall(r"^\| `([a-z_]+\.csv)`", text_of["editions.md"], re.MULTILINE)) <= tables


def test_rows_of_the_next_edition_have_the_columns_of_their_tables() -> None:
    rows = [list(csv.reader(block.splitlines())) for block in blocks(text_of["editions.md"], "csv")]
    standings, editions, breaks = rows
    latest = max((REPOSITORY / "data" / "standings").glob("*.csv")).read_text(encoding="utf-8")
    assert ",".join(standings[0]) == latest.split("\n", 1)[0]
    assert {len(row) for row in standings} == {len(standings[0])}
    for name, [row] in (("editions", editions), ("breaks", breaks)):
        header = (REPOSITORY / "data" / f"{name}.csv").read_text(encoding="utf-8").split("\n", 1)[0]
        assert len(row) == len(header.split(",")), name


def test_limits_of_length_are_those_of_the_check() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| `(\d+)` \| `(\d+)` \|", text_of["style.md"], re.MULTILINE)
    limits = sorted({(field.split(".")[1], fewest, most) for field, (fewest, most) in LENGTHS.items()})
    assert sorted((key, int(fewest), int(most)) for key, fewest, most in rows) == limits


def test_limits_of_alt_text_are_those_of_the_model() -> None:
    alt = Photograph.model_json_schema()["properties"]["alt"]
    assert f"`{alt['minLength']}` to `{alt['maxLength']}`" in " ".join(text_of["photographs.md"].split())


def test_every_kind_of_source_is_explained_in_its_order() -> None:
    section = text_of["facts.md"].split("## What counts as a source")[1].split("##")[0]
    assert re.findall(r"^\| `(\w+)` \| ", section, re.MULTILINE)[1:] == list(SOURCE_TITLES)


def test_verdicts_are_all_named() -> None:
    verdicts = Claim.model_fields["verdict"].annotation.__args__  # type: ignore[union-attr]
    assert all(f"`{verdict}`" in text_of["facts.md"] for verdict in verdicts)


def test_fields_that_an_example_uses_exist() -> None:
    keys = {field.alias or name for model in RECORDS for name, field in model.model_fields.items()}
    for name in ("facts.md", "style.md"):
        for block in blocks(text_of[name], "yaml"):
            value = yaml.safe_load(re.sub(r"\[[@!]", "[", block))
            for entry in value if isinstance(value, list) else [value]:
                inner = [entry[key] for key in entry if isinstance(entry[key], dict)]
                top = set(entry) if not any("publisher" in record for record in inner) else set()
                for key in {*top, *(key for record in inner for key in record)}:
                    assert key in keys, f"{name}: {key}"


def test_pages_have_a_title_a_description_and_lead_to_each_other() -> None:
    index = text_of["index.md"]
    for name, text in text_of.items():
        assert re.match(r"---\ntitle: .+\ndescription: .{60,160}\n---\n", text), name
        assert name == "index.md" or f"]({name})" in index, name


def test_code_fits_a_narrow_window() -> None:
    """Addresses aside, a line of code is at most 60 characters, so that few scroll sideways."""
    for name, text in text_of.items():
        for language in ("yaml", "markdown", "console"):
            for block in blocks(text, language):
                for line in block.splitlines():
                    assert len(line) <= 60 or "http" in line, f"{name}: {line}"


def test_an_example_of_code_is_no_directive_and_no_figure(tmp_path: Path) -> None:
    folder = small_project(tmp_path)
    folder.write(
        "content/write/a.md", "# A\n\n````markdown\n```chart\nkind: no\n```\n````\n\n```yaml\na: {{ no }} [@no]\n```\n\n`{{ no }} [!no]`\n"
    )
    assert folder.faults() == []
    [page] = [page for page in folder.project().written if page.name.endswith("a.md")]
    assert "{{ no }}" in page.text


def test_what_an_import_makes_of_a_table_is_what_the_handbook_says(tmp_path: Path) -> None:
    text = text_of["imports.md"]
    (example,) = blocks(text, "csv")
    (tmp_path / "t.csv").write_text(example, encoding="utf-8")
    table, problems = read_places(tmp_path / "t.csv", "t.csv")
    assert table is not None and not problems and not table.remarks
    for line in re.findall(r"^\| (`.*`) \| (`.*`) \|$", text, re.MULTILINE):
        typed, written = (re.findall("`([^`]+)`", cell) for cell in line)
        for one, other in zip(typed, written, strict=True):
            forms = {
                "price.free": "TRUE",
                "kind": "[A-Z][a-z]+",
                "position.lat": r"\d+,\d{4}",
                "as_of": r"\d\d\.\d\d\.\d{4}",
                "price.adult": ".*",
            }
            column = next(name for name, form in forms.items() if re.fullmatch(form, one))
            assert our_value(one, column, columns()[column], comma=True) == other
    for name, made in re.findall(r"\*([^*]+)\* is `([a-z-]+)`", text):
        assert slug(name) == made
    named = re.findall(r"`([a-z_.]+)`", text.split("- Other names")[1].split("- Several")[0])
    assert all(fields_of([name]) != [None] for name in named)


def test_the_handbook_is_there() -> None:
    assert {page.stem for page in pages()} >= {"index", "facts", "style", "editions", "photographs"}
    assert HANDBOOK.is_dir()


def test_the_shifted_maps_of_mainland_china_are_told_where_positions_are_written() -> None:
    told = shapes_of(Position)["lat"].told
    assert "Amap" in told and "every map on the web" not in told
    assert "GCJ-02" in (HANDBOOK / "facts.md").read_text(encoding="utf-8")
