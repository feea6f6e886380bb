"""A survey is as fine as the size of its file allows, and the same whenever it is made."""

from dataclasses import replace
from pathlib import Path

import pytest
from world_of_shores import box, install_world

from cityguide.maps.pins import Pin
from cityguide.problems.limits import SHORE_FILE
from cityguide.surveying import surveyed as module
from cityguide.surveying.surveyed import COARSE_KM, FINE_KM, surveyed

MIDDLE = [Pin(37.5, 127.0, "Middle", "cluster")]


def test_a_simple_shore_is_as_fine_as_can_be_and_the_same_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_world(monkeypatch, tmp_path, [(1, box(120, 30, 127, 40))], [(-1, [(126.2, 37.0), (126.5, 38.0)])])
    found = surveyed("middle", MIDDLE, 60)
    assert (found.fine_km, found.coarse_km) == (FINE_KM, COARSE_KM)
    assert (len(found.found.land), len(found.found.rivers)) == (1, 1)
    assert surveyed("middle", MIDDLE, 60).text == found.text


def test_of_many_islands_the_smallest_go_till_it_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SHORE_FILE", replace(SHORE_FILE, most=9_000))
    corners = [(126.1 + step % 15 * 0.12, 36.8 + step // 15 * 0.08, 0.003 + step * 0.00006) for step in range(240)]
    install_world(monkeypatch, tmp_path, [(1, box(x, y, x + size, y + size)) for x, y, size in corners])
    found = surveyed("middle", MIDDLE, 60)
    assert 8_000 < len(found.text) <= 9_000
    assert found.coarse_km > COARSE_KM and found.fine_km > FINE_KM
    assert 0 < len(found.found.land) < 240
