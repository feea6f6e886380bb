"""Many values in one kept file: each is read by itself, few are held, and what is not there is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from cityguide.kept import store
from cityguide.project import one_by_one
from cityguide.project.kept_profiles import NeedsAllError
from cityguide.project.one_by_one import OneByOne, packed_one_by_one

VALUES = {"one": (1, "first"), "two": (2, ""), "three": ("三", None), "none": None}


def kept(folder: Path, most: int = 2) -> OneByOne:
    store(folder, "values", packed_one_by_one(VALUES))
    return OneByOne(folder, "values", most)


def test_all_values_are_there_in_their_order(tmp_path: Path) -> None:
    found = kept(tmp_path / "kept")
    assert dict(found) == VALUES and list(found) == list(VALUES) and len(found) == 4
    assert "two" in found and "four" not in found
    assert found.get("four") is None


def test_few_are_held_and_those_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, read = kept(tmp_path / "kept"), list[bytes]()
    real = one_by_one.unpacked
    monkeypatch.setattr(one_by_one, "unpacked", lambda content: read.append(content) or real(content))
    assert found["one"] is found["one"]
    assert len(read) == 1
    assert [found[name] for name in ("two", "three", "one")] == [VALUES[name] for name in ("two", "three", "one")]
    assert len(read) == 4


def test_nothing_but_a_table_where_there_are_no_values(tmp_path: Path) -> None:
    store(tmp_path, "nothing", packed_one_by_one({}))
    assert dict(OneByOne(tmp_path, "nothing", 1)) == {}


def test_what_is_not_there_or_damaged_is_told(tmp_path: Path) -> None:
    found = kept(tmp_path / "kept")
    with pytest.raises(NeedsAllError):
        OneByOne(tmp_path / "kept", "others", 1)
    file = tmp_path / "kept" / "values"
    held = file.read_bytes()
    file.write_bytes(held[:-1] + bytes([held[-1] ^ 1]))
    with pytest.raises(NeedsAllError):
        OneByOne(tmp_path / "kept", "values", 1)
    file.unlink()
    with pytest.raises(NeedsAllError):
        _ = found["one"]
