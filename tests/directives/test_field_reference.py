"""The field reference: every field of the models, where problems and editors lead to."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from markupsafe import escape
from small_project import Folder

from cityguide.directives.editors.field_reference import FILES_OF_EDITORS, groups, reference
from cityguide.directives.headings import sections
from cityguide.directives.page import render_page
from cityguide.guide import Guide
from cityguide.project.project import Project
from cityguide.reading.models import field_of, keys_of, models_within, record_name
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import parse_yaml
from cityguide.yaml_edits.models_of_files import MODELS, record_names

PATH = "write/fields.md"


@pytest.fixture(scope="module")
def text(small: Project) -> str:
    [page] = [output for output in small.outputs if output.path == PATH]
    assert isinstance(page.content, str)
    return page.content


@pytest.fixture(scope="module")
def html(guide: Guide, text: str) -> str:
    kept: list[str] = []
    render_page(guide, text, lambda html: kept.append(html) or "")
    return "\n".join(kept)


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.led_to: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if (href := found.get("href") or "").startswith("#"):
            self.led_to.append(href[1:])


def test_every_file_that_editors_write_has_its_records() -> None:
    assert [model for model, _ in FILES_OF_EDITORS.values()] == list(MODELS)
    assert [name for _, _, found in groups() for name, _ in found] == record_names(*MODELS) == list(reference())


def test_every_field_that_a_problem_may_name_has_its_place(text: str, html: str) -> None:
    page = _Ids()
    page.feed(html)
    headings = [section.id for section in sections(text) if section.level == 3]
    assert headings == list(reference())
    for model in {found for start in MODELS for found in models_within(start)}:
        assert record_name(model) in headings
        for key in keys_of(model):
            assert field_of(model, (key,)).replace(".", "-") in page.ids
    assert len(set(page.ids + headings)) == len(page.ids) + len(headings)
    assert set(page.led_to) <= {*page.ids, *headings}


def test_every_field_is_told_with_an_example_that_reads_back(html: str) -> None:
    for record in reference().values():
        for field in record.fields:
            assert field.told
            assert f"<pre><code>{escape(field.example)}</code></pre>" in html
            document, problems = parse_yaml(TextFile("example.yml", field.example + "\n"))
            assert document is not None and not problems
            assert list(document.value) == [field.key]


def test_a_field_says_what_may_stand_there(html: str) -> None:
    fields = {field.anchor: field for record in reference().values() for field in record.fields}
    assert fields["profile-tagline"].kind.endswith("Up to 90 characters.")
    assert fields["position-lat"].kind == "A number from -90 to 90."
    assert fields["population-value"].kind == "A whole number, 1 or more."
    assert fields["price-free"].kind == "<code>true</code> or <code>false</code>."
    assert fields["hours-as_of"].kind == "The date as 2025, 2025-09 or 2025-09-01."
    assert 'href="#hours"' in fields["attraction-hours"].kind
    assert fields["attraction-sources"].kind.endswith("</a>, at least one.")
    assert ("museum", "a collection on show") in fields["attraction-kind"].words
    assert fields["profile-accent"].default == "petrol"
    assert [key for key in ("name", "tagline") if fields[f"profile-{key}"].needed] == ["name"]


def test_a_record_says_where_it_stands(html: str) -> None:
    assert ("attraction", "hours") in reference()["hours"].within
    assert '<a href="#attraction-hours"><code>hours</code> of an attraction</a>' in html


def test_no_text_is_left_as_markdown_or_in_the_programmers_words(html: str) -> None:
    seen = re.sub(r"<pre>.*?</pre>", "", html, flags=re.DOTALL)
    assert "`" not in seen
    assert not re.search(r"\b(schema|string|boolean|integer|array|mapping|None)\b", seen)


def test_a_record_that_there_is_not(folder: Folder) -> None:
    folder.write("content/fields.md", "# Fields\n\n```fields\nrecord: hour\n```\n")
    [fault] = folder.faults()
    assert fault.startswith("content/fields.md:4:9: error: there is no record 'hour'; did you mean 'hours'?")
