"""Signs that look like YAML's own and are others: a no-break space behind a colon, a full-width colon, an en dash before an entry.

Word processors, web pages and East Asian keyboards make them. libyaml takes them for letters, so that it complains of a good line
further down, or of none. They are looked for before anything else is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from cityguide.problems.problem import Near, Problem
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_composing import LOADER, TooDeepError, root_node

_SPACE = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
"""Spaces that are not the plain one, two of them without width."""

_COLON = "\uff1a\ufe55\ufe13\ua789\u2236"
_DASH = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u2022"
_COMMA = "\uff0c\u3001\ufe50"

_KEY = r"[A-Za-z0-9_][\w-]*"
_ANY = f"{_SPACE}{_COLON}{_DASH}{_COMMA}"
_ANY_SIGN = re.compile(f"[{_ANY}]")
_INDENT = re.compile(rf"^[ ]*(?P<found>[{_SPACE}][{_SPACE} ]*)(?=\S)", re.MULTILINE)
_ENTRY = re.compile(rf"^[{_SPACE} ]*(?:- +)*(?P<found>-[ ]*[{_SPACE}][{_SPACE} ]*|[{_DASH}][{_SPACE} ]+)(?=\S)", re.MULTILINE)
_VALUE = re.compile(
    rf"(?:^[{_SPACE} ]*(?:[-{_DASH}][{_SPACE} ]+)*|[{{,{_COMMA}][ ]*)(?:{_KEY}|\"{_KEY}\"|'{_KEY}')"
    rf"(?P<found>[{_SPACE} ]*[{_COLON}][{_SPACE} ]*|[{_SPACE}]+:[{_SPACE} ]*|:[ ]*[{_SPACE}][{_SPACE} ]*)(?P<rest>[^\n]?)",
    re.MULTILINE,
)
_LAST = re.compile(rf"(?:(?<=[:\-{_COLON}{_SPACE} ])[|>][-+\d]{{0,2}}|[\]}}\"'])(?P<found>[{_SPACE}]+) *$", re.MULTILINE)
_BETWEEN = re.compile(rf"(?<=[\w\"'}}\]])(?P<found>[{_SPACE} ]*[{_COMMA}][{_SPACE} ]*|,[ ]*[{_SPACE}][{_SPACE} ]*)(?=[\w\"'{{\[])")
_IN_BRACKETS = re.compile(r"(?<=[:\- ])[\[{](?P<inner>[^\[\]{}\n]*)[\]}] *(?=$|,|\]|\}|#)", re.MULTILINE)


@dataclass(frozen=True)
class Slip:
    """A slip in YAML: its offset in the text, a message, the characters at fault and those that were meant."""

    start: int
    said: str
    found: str
    meant: str

    def problem(self, source: TextFile) -> Problem:
        return source.problem(source.position(self.start), self.said, "yaml", Near(self.meant, sure=True), found=self.found)


def unlike_signs(text: str) -> list[Slip]:
    """All such signs of a text that can be read, in the sense that was meant, once they are the plain ones; else none."""
    signs = candidates(text)
    if signs and _reads(text):
        signs = [sign for sign in signs if not _is_perhaps_prose(text, sign)]
    while signs:
        mended, moved = _with(text, signs)
        if not _reads(mended):
            break
        meant = _in_structure(mended, signs, moved)
        if len(meant) == len(signs):
            return signs
        signs = meant  # the others are in the midst of a text, and stay
    return []


def candidates(text: str) -> list[Slip]:
    """All such signs, in the order of their places, where YAML could want plain ones. Some may stand in the midst of a text."""
    found: list[Slip] = []
    start, end = 0, -1
    for unlike in _ANY_SIGN.finditer(text):
        if unlike.start() < end:
            continue  # its line has been looked at
        start = text.rfind("\n", 0, unlike.start()) + 1
        end = text.find("\n", unlike.start())
        end = len(text) if end < 0 else end
        found += (_indent(text, match) for match in _INDENT.finditer(text, start, end))
        found += (_sign(match, "- ", "a dash and a space") for match in _ENTRY.finditer(text, start, end))
        for match in _VALUE.finditer(text, start, end):
            found.append(_sign(match, ": ", "a colon and a space") if match["rest"] else _sign(match, ":", "a colon"))
        found += (_sign(match, "", "the end of the line") for match in _LAST.finditer(text, start, end))
        for inner in _IN_BRACKETS.finditer(text, start, end):
            found += (_sign(match, ", ", "a comma and a space") for match in _BETWEEN.finditer(text, *inner.span("inner")))
    apart: list[Slip] = []
    for sign in sorted(found, key=lambda sign: (sign.start, -len(sign.found))):
        if not apart or sign.start >= apart[-1].start + len(apart[-1].found):
            apart.append(sign)
    return apart


def _reads(text: str) -> bool:
    try:
        root_node(text)
    except (yaml.YAMLError, TooDeepError):
        return False
    return True


def _is_perhaps_prose(text: str, sign: Slip) -> bool:
    """Whether a sign of a file that can be read may belong to a text: a dash before words, a space at the end."""
    line = text[sign.start + len(sign.found) :].split("\n", 1)[0]
    return not sign.meant or (sign.meant == "- " and "-" not in sign.found and not re.match(rf"{_KEY}(?: *$|[:{_COLON}])", line))


def _sign(match: re.Match[str], meant: str, kind: str) -> Slip:
    """The signs that a pattern has found, and the plain ones that YAML wants there. `kind` is what these are to YAML."""
    sign = next(char for char in match["found"] if _ANY_SIGN.match(char))
    name = unicodedata.name(sign, "a sign without a name").lower()
    return Slip(match.start("found"), f"{name} (U+{ord(sign):04X}) stands where YAML wants {kind}", match["found"], meant)


def _indent(text: str, match: re.Match[str]) -> Slip:
    """A line that begins with other spaces. An ideographic one may stand for two or for one: what the line above or below has."""
    found, before = match["found"], match.start("found") - match.start()
    wide = sum(2 if char == "\u3000" else char not in "\u200b\u2060" for char in found)
    narrow = wide - found.count("\u3000")
    lines = [text[: match.start()].rstrip("\n").rsplit("\n", 1)[-1], text[match.end() :].partition("\n")[2].split("\n", 1)[0]]
    near = {column for line in lines for column in key_and_dash(line)}
    width = narrow if before + narrow in near and before + wide not in near else wide
    return _sign(match, " " * width, "plain spaces")


def key_and_dash(line: str) -> tuple[int, int]:
    """The columns of a line's key and of its dash, which are the same where it has none."""
    found = re.match(r"( *)(?:- +)*", line)
    assert found is not None
    return len(found[0]), len(found[1])


def _with(text: str, signs: Sequence[Slip]) -> tuple[str, list[int]]:
    """The text with plain signs, and their offsets in it."""
    parts: list[str] = []
    moved: list[int] = []
    at = size = 0
    for sign in signs:
        parts += [text[at : sign.start], sign.meant]
        size += sign.start - at
        moved.append(size)
        size += len(sign.meant)
        at = sign.start + len(sign.found)
    return "".join([*parts, text[at:]]), moved


def _in_structure(text: str, signs: Sequence[Slip], moved: Sequence[int]) -> list[Slip]:
    """The signs of which the plain ones, at the offsets `moved`, are what they were meant to be to libyaml, and no part of a text."""
    marks: set[tuple[str, int]] = set()
    begins: list[int] = []
    ends: list[int] = []
    kinds = {yaml.BlockEntryToken: "-", yaml.ValueToken: ":", yaml.FlowEntryToken: ","}
    for token in yaml.scan(text, Loader=LOADER):
        if isinstance(token, yaml.ScalarToken):
            begins.append(token.start_mark.index)
            ends.append(token.end_mark.index)
        elif kind := kinds.get(type(token)):
            marks.add((kind, token.start_mark.index))

    def as_meant(sign: Slip, at: int) -> bool:
        if sign.meant.strip():
            return (sign.meant[0], at) in marks
        last = bisect_left(begins, at) - 1
        within = last >= 0 and at < ends[last]
        if sign.meant:
            return not within
        return not within or begins[last] > text.rfind("\n", 0, at)  # behind the `>` of a text it begins there

    return [sign for sign, at in zip(signs, moved, strict=True) if as_meant(sign, at)]
