"""Turns libyaml's error on a broken file into plain words: what the editor did, and where."""

from __future__ import annotations

import re
from contextlib import suppress

import yaml

from cityguide.problems.problem import NOTHING, FilePosition, Near, Problem
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_composing import LOADER
from cityguide.reading.yaml_likely_slips import find_slip

CLUMSY_COLON = re.compile(r"^(?P<before>\s*(?:- +)?)(?P<key>[a-z_]+:)(?=[^\s/:])")
"""A key with no space after its colon: `name:Seoul`."""

_KEY_ALONE = re.compile(r"\s*(?:- +)*[\w-]+$")
_QUOTES = "“”„‟«»"


class Broken:
    """A file that libyaml can't read: `problem` gives the place, the cause and what to do."""

    def __init__(self, source: TextFile, error: yaml.MarkedYAMLError) -> None:
        self.source, self.text = source, source.text
        self.said = " ".join(part for part in (error.context, error.problem) if part)
        mark = error.problem_mark or error.context_mark
        # The fault of a file that breaks off is at the end of its text, not in the empty line after it.
        self.at = min(int(mark.index) if mark else 0, len(self.text.rstrip()))
        self.begun = int(error.context_mark.index) if error.context_mark else self.at

    def problem(self) -> Problem:
        for told in (self._quoted, self._sign, self._bracket, self._no_colon, self._colon, self._out_of_line):
            if found := told():
                return found
        return self._at(self.at, f"this can't be read as YAML: {self.said}", "")

    def _at(self, offset: int, message: str, found: str, close: Near = NOTHING) -> Problem:
        return self.source.problem(self.source.position(offset), message, "yaml", close, found=found)

    def _line(self, offset: int) -> str:
        return self.text[self.text.rfind("\n", 0, offset) + 1 :].split("\n", 1)[0]

    def _start(self, offset: int) -> int:
        """The offset at which the text of the line at `offset` begins, after its spaces."""
        line = self._line(offset)
        return self.text.rfind("\n", 0, offset) + 1 + len(line) - len(line.lstrip())

    def _word(self, offset: int) -> str:
        word = re.match(r"[\w.-]*[\w]:?|\S", self.text[offset:])
        return word[0] if word else ""

    def _quoted(self) -> Problem | None:
        """Quotes that are not closed, closed too early, or hold a backslash."""
        if "unexpected end of stream" in self.said or "document indicator" in self.said:
            return self._open_quote(self.begun)
        if "escape character" in self.said or "hexdecimal" in self.said:
            said = "a backslash in double quotes has a meaning of its own; write it twice, or put the text in single quotes"
            at = self.text.rfind("\\", 0, self.at + 1)
            return self._at(at, said, self.text[at : at + 2])
        last = None
        with suppress(yaml.YAMLError):  # of the tokens before the error
            for token in yaml.scan(self.text[: self.at + 1], Loader=LOADER):
                last = token if int(token.end_mark.index) <= self.at else last
        if not isinstance(last, yaml.ScalarToken) or last.style not in ("'", '"'):
            return None
        if "expected" not in self.said or self.text[int(last.end_mark.index) : self.at].strip(" "):
            return None
        if last.end_mark.line > last.start_mark.line:
            return self._open_quote(int(last.start_mark.index))
        within = "; inside single quotes an apostrophe is written twice: ''" if last.style == "'" else ""
        said = f"the quoted text has ended, and more follows; put the quotes around all of it{within}"
        return self._at(self.at, said, self._word(self.at))

    def _open_quote(self, offset: int) -> Problem:
        quote = self.text[offset : offset + 1]
        return self._at(offset, f"the text that begins with this {quote} is not closed; end it with the same {quote}", quote)

    def _sign(self) -> Problem | None:
        """Signs that have a meaning in YAML at the beginning of a text."""
        if "found another document" in self.said:
            return self._at(self.at, "three dashes begin a second document, and a file holds one; delete this line", "---")
        sign = self.text[self.at : self.at + 1]
        if "cannot start any token" in self.said or (sign and sign in "]},?" and "not" in self.said and "expected ',' or" not in self.said):
            return self._at(self.at, f"no text can begin with '{sign}' here; put the whole text in quotes", sign)
        if (
            self.said.startswith(("while scanning an alias", "while scanning an anchor", "while scanning a tag"))
            or "undefined alias" in self.said
        ):
            at = self.begun if self.text[self.begun : self.begun + 1] in ("*", "&", "!") else self.at
            return self._at(at, f"a text can't begin with '{self.text[at]}'; put it in quotes", self.text[at])
        if "block sequence entries" in self.said:
            return self._at(self.at, "a list does not begin beside its key; write each entry on a line of its own, or [one, two]", "-")
        if "scanning a block scalar" in self.said:
            sign = self.text[self.begun : self.begun + 1]
            return self._at(self.begun, f"after '{sign}' the text begins on the next line; else leave the sign out", sign)
        return None

    def _bracket(self) -> Problem | None:
        """Lists and records in brackets."""
        opening = self.text[self.begun : self.begun + 1]
        if "expected ',' or" in self.said or ("node content" in self.said and self.at >= len(self.text.rstrip())):
            at = self.begun if opening and opening in "[{" else max(self.text.rfind(sign, 0, self.at + 1) for sign in "[{")
            sign = self.text[at]
            if self.source.position(at).line == self.source.position(self.at).line and self.at < len(self.text.rstrip()):
                return self._at(self.at, f"a comma or '{_closing(sign)}' is missing before this", self._word(self.at))
            return self._at(at, f"this '{sign}' is not closed; end the list with '{_closing(sign)}'", sign)
        before = self.text[: self.at].rstrip(" ")
        if before[-1:] in ("]", "}") and "expected" in self.said and self._start(self.at) < self.at:
            start = self._value_start()
            sign = self.text[start]
            said = f"a text that begins with '{sign}' stands in quotes, for else it is a list that ends with '{_closing(sign)}'"
            return self._at(start, said, sign)
        return None

    def _value_start(self) -> int:
        """Where the value of the line begins: after its key, its dash, or both."""
        start = self._start(self.at)
        before = re.match(r"(?:- +)*(?:[\w-]+: +)?", self.text[start:])
        return start + (before.end() if before else 0)

    def _no_colon(self) -> Problem | None:
        if "could not find expected ':'" not in self.said:
            return None
        start = self._start(self.begun)
        if found := self._clumsy(start):
            return found
        previous = self.text[: self.text.rfind("\n", 0, start) + 1].rstrip().rsplit("\n", 1)[-1]
        if re.match(r"\s*- ", previous):
            return self._at(start, "an entry of a list begins with a dash and a space: '- '", self._word(start))
        said = "a key needs a colon and a value behind it; if this belongs to the text above, indent it deeper than that text's key"
        return self._at(start, said, self._word(start))

    def _clumsy(self, start: int) -> Problem | None:
        found = CLUMSY_COLON.match(self._line(start))
        if found is None:
            return None
        offset = self.text.rfind("\n", 0, start) + 1 + found.start("key")
        return self._at(offset, f"a space is missing after '{found['key']}'", found["key"], Near.sure_of(f"{found['key']} "))

    def _colon(self) -> Problem | None:
        if "mapping values are not allowed" not in self.said:
            return None
        start = self._start(self.at)
        if not _KEY_ALONE.match(self.text[start : self.at]):
            value = self.text[self._value_start()]
            if value in _QUOTES:
                said = f"typographic quotes ({value}) don't hold a text together; put it in straight ones"
                return self._at(self._value_start(), said, value)
            return self._at(self.at, "a colon followed by a space begins a new value; put the whole text in quotes", ":")
        above = len(self.text[:start].rstrip())
        if found := self._clumsy(self._start(above)):
            return found
        said = "this line is indented deeper than the one above and so belongs to its text; begin it below the key that it stands beside"
        return self._at(start, said, self._word(start))

    def _out_of_line(self) -> Problem | None:
        """Lines whose indentation matches no line above them."""
        if "did not find expected" not in self.said or self._start(self.at) != self.at:
            return None
        depth = self.source.position(self.at).column - 1
        if "'-' indicator" in self.said:
            return self._at(
                self.at, "an entry of a list begins with a dash and a space, '- ', as the ones above it do", self._word(self.at)
            )
        depths = sorted({len(line) - len(line.lstrip()) for line in self.text[: self.at].split("\n")[:-1] if line.strip()})
        if self.text[self.at : self.at + 2] == "- " and depth in depths:
            return self._at(self.at, "an entry of a list can't stand beside keys; it belongs below the key of its list", "-")
        near = sorted(depths, key=lambda other: abs(other - depth))[:2]
        spaces = f"{depth} space{'' if depth == 1 else 's'}"
        said = f"this line is indented by {spaces}, which fits no line above; {' or '.join(str(one) for one in sorted(near))} would"
        return self._at(self.at, said, self._word(self.at))


def _closing(sign: str) -> str:
    return "]" if sign == "[" else "}"


def syntax_problem(source: TextFile, error: yaml.YAMLError) -> Problem:
    """The problem that keeps `source` from being read as YAML."""
    if isinstance(error, yaml.MarkedYAMLError):
        slip = find_slip(source.text, error)
        return Broken(source, error).problem() if slip is None else slip.problem(source)
    found = re.search("[^\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", source.text)
    at = source.position(found.start()) if found else FilePosition(source.name)
    return source.problem(at, "a character that YAML does not allow; remove it", "yaml", found=found[0] if found else "")
