"""What a command looks up: the project, the address of its site, where its pages are, whether a terminal shows colours."""

from __future__ import annotations

import datetime
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import yaml

from cityguide.cli.terminal import StoppedError
from cityguide.problems.report import report
from cityguide.project.reading import PageFolder
from cityguide.reading.yaml_composing import LOADER

if TYPE_CHECKING:
    from cityguide.project.project import Project


def sound_project(root: Path, day: datetime.date) -> Project:
    """The project at `root` on a day. Raises StoppedError if it has problems, with all of them."""
    from cityguide.project.project import read_project  # with what makes a site, which a check does not need

    project, problems = read_project(root, page_folder_of(root), day)
    if project is None:
        raise StoppedError(report(problems))
    return project


def site_address(root: Path) -> str:
    """The address of the published guide: SITE_URL, else a literal `site_url` in `mkdocs.yml`; empty if neither is set."""
    if address := os.environ.get("SITE_URL"):
        return address
    settings = root / "mkdocs.yml"
    found = re.search(r"^site_url:\s*[\"']?(https?://[^\s\"']+)", settings.read_text("utf-8"), re.MULTILINE) if settings.is_file() else None
    return found[1] if found else ""


def page_folder_of(root: Path) -> PageFolder:
    """The folder of hand-written pages that `mkdocs.yml` names, with what MkDocs would leave out; `content` where there is no such file.

    MkDocs itself is asked only where it takes more than the name of a folder to know: loading it takes a third as long as a check.
    """
    settings = root / "mkdocs.yml"
    if not settings.is_file():
        return PageFolder(root / "content")
    if (folder := _named_folder(settings)) is not None:
        return PageFolder(root / folder)
    from cityguide.mkdocs_host.page_folder import page_folder_by

    return page_folder_by(settings)


def _named_folder(settings: Path) -> str | None:
    """`docs_dir` of a configuration that says nothing else of pages; else None."""
    try:
        whole = yaml.compose(settings.read_text("utf-8"), Loader=LOADER)
    except (yaml.YAMLError, UnicodeDecodeError):
        return None
    if not isinstance(whole, yaml.MappingNode):
        return None
    said = {str(key.value): value for key, value in whole.value}
    plugins, folder = said.get("plugins"), said.get("docs_dir")
    if said.keys() & {"INHERIT", "exclude_docs", "draft_docs", "hooks"} or not isinstance(plugins, yaml.SequenceNode | None):
        return None
    if plugins and any(entry.value not in ("cityguide", "search") for entry in plugins.value):
        return None
    if folder is None:
        return "docs"
    return str(folder.value) if isinstance(folder, yaml.ScalarNode) and folder.tag == "tag:yaml.org,2002:str" else None


def in_colour(stream: TextIO) -> bool:
    """Whether `stream` is a terminal on which colours are wanted (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
