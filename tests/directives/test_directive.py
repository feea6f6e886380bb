"""The table of directives: each entry is whole, its example holds, and an entry is all that a new one takes."""

from __future__ import annotations

import inspect
import sys
import types
from typing import get_type_hints

import pytest

from cityguide.checks.pages import page_problems
from cityguide.directives import directive as table
from cityguide.directives.directive import DIRECTIVES, TABLE, Directive
from cityguide.directives.options import ClusterOptions
from cityguide.directives.page import render_page
from cityguide.directives.parsing import _plain_value
from cityguide.directives.view import View
from cityguide.guide import Guide
from cityguide.project.project import Project
from cityguide.reading.memo import Memo
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import parse_yaml


def test_no_name_stands_twice() -> None:
    assert len(DIRECTIVES) == len(TABLE)


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.name)
def test_what_sets_it_takes_its_options(entry: Directive) -> None:
    assert list(inspect.signature(entry.render).parameters) == ["view", "options"]
    hints = get_type_hints(entry.render, localns={"View": View})
    assert issubclass(entry.options, hints["options"]) and hints["return"] is str


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.name)
def test_it_and_every_option_are_told_with_an_example(entry: Directive) -> None:
    assert entry.told.endswith(".") and len(entry.told) > 20
    for name, field in entry.options.model_fields.items():
        assert field.description and field.description.endswith("."), name
        assert field.examples, name
    assert bool(entry.example) >= any(field.is_required() for field in entry.options.model_fields.values())


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.name)
def test_its_example_holds_in_this_guide(the_guide: Project, entry: Directive) -> None:
    page = TextFile("content/x.md", f"```{entry.name}\n{entry.example}```\n")
    found = [problem for problem in page_problems(the_guide.guide, page, Memo()) if "has no photograph" not in problem.message]
    assert found == [], "\n".join(map(str, found))


def test_the_page_of_all_directives_tells_of_each_and_of_every_option(small: Project) -> None:
    page = small.pages["write/directives.md"]
    html = render_page(small.guide, page.text, lambda fragment: fragment)
    for entry in TABLE:
        assert f"## {entry.name} {{: #{entry.name} }}" in page.text
        assert all(f'<div id="{entry.name}-{key}">' in html for key in entry.options.model_fields)


def test_an_option_that_is_a_list_of_words_tells_what_each_means(small: Project) -> None:
    html = render_page(small.guide, small.pages["write/directives.md"].text, lambda fragment: fragment)
    told = html.split('<div id="sources-kinds">')[1].split("</div>")[0]
    assert "A list of these words." in told and "<li><code>press</code>: a newspaper, a broadcaster or an agency</li>" in told


def test_a_new_directive_is_one_entry(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    """Besides it only the function that the entry names."""
    module = types.ModuleType("cityguide.directives.mottoes")
    exec("def motto(view, options): return f'<p>{view.guide.rankings.clusters[options.cluster].name} goes on.</p>'", module.__dict__)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    entry = Directive("motto", ClusterOptions, "mottoes.motto", "A cluster’s motto.", is_subject=True)
    monkeypatch.setitem(table.DIRECTIVES, "motto", entry)  # type: ignore[arg-type]
    text = "```motto\ncluster: delta\n```\n\nRank {{ rank }}.\n"
    assert page_problems(guide, TextFile("content/x.md", text), Memo()) == []
    html = render_page(guide, text, lambda fragment: fragment)
    assert "<p>Delta &amp; Sons goes on.</p>" in html.replace("& ", "&amp; ") and ">3</data>" in html
    wrong = page_problems(guide, TextFile("content/x.md", text.replace("delta", "dleta", 1)), Memo())[0]
    assert (wrong.at.line, wrong.code, wrong.meant) == (2, "unknown-cluster", "delta")
    [near] = page_problems(guide, TextFile("content/x.md", "```mottto\ncluster: delta\n```\n"), Memo())
    assert near.meant == "motto"


def test_a_body_of_plain_words_is_what_yaml_makes_of_it() -> None:
    bodies = ["cluster: seoul\nplace: ddp\n", "number: 3\n", "day: 2025-05-01\n", "map: yes\n", *(entry.example for entry in TABLE)]
    plain = {body: value for body in bodies if (value := _plain_value(body)) is not None}
    assert len(plain) >= 10
    for body, value in plain.items():
        document, problems = parse_yaml(TextFile("page", body))
        assert document is not None and (document.value, problems) == (value, [])
    for body in ("", "cluster: null\n", "cluster: a\ncluster: b\n", "cluster: a", "cluster: -\n", "a: b c\n", "a: 'b'\n", "a: b # c\n"):
        assert _plain_value(body) is None
