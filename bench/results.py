"""What a run of the benchmark found, as Markdown for readers and as JSON for machines, with the machine that it was found on."""

from __future__ import annotations

import datetime
import json
import os
import platform
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "bench" / "results"
NAMED = 5
"""Differing files that are named."""
PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "pydantic", "shapely", "numpy", "pillow")


@dataclass
class Size:
    """What was measured of a guide with so many `cities`. Times are seconds, one for each round; memory and size are bytes."""

    cities: int
    pages: int = 0
    words: int = 0
    files: int = 0
    bytes: int = 0
    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    edited: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    memory: int = 0
    memory_bare: int = 0
    differing: list[str] = field(default_factory=list)
    """Files in which the site after an edit is not that of a cold build."""
    peers: dict[str, float | str] = field(default_factory=dict)
    """Seconds of other generators on the bare pages, or why one is missing."""

    def seconds(self, what: str) -> float:
        return median(getattr(self, what))

    def ratio(self, what: str) -> float:
        """The seconds of `cold`, `warm` or `edited` as a part of the bare platform's."""
        return self.seconds(what) / self.seconds("bare")


def exponent(small: Size, large: Size, of: str) -> float:
    """By which power of the number of pages or cities the seconds of a cold build grow: 1 is in proportion."""
    return log(large.seconds("cold") / small.seconds("cold")) / log(getattr(large, of) / getattr(small, of))


def machine() -> Mapping[str, str]:
    """What it was measured on, without names of hosts and folders."""
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "commit": _git("rev-parse", "--short", "HEAD") + (" with changes" if _git("status", "--porcelain", "plugins", "bench") else ""),
        "processor": _first(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo")) or platform.machine(),
        "cores": str(os.cpu_count()),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "system": platform.system(),
        "python": platform.python_version(),
        **{name: version(name) for name in PACKAGES},
    }


def _git(*arguments: str) -> str:
    found = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return found.stdout.strip()


def _first(pattern: str, path: Path) -> str:
    found = re.search(pattern, path.read_text(encoding="utf-8")) if path.exists() else None
    return " ".join(found[1].split()) if found else ""


def markdown(sizes: Sequence[Size], about: Mapping[str, str], missed: Sequence[str]) -> str:
    """The report."""
    packages = ", ".join(f"{name} {about[name]}" for name in PACKAGES)
    told = [
        f"# Builds, measured on {about['date']}",
        f"{about['processor']}, {about['cores']} cores, {about['memory']}, {about['system']}. Python {about['python']}, {packages}. "
        f"Commit {about['commit']}. Seconds are medians; *bare* is MkDocs with Material on equal pages and words. "
        "`bench/build.py` writes this.",
        _table(
            ("cities", "pages", "words", "files", "MB", "cold, s", "warm, s", "edited, s", "bare, s", "cold / bare", "warm / bare",
             "memory, MB", "bare, MB"),
            [_row(size) for size in sizes],
        ),
        *([_growth(sizes)] if len(sizes) > 1 else []),
        "## Rounds",
        _table(
            ("cities", "build", "seconds"),
            [(f"{size.cities:,}", what, ", ".join(f"{one:.2f}" for one in getattr(size, what)))
             for size in sizes for what in ("cold", "warm", "edited", "bare")],
        ),
        "After an edit the site was compared with a cold build of the edited project. "
        + "; ".join(_differing(size) for size in sizes) + ".",
        *([_peers(sizes)] if any(size.peers for size in sizes) else []),
        "\n".join(f"- Missed: {line}" for line in missed) or "All limits that these sizes have are met.",
    ]  # fmt: skip
    return "\n\n".join(told) + "\n"


def _differing(size: Size) -> str:
    some = f" ({', '.join(size.differing[:NAMED])})" if size.differing else ""
    return f"{size.cities:,} cities: {len(size.differing)} files differ{some}"


def _row(size: Size) -> Sequence[str]:
    numbers = (size.cities, size.pages, size.words, size.files, size.bytes // 1_000_000)
    seconds = (size.seconds(what) for what in ("cold", "warm", "edited", "bare"))
    ratios = (size.ratio(what) for what in ("cold", "warm"))
    memory = (size.memory // 1_000_000, size.memory_bare // 1_000_000)
    return [*(f"{number:,}" for number in numbers), *(f"{one:.2f}" for one in (*seconds, *ratios)), *(f"{number:,}" for number in memory)]


def _growth(sizes: Sequence[Size]) -> str:
    rows = [
        (f"{small.cities:,} to {large.cities:,}", *(f"{exponent(small, large, of):.2f}" for of in ("pages", "cities")))
        for small, large in pairwise(sizes)
    ]
    return "A cold build grows with this power of\n\n" + _table(("from", "pages", "cities"), rows)


def _peers(sizes: Sequence[Size]) -> str:
    rows = [
        (f"{size.cities:,}", name, f"{found:.2f}" if isinstance(found, float) else found)
        for size in sizes for name, found in size.peers.items()
    ]  # fmt: skip
    return "## Other generators on the bare pages\n\n" + _table(("cities", "generator", "seconds"), rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---:" if all(re.match(r"[\d.,]+$", row[at]) for row in rows) else "---" for at in range(len(head))], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write(sizes: Sequence[Size], missed: Sequence[str]) -> Path:
    """Write both files, named by the day and the number of cores, and give back the Markdown's path."""
    about = machine()
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{about['date']}-{about['cores']}cores.md"
    path.write_text(markdown(sizes, about, missed), encoding="utf-8")
    held: dict[str, Any] = {"machine": about, "sizes": [asdict(size) for size in sizes], "missed": list(missed)}
    path.with_suffix(".json").write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
    return path
