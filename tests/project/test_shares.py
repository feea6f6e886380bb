"""Shares of a site are joined when they are all there and of one make."""

from __future__ import annotations

from pathlib import Path

import pytest

from cityguide.project.shares import LIST, NotJoinedError, SiteShare, joined, list_files, share_of


@pytest.mark.parametrize("text", ["", "2", "0/3", "4/3", "1/0", "-1/2", "1/2/3", "one/two", "1/99999"])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write the second of five as 2/5"):
        share_of(text)


def test_each_part_of_the_work_is_of_one_share() -> None:
    shares = [share_of(f"{number}/3") for number in (1, 2, 3)]
    assert [[share.number for share in shares if share.has(turn)] for turn in range(5)] == [[1], [2], [3], [1], [2]]


def made(folder: Path, share: str, *, of: str = "one guide") -> Path:
    (folder / "cities").mkdir(parents=True)
    (folder / "cities" / f"{share[0]}.html").write_text(f"Page {share}")
    list_files(folder, share_of(share), of)
    return folder


@pytest.fixture
def halves(tmp_path: Path) -> list[Path]:
    return [made(tmp_path / "a", "2/2"), made(tmp_path / "b", "1/2")]


def test_shares_are_joined_in_any_order(halves: list[Path], tmp_path: Path) -> None:
    assert joined(halves, tmp_path / "whole") == 2
    assert sorted(path.name for path in (tmp_path / "whole" / "cities").iterdir()) == ["1.html", "2.html"]
    assert not (tmp_path / "whole" / LIST).exists()


def test_a_share_that_is_missing_is_named(halves: list[Path], tmp_path: Path) -> None:
    with pytest.raises(NotJoinedError, match="Of 2 shares there is none of the number 1"):
        joined(halves[:1], tmp_path / "whole")


def test_a_share_twice_is_refused(halves: list[Path], tmp_path: Path) -> None:
    with pytest.raises(NotJoinedError, match="are not 2 shares"):
        joined([*halves, made(tmp_path / "c", "2/2")], tmp_path / "whole")


def test_shares_of_different_numbers_are_refused(halves: list[Path], tmp_path: Path) -> None:
    with pytest.raises(NotJoinedError, match="are not 2 shares"):
        joined([halves[0], made(tmp_path / "c", "1/3")], tmp_path / "whole")


def test_shares_of_different_guides_are_refused(halves: list[Path], tmp_path: Path) -> None:
    with pytest.raises(NotJoinedError, match="not made of one guide"):
        joined([halves[0], made(tmp_path / "c", "1/2", of="another")], tmp_path / "whole")


def test_a_file_that_was_damaged_on_the_way_is_refused(halves: list[Path], tmp_path: Path) -> None:
    (halves[0] / "cities" / "2.html").write_text("Page 2/3")
    with pytest.raises(NotJoinedError, match="is not as it was made"):
        joined(halves, tmp_path / "whole")


@pytest.mark.parametrize("name", ["../2.html", "/etc/hostname", "cities/../../b/cities/1.html"])
def test_a_list_that_leads_out_of_its_folder_is_refused(halves: list[Path], tmp_path: Path, name: str) -> None:
    said = (halves[0] / LIST).read_text().replace("cities/2.html", name)
    (halves[0] / LIST).write_text(said)
    with pytest.raises(NotJoinedError, match="leads out of it"):
        joined(halves, tmp_path / "whole")


def test_a_folder_that_is_no_share_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotJoinedError, match="is no share of a site"):
        joined([tmp_path], tmp_path / "whole")


def test_a_share_says_which_it_is() -> None:
    assert str(SiteShare(2, 5)) == "2/5"


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"share": "9/2", "made of": "", "files": {}}', '{"share": "1/2", "made of": "", "files": []}']
)
def test_a_list_that_was_damaged_on_the_way_is_refused(halves: list[Path], tmp_path: Path, text: str) -> None:
    (halves[0] / LIST).write_text(text)
    with pytest.raises(NotJoinedError, match="is damaged"):
        joined(halves, tmp_path / "whole")
