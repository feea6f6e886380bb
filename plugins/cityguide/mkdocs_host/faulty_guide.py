"""The guide of a configuration, or the end of a build because of its problems."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from cityguide.mkdocs_host.progress import progress_of_stages
from cityguide.problems.problem import Problem
from cityguide.problems.report import report
from cityguide.project.by_city import read_by_city
from cityguide.project.day import DayError, today
from cityguide.project.kept_profiles import NeedsAllError
from cityguide.project.project import Project, read_project
from cityguide.project.reading import PageFolder


class FaultyGuideError(Abort):
    """Ends a build because of the guide's problems, which it prints on stderr unless it is not to `tell` them."""

    def __init__(self, problems: Sequence[Problem], said: str, *, tell: bool = True) -> None:
        super().__init__(said)
        self.problems = problems
        if tell:
            print(report(problems), file=sys.stderr)


def read_or_abort(config: MkDocsConfig, pages: PageFolder, *, by_city: bool) -> Project:
    """The project beside the configuration, whole or to be made city by city.

    Raises Abort if it has problems, after printing all of them on stderr.
    """
    try:
        day = today()
    except DayError as error:
        raise Abort(str(error)) from error
    root, found = Path(config.config_file_path).parent, None
    with progress_of_stages():
        if by_city:
            with suppress(NeedsAllError):  # where nothing can be kept
                found = read_by_city(root, pages, day)
        project, problems = found or read_project(root, pages, day)
    problems = problems if project is None else project.damaged()
    if project is None or problems:
        raise FaultyGuideError(problems, "The guide has problems; the last good site was left as it is.")
    return project
