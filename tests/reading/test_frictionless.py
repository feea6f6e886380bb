"""Our reader and `frictionless` mean the same by the same data package."""

import shutil
from pathlib import Path

import pytest
import yaml
from small_project import REPOSITORY

from cityguide.project.project import Project

frictionless = pytest.importorskip("frictionless")


def errors(data: Path) -> list[str]:
    package = yaml.safe_load((data / "datapackage.yml").read_text(encoding="utf-8"))
    report = frictionless.Package.from_descriptor(package, basepath=str(data)).validate()
    assert len(report.tasks) == len(package["resources"]) or report.errors
    return [kind for (kind,) in report.flatten(["type"])]


def test_the_data_package_is_valid() -> None:
    assert errors(REPOSITORY / "data") == []


def test_the_data_package_as_it_is_served_is_valid(the_guide: Project, tmp_path: Path) -> None:
    """Its tables bear their terms in comments, and say so."""
    for output in the_guide.outputs:
        if output.path.startswith("data/") and isinstance(output.content, str):
            path = tmp_path / output.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(output.content, encoding="utf-8")
    package = yaml.safe_load((tmp_path / "data" / "datapackage.yml").read_text(encoding="utf-8"))
    files = [
        path
        for resource in package["resources"]
        for path in ([resource["path"]] if isinstance(resource["path"], str) else resource["path"])
    ]
    assert all((tmp_path / "data" / file).read_text(encoding="utf-8").split("\n")[1].startswith("# ") for file in files)
    assert errors(tmp_path / "data") == []
    served = frictionless.Package.from_descriptor(package, basepath=str(tmp_path / "data"))
    for name, table in the_guide.guide.tables.tables.items():
        key = table.primary_key[-1]
        assert [str(row[key]) for row in served.get_resource(name).read_rows()] == [str(row[key]) for row in table.rows]


@pytest.mark.parametrize(
    ("file", "old", "new", "kind"),
    [
        ("coordinates.csv", ",52.3740,", ",152.3740,", "constraint-error"),
        ("cluster_counts.csv", "2023,CA,4,", "2023,ZZ,4,", "foreign-key"),
        ("concentration.csv", ",about,", ",roughly,", "constraint-error"),
        ("economies.csv", "AL,Albania,", "AE,Albania,", "primary-key"),
        ("concentration.csv", "top-10,10,40,", "top-10,ten,40,", "type-error"),
    ],
)
def test_a_broken_copy_is_not(tmp_path: Path, file: str, old: str, new: str, kind: str) -> None:
    shutil.copytree(REPOSITORY / "data", tmp_path / "data")
    path = tmp_path / "data" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert kind in errors(tmp_path / "data")
