"""In which turns the outputs of a guide are made, and what is kept on the same shelf."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from cityguide.kept import folder_of
from cityguide.mkdocs_host.files_by_path import FilesByPath
from cityguide.mkdocs_host.output_file import OutputFile
from cityguide.mkdocs_host.own_page import own_file
from cityguide.profiles.reading import ProfileFile
from cityguide.project.by_city import ProjectByCity
from cityguide.project.project import Project
from cityguide.shelves import open_shelf
from cityguide.site.compose import SEARCH

LEAST_A_TURN, MOST_A_TURN = 4, 64
"""Files that a process takes at a time: pages of one city, which share much; fewer where all are few, lest the last make others wait."""

TURNS = 64
"""So many turns at least, where there are files enough."""

Turn = Callable[[], AbstractContextManager[Sequence[OutputFile]]]
"""Gives the files that a process makes at a time, which are there as long as it makes them."""


def turns_of(project: Project, config: MkDocsConfig, files: Files) -> list[Turn]:
    """The turns in which all of a project's files are made."""
    kept_in = folder_of(project.root)
    ours = [file for file in files if isinstance(file, OutputFile)]
    if isinstance(project, ProjectByCity) and isinstance(files, FilesByPath):
        others = [file for file in ours if not file.output.city]
        return [*_turns(others, kept_in), *_turns_of_cities(project, kept_in, config, files)]
    return [*_turns(ours, kept_in)]


def _turns(files: Sequence[OutputFile], kept_in: Path) -> Iterator[Turn]:
    """The index of search first, because it takes longest; then all others by their cities, or by their folders. A city has one shelf. What
    lies in no folder is made by itself: some of it lists all that the guide has.
    """
    most = min(max(len(files) // TURNS, LEAST_A_TURN), MOST_A_TURN)
    most = 1 << most.bit_length() - 1  # so that a file more or less seldom changes it, and what is on the shelf of each
    groups: dict[tuple[str, str], list[OutputFile]] = {("", SEARCH): []}
    for file in files:
        folder = SEARCH if file.src_uri == SEARCH else file.src_uri.rpartition("/")[0]
        groups.setdefault((file.output.city, "" if file.output.city else folder), []).append(file)
    for (city, folder), group in groups.items():
        step = most if city or folder else 1
        for at in range(0, len(group), step):
            yield partial(_listed, kept_in, (city,) if city else (folder, str(at)), group[at : at + step])


@contextmanager
def _listed(kept_in: Path, shelf: Sequence[str], files: Sequence[OutputFile]) -> Iterator[Sequence[OutputFile]]:
    open_shelf(kept_in, *shelf)
    yield files


def _turns_of_cities(project: ProjectByCity, kept_in: Path, config: MkDocsConfig, files: FilesByPath) -> Iterator[Turn]:
    """All that cities have: a city at a time, or a part of one where they are few."""
    parts = -(-TURNS // (len(project.guide.files) or 1))

    @contextmanager
    def listed(city: ProfileFile, part: int) -> Iterator[Sequence[OutputFile]]:
        open_shelf(kept_in, city.profile.cluster)
        outputs = project.of_city(city)
        outputs = outputs[len(outputs) * part // parts : len(outputs) * (part + 1) // parts]
        there = [files.listed.get(output.path) for output in outputs]  # a page that is in the navigation, or a publisher's own file
        made = [own_file(output, project, config, {}) for output, file in zip(outputs, there, strict=True) if file is None]
        for file in made:
            files.append(file)
        try:
            # those in the navigation first: a city's own page, whose notes that of its evidence then takes from it
            yield [*(file for file in there if isinstance(file, OutputFile)), *made]
        finally:
            for file in made:
                files.remove(file)

    for city in project.guide.files:
        yield from (partial(listed, city, part) for part in range(parts))
