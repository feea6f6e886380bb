"""Promises of the repository itself: vendored files are what they say, and lists that stand twice agree."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tomllib
from typing import get_args

import yaml
from building import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from cityguide.profiles.places import PlaceKind
from cityguide.profiles.visiting import Status

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


def test_the_package_names_every_licence_of_what_it_brings() -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ids = re.compile(r"[A-Z][\w.]*-[\d.]+(?:-Clause)?|MIT|ISC")
    entries = json.loads((VENDOR / "vendor.json").read_text(encoding="utf-8"))
    assert set(package["license"].split(" AND ")) == {"MIT", *(found for entry in entries for found in ids.findall(entry["licence"]))}
    with_licence = {path.parent for path in ROOT.glob(package["license-files"][1])}
    assert with_licence == {path for path in VENDOR.iterdir() if path.is_dir()}


def test_what_the_package_asks_for_is_pinned() -> None:
    """`make pins` was run after the last change to a dependency."""
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    site = [*package["project"]["dependencies"], *package["dependency-groups"]["backend"], *package["build-system"]["requires"]]
    dev = [*site, *package["project"]["optional-dependencies"]["dev"]]
    for name, asked in (("site.txt", site), ("dev.txt", dev)):
        pins = re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / "requirements" / name).read_text(encoding="utf-8"), re.MULTILINE)
        for requirement in map(Requirement, asked):
            versions = [version for pinned, version in pins if pinned == canonicalize_name(requirement.name)]
            assert versions, f"{name} has no pin for {requirement}"
            assert [version for version in versions if version not in requirement.specifier] == [], f"{name} pins another {requirement}"


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


FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"


def test_the_forms_for_reports_are_forms_that_the_host_takes() -> None:
    forms = [str(path) for path in sorted(FORMS.glob("*.yml")) if path.name != "config.yml"]
    assert len(forms) == 2
    for schema, files in (("vendor.github-issue-forms", forms), ("vendor.github-issue-config", [str(FORMS / "config.yml")])):
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *files]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout


def test_the_forms_offer_the_words_of_the_model_and_take_what_links_fill_in() -> None:
    found = {
        path.stem: {entry["id"]: entry for entry in yaml.safe_load(path.read_text())["body"] if "id" in entry} for path in FORMS.glob("*.yml")
        if path.name != "config.yml"
    }  # fmt: skip
    proposal = found["propose-attraction"]
    assert proposal["kind"]["attributes"]["options"] == list(get_args(PlaceKind))
    assert proposal["state"]["attributes"]["options"] == list(get_args(Status.model_fields["state"].annotation))
    assert "cluster" in proposal
    assert {"page", "field", "is", "should", "source", "seen"} == set(found["wrong"])


def test_the_weekly_audit_reads_every_file_of_pins() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "audit.yml").read_text(encoding="utf-8"))["jobs"]
    assert sorted(jobs["python"]["strategy"]["matrix"]["requirements"]) == sorted(
        path.stem for path in (ROOT / "requirements").glob("*.txt")
    )
    locks = [*ROOT.glob("*/package-lock.json"), *ROOT.glob("*/*/package-lock.json")]
    assert sorted(jobs["npm"]["strategy"]["matrix"]["folder"]) == sorted(lock.parent.relative_to(ROOT).as_posix() for lock in locks)


def test_no_build_is_both_quiet_and_strict() -> None:
    """MkDocs counts no warnings under `--quiet`, so that none of them fails a strict build."""
    files = subprocess.run(
        ["git", "ls-files", "Makefile", ".ci", ".github", "bench", "tools"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    names = files.stdout.split()
    assert "Makefile" in names and ".ci/run" in names
    for name in names:
        for line in (ROOT / name).read_text(encoding="utf-8", errors="replace").split("\n"):
            quiet = re.search(r"(mkdocs|properdocs)\b.* build\b.*(--quiet|-q\b)|build (--quiet|-q)\b", line)
            assert not quiet or "--strict" not in line, f"{name}: {line}"
