"""The guide as files that another generator can make a site of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from cityguide.project.portable_page import LinksInHtml, portable_page
from cityguide.project.project import Project
from cityguide.site.assets import served
from cityguide.site.output import Output


def export(project: Project, folder: Path, links_in_html: LinksInHtml = "addresses") -> int:
    """Write every page, and every file that pages link to or need, below `folder`. Returns how many there are.

    A hand-written file wins over an output of the same path, as in a build. What a build leaves out is left out here.
    """
    files = dict(_files(project))
    known = {*files, *project.pages}
    for path, page in project.pages.items():
        _write(folder / path, portable_page(project.guide, page, known, project.text_of, links_in_html).encode())
    for path, content in files.items():
        _write(folder / path, content())
    return len(known)


def _files(project: Project) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The path of every file that is not a page, with what makes its content. Of two with the same path the later one counts."""
    for output in [*project.outputs, *project.pictures]:
        if not output.is_page:
            yield output.path, partial(_content, output)
    for path, content in served():
        yield path, partial(bytes, content)
    for path, file in project.files.items():
        if file.suffix != ".md":
            yield path, file.read_bytes


def _content(output: Output) -> bytes:
    return output.content if isinstance(output.content, bytes) else output.content.encode()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
