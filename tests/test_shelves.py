"""Many things are kept in one file, and none of them is given that is not what was put there."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cityguide import shelves
from cityguide.shelves import SpoiltError, close_shelf, fetched_ones, kept, open_shelf, prune_shelves, store_ones, the_shelf


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    close_shelf()


def drawn(what: str, folder: Path) -> str:
    """What is kept for `what`, or that it was drawn."""
    made = []

    def draw() -> bytes:
        made.append(what)
        return what.encode()

    found = kept(what, draw, folder / "maps", "a pen").decode()
    return f"{found}, drawn" if made else found


def test_what_is_made_while_a_shelf_is_open_is_kept_in_one_file(tmp_path: Path) -> None:
    open_shelf(tmp_path, "seoul")
    assert [drawn("palace", tmp_path), drawn("river", tmp_path), drawn("palace", tmp_path)] == ["palace, drawn", "river, drawn", "palace"]
    close_shelf()
    assert len([path for path in tmp_path.rglob("*") if path.is_file() and path.name != ".gitignore"]) == 1
    assert drawn("palace", tmp_path) == "palace, drawn"  # by itself, where no shelf is open
    open_shelf(tmp_path, "seoul")
    assert [drawn("palace", tmp_path), drawn("river", tmp_path)] == ["palace", "river"]
    open_shelf(tmp_path, "tokyo")
    assert [drawn("palace", tmp_path), drawn("river", tmp_path)] == ["palace", "river, drawn"]  # the first from its own file


def test_to_open_another_closes_the_one_before_and_to_open_it_again_does_not(tmp_path: Path) -> None:
    open_shelf(tmp_path, "seoul")
    drawn("palace", tmp_path)
    first = the_shelf()
    open_shelf(tmp_path, "seoul")
    assert the_shelf() is first
    open_shelf(tmp_path, "tokyo")
    open_shelf(tmp_path, "seoul")
    assert the_shelf() is not first
    assert drawn("palace", tmp_path) == "palace"


def test_two_who_use_a_shelf_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    open_shelf(tmp_path, "seoul")
    drawn("palace", tmp_path)

    def other() -> None:
        open_shelf(tmp_path, "seoul")
        assert drawn("river", tmp_path) == "river, drawn"
        close_shelf()

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    close_shelf()
    open_shelf(tmp_path, "seoul")
    assert [drawn("palace", tmp_path), drawn("river", tmp_path)] == ["palace", "river"]


def test_a_shelf_on_which_nothing_was_put_is_not_written(tmp_path: Path) -> None:
    open_shelf(tmp_path, "seoul")
    close_shelf()
    assert [*tmp_path.iterdir()] == []
    open_shelf(tmp_path, "seoul")
    drawn("palace", tmp_path)
    close_shelf()
    [file] = (tmp_path / "made").iterdir()
    written = file.stat().st_ino
    open_shelf(tmp_path, "seoul")
    assert drawn("palace", tmp_path) == "palace"
    close_shelf()
    assert file.stat().st_ino == written


def test_of_a_full_shelf_what_nobody_wanted_for_longest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "MOST_TOGETHER", 2)
    for names in (("a", "b"), ("a",), ("c",), ("a", "d")):
        open_shelf(tmp_path, "seoul")
        for name in names:
            drawn(name, tmp_path)
        close_shelf()
    open_shelf(tmp_path, "seoul")
    assert [drawn(name, tmp_path) for name in "acdb"] == ["a", "c", "d", "b, drawn"]


@pytest.mark.parametrize("at", [0, 40, 100, -1])
def test_what_is_damaged_is_made_again(tmp_path: Path, at: int) -> None:
    open_shelf(tmp_path, "seoul")
    drawn("palace", tmp_path)
    close_shelf()
    [file] = (tmp_path / "made").iterdir()
    held = bytearray(file.read_bytes())
    held[at] ^= 1
    for damaged in (held, held[:20], b""):
        file.write_bytes(damaged)
        open_shelf(tmp_path, "seoul")
        assert drawn("palace", tmp_path) == "palace, drawn"
        close_shelf()
        open_shelf(tmp_path, "seoul")
        assert drawn("palace", tmp_path) == "palace"
        close_shelf()


def test_what_others_have_damaged_is_not_passed_off_as_whole(tmp_path: Path) -> None:
    open_shelf(tmp_path, "seoul")
    drawn("palace", tmp_path)
    close_shelf()
    [file] = (tmp_path / "made").iterdir()
    file.write_bytes(file.read_bytes().replace(b"palace", b"palase"))
    open_shelf(tmp_path, "seoul")
    drawn("river", tmp_path)
    close_shelf()
    open_shelf(tmp_path, "seoul")
    assert [drawn("river", tmp_path), drawn("palace", tmp_path)] == ["river", "palace, drawn"]


def test_a_shelf_under_the_name_of_another_is_not_taken(tmp_path: Path) -> None:
    for city in ("seoul", "tokyo"):
        open_shelf(tmp_path, city)
        drawn(city, tmp_path)
    close_shelf()
    one, other = (tmp_path / "made").iterdir()
    other.write_bytes(one.read_bytes())
    found = []
    for city in ("seoul", "tokyo"):
        open_shelf(tmp_path, city)
        found += [drawn("seoul", tmp_path), drawn("tokyo", tmp_path)]
    assert sorted(found).count("seoul") + sorted(found).count("tokyo") == 1


def test_where_nothing_can_be_kept_all_is_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    open_shelf(tmp_path / "file", "seoul")
    assert drawn("palace", tmp_path / "file") == "palace, drawn"
    close_shelf()
    assert (tmp_path / "file").read_bytes() == b""


def test_shelves_that_nobody_opened_for_longest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cityguide.kept.MOST_KEPT", 1)
    for day, city in enumerate(("seoul", "tokyo", "beijing")):
        open_shelf(tmp_path, city)
        drawn(city, tmp_path)
        close_shelf()
        for file in (tmp_path / "made").iterdir():
            if file.stat().st_mtime > 10:
                os.utime(file, (day, day))
    open_shelf(tmp_path, "seoul")
    assert drawn("seoul", tmp_path) == "seoul"
    close_shelf()
    prune_shelves(tmp_path, 1)
    assert len([*(tmp_path / "made").iterdir()]) == 2
    for city, shown in (("seoul", "seoul"), ("tokyo", "tokyo, drawn"), ("beijing", "beijing")):
        open_shelf(tmp_path, city)
        assert drawn(city, tmp_path) == shown


def test_of_many_things_under_one_name_one_is_read_by_itself(tmp_path: Path) -> None:
    assert fetched_ones(tmp_path, "shores") is None
    ones = {"seoul": b"a shore", "tokyo": b"", "beijing": b"none"}
    store_ones(tmp_path, "shores", ones)
    found = fetched_ones(tmp_path, "shores")
    assert found is not None
    assert (dict(found), len(found), "tokyo" in found, "paris" in found) == (ones, 3, True, False)
    assert "paris" not in {**found}
    store_ones(tmp_path, "none", {})
    assert fetched_ones(tmp_path, "none") == {}


def test_of_many_things_one_that_is_damaged_is_not_given_and_nothing_by_a_damaged_index(tmp_path: Path) -> None:
    store_ones(tmp_path, "shores", {"seoul": b"a shore", "tokyo": b"another"})
    held = (tmp_path / "shores").read_bytes()
    (tmp_path / "shores").write_bytes(held.replace(b"another", b"anotter"))
    found = fetched_ones(tmp_path, "shores")
    assert found is not None
    assert found["seoul"] == b"a shore"
    with pytest.raises(SpoiltError):
        found["tokyo"]
    for damaged in (held.replace(b"seoul", b"seouk"), held[:20], b"", b"\xff" * 64):
        (tmp_path / "shores").write_bytes(damaged)
        assert fetched_ones(tmp_path, "shores") is None
