"""How long a guide takes to build, beside the bare platform on equal pages and words: make bench

For guides of 5, 100 and 1,000 cities (`bench/guides.py`), in turn: a cold build, with nothing kept and no site; the bare platform
(`bench/bare.py`), which is always whole; a warm one, with what the last one kept and its site; and one after an edit to a profile, a
sentence of its story and the hours of a place. The edited project is then built cold in another place: the two sites must be the same,
byte for byte. That build is the first of the next round, so each round has another edit.

Each is a whole command in a process of its own (`bench/commands.py` says how its memory is measured), on one day of the calendar, with
one address of the site. Three rounds for up to a hundred cities, one beyond. Writes to a temporary folder, and the results to
`bench/results/`. Ends with 1 where a limit is missed.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import peers
from bare import PageShown, entries_in_nav, in_markdown, pages_of, write_bare
from commands import OURS, PLATFORM, FailedError, Run, python, run
from guides import write_guide
from results import Size, exponent, write

CITIES = (5, 100, 1_000)
ROUNDS, ROUNDS_OF_LARGE, LARGE = 3, 1, 100
"""Rounds, and those of a guide with more cities than `LARGE`."""

LIMITS: Mapping[str, tuple[float, Callable[[Size], float], Sequence[int]]] = {
    "a cold build, as a part of the bare platform's": (1.0, lambda size: size.ratio("cold"), (100, 1_000)),
    "a warm build, as a part of the bare platform's": (0.15, lambda size: size.ratio("warm"), (1_000,)),
    "a build after an edit, in seconds": (1.5, lambda size: size.seconds("edited"), (1_000,)),
    "the most memory, in MB": (500, lambda size: size.memory / 1_000_000, (1_000,)),
    "files that differ after an edit": (0, lambda size: len(size.differing), ()),
}
"""What may not be exceeded, how it is read off, and for which numbers of cities it holds; without any, for all."""
GROWTH = (100, 1_000, 1.05)
"""From and to how many cities, a cold build may grow with that power of the number of pages."""

EDITS = ("first", "next", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@dataclass(frozen=True)
class Place:
    """A place on disk with what a build keeps and with its site. Each cold build begins in a new one."""

    folder: Path
    size: Size
    project: Path

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def build(self, what: str) -> None:
        """Build the project here, and note how long it took as `what`."""
        done = run(python(OURS, str(self.site)), self.project, {"CITYGUIDE_CACHE": str(self.folder / "kept")})
        getattr(self.size, what).append(done.seconds)
        self.size.memory = max(self.size.memory, done.memory)


def measure(work: Path, cities: int, rounds: int) -> Size:
    """Everything of a guide with so many cities."""
    size = Size(cities)
    project = write_guide(work / "guide", cities)
    here = Place(work / "0", size, project)
    here.build("cold")
    pages = pages_of(here.site)
    describe(size, here.site, pages)
    write_bare(work / "bare", pages, entries_in_nav(here.site))
    for number in range(rounds):
        bare = build_bare(work)
        size.bare.append(bare.seconds)
        size.memory_bare = max(size.memory_bare, bare.memory)
        here.build("warm")
        edit(project, number)
        here.build("edited")
        anew = Place(work / str(number + 1), size, project)
        anew.build("cold")
        size.differing += [name for name in differing(here.site, anew.site) if name not in size.differing]
        shutil.rmtree(here.folder)
        here = anew
    as_many(pages, work / "bare-site")
    return size


def build_bare(work: Path) -> Run:
    shutil.rmtree(work / "bare-site", ignore_errors=True)
    return run(python(PLATFORM, str(work / "bare-site")), work / "bare")


def describe(size: Size, site: Path, pages: Sequence[PageShown]) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    size.pages, size.words = len(pages), sum(page.words for page in pages)
    size.files, size.bytes = len(files), sum(path.stat().st_size for path in files)


def edit(project: Path, number: int) -> Path:
    """Edit the profile in the middle of the guide: a sentence of its story, and the hours of a place, another one at each `number`.

    Hours become `24/7`, so that every day through the place can still be followed.
    """
    paths = sorted((project / "cities").glob("*.yml"))
    path = next(path for path in paths[len(paths) // 2 :] if "\nstory:" in path.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    said = f"The {EDITS[number % len(EDITS)]} edit stands here. "
    text, told = re.subn(r"(\nstory:\n(?:.*\n)+?\s+text: \|\n\s+)", rf"\g<1>{said}", text, count=1)
    text, opened = re.subn(r'\bosm: (?!"24/7")(?:"[^"]*"|[^",}\n]+)', 'osm: "24/7"', text, count=1)
    if not told or not opened:
        sys.exit(f"{path.name} has no more to edit")
    path.write_text(text, encoding="utf-8")
    return path


def differing(one: Path, other: Path) -> list[str]:
    """Paths of files that are in one folder alone, or not the same in both."""
    return sorted(name for name in files_of(one) | files_of(other) if not _same(one / name, other / name))


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()


def as_many(pages: Sequence[PageShown], site: Path) -> None:
    """Stop the benchmark where the bare site doesn't show the pages that it should."""
    wrong = [page.path for page, there in zip(map(in_markdown, pages), pages_of(site), strict=True) if page != there]
    if wrong:
        sys.exit(f"{len(wrong)} pages of the bare site have other words or headings, {wrong[0]} among them")


def missed(sizes: Sequence[Size]) -> Iterator[str]:
    """A line for each limit that is not met. Limits of other sizes are not looked at."""
    for what, (most, read, cities) in LIMITS.items():
        for size in sizes:
            if size.cities in (cities or [size.cities]) and read(size) > most:
                yield f"{what}: {read(size):.2f} with {size.cities:,} cities; the limit is {most:g}"
    small, large, most = GROWTH
    for one, other in pairwise(sizes):
        if (one.cities, other.cities) == (small, large) and exponent(one, other, "pages") > most:
            yield f"the growth from {small} to {large:,} cities: {exponent(one, other, 'pages'):.2f}; the limit is {most:g}"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--cities", type=int, nargs="+", default=list(CITIES), metavar="N", help="how many cities the guides have")
    parser.add_argument("--rounds", type=int, metavar="N", help="rounds of each; without it three, and one beyond a hundred cities")
    parser.add_argument("--peers", action="store_true", help="build the bare pages with Hugo, Eleventy and Astro as well")
    chosen = parser.parse_args()
    if min(chosen.cities) < min(CITIES):
        parser.error(f"a guide has {min(CITIES)} cities or more")
    sizes = []
    with tempfile.TemporaryDirectory(prefix="cityguide-bench-") as folder:
        uncounted = Path(folder) / "uncounted"  # Python compiles what it imports for the first time
        Place(uncounted, Size(0), write_guide(uncounted / "guide", min(CITIES))).build("cold")
        for cities in sorted(set(chosen.cities)):
            work = Path(folder) / str(cities)
            rounds = chosen.rounds or (ROUNDS if cities <= LARGE else ROUNDS_OF_LARGE)
            size = measure(work, cities, rounds)
            if chosen.peers:
                size.peers = dict(peers.measured(work / "bare", Path(folder) / "peers"))
            sizes.append(size)
            shutil.rmtree(work)
            print(f"{cities:,} cities: {told(size)}", flush=True)
    beyond = list(missed(sizes))
    path = write(sizes, beyond)
    print(path.read_text(encoding="utf-8"))
    return 1 if beyond else 0


def told(size: Size) -> str:
    return ", ".join(f"{what} {size.seconds(what):.2f} s" for what in ("cold", "warm", "edited", "bare"))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except FailedError as error:
        sys.exit(str(error))
