"""The page that edits a profile, and what its script asks for."""

from __future__ import annotations

import json
from pathlib import Path

from cityguide.directives.editors.handbook import new_path, unwritten
from cityguide.project.project import Project
from cityguide.reading.yaml_file import read_yaml


def content(project: Project, path: str) -> str:
    [found] = [output.content for output in project.outputs if output.path == path]
    assert isinstance(found, str)
    return found


def test_every_cluster_with_a_position_has_a_file_to_open(small: Project, tmp_path: Path) -> None:
    assert [cluster.id for cluster in unwritten(small.guide)] == ["epsilon"]
    page = content(small, "edit.md")
    assert "```edit\n```" in page
    text = content(small, new_path("epsilon"))
    (tmp_path / "epsilon.yml").write_text(text, encoding="utf-8")
    document, problems = read_yaml(tmp_path / "epsilon.yml", "epsilon.yml")
    assert document is not None, problems
    assert document.value["cluster"] == "epsilon"


def test_the_ids_that_a_profile_may_name(small: Project) -> None:
    assert json.loads(content(small, "edit.json")) == {"sources": sorted(small.guide.sources), "claims": ["alpha-first", "who-counts"]}
