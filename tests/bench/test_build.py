"""What is edited, compared and judged when builds are measured."""

from __future__ import annotations

import datetime
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from building import ROOT
from guides import write_guide
from results import Size, exponent, machine, markdown

from cityguide.project.reading import read_checked

# By its path: as a module `build` it would be the package of that name.
SPEC = importlib.util.spec_from_file_location("bench_build", ROOT / "bench" / "build.py")
assert SPEC is not None and SPEC.loader is not None
build = importlib.util.module_from_spec(SPEC)
sys.modules["bench_build"] = build
SPEC.loader.exec_module(build)


def size(cities: int, cold: float, **more: Any) -> Size:
    found = Size(cities, pages=50 * cities, words=20_000 * cities, files=100 * cities, bytes=3_000_000 * cities, memory=400_000_000)
    found.cold, found.warm, found.edited, found.bare = [cold, cold, 2 * cold], [0.1 * cold], [1.2], [1.25 * cold]
    for key, value in more.items():
        setattr(found, key, value)
    return found


def test_an_edit_changes_a_sentence_and_the_hours_of_a_place(tmp_path: Path) -> None:
    project = write_guide(tmp_path / "guide", 7)
    texts = {path: path.read_text(encoding="utf-8") for path in project.glob("cities/*.yml")}
    paths = [build.edit(project, number) for number in range(3)]
    assert len(set(paths)) == 1
    now = {path: path.read_text(encoding="utf-8") for path in texts}
    assert {path for path in texts if texts[path] != now[path]} == {paths[0]}
    old, new = texts[paths[0]], now[paths[0]]
    assert new.count('osm: "24/7"') == old.count('osm: "24/7"') + 3
    assert "The third edit stands here. The next edit stands here. The first edit stands here. " in new
    assert read_checked(project, project / "content", datetime.date(2026, 11, 29)).problems == []


def test_two_sites_differ_in_files_and_in_what_is_in_them(tmp_path: Path) -> None:
    for folder, texts in (("a", {"same": "x", "other": "x", "only-a": ""}), ("b", {"same": "x", "other": "y", "in/only-b": ""})):
        for name, text in texts.items():
            (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).write_text(text, encoding="utf-8")
    assert build.differing(tmp_path / "a", tmp_path / "b") == ["in/only-b", "only-a", "other"]


def test_limits_are_looked_at_for_their_sizes() -> None:
    assert list(build.missed([size(5, 9), size(100, 10), size(1000, 101)])) == []
    worse = [size(100, 10, bare=[8], differing=["a"]), size(1000, 200, memory=600_000_000, edited=[3], warm=[60])]
    assert [line.split(":")[0] for line in build.missed(worse)] == [
        "a cold build, as a part of the bare platform's",
        "a warm build, as a part of the bare platform's",
        "a build after an edit, in seconds",
        "the most memory, in MB",
        "files that differ after an edit",
        "the growth from 100 to 1,000 cities",
    ]
    assert list(build.missed([size(50, 10, bare=[1])])) == []


def test_growth_is_the_power_of_what_grows() -> None:
    small, large = size(100, 10), size(1000, 1000)
    assert exponent(small, large, "cities") == pytest.approx(2)
    large.pages = small.pages * 100
    assert exponent(small, large, "pages") == pytest.approx(1)


def test_a_report_has_the_medians_and_the_machine_but_no_name_of_it() -> None:
    about = machine()
    text = markdown([size(5, 2), size(100, 10, peers={"Hugo": 0.5, "Astro": "missing: no npm"})], about, ["cold: 2"])
    assert "| 5 | 250 | 100,000 | 500 | 15 | 2.00 | 0.20 | 1.20 | 2.50 | 0.80 | 0.08 | 400 | 0 |" in text
    assert "| 5 | cold | 2.00, 2.00, 4.00 |" in text and "5 cities: 0 files differ; 100 cities: 0 files differ." in text
    assert "| 100 | Hugo | 0.50 |" in text and "missing: no npm" in text and "- Missed: cold: 2" in text
    assert "/" not in about["processor"] and str(ROOT) not in json.dumps(about)
