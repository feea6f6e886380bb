from __future__ import annotations

import importlib.util
import sys
from typing import Any

from building import ROOT

# By its path: the folder bench/ on the path of modules would put its build.py in the place of the package `build`.
SPEC = importlib.util.spec_from_file_location("lighthouse", ROOT / "bench" / "lighthouse.py")
assert SPEC is not None and SPEC.loader is not None
lighthouse = importlib.util.module_from_spec(SPEC)
sys.modules["lighthouse"] = lighthouse
SPEC.loader.exec_module(lighthouse)
CATEGORIES, Run = lighthouse.CATEGORIES, lighthouse.Run

AUDIT = {"score": 1, "scoreDisplayMode": "binary"}


def result(**audits: dict[str, Any]) -> dict[str, Any]:
    """As much of Lighthouse's report as is read."""
    metrics = {
        name: {"score": 1, "numericValue": value, "scoreDisplayMode": "numeric"}
        for name, value in zip(lighthouse.METRICS, (1500, 20, 0.01), strict=True)
    }
    references = [{"id": name, "weight": 1} for name in audits]
    categories = {name: {"score": 0.97, "auditRefs": references if name == "seo" else []} for name in CATEGORIES}
    return {"lighthouseVersion": "13", "categories": categories, "audits": {**metrics, **audits}}


def test_scores_count_to_a_hundred_and_metrics_have_the_units_of_the_table() -> None:
    run = lighthouse.read(result(**{"document-title": AUDIT}))
    assert run.scores == dict.fromkeys(CATEGORIES, 97)
    assert list(run.metrics.values()) == [1.5, 20, 0.01]
    assert run.failed == ()


def test_an_audit_that_costs_points_is_named_but_not_one_that_does_not_apply() -> None:
    run = lighthouse.read(
        result(
            **{
                "document-title": {"score": 0, "scoreDisplayMode": "binary"},
                "hreflang": {"score": None, "scoreDisplayMode": "notApplicable"},
            }
        )
    )
    assert run.failed == ("document-title",)


def test_the_report_has_medians() -> None:
    runs = [Run(dict.fromkeys(CATEGORIES, score), dict.fromkeys(lighthouse.METRICS, score / 100), (), "13") for score in (90, 100, 99)]
    text = lighthouse.report({"home": runs}, "Chromium 1", "1 May 2026")
    assert "| home | 99 | 99 | 99 | 99 | 0.99 | 1 | 0.990 |" in text
    assert "Medians of 3 runs" in text
    assert "Nothing cost a point" in text
    failing = lighthouse.report({"home": [Run(runs[0].scores, runs[0].metrics, ("document-title",), "13")]}, "Chromium 1", "1 May 2026")
    assert "- home: document-title" in failing
