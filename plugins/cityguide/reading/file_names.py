"""Names of files that some system can't hold, or that nobody can read: too long, no text, reserved, the same but for capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cityguide.problems.limits import FILE_NAME
from cityguide.problems.problem import FilePosition, Problem

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
"""Names of devices on Windows, with any ending: https://learn.microsoft.com/windows/win32/fileio/naming-a-file."""


_BESIDE = re.compile(r"\..*|~\$.*|#.*#|.*~|.*\.sw[a-p]")
"""Such names: `.#seoul.yml` and `#seoul.yml#` (Emacs), `.seoul.yml.swp` (Vim), `._seoul.yml` (macOS), `~$seoul.csv` (Office)."""


def is_beside(name: str) -> bool:
    """Whether a file or folder of this name is what an editor or a system lays beside the files of a guide for itself."""
    return _BESIDE.fullmatch(name) is not None


def is_reserved(name: str) -> bool:
    """Whether Windows has no file of this name."""
    return _RESERVED.fullmatch(name) is not None


def name_problems(names: Iterable[str]) -> Iterator[Problem]:
    """What is wrong with the names of a project's files, which are paths from its folder."""
    folded: dict[str, str] = {}
    for name in sorted(names):
        if said := _fault(name):
            yield Problem(FilePosition(name), said, "file-name")
        elif (other := folded.setdefault(name.casefold(), name)) != name:
            said = f"this name and '{other}' differ in capitals alone; on many systems they are one file, so rename one of them"
            yield Problem(FilePosition(name), said, "file-name")


def _fault(name: str) -> str:
    try:
        size = len(name.encode())
    except UnicodeEncodeError:
        return "the name is no UTF-8; rename the file"
    if not name.isprintable():
        sign = next(char for char in name if not char.isprintable())
        return f"the name has the sign U+{ord(sign):04X}, which can't be seen; rename the file"
    if size > FILE_NAME.most:
        return f"the path has {size} bytes, and at most {FILE_NAME} fit; give the file a shorter name"
    if bad := next((part for part in name.split("/") if is_reserved(part)), None):
        return f"Windows keeps the name '{bad}' for a device, and no file can have it there; rename the file"
    return ""
