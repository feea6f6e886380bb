"""Bytes on disk -> text, with the faults that any text file can have."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cityguide.problems.codes import Code
from cityguide.problems.limits import TABLE_FILE, TEXT_FILE, Limit
from cityguide.problems.problem import NOTHING, FilePosition, Near, Problem
from cityguide.reading.plain_file import NotReadError, read_plain

BOM = "\ufeff"

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ue000-\uf8ff\ufeff\ufffe\uffff]")
"""Characters that no text may contain: controls, Unicode's own line ends, private use."""


# Signs that nobody sees come with text that is pasted, lead an address elsewhere, and turn or split a name.
_TAG = "(?<!\U0001f3f4)(?<![\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+"
"""Tags that don't belong to a flag, as that of Scotland does."""

NOWHERE = re.compile(f"[\u200b\u202a-\u202e\u2066-\u2069]+|{_TAG}")
"""What no text may hold: spaces of no width, what turns the direction of text, hidden tags."""

NOT_IN_NAMES = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
"""What a name may not hold. U+200C and U+200D are left: scripts and emoji need them. In a longer text marks of direction may be needed."""

NOT_IN_ADDRESSES = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]+")
"""What an address may not hold: it would be another address, which looks the same."""


def all_seen(text: str) -> bool:
    """Whether all signs but line ends can be printed, which is quickly known: then neither `CONTROL` nor `NOWHERE` finds any."""
    return text.replace("\n", "").isprintable()


def unseen_told(signs: str) -> str:
    """The signs by the first one's name: `left-to-right mark (U+200E) found, which can't be seen; remove it`."""
    name = unicodedata.name(signs[0], "a sign").lower()
    return f"{name} (U+{ord(signs[0]):04X}) found, which can't be seen; remove it"


@dataclass(frozen=True)
class TextFile:
    """A file's text with `\\n` line ends and no byte order mark; `name` is its path as an editor knows it."""

    name: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        """The offset at which each line begins."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def position(self, offset: int) -> FilePosition:
        """The place of the character at `offset` (0-based) in `text`."""
        line = bisect_right(self._starts, offset)
        return FilePosition(self.name, line, offset - self._starts[line - 1] + 1)

    def offset(self, at: FilePosition) -> int:
        """The offset of a position in `text`; for a position past the end of its line, the line's end."""
        if at.line > len(self._starts):
            return len(self.text)
        return self._starts[at.line - 1] + min(at.column - 1, len(self.lines[at.line - 1]))

    def line(self, number: int) -> str:
        """Line `number` (from 1), or an empty string past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def problem(self, at: FilePosition, message: str, code: Code, close: Near = NOTHING, *, found: str = "", field: str = "") -> Problem:
        """A fault at `at`, with its line and what was probably meant; the other parameters are those of `Problem`."""
        return Problem(at, message, code, self.line(at.line), found, close.meant, close.sure, field)


def size_of(path: Path) -> Limit:
    """How large a file with the ending of `path` may be."""
    return TEXT_FILE if path.suffix in (".yml", ".yaml", ".md") else TABLE_FILE


def as_text(raw: bytes) -> str:
    """Raises UnicodeDecodeError."""
    return raw.decode("utf-8").removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")


def read_text(path: Path, name: str) -> tuple[TextFile | None, list[Problem]]:
    """Read `path`, in the project `name`, as UTF-8. A byte order mark and Windows line ends are accepted; Latin-1 bytes are not."""
    try:
        raw = read_plain(path, name, size_of(path))
    except NotReadError as error:
        return None, [error.problem]
    return text_in(raw, name)


def text_in(raw: bytes, name: str) -> tuple[TextFile | None, list[Problem]]:
    """The text of a file that holds `raw`, and what is wrong with it."""
    file, problems = decoded(raw, name)
    if file is None:
        return None, problems
    if all_seen(file.text):
        return file, []
    controls = {file.position(match.start()).line: match for match in reversed(list(CONTROL.finditer(file.text)))}
    problems = [
        file.problem(file.position(match.start()), f"control character U+{ord(match[0]):04X} found; remove it", "control", found=match[0])
        for _, match in sorted(controls.items())
    ]
    problems += [
        file.problem(file.position(match.start()), unseen_told(match[0]), "control", Near(sure=True), found=match[0])
        for match in NOWHERE.finditer(file.text)
    ]
    return (None, problems) if problems else (file, [])


def decoded(raw: bytes, name: str) -> tuple[TextFile | None, list[Problem]]:
    """The text of a file that holds `raw`, whatever characters it has. None, with the problem, when it is empty or not UTF-8."""
    try:
        text = as_text(raw)
    except UnicodeDecodeError as error:
        good = raw[: error.start].decode("utf-8").removeprefix(BOM).replace("\r\n", "\n")
        at = TextFile(name, good).position(len(good))
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return None, [Problem(at, "the file is saved as UTF-16; save it as UTF-8", "not-utf-8")]
        byte = raw[error.start : error.start + 1]
        meant = byte.decode("windows-1252", "replace").replace("\ufffd", "")
        probably = f", it was probably meant as {meant} (Windows-1252)" if meant else ""
        said = f"byte 0x{byte.hex()} is not UTF-8{probably}; save the file as UTF-8"
        line = good[good.rfind("\n") + 1 :] + raw[error.start :].split(b"\n")[0].decode("windows-1252", "replace").rstrip("\r")
        return None, [Problem(at, said, "not-utf-8", line, found=line[at.column - 1 : at.column])]
    return (TextFile(name, text), []) if text.strip() else (None, [Problem(FilePosition(name), "the file is empty", "empty-file")])
