"""A project of which pages and files are composed when somebody asks for one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cityguide.profiles.reading import ProfileFile
from cityguide.project.project import Project
from cityguide.project.reading import Checked
from cityguide.reads import untold
from cityguide.site.city_pages import pages_of_city
from cityguide.site.compose import HANDBOOK, charts_asked_for, compose, compose_part, files_of_charts, texts_with_charts
from cityguide.site.output import Output, Page

CITIES_IN_MEMORY = 8
"""Cities whose pages are in memory at a time."""


@dataclass(frozen=True)
class ProjectInPart(Project):
    """Others than the pages of `site` are composed when one of them is asked for. `common` gives all that belong to no city or are
    written by hand.
    """

    common: Callable[[], Sequence[Page]] = tuple

    @property
    def size(self) -> int | None:
        return None

    @cached_property
    def pages(self) -> PagesWhenAsked:
        return PagesWhenAsked(self)

    @cached_property
    def _whole(self) -> Project:
        site = compose(self.guide, self.written, self.docs)
        return Project(self.guide, self.written, site, self.root, self.docs, self.files, self.checked)

    def output(self, path: str) -> Output | None:
        """The output at a path: a chart on a page that was made, or one of a city that is named in the path, or of none; then any other."""
        return next((output for output in self._outputs(path) if output.path == path), None)

    def _outputs(self, path: str) -> Iterator[Output]:
        if path.startswith("charts/"):
            made = [page for page in self.pages.composed() if page.has_text]
            yield from files_of_charts(self.guide, charts_asked_for(self.guide, texts_with_charts(made)))
        words = {*path.replace(".", "/").split("/")}
        named = [file for file in self.guide.files if file.profile.cluster in words]
        site, _ = compose_part(self.guide, self.written, self.docs, named, {path})
        part = ProjectInPart(self.guide, self.written, site, self.root, self.docs, self.files)
        yield from part.outputs
        yield from part.pictures
        yield from self._whole.outputs
        yield from self._whole.pictures


def in_part(root: Path, read: Checked) -> ProjectInPart:
    """A project without a fault as it was read, of which nothing is composed yet."""
    assert read.subject is not None
    site, common = compose_part(read.subject.guide, read.written, read.docs, (), ())
    return ProjectInPart(read.subject.guide, read.written, site, root, read.docs, read.files, read.subject.read, common)


class PagesWhenAsked(Mapping[str, Page]):
    """Pages by their paths; others than those that were generated are composed when one of them is asked for, and those of a city let go
    when many others were.
    """

    def __init__(self, project: ProjectInPart) -> None:
        self.project = project
        self.common = {page.path: page for page in project.site.pages}
        self.by_hand = {page.path for page in project.site.pages if page.by_hand}
        self.of_cities: dict[str, Mapping[str, Page]] = {}
        self.whole = False

    def __getitem__(self, path: str) -> Page:
        if path not in self.common or path in self.by_hand:
            with untold():
                if (file := self._city_of(path)) is not None:
                    return self._of_city(file)[path]
                self._compose_common()
        return self.common[path]

    def of_city(self, file: ProfileFile) -> Sequence[Page]:
        """All pages of a city."""
        return [*self._of_city(file).values()]

    def _of_city(self, file: ProfileFile) -> Mapping[str, Page]:
        cluster = file.profile.cluster
        if cluster not in self.of_cities:
            if len(self.of_cities) >= CITIES_IN_MEMORY:
                del self.of_cities[next(iter(self.of_cities))]
            made = pages_of_city(self.project.guide, file, HANDBOOK in self.common)
            self.of_cities[cluster] = {page.path: page for page in made}
        return self.of_cities[cluster]

    def _compose_common(self) -> None:
        """All pages that belong to no city, unless these are composed."""
        if not self.whole:
            self.whole = True
            self.by_hand.clear()
            self.common.update({page.path: page for page in self.project.common()})

    def _city_of(self, path: str) -> ProfileFile | None:
        """The file of a cluster that has its pages at a path, or had them there."""
        if not path.startswith("cities/"):
            return None
        cluster = path.removeprefix("cities/").removesuffix(".md").split("/")[0]
        file = self.project.guide.file(cluster)
        return file or next((other for other in self.project.guide.files if cluster in other.profile.aliases), None)

    def composed(self) -> Iterator[Page]:
        """All that are composed now."""
        yield from self.common.values()
        for pages in self.of_cities.values():
            yield from pages.values()

    def __iter__(self) -> Iterator[str]:
        return (page.path for page in self.composed())

    def __len__(self) -> int:
        return len(self.common) + sum(map(len, self.of_cities.values()))
