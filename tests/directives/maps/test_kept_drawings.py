"""A drawing is made once: in a process, and between builds, until what it depends on changes."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from terrain_of_tests import terrain

from cityguide.directives.maps import kept_drawings
from cityguide.directives.maps.kept_drawings import drawn_together, kept_drawing
from cityguide.maps.drawing import Drawing
from cityguide.project.project import Project

DRAW = "of_this_test.draw"

calls: list[tuple[object, ...]] = []


def draw(*values: object, **names: str) -> Drawing:
    calls.append(values)
    return Drawing(
        "id",
        "Title",
        "Summary",
        "cg-map",
        400,
        300,
        f"<g>{len(calls)}</g>",
        shapes={"a": "<path/>"},
        sources=("x",),
        icons=("park",),
        **names,
    )


def draw_two(*values: object, **names: str) -> tuple[Drawing, Drawing]:
    return draw("first", *values, **names), draw("second", *values, **names)


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cityguide.maps.of_this_test", sys.modules[__name__])
    calls.clear()
    kept_drawings._drawings.cache_clear()


def test_it_is_drawn_once_and_read_again_as_it_was(the_guide: Project, tmp_path: Path) -> None:
    guide, ground = replace(the_guide.guide, kept_in=tmp_path), terrain()
    first = kept_drawing(guide, DRAW, (1, 2), terrain=ground, file="f")
    assert kept_drawing(guide, DRAW, (1, 2), terrain=ground, file="f") is first
    kept_drawings._drawings.cache_clear()  # another process
    again = kept_drawing(guide, DRAW, (1, 2), terrain=terrain(), file="f")
    assert again == first and again is not first and len(calls) == 1


def test_other_pins_another_terrain_another_name_and_other_code_are_drawn_anew(
    the_guide: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = replace(the_guide.guide, kept_in=tmp_path)
    for pins, ground, file in (((1,), terrain(), "f"), ((2,), terrain(), "f"), ((1,), terrain([]), "f"), ((1,), terrain(), "g")):
        kept_drawing(guide, DRAW, pins, terrain=ground, file=file)
    assert len(calls) == 4
    monkeypatch.setattr(kept_drawings, "maps_made_with", lambda: "another version")
    kept_drawings._drawings.cache_clear()
    kept_drawing(guide, DRAW, (1,), terrain=terrain(), file="f")
    assert len(calls) == 5


def test_a_damaged_copy_is_drawn_again(the_guide: Project, tmp_path: Path) -> None:
    guide = replace(the_guide.guide, kept_in=tmp_path)
    kept_drawing(guide, DRAW, (1,))
    (file,) = (tmp_path / "maps").iterdir()
    file.write_bytes(file.read_bytes()[:-3])
    kept_drawings._drawings.cache_clear()
    kept_drawing(guide, DRAW, (1,))
    assert len(calls) == 2


def test_without_a_folder_it_is_drawn_in_each_process(the_guide: Project) -> None:
    guide = replace(the_guide.guide, kept_in=None)
    kept_drawing(guide, DRAW, (1,))
    kept_drawings._drawings.cache_clear()
    kept_drawing(guide, DRAW, (1,))
    assert len(calls) == 2


def test_what_one_function_draws_is_kept_together(the_guide: Project, tmp_path: Path) -> None:
    guide = replace(the_guide.guide, kept_in=tmp_path)
    first, second = drawn_together(guide, "of_this_test.draw_two", (1,))
    assert [values[0] for values in calls] == ["first", "second"] and first != second
    kept_drawings._drawings.cache_clear()
    assert drawn_together(guide, "of_this_test.draw_two", (1,)) == (first, second)
    assert len(calls) == 2 and len([*(tmp_path / "maps").iterdir()]) == 1
