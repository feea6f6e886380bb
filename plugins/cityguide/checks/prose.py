"""What is wrong in a piece of prose: unknown names, ids and links, and statements without their claim's marker."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from cityguide.checks.unsaid import comments_blanked
from cityguide.evidence.claims import Claim
from cityguide.guide import Guide
from cityguide.problems.codes import Code
from cityguide.problems.limits import BRACKETS, NESTED
from cityguide.problems.problem import NOTHING, Near, RefusedError, unknown, while_few
from cityguide.prose.expressions import resolve
from cityguide.prose.figure import DataError, FigureError
from cityguide.prose.tokens import tokens, with_tokens
from cityguide.rankings.reading import TABLE_OF
from cityguide.reading.fields import partial_date
from cityguide.reading.text_file import NOT_IN_ADDRESSES, unseen_told
from cityguide.reading.yaml_file import places_of

LINK = re.compile(
    r"""\]\(\s*<?(?P<to>[^)\s>]*)(?P<rest>[^)"']*(?:"[^"]*"|'[^']*')?\s*\)?)|^[ ]{0,3}\[(?!\^)[^\]]+\]:\s*<?(?P<reference>\S+)""",
    re.MULTILINE,
)
_NESTED = re.compile(
    rf"^[ ]*(?:(?:[-*+>]|\d{{1,9}}[.)])[ ]+){{{NESTED.most + 1}}}|^[ ]{{{NESTED.most * 4},}}(?:[-*+>]|\d{{1,9}}[.)])[ ]", re.MULTILINE
)
_BRACES = re.compile(r"\{\{|\}\}")
_FIGURE_IN_LINK = re.compile(r"\[[^\[\]\n]*(\{\{[^{}]*\}\})[^\]\n]*\]\(")
_LINK_END = re.compile(r"""\s*>?\s*(?:"[^"]*"|'[^']*')?\s*\)""")
_SAFE_LINK = re.compile(r"(https?://|mailto:|tel:\+?[\d(]|#|\.{0,2}/|[A-Za-z0-9_-]+(/|\.md|#|$))")
_PATH = re.compile(r"[^\s:/?#]+(?:[/?#]|$)")
"""A file beside a page, as in `plan.pdf`, or a path to one; whether it is there is another check's question."""


@dataclass(frozen=True)
class Fault:
    """A fault in a piece of prose: the words (`snippet`), their offset in the text (`start`), and what was probably meant (`close`)."""

    snippet: str
    start: int
    message: str
    code: Code
    close: Near = NOTHING

    @property
    def end(self) -> int:
        return self.start + len(self.snippet)

    def occurrence(self, text: str) -> int:
        """Index, from 0, of this snippet among its occurrences in `text`. Any white space matches any white space."""
        return bisect_left(places_of(self.snippet, text), (self.start, 0))


def faults(guide: Guide, cluster: str | None, text: str, told: int = 0, *, by_hand: bool = False) -> list[Fault]:
    """Unknown figures, sources and claims, braces left open, and links that are not to the web, to mail or within the site.

    `told` is how many faults of the file are known already: after many, no nearest word is looked for. A page written `by_hand` may also
    lead to files beside it.
    """
    if not ("[" in text or "{" in text or "`" in text or "]" in text or "}" in text):  # no figures, citations and links
        return list(_lists(text))
    found: list[Fault] = []
    for match in tokens(text):
        if match["figure"] is not None:
            expression = match["figure"].strip()
            try:
                resolve(guide, cluster, expression)
            except FigureError as error:
                if (isinstance(error, DataError) and guide.tables.faulty) or not all(map(guide.tables.whole, TABLE_OF.values())):
                    continue  # the fault in the tables is reported already
                words = error.words if error.words in expression else expression
                start = match.start("figure") + match["figure"].index(words)
                found.append(Fault(words or match[0], start if words else match.start(), str(error), error.code, error.close))
        elif match["source"] is not None and match["source"] not in guide.sources:
            found.append(_unknown("source", match, while_few(guide.sources, told + len(found))))
        elif match["claim"] is not None and guide.claim_file.lacks(match["claim"]):
            found.append(_unknown("claim", match, while_few(guide.claims, told + len(found))))
        elif match["due"] is not None:
            found += _date(match)
    found += [*_brackets(text), *_lists(text)]
    bare = with_tokens(text, lambda match: " " * len(match[0]))
    for brace in _BRACES.finditer(bare):
        said = "a bound figure is written {{ name }}, on one line, with both braces"
        found.append(Fault(text[brace.start() :][:20].split("\n")[0], brace.start(), said, "figure"))
    for inside in _FIGURE_IN_LINK.finditer(text) if "](" in text else ():
        said = "a bound figure is a link itself and can't stand in the words of another"
        found.append(Fault(inside[1], inside.start(1), said, "figure"))
    for match in LINK.finditer(comments_blanked(text) if by_hand else text) if "]" in text else ():
        group = "to" if match["to"] is not None else "reference"
        target = match[group]
        if signs := NOT_IN_ADDRESSES.search(target):
            found.append(Fault(signs[0], match.start(group) + signs.start(), unseen_told(signs[0]), "control", Near(sure=True)))
        elif not _SAFE_LINK.match(target) and not (by_hand and _PATH.match(target)):
            said = f"'{target}' is not a link to the web (https://), to mail or within the guide"
            found.append(Fault(match[0], match.start(), said, "link"))
        elif match["rest"] is not None and not _LINK_END.fullmatch(match["rest"]):
            said = f"white space in the link '{target} …'; an address is one word, a title after it stands in quotes"
            found.append(Fault(match[0], match.start(), said, "link"))
    return found


def _unknown(kind: str, match: re.Match[str], choices: Iterable[str]) -> Fault:
    return Fault(match[kind], match.start(kind), *unknown(kind, match[kind], choices))


def _date(match: re.Match[str]) -> Iterator[Fault]:
    try:
        partial_date(match["due"])
    except RefusedError as error:
        yield Fault(match["due"], match.start("due"), str(error), error.code, error.close)


def _brackets(text: str) -> Iterator[Fault]:
    """Paragraphs with so many brackets that Markdown would take minutes."""
    for begin, words in paragraphs(text) if text.count("[") > BRACKETS.most else ():
        if (count := words.count("[")) > BRACKETS.most:
            said = f"{count:,} of the sign '[' found; a paragraph has at most {BRACKETS}"
            yield Fault("[", begin + words.index("["), said, "too-large")


def _lists(text: str) -> Iterator[Fault]:
    """Lines with so many lists within one another that Markdown would end."""
    for signs in _NESTED.finditer(text) if "\n" in text or _NESTED.match(text) else ():
        said = f"more than {NESTED} of lists within one another begin on this line"
        yield Fault(signs[0].lstrip().split(" ")[0], signs.end() - len(signs[0].lstrip()), said, "too-large")


def unmarked(claims: Sequence[Claim], text: str) -> Iterator[Fault]:
    """A claim's phrases in a paragraph without the claim's marker."""
    folded = " ".join(text.casefold().split())
    for claim in claims:
        for phrase in claim.phrases:
            if _folded(phrase) not in folded:  # much faster than the search below
                continue
            for match in _words(phrase).finditer(text):
                if f"[!{claim.id}]" not in paragraph(text, match.start()):
                    said = f"'{' '.join(match[0].split())}' touches the claim '{claim.id}' ({claim.verdict})"
                    yield Fault(match[0], match.start(), f"{said}; mark the statement with [!{claim.id}]", "unmarked-claim")


@cache
def _folded(phrase: str) -> str:
    return " ".join(phrase.casefold().split())


@cache
def _words(phrase: str) -> re.Pattern[str]:
    """A pattern for a phrase as whole words, in any case, with any white space between them."""
    pattern = r"\s+".join(re.escape(word) for word in phrase.split())
    return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text, which empty lines divide, each with its offset."""
    begin = end = 0
    for line in [*text.split("\n"), ""]:
        if not line.strip():
            if begin < end:
                yield begin, text[begin:end]
            begin = end + len(line) + 1
        end += len(line) + 1


def paragraph(text: str, at: int) -> str:
    """The paragraph that contains the offset `at`."""
    start = text.rfind("\n\n", 0, at)
    end = text.find("\n\n", at)
    return text[start + 2 if start >= 0 else 0 : end if end >= 0 else len(text)]
