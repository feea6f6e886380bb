"""Promises of the repository itself: vendored files are what they say, and lists that stand twice agree."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib

from building import ROOT

VENDOR = ROOT / "plugins" / "cityguide" / "assets" / "vendor"


def test_every_vendored_file_is_listed_with_its_hash_and_licence() -> None:
    listed = {}
    for entry in json.loads((VENDOR / "vendor.json").read_text()):
        assert entry["version"] and entry["licence"]
        for file in entry["files"]:
            listed[file["path"]] = file["sha256"]
    found = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file() and path.name != "vendor.json"}
    assert found == listed.keys()
    for path, sha256 in listed.items():
        assert hashlib.sha256((VENDOR / path).read_bytes()).hexdigest() == sha256, path


def test_requirements_and_package_ask_for_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    backend = {"hatchling", "editables"}

    def asked(name: str) -> set[str]:
        lines = (ROOT / "requirements" / name).read_text().splitlines()
        return {line for line in lines if line and line[0] not in "#-" and re.split(r"[><=]", line)[0] not in backend}

    assert asked("site.in") == set(project["project"]["dependencies"])
    assert asked("dev.in") == set(project["project"]["optional-dependencies"]["dev"])


def test_every_pin_has_a_hash() -> None:
    for name in ("site.txt", "dev.txt"):
        text = (ROOT / "requirements" / name).read_text()
        pins = re.findall(r"^[a-z0-9][\w.-]*(?:\[[^\]]*\])?==[^\n]+\\\n(?:    [^\n]+\n?)+", text, re.MULTILINE | re.IGNORECASE)
        assert len(pins) > 15
        assert len(pins) == len(re.findall(r"^[\w.\[\]-]+==", text, re.MULTILINE))
        assert all("--hash=sha256:" in pin for pin in pins)
        assert "http" not in text


def test_data_tables_are_all_described() -> None:
    package = (ROOT / "data" / "datapackage.yml").read_text()
    for table in sorted((ROOT / "data").rglob("*.csv")):
        assert table.relative_to(ROOT / "data").as_posix() in package
