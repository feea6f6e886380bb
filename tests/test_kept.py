"""A picture is drawn once, and again when it should be."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from cityguide.cards.drawing import drawn_with, png
from cityguide.cards.model import Card, Compass
from cityguide.kept import packed, pruned, unpacked
from cityguide.project.project import Project
from cityguide.shelves import kept


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
