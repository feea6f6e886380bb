"""The guide as plain files: the same outputs that MkDocs gets, byte for byte."""

from __future__ import annotations

from pathlib import Path

from cityguide.project.project import Project


def export(project: Project, folder: Path) -> int:
    """Write every output below `folder` and give back how many there are."""
    outputs = [*project.outputs, *project.pictures]
    for output in outputs:
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        content = output.content if isinstance(output.content, bytes) else output.content.encode()
        path.write_bytes(content)
    return len(outputs)
