"""Changes to a file's text that keep all else as it is: line ends, byte order mark, file mode."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cityguide.reading.text_file import BOM, as_text


@dataclass(frozen=True)
class Edit:
    """Replaces what is from `start` to `end` by `text`. Offsets are those of `TextFile.text`; line ends are `\\n`."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """`text` with all edits made. Offsets are those of the unchanged text; edits at one offset keep their order.

    Raises ValueError when two edits overlap.
    """
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < done:
            raise ValueError("two edits overlap")
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])


def applied_to_bytes(raw: bytes, edits: Iterable[Edit]) -> bytes:
    """The same for a file's bytes (UTF-8): new text gets the line ends that the file has most of."""
    text = raw.decode("utf-8")
    first = len(BOM) if text.startswith(BOM) else 0
    plain = as_text(raw)
    # After each `\r\n` that became `\n`, offsets in the file are one greater.
    ends = [match.start() - first - number for number, match in enumerate(re.finditer("\r\n", text))]
    line_end = "\r\n" if len(ends) * 2 > plain.count("\n") else "\n"

    def there(offset: int) -> int:
        return first + offset + bisect_left(ends, offset)

    moved = [Edit(there(edit.start), there(edit.end), edit.text.replace("\n", line_end)) for edit in edits]
    return applied(text, moved).encode()


def write_whole(path: Path, raw: bytes) -> None:
    """Writes a file in one step: a reader gets the old or the new content, never a part.

    It keeps its mode; a new one may be read and written by whom its folder lets.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        if path.exists():
            shutil.copymode(path, name)
        else:
            Path(name).chmod(path.parent.stat().st_mode & 0o666)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
