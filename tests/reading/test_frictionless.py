"""Our reader and `frictionless` mean the same by the same data package."""

import shutil
from pathlib import Path

import pytest
import yaml
from project import REPOSITORY

frictionless = pytest.importorskip("frictionless")


def errors(data: Path) -> list[str]:
    package = yaml.safe_load((data / "datapackage.yml").read_text(encoding="utf-8"))
    report = frictionless.Package.from_descriptor(package, basepath=str(data)).validate()
    assert len(report.tasks) == len(package["resources"]) or report.errors
    return [kind for (kind,) in report.flatten(["type"])]


def test_the_data_package_is_valid() -> None:
    assert errors(REPOSITORY / "data") == []


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
