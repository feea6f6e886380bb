"""Divides prose into sentences, which know whether they cite a source or bind a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cityguide.prose.tokens import with_tokens

_END = re.compile(
    r"(?<=[.!?])[\"'”’)*_]*(?:\s*\[(?:[@!]|due\b)[^\]\n]*\])*\s+(?=[\"'“‘(*_\[]*[A-Z0-9{])"  # a full stop, its citations, a capital
    r"|(?<=[。！？])|\n\s*\n|\n(?=[ \t]*(?:[-*+#>|]|\d+[.)])\s)|\n(?=[a-z]+:\s)"  # a paragraph, an item, a line of front matter
)
_NAMED_LINK = re.compile(r"\[[^\[\]]*\]\(https?:[^)]*\)")
_CITED = re.compile(r"\[[@!][^\]\s]")
_ABBREVIATION = re.compile(r"\b(?:No|Nos|Dr|Mr|Mrs|Ms|St|Mt|vs|approx|c|ca|e\.g|i\.e|[A-Z])\.$")
_LONGEST = len("approx.")


class Sentence(NamedTuple):
    """A sentence with its place in the text.

    `words` has the same length, with spaces instead of code, links, figures, citations and line ends.
    """

    start: int
    text: str
    words: str

    @property
    def cited(self) -> bool:
        """Whether it has a citation, or a claim's marker, which links to the claim's sources."""
        return _CITED.search(self.text) is not None

    @property
    def bound(self) -> bool:
        return "{{" in self.text


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of `text`, each with the white space after it. A citation just after a full stop belongs to the sentence before."""
    words = _NAMED_LINK.sub(lambda match: _blank(match[0]), text) if "](http" in text else text  # a link's words name its target
    words = with_tokens(words, lambda match: match[0] if match["script"] is not None else _blank(match[0]))
    for start, end in spans_of_sentences(text):
        yield Sentence(start, text[start:end], words[start:end].replace("\n", " "))


def spans_of_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each of them begins and ends, for whom this is enough."""
    at = 0
    for end in _END.finditer(text):
        if _ABBREVIATION.search(text, max(at, end.start() - _LONGEST), end.start()):
            continue
        yield at, end.end()
        at = end.end()
    if at < len(text):
        yield at, len(text)


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))
