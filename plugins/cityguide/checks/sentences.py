"""Prose in sentences: which words stand together, and whether anything in them is cited or bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cityguide.prose.tokens import TOKEN

_END = re.compile(
    r"(?<=[.!?])[\"'”’)*_]*(?:\s*\[[@!][^\]\n]*\])*\s+(?=[\"'“‘(*_\[]*[A-Z0-9{])"  # a full stop, its citations, a capital
    r"|(?<=[。！？])|\n\s*\n|\n(?=\s*(?:[-*+#>|]|\d+[.)])\s)|\n(?=[a-z]+:\s)"  # a paragraph, an item, a line of front matter
)
_ABBREVIATION = re.compile(r"\b(?:No|Nos|Dr|Mr|Mrs|Ms|St|Mt|vs|approx|c|ca|e\.g|i\.e|[A-Z])\.$")


@dataclass(frozen=True)
class Sentence:
    """A sentence with its place in the text.

    `words` is as long, with blanks for code, links, figures, citations and line ends.
    """

    start: int
    text: str
    words: str

    @property
    def cited(self) -> bool:
        """By a source, or by a claim's marker, which opens who says what."""
        return bool(re.search(r"\[[@!][^\]\s]", self.text))

    @property
    def bound(self) -> bool:
        return "{{" in self.text


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of `text`, with the white space behind each. A citation right behind a full stop belongs to what it follows."""
    words = re.sub(r"\[[^\[\]]*\]\(https?:[^)]*\)", lambda match: _blank(match[0]), text)  # the name of what it leads to
    words = TOKEN.sub(lambda match: match[0] if match["script"] is not None else _blank(match[0]), words)
    at = 0
    for end in _END.finditer(text):
        if _ABBREVIATION.search(text, at, end.start()):
            continue
        yield Sentence(at, text[at : end.end()], words[at : end.end()].replace("\n", " "))
        at = end.end()
    if at < len(text):
        yield Sentence(at, text[at:], words[at:].replace("\n", " "))


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
