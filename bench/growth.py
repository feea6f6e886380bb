"""How the work of `cityguide check` grows with what is in a file: seconds of a processor at n and at 4 n, for each kind of much: make bench

Each is a whole command in a process of its own, in the small project of the tests with one file made large. The seconds of the same
project as it is are taken off. What is linear takes 4 times as long; what goes with the square, 16 times. Ends with 1 beyond 8 times.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests")]

from small_project import Folder, small_project  # noqa: E402

PROFILE = "cities/beta-gamma.yml"
STORY = "The bridge is new [@wire-2023]."
WORST = 8


def added(name: str, entry: str) -> Callable[[Folder, int], None]:
    """What writes `entry` many times to the end of a file, numbered in the place of `@`."""

    def write(folder: Folder, count: int) -> None:
        folder.write(name, folder.read(name) + "".join(entry.replace("@", str(number)) for number in range(count)))

    return write


def told(sign: str) -> Callable[[Folder, int], None]:
    """What fills the text of a story with a sign."""
    return lambda folder, count: folder.edit(PROFILE, STORY, f"It is {sign * (count // len(sign))} new [@wire-2023].")


def one_row(cell: str) -> Callable[[Folder, int], None]:
    return lambda folder, count: folder.write("data/clusters.csv", folder.read("data/clusters.csv").replace("Epsilon", cell * count, 1))


SOURCE = "s-@:\n  title: T\n  publisher: P\n  url: https://example.org/@\n  retrieved: 2023-01-01\n  licence: x\n  kind: press\n"
PLACE = (
    "  - id: place-@\n    name: Place @\n    kind: shop\n    city: beta\n    status: {state: open, as_of: 2023}\n"
    "    position: {lat: 22.54, lon: 114.06, basis: venue, source: atlas}\n    shows: Ten floors of parts.\n"
    "    sources: [wire-2023]\n    as_of: 2023\n"
)
MUCH: Mapping[str, tuple[int, Callable[[Folder, int], None]]] = {
    "unknown keys": (5_000, added(PROFILE, "key@: x\n")),
    "sources": (5_000, added("data/sources.yml", SOURCE)),
    "places": (1_250, added(PROFILE, PLACE)),
    "rows of a table": (20_000, added("data/clusters.csv", "c-@,Name @,JP,\n")),
    "signs of a cell": (50_000, one_row("x")),
    "cells of a row": (25_000, one_row("x,")),
    "lines with a number": (1_500, added("content/index.md", "\nIt has @ things.\n")),
    "links to nowhere": (2_500, added("content/index.md", "\n[a](nosuch@.md)\n")),
    "numbers in a story": (4_500, told("12 ")),
    "spaces in a story": (4_500, told(" ")),
    "brackets in a story": (4_500, told("[")),
    "backticks in a story": (4_500, told("` ")),
    "stars in a story": (4_500, told("*")),
}
"""Kinds of much, each with n and what writes n of it. Texts stay below their limits at 4 n."""


def seconds(fill: Callable[[Folder, int], None], count: int) -> float:
    """Seconds of a processor that a check takes with `count` of something in the small project."""
    with tempfile.TemporaryDirectory(prefix="cityguide-bench-") as place:
        fill(small_project(Path(place)), count)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        env = {**os.environ, "SOURCE_DATE_EPOCH": "1700611200", "SITE_URL": ""}
        subprocess.run([sys.executable, "-P", "-m", "cityguide.cli", "check"], cwd=place, env=env, capture_output=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    idle = min(seconds(lambda *_: None, 0) for _ in range(3))
    print(f"The project as it is takes {idle:.2f} s, which are taken off.\n")
    print("| kind | n | s | 4 n | s | times |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    worst = 0.0
    for kind, (count, fill) in MUCH.items():
        few, many = (max(seconds(fill, size) - idle, 0.02) for size in (count, 4 * count))
        worst = max(worst, many / few if many > 0.5 else 0)
        print(f"| {kind} | {count:,} | {few:.2f} | {4 * count:,} | {many:.2f} | {many / few:.1f} |", flush=True)
    return 1 if worst > WORST else 0


if __name__ == "__main__":
    sys.exit(main())
