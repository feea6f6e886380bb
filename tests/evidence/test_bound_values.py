"""Every value of `data/` that prose binds is changed by one digit, in its file, one after the other: each page that shows it must change
with it, and each statement derived from it must change or stop the build."""

import dataclasses
import re
import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from small_project import REPOSITORY

from cityguide.directives import home, places, ranking
from cityguide.directives.maps import drawings
from cityguide.directives.page import render_page
from cityguide.directives.view import View
from cityguide.guide import Guide
from cityguide.problems.problem import Problem
from cityguide.project.project import Project
from cityguide.prose import text as prose_text
from cityguide.prose.expressions import resolve
from cityguide.prose.figure import FigureError
from cityguide.rankings.reading import build_rankings
from cityguide.reading import datapackage
from cityguide.reading.datapackage import read_tables
from cityguide.reading.tables import Tables

Cell = tuple[str, tuple[str, ...], str]
"""A table, the key of a row, a column."""

Bound = tuple[str | None, str]
"""On whose page an expression stands, and the expression."""

COLUMNS = {"pct": "pct_share", "publications": "publication_share", "vc": "vc_share"}
COUNTS = {"pct": "pct_count", "publications": "publication_count", "vc": "vc_count"}


def cells_of(guide: Guide, cluster: str | None, expression: str) -> Iterator[Cell]:
    """The cells that an expression stands for, by a reading of our own: were it the code's, code and test could be wrong together."""
    for term in re.split(r"\s+[+/-]\s+", expression.split("|")[0].strip()):
        path, _, at = term.partition("@")
        year = at or str(guide.rankings.latest.year)
        words = path.split(".")
        if words[0] in guide.rankings.clusters:
            cluster, words = words[0], words[1:]
        match words:
            case ["rank"]:
                yield "standings", (year, str(cluster)), "rank"
            case ["rank", "above" | "below" as side]:
                own = guide.rankings.standing(str(cluster), int(year))
                assert own is not None and own.rank is not None
                wanted = own.rank + (1 if side == "below" else -1)
                [holder] = [standing.cluster for standing in guide.rankings.ranked(int(year)) if standing.rank == wanted]
                yield "standings", (year, holder), "rank"
            case ["restated", "rank"]:
                yield "restated", (year, str(cluster)), "rank"
            case ["share", measure]:
                yield "standings", (year, str(cluster)), COLUMNS[measure]
            case ["count", measure]:
                yield "standings", (year, str(cluster)), COUNTS[measure]
            case ["intensity", "rank"]:
                yield "intensity", (year, str(cluster)), "rank"
            case ["intensity", measure]:
                yield "intensity", (year, str(cluster)), f"{measure}_per_million"
            case ["edition"]:
                yield "editions", (year,), "edition"
            case ["edition", "ranked"]:
                yield "editions", (year,), "ranked"
            case ["edition", "known" | "missing"]:
                pass  # a count of rows, which no digit in one of them changes: see the test below
            case ["economy", code, "clusters"]:
                yield "cluster_counts", (year, code), "clusters"
            case ["economy", code, "rank" | "score" as column]:
                yield "economy_ranking", (year, code), column
            case ["economy", code, "years-leading"]:
                run = guide.rankings.years_leading(code, int(year))
                years = [edition.year for edition in guide.rankings.editions if edition.year <= int(year)][-run:]
                yield from (("cluster_counts", (str(each), code), "clusters") for each in years)
            case ["city", _, "population"]:
                pass  # a value of the profile, not of data/
            case [group, measure] if group.startswith("top-"):
                yield "concentration", (year, group), measure
            case _:
                raise AssertionError(f"'{term}' is a path that this test does not know")


KEYS = {
    "standings": ("edition", "cluster"), "restated": ("edition", "cluster"), "intensity": ("edition", "cluster"), "editions": ("edition",),
    "cluster_counts": ("edition", "economy"), "economy_ranking": ("edition", "economy"), "concentration": ("edition", "group"),
}  # fmt: skip


@pytest.fixture(scope="module")
def plain_pages(the_guide: Project) -> dict[str, str]:
    """Every page as Markdown, by its path."""
    pages = {output.path: output.content for output in the_guide.outputs if output.is_page and isinstance(output.content, str)}
    return pages | {page.name: page.text for page in the_guide.written}


@pytest.fixture
def prose_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages without maps and charts: what changes is then what is written, and it is a great deal quicker."""
    for name in ("hero_drawing", "world_drawing", "place_drawing"):
        monkeypatch.setattr(drawings, name, lambda *_, **__: None)
    for module in (home, places):
        monkeypatch.setattr(module, "numbered_map", lambda *_, **__: "")
    monkeypatch.setattr(View, "drawn", lambda *_: "")
    monkeypatch.setattr(ranking, "chart", lambda *_: "")


@pytest.fixture
def files_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the tables only the file that was changed is parsed again, which is most of what reading them takes."""

    def once(read: Callable[[Path, str], tuple[Any, list[Problem]]]) -> Callable[[Path, str], tuple[Any, list[Problem]]]:
        known: dict[tuple[str, bytes], tuple[Any, list[Problem]]] = {}

        def reading(path: Path, name: str) -> tuple[Any, list[Problem]]:
            key = name, path.read_bytes()
            if key not in known:
                known[key] = read(path, name)
            file, problems = known[key]
            return file, list(problems)  # for those who read add to the list

        return reading

    for name in ("read_csv", "read_yaml"):
        monkeypatch.setattr(datapackage, name, once(getattr(datapackage, name)))


def figures_on(guide: Guide, text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, set[Bound]]:
    """A page as HTML, and every expression that was worked out for it."""
    seen: set[Bound] = set()

    def watched(guide: Guide, cluster: str | None, expression: str) -> object:
        seen.add((cluster, expression))
        return resolve(guide, cluster, expression)

    with monkeypatch.context() as patch:
        patch.setattr(prose_text, "resolve", watched)
        html = render_page(guide, text, lambda fragment: fragment)
    return html, seen


def changed(text: str, line: int, column: int) -> Iterator[str]:
    """The file with one digit of the cell that begins at `line` and `column` changed: each digit in turn, last first, for each other digit."""
    lines = text.split("\n")
    row = lines[line - 1]
    cell = re.match(r"[\d.]+", row[column - 1 :])
    assert cell, row[column - 1 :]
    for at in range(len(cell[0]) - 1, -1, -1):
        if not cell[0][at].isdigit():
            continue
        for other in "1234567890":
            if other != cell[0][at]:
                place = column - 1 + at
                yield "\n".join([*lines[: line - 1], row[:place] + other + row[place + 1 :], *lines[line:]])
    for other in "1234567890":  # where every other digit is somebody else's rank, one digit more
        place = column - 1 + cell.end()
        yield "\n".join([*lines[: line - 1], row[:place] + other + row[place:], *lines[line:]])


def variants(guide: Guide, folder: Path, file: str, line: int, column: int) -> Generator[Guide, None, None]:
    """The guide with the cell changed in its file, for each change that is read without problems."""
    good = (folder / file).read_text(encoding="utf-8")
    try:
        for text in changed(good, line, column):
            (folder / file).write_text(text, encoding="utf-8")
            read, problems = read_tables(folder / "data", "data")
            assert read is not None
            rankings, found = build_rankings(read)
            if rankings is not None and not problems and not found:
                yield dataclasses.replace(guide, rankings=rankings, tables=read)
    finally:
        (folder / file).write_text(good, encoding="utf-8")


def told_otherwise(before: Guide, after: Guide, bound: Bound) -> bool:
    """Whether a statement has other words in another guide, or stops the build."""
    try:
        return resolve(after, *bound)[1] != resolve(before, *bound)[1]
    except FigureError:
        return True


def position(read: Tables, cell: Cell) -> tuple[str, int, int]:
    name, key, column = cell
    [row] = [row for row in read[name] if tuple(str(row[part]) for part in KEYS[name]) == key]
    at = row.at(column)
    return at.file, at.line, at.column


@pytest.mark.slow
@pytest.mark.usefixtures("prose_alone", "files_once")
def test_each_bound_value_moves_its_pages(
    the_guide: Project, plain_pages: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    guide = the_guide.guide
    before = {path: figures_on(guide, text, monkeypatch) for path, text in plain_pages.items()}
    users: dict[Cell, set[Bound]] = {}
    for bound in {bound for _, seen in before.values() for bound in seen}:
        for cell in cells_of(guide, *bound):
            users.setdefault(cell, set()).add(bound)
    shutil.copytree(REPOSITORY / "data", tmp_path / "data")
    moved = stopped = reworded = 0
    for cell in sorted(users):
        guides = variants(guide, tmp_path, *position(guide.tables, cell))
        after = next(guides, None)
        if after is None:
            # Whatever digit is changed, the reading finds a contradiction: a year that other tables name, a rank that is taken.
            assert cell[2] in ("edition", "rank"), f"no change of {cell} is read without problems"
            stopped += 1
            continue
        steady: set[Bound] = set()
        halted = set()
        for bound in users[cell]:
            figure, words = resolve(guide, *bound)
            try:
                now, new_words = resolve(after, *bound)
            except FigureError:
                halted.add(bound)  # the build stops and says why
                stopped += 1
                continue
            assert now != figure, f"{bound} does not follow {cell}"
            reworded += words != new_words
            moved += 1
            if "|" in bound[1] and words == new_words:
                steady.add(bound)
        for path, (html, seen) in before.items():
            if seen & users[cell] - halted and not seen & halted:
                assert render_page(after, plain_pages[path], lambda fragment: fragment) != html, f"{path} does not follow {cell}"
        # A statement may stay true when the last digit moves ("almost one in five"); no statement stays true whichever digit does.
        for other in guides if steady else ():
            steady = {bound for bound in steady if not told_otherwise(guide, other, bound)}
            if not steady:
                break
        assert not steady, f"{steady} say the same whatever {cell} is"
        guides.close()  # and the file is as it was
    assert len(users) >= 60, "the guide binds many values"
    print(f"{len(users)} bound values; {moved} figures moved, {reworded} of them in words, {stopped} stop the build")


def test_a_row_less_is_a_row_less(the_guide: Project) -> None:
    guide = the_guide.guide
    year = guide.rankings.latest.year
    standings = guide.rankings.standings
    first = next(standing for standing in standings if standing.edition == year and standing.rank is not None)
    less = tuple(dataclasses.replace(s, rank=None) if s is first else s for s in standings)
    after = dataclasses.replace(guide, rankings=dataclasses.replace(guide.rankings, standings=less))
    assert resolve(after, None, "edition.known")[0].value == resolve(guide, None, "edition.known")[0].value - 1
    assert resolve(after, None, "edition.missing")[0].value == resolve(guide, None, "edition.missing")[0].value + 1
