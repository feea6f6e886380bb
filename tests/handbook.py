"""The handbook in `content/write/` as tests read it: its code blocks, and the ten edits of its first page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from small_project import REPOSITORY

HANDBOOK = REPOSITORY / "content" / "write"

_FENCE = re.compile(r"^(?P<ticks>`{3,})(?P<language>\w*)\n(?P<body>.*?)^(?P=ticks)$", re.MULTILINE | re.DOTALL)
_PART = re.compile(r"^(?P<key>[a-z][\w-]*):.*\n(?:(?:[ -].*)?\n)*", re.MULTILINE)
"""A key at the edge of a file with all that belongs to it."""

_EXAMPLE = r"^# {key}:.*\n(?:# +[ #].*\n)*"
"""The example of a part that a new file has in comments."""


@dataclass(frozen=True)
class Edit:
    """One of the ten edits: `block` is YAML, the parts that go into `file`."""

    title: str
    file: str
    block: str


def pages() -> list[Path]:
    return sorted(HANDBOOK.glob("*.md"))


def blocks(text: str, language: str) -> Iterator[str]:
    """The bodies of a page's fenced blocks in a language."""
    return (match["body"] for match in _FENCE.finditer(text) if match["language"] == language)


def edits() -> list[Edit]:
    """The edits of the first page in their order: a heading with a number, and the one block of YAML below it."""
    text = (HANDBOOK / "index.md").read_text(encoding="utf-8")
    found = []
    for section in re.split(r"^#{2,3} ", text, flags=re.MULTILINE):
        if not re.match(r"\d+\. ", section):
            continue
        [block] = blocks(section, "yaml")
        comment, block = block.split("\n", 1)
        found.append(Edit(section.split("\n", 1)[0], comment.removeprefix("# "), block))
    return found


def applied(text: str, block: str) -> str:
    """`text` after an editor has put each part of `block` where the page says: for the part of the same key, for its example, at the end."""
    for part in _PART.finditer(block):
        new = part[0].rstrip("\n") + "\n"
        old = next((found for found in _PART.finditer(text) if found["key"] == part["key"]), None)
        old = old or re.search(_EXAMPLE.format(key=part["key"]), text, re.MULTILINE)
        if old is None:
            text = text.rstrip("\n") + "\n" + new
        else:
            blank = "\n" if old[0].endswith("\n\n") else ""
            text = text[: old.start()] + new + blank + text[old.end() :]
    return text
