"""Notes on layout: white space at the end of lines, the end of a file, the order of a record's fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from cityguide.problems.problem import Near, Problem
from cityguide.reading.models import record_name
from cityguide.reading.text_file import TextFile, read_text
from cityguide.reading.yaml_file import YamlFile, parse_yaml
from cityguide.yaml_edits.field_order import records_in, too_early

TIDIED = ("cities/*.yml", "data/*.yml", "content/**/*.md")


def layout_problems(root: Path, known: Mapping[str, YamlFile] | None = None) -> list[Problem]:
    """The notes on all files of a project. `known` are documents that are already read, by name; others are read here.

    For a file that can't be read as YAML, only its lines are checked.
    """
    found: list[Problem] = []
    for pattern in TIDIED:
        for path in sorted(root.glob(pattern)):
            name = path.relative_to(root).as_posix()
            if known and name in known:
                found += layout_of(known[name])
            elif (source := read_text(path, name)[0]) is not None:
                found += layout_of((name.endswith(".yml") and parse_yaml(source)[0]) or source)
    return found


def layout_of(file: TextFile | YamlFile) -> list[Problem]:
    """The notes on one file, in the order of their code and line."""
    if isinstance(file, TextFile):
        return [*_trailing_space(file, file.name.endswith(".md")), *_final_newline(file)]
    return [*_trailing_space(file.source, True, file), *_final_newline(file.source), *_field_order(file)]


def _trailing_space(file: TextFile, prose: bool, document: YamlFile | None = None) -> Iterator[Problem]:
    """White space at the ends of lines, where it has no meaning.

    In Markdown two spaces before the next line of a paragraph are a line break, and a fenced block keeps all white space.
    A backslash before the white space would mean something else without it. In YAML that can't be read, all of it may be text.
    """
    for match in re.finditer(r"(?<=[^\s\\])[ \t]+(?=\n|\Z)|(?<=\n)[ \t]+(?=\n)|\A[ \t]+(?=\n)", file.text):
        if not file.text[match.end() :].strip() and match.start() > len(file.text.rstrip()):
            continue  # Empty lines at the end of the file are one fault, found below.
        breaks = re.match(r"\n[ \t]*\S", file.text[match.end() :]) and re.fullmatch(r"[ ]{2,}", match[0])
        line = file.text[file.text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if prose and breaks and line.strip() and (document is None or _is_block(document, match.start())):
            continue
        if document is None and (not prose or _fenced(file.text[: match.start()])):
            continue
        at = file.position(match.start())
        yield file.problem(at, "white space at the end of the line", "trailing-space", Near(sure=True), found=match[0])


def _is_block(document: YamlFile, offset: int) -> bool:
    """Whether `offset` is in a literal block (`|`), which keeps its lines."""
    text = document.source.text
    return any(span.start <= offset < span.end and text[span.start] == "|" for span in document.spans.values())


def _fenced(before: str) -> bool:
    opened = ""
    for fence in re.finditer(r"^[ ]{0,3}(`{3,}|~{3,})", before, re.MULTILINE):
        if not opened:
            opened = fence[1]
        elif fence[1].startswith(opened):
            opened = ""
    return bool(opened)


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
