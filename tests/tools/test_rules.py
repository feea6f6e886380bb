"""What axe and html-validate say becomes faults; what they are not asked for has a reason; what is installed is pinned."""

from __future__ import annotations

import json

import pytest
from audit import axe, validity
from building import ROOT


def test_a_violation_is_a_fault_for_each_element_with_the_reason_of_its_own() -> None:
    said = [
        {
            "id": "color-contrast",
            "help": "Elements must meet minimum color contrast ratio thresholds",
            "nodes": [
                {"target": ["#a"], "any": [{"message": "contrast of 2"}], "all": [], "none": []},
                {"target": ["#b", ".c"], "any": [], "all": [], "none": []},
            ],
        }
    ]
    faults = axe.faults_of(said, "home", 390, "dark")
    assert [(fault.rule, fault.element, fault.said) for fault in faults] == [
        ("color-contrast", "#a", "contrast of 2"),
        ("color-contrast", "#b .c", "Elements must meet minimum color contrast ratio thresholds"),
    ]
    assert {(fault.page, fault.width, fault.scheme) for fault in faults} == {("home", 390, "dark")}


def test_a_message_of_html_validate_is_a_fault_of_its_page() -> None:
    reports = [
        {"filePath": "/site/a/index.html", "messages": [{"ruleId": "no-dup-id", "message": "Duplicate ID", "line": 3, "selector": "#a"}]}
    ]
    (fault,) = validity.faults_of(reports, {"/site/a/index.html": "a"})
    assert (fault.page, fault.check, fault.rule, fault.element, fault.said) == ("a", "html", "no-dup-id", "#a", "Duplicate ID")


def test_no_rule_is_switched_off_without_a_reason() -> None:
    assert all(len(reason) > 20 for reason in validity.SWITCHED_OFF.values())


@pytest.mark.parametrize("folder", ["tools/audit", "bench", "bench/peers"])
def test_packages_are_pinned_by_hash_and_by_no_address(folder: str) -> None:
    asked = json.loads((ROOT / folder / "package.json").read_text())["dependencies"]
    locked = json.loads((ROOT / folder / "package-lock.json").read_text())["packages"]
    assert locked.pop("")["dependencies"] == asked
    assert all(version[0].isdigit() for version in asked.values()), "exact versions"
    for name, entry in locked.items():
        assert entry["integrity"].startswith("sha512-"), name
        assert "resolved" not in entry, name
