"""What is kept of files that stay the same."""

from __future__ import annotations

import datetime
from pathlib import Path

from small_project import Folder, read_with

from cityguide.reading.memo import Memo


def test_a_result_is_kept_until_what_it_was_made_from_differs() -> None:
    memo, made = Memo(), iter(range(9))
    basis = object()

    def ask(*made_from: object) -> int:
        return memo.of("name", made_from, lambda: next(made))

    assert [ask("text", basis), ask("te" + "xt", basis)] == [0, 0]
    assert [ask("text", object()), ask("other", basis), ask("text", basis), ask("text")] == [1, 2, 3, 4]


def test_equal_is_the_same_for_text_and_days_alone() -> None:
    memo, made = Memo(), iter(range(9))

    def ask(part: object) -> int:
        return memo.of("name", (part,), lambda: next(made))

    assert [ask(datetime.date(2026, 1, 1)), ask(datetime.date(2026, 1, 1))] == [0, 0]
    assert [ask([1]), ask([1])] == [1, 2]


def read(folder: Folder, memo: Memo) -> tuple[list[str], dict[str, object]]:
    project, problems = read_with(folder.root, memo)
    return sorted(map(str, problems)), {output.path: output.content for output in project.outputs} if project else {}


def test_reading_with_a_memory_gives_what_reading_anew_gives(folder: Folder) -> None:
    memo = Memo()
    edits = [
        ("cities/alpha.yml", "tagline: A tram", "tagline: The tram"),
        ("cities/beta-gamma.yml", "[@wire-2023]", "[@wires-2023]"),
        ("data/sources.yml", "wire-2023: {", "wires-2023: {"),
        ("data/standings/2023.csv", "10.3", "10.4"),
        ("cities/alpha.yml", "lat: 35.45\n", "lat: 95.45\n"),
        ("data/clusters.csv", "omega,Omega", "omega,Omega Land"),
    ]
    assert read(folder, memo) == read(folder, Memo())
    for name, old, new in edits:
        folder.edit(name, old, new)
        assert read(folder, memo) == read(folder, Memo()), (name, new)


def test_files_that_come_and_go_are_noticed(folder: Folder, tmp_path: Path) -> None:
    memo = Memo()
    folder.write("content/about.md", "# About\n\n```facts\ncluster: alpha\n```\n")
    assert "cities/alpha.md" in read(folder, memo)[1]
    text = folder.read("cities/alpha.yml")
    folder.path("cities/alpha.yml").unlink()
    assert "cities/alpha.md" not in read(folder, memo)[1]
    faults = read(folder, memo)[0]
    assert any("content/about.md" in fault and "'alpha' has no profile" in fault for fault in faults)
    assert faults == read(folder, Memo())[0]
    folder.write("cities/alpha.yml", "cluster: alpha\n")  # a fault of its own, and no word of the page that shows the city
    assert read(folder, memo) == read(folder, Memo())
    folder.write("cities/alpha.yml", text)
    assert read(folder, memo) == read(folder, Memo())
