"""Pages that are longer than a page is, and front matter that its host could not read: it is read before any page is rendered."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from cityguide.checks.prose import paragraphs
from cityguide.checks.unsaid import beside_blocks
from cityguide.problems.limits import FRONT_MATTER, PAGE, PARAGRAPH
from cityguide.problems.problem import Problem
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_composing import TooDeepError, root_node
from cityguide.reading.yaml_nodes import offset

_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
"""What MkDocs takes for front matter."""


def too_long(page: TextFile) -> list[Problem]:
    """What is longer than its limit: the page or its paragraphs. Nothing else is looked for in such a page."""
    if len(page.text) > PAGE.most:
        said = f"{len(page.text):,} characters found; a page has at most {PAGE}"
        return [page.problem(page.position(0), said, "too-large")]
    long = [(begin + at, len(words)) for begin, text in beside_blocks(page.text) for at, words in paragraphs(text)]
    return [
        page.problem(page.position(at), f"{size:,} characters without an empty line; a paragraph has at most {PARAGRAPH}", "too-large")
        for at, size in long
        if size > PARAGRAPH.most
    ]


def front_matter_problems(page: TextFile) -> Iterator[Problem]:
    """Front matter that would end MkDocs, or take all its memory: too long, nested too deep, or with aliases, which multiply."""
    front = _FRONT.match(page.text)
    if front is None:
        return
    begin, text = front.start("yaml"), front["yaml"]
    if len(text) > FRONT_MATTER.most:
        said = f"{len(text):,} characters found; front matter has at most {FRONT_MATTER}"
        yield page.problem(page.position(begin), said, "too-large")
        return
    try:
        shared = _shared(root_node(text))
    except TooDeepError as error:
        yield page.problem(page.position(begin + error.offset), str(error), "nesting")
    except yaml.YAMLError:
        return  # MkDocs shows it as text
    else:
        if shared is not None:
            said = "an anchor (&name) with aliases (*name) is not allowed; write the value out"
            yield page.problem(page.position(begin + offset(shared.start_mark)), said, "alias", found="&")


def _shared(root: yaml.Node | None) -> yaml.Node | None:
    """The first value that has an alias, if there is one: it is in the document twice."""
    seen: set[int] = set()
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            return node
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
    return None
