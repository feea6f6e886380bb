"""The outlines of the world are found where their package lies, by level, turned next to the window."""

from pathlib import Path

import pytest
from world_of_shores import box, install_world

from cityguide.surveying.gshhg import Outline, outlines

SHORES = [(1, box(126, 37, 128, 38)), (2, box(126.5, 37.2, 127, 37.5)), (1, box(10, 50, 12, 52)), (1, box(126, 40, 128, 41))]


def told(found: list[Outline]) -> list[tuple[int, float, float]]:
    return [(one.level, float(one.points[:, 0].min()), float(one.points[:, 0].max())) for one in found]


def test_only_what_touches_the_window_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_world(monkeypatch, tmp_path, SHORES, [(-1, [(126.2, 37.1), (126.9, 37.4)]), (-1, [(1, 1), (2, 2)])])
    window = (126.1, 37.0, 126.8, 37.3)
    assert told(list(outlines("gshhs", window))) == [(1, 126, 128), (2, 126.5, 127)]
    [river] = outlines("rivers", window)
    assert river.level == -1
    assert river.points.ravel().tolist() == pytest.approx([126.2, 37.1, 126.9, 37.4], abs=1e-5)


def test_over_180_degrees_land_stands_next_to_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_world(monkeypatch, tmp_path, [(1, box(178, -19, 180, -18)), (1, box(-180, -19, -179, -18)), (1, box(180.5, -17.5, 181, -17))])
    assert told(list(outlines("gshhs", (177, -20, 183, -16)))) == [(1, 178, 180), (1, 180, 181), (1, 180.5, 181)]
    assert told(list(outlines("gshhs", (-183, -20, -177, -16)))) == [(1, -182, -180), (1, -180, -179), (1, -179.5, -179)]
