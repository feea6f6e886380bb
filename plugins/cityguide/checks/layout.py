"""Notes on layout: white space at the end of lines, the end of a file, the order of a record's fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cityguide.checks.allow_comments import is_within
from cityguide.problems.problem import Near, Problem
from cityguide.reading.models import record_name
from cityguide.reading.plain_file import is_beside
from cityguide.reading.text_file import TextFile, read_text
from cityguide.reading.yaml_file import YamlFile, parse_yaml
from cityguide.yaml_edits.models_of_files import records_in, too_early

TIDIED = ("cities", "data")
"""The folders of YAML."""


def layout_problems(root: Path, known: Mapping[str, YamlFile] | None = None, pages: Iterable[TextFile] = ()) -> list[Problem]:
    """The notes on the YAML of a project and on its hand-written `pages`. `known` are documents that are already read, by name.

    Others are read here. For a file that can't be read as YAML, only its lines are checked.
    """
    found = [problem for page in pages for problem in layout_of(page)]
    for folder in TIDIED:
        for path in (path for path in sorted((root / folder).glob("*.yml")) if not is_beside(path.name)):
            name = path.relative_to(root).as_posix()
            found += layout_of(known[name]) if known and name in known else layout_in(path, name)
    return found


def layout_in(path: Path, name: str) -> list[Problem]:
    """The notes on a file of YAML, which is read for that."""
    source, _ = read_text(path, name)
    return [] if source is None else layout_of(parse_yaml(source)[0] or source)


def layout_of(file: TextFile | YamlFile) -> list[Problem]:
    """The notes on one file, in the order of their code and line."""
    if isinstance(file, TextFile):
        return [*_trailing_space(file, file.name.endswith(".md")), *_final_newline(file)]
    return [*_trailing_space(file.source, True, file), *_final_newline(file.source), *_field_order(file)]


_TRAILING = re.compile(r"(?<=[^\s\\])(?>[ \t]+)(?=\n|\Z)|(?<=\n)(?>[ \t]+)(?=\n)|\A(?>[ \t]+)(?=\n)")
_GOES_ON = re.compile(r"\n[ \t]*\S")


def _trailing_space(file: TextFile, prose: bool, document: YamlFile | None = None) -> Iterator[Problem]:
    """White space at the ends of lines, where it has no meaning.

    In Markdown two spaces before the next line of a paragraph are a line break, and a fenced block keeps all white space.
    A backslash before the white space would mean something else without it. In YAML that can't be read, all of it may be text.
    """
    if not any(space in file.text for space in (" \n", "\t\n")) and not file.text.endswith((" ", "\t")):
        return
    kept = _blocks(document) if document is not None else _fences(file.text) if prose else [(0, len(file.text))]
    body = len(file.text.rstrip())
    for match in _TRAILING.finditer(file.text):
        if match.start() > body:
            continue  # Empty lines at the end of the file are one fault, found below.
        breaks = _GOES_ON.match(file.text, match.end()) and re.fullmatch(r"[ ]{2,}", match[0])
        line = file.text[file.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        within = is_within(kept, match.start())
        if prose and breaks and line.strip() and (document is None or within):
            continue
        if document is None and within:
            continue
        at = file.position(match.start())
        yield file.problem(at, "white space at the end of the line", "trailing-space", Near(sure=True), found=match[0])


def _blocks(document: YamlFile) -> list[tuple[int, int]]:
    """Where the literal blocks (`|`) of a document are, which keep their lines."""
    text = document.source.text
    return sorted((span.start, span.end) for span in document.spans.values() if text[span.start : span.start + 1] == "|")


def _fences(text: str) -> list[tuple[int, int]]:
    """Where the fenced blocks of a page are."""
    found: list[tuple[int, int]] = []
    opened, start = "", 0
    for fence in re.finditer(r"^[ ]{0,3}(`{3,}|~{3,})", text, re.MULTILINE):
        if not opened:
            opened, start = fence[1], fence.end()
        elif fence[1].startswith(opened):
            found.append((start, fence.end()))
            opened = ""
    return [*found, (start, len(text) + 1)] if opened else found


def _final_newline(file: TextFile) -> Iterator[Problem]:
    body = len(file.text.rstrip())
    rest = file.text[body:]
    if "\n" not in rest:
        at = file.position(len(file.text))
        yield file.problem(at, "the last line has no line break at its end", "final-newline", Near.sure_of("\n"))
    elif surplus := file.text[file.text.index("\n", body) + 1 :]:
        at = file.position(file.text.index("\n", body) + 1)
        yield file.problem(at, "empty lines at the end of the file", "final-newline", Near(sure=True), found=surplus)


def _field_order(document: YamlFile) -> Iterator[Problem]:
    for loc, model in records_in(document):
        found = too_early(document, loc, model)
        if found is not None:
            key, first = found
            said = f"'{key}' stands before '{first}', which comes first in the order of the fields"
            at = document.key_position((*loc, key))
            yield document.source.problem(at, said, "field-order", found=key, field=record_name(model))
