"""A picture is drawn once, and again when it should be."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from cityguide.cards.drawing import drawn_with, png
from cityguide.cards.model import Card, Compass
from cityguide.kept import SpoiltError, fetched_ones, kept, packed, pruned, store_ones, unpacked
from cityguide.project.project import Project


class Pen:
    """Counts how often it draws."""

    def __init__(self) -> None:
        self.drawn = 0

    def __call__(self) -> bytes:
        self.drawn += 1
        return b"a picture"


def test_a_picture_is_drawn_once(tmp_path: Path) -> None:
    pen = Pen()
    assert [kept("seoul", pen, tmp_path, drawn_with()) for _ in range(3)] == [b"a picture"] * 3
    assert pen.drawn == 1
    assert kept("tokyo", pen, tmp_path, drawn_with()) == b"a picture"
    assert pen.drawn == 2


def test_what_is_kept_is_nothing_to_commit(tmp_path: Path) -> None:
    kept("seoul", Pen(), tmp_path / "kept" / "cards", drawn_with())
    assert (tmp_path / "kept" / ".gitignore").read_text() == "*\n"
    (tmp_path / "kept" / ".gitignore").write_text("!here\n")
    kept("seoul", Pen(), tmp_path / "kept" / "maps", drawn_with())
    assert (tmp_path / "kept" / ".gitignore").read_text() == "!here\n"


def test_every_part_of_a_card_tells(tmp_path: Path) -> None:
    pen = Pen()
    plain = Card("Seoul", "A line", Compass())
    for card in (plain, Card("Seoul", "Another", Compass()), Card("Seoul", "A line", Compass(), "indigo"), plain):
        kept(card, pen, tmp_path, drawn_with())
    assert pen.drawn == 3


@pytest.mark.parametrize("broken", [b"", b"short", b"\0" * 200])
def test_a_broken_file_is_drawn_again(tmp_path: Path, broken: bytes) -> None:
    pen = Pen()
    kept("seoul", pen, tmp_path, drawn_with())
    [file] = tmp_path.iterdir()
    file.write_bytes(broken)
    assert kept("seoul", pen, tmp_path, drawn_with()) == b"a picture"
    assert pen.drawn == 2
    assert kept("seoul", pen, tmp_path, drawn_with()) == b"a picture"
    assert pen.drawn == 2


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    pen = Pen()
    assert [kept("seoul", pen, tmp_path / "file" / "cards", drawn_with()) for _ in range(2)] == [b"a picture"] * 2
    pruned(tmp_path / "file" / "cards")
    assert kept("seoul", pen, None, drawn_with()) == b"a picture"
    assert pen.drawn == 3


def test_another_version_of_what_draws_draws_anew(tmp_path: Path) -> None:
    pen = Pen()
    kept("seoul", pen, tmp_path, drawn_with())
    kept("seoul", pen, tmp_path, "a later Pillow")
    assert pen.drawn == 2


def test_what_was_not_wanted_for_longest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cityguide.kept.MOST_KEPT", 2)
    for day, name in enumerate(("old", "middle", "new")):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (day, day))
    pruned(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"middle", "new"}


def test_what_is_kept_is_what_was_drawn(tmp_path: Path) -> None:
    card = Card("Seoul", "A line", Compass())
    first = kept(card, lambda: png(card), tmp_path, drawn_with())
    assert kept(card, Pen(), tmp_path, drawn_with()) == first == png(card)


def test_records_of_ours_are_read_back(small: Project) -> None:
    assert unpacked(packed(small.guide.stories[0])) == small.guide.stories[0]
    assert unpacked(packed(("a", 1, None, {"b": (2.5, True)}))) == ("a", 1, None, {"b": (2.5, True)})


@pytest.mark.parametrize(
    "calls",
    [
        b"cos\nsystem\n(S'echo taken'\ntR.",
        b"cbuiltins\neval\n(S'1'\ntR.",
        b"ccityguide.profiles.reading\nPath\n(S'/'\ntR.",  # what a module of ours has from elsewhere
        b"\x80\x04\x8c\x1acityguide.profiles.reading\x8c\x0ehashlib.sha256\x93.",
        b"ccityguide.profiles.reading\nread_profile\n.",  # no record
        b"ccityguide.mkdocs_host.lock_file\nLockFile\n.",
    ],
)
def test_nothing_else_is_run(calls: bytes) -> None:
    with pytest.raises(pickle.UnpicklingError, match="no record of a guide"):
        unpacked(calls)


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
