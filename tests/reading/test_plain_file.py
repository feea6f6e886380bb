"""What of a project is read: plain files that lie in it, up to a size. Each test has a way in that a guide must not have."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from small_project import TODAY, Folder

from cityguide.problems.limits import PHOTOGRAPH_FILE, TABLE_FILE, TEXT_FILE, Limit
from cityguide.project.project import read_project
from cityguide.reading.plain_file import NotReadError, files_below, open_plain, read_plain

SECRET = "key: hunter2\n"
SMALL = Limit("Files", "A file", 10, "bytes", "For a test.")


@pytest.fixture
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder beside the project, with a file and a page that are none of its business."""
    place = tmp_path_factory.mktemp("stranger")
    (place / "secret.yml").write_text(SECRET)
    (place / "secret.md").write_text(f"# Secret\n\n{SECRET}")
    return place


def lay(folder: Folder, name: str, target: Path | str) -> None:
    path = folder.path(name)
    if path.is_dir():
        path.rename(path.with_name(f"{path.name}-before"))
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


@pytest.mark.parametrize(
    ("link", "to"),
    [
        ("cities/alpha.yml", "secret.yml"),
        ("cities/new.yml", "secret.yml"),
        ("data/sources.yml", "secret.yml"),
        ("data/claims.yml", "secret.yml"),
        ("data/datapackage.yml", "secret.yml"),
        ("data/clusters.csv", "secret.yml"),
        ("data/standings/2022.csv", "secret.yml"),
        ("data/standings", "."),
        ("data/more", "."),
        ("data", "."),
        ("cities", "."),
        ("content", "."),
        ("content/secret.md", "secret.md"),
        ("content/notes.txt", "secret.yml"),
        ("content/notes", "."),
        ("content/.hidden", "secret.yml"),
        ("photographs", "."),
        ("photographs/alpha", "."),
        ("photographs/alpha/tram.jpg", "secret.yml"),
        ("content/missing.md", "no-such-file"),
    ],
)
def test_a_link_out_of_the_project_is_named_and_not_followed(folder: Folder, stranger: Path, link: str, to: str) -> None:
    target = os.path.normpath(stranger / to)
    lay(folder, link, target)
    faults = folder.faults()
    said = f"{link}:1:1: error: this is a symbolic link to {target}, outside the project; put the file or folder itself here [outside]"
    assert said in faults
    assert not any("hunter2" in problem.excerpt or "hunter2" in str(problem) for problem in folder.problems())
    assert sum("[outside]" in fault for fault in faults) == 1


def test_a_chain_of_links_is_followed_to_its_end(folder: Folder, stranger: Path) -> None:
    lay(folder, "content/second.md", stranger / "secret.md")
    lay(folder, "content/first.md", "second.md")
    end = stranger / "secret.md"
    assert f"content/first.md:1:1: error: this is a symbolic link to second.md ({end}), outside the project" in "\n".join(folder.faults())


def test_a_relative_link_leads_out_as_well(folder: Folder, stranger: Path) -> None:
    lay(folder, "content/x.md", os.path.relpath(stranger / "secret.md", folder.path("content")))
    assert [fault for fault in folder.faults() if "[outside]" in fault]


def test_links_within_the_project_are_followed(folder: Folder) -> None:
    folder.write("notes/more.md", "# More\n\nThe clock has a face.\n")
    folder.path("cities/alpha.yml").rename(folder.path("alpha.yml"))
    lay(folder, "cities/alpha.yml", "../alpha.yml")
    lay(folder, "content/more.md", "../notes/more.md")
    lay(folder, "content/notes", folder.path("notes"))
    assert folder.faults() == []
    assert {"more.md", "notes/more.md"} <= folder.project().pages.keys()


def test_the_project_itself_may_be_reached_by_a_link(folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    link = tmp_path_factory.mktemp("links") / "guide"
    link.symlink_to(folder.root)
    assert Folder(link).faults() == []


def test_links_that_go_round_are_told_and_left(folder: Folder) -> None:
    lay(folder, "content/round", ".")
    lay(folder, "content/a/b", "../c")
    lay(folder, "content/c/d", "../a")
    lay(folder, "content/self.md", "self.md")
    round_and_round = "this symbolic link leads to a folder around it, and so on without end [outside]"
    assert folder.faults() == [
        f"content/a/b/d:1:1: error: {round_and_round}",
        f"content/c/d/b:1:1: error: {round_and_round}",
        f"content/round:1:1: error: {round_and_round}",
        "content/self.md:1:1: error: cannot be read: this symbolic link leads back to itself [unreadable]",
    ]


def pipe(path: Path) -> None:
    os.mkfifo(path)


def unix_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket has 107 bytes at most
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


@pytest.mark.parametrize(
    "name", ["cities/alpha.yml", "data/sources.yml", "data/clusters.csv", "content/x.md", "content/x.bin", "photographs/x.jpg"]
)
@pytest.mark.parametrize(("make", "kind"), [(pipe, "pipe"), (unix_socket, "socket")])
def test_what_is_no_plain_file_is_not_opened(folder: Folder, name: str, make: Callable[[Path], None], kind: str) -> None:
    folder.path(name).unlink(missing_ok=True)
    folder.path(name).parent.mkdir(exist_ok=True)
    make(folder.path(name))
    assert f"{name}:1:1: error: this is a {kind}, a file was expected [not-a-file]" in folder.faults()


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/stdin"])
def test_a_device_is_not_read_wherever_it_is_named(device: str) -> None:
    with pytest.raises(NotReadError, match=r"this is a (device|pipe), a file was expected|cannot be read|bytes found"):
        read_plain(Path(device), device, SMALL, anywhere=True).hex() or pytest.fail("an empty file")


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("cities/alpha.yml", TEXT_FILE),
        ("data/sources.yml", TEXT_FILE),
        ("content/x.md", TEXT_FILE),
        ("data/clusters.csv", TABLE_FILE),
    ],
)
def test_a_file_larger_than_its_limit_is_not_read(folder: Folder, name: str, limit: Limit) -> None:
    with folder.path(name).open("wb") as file:
        file.truncate(limit.most + 1)
    said = f"{limit.most + 1:,} bytes found; at most {limit.most // 1_000_000} MB are read"
    assert f"{name}:1:1: error: {said} [too-large]" in folder.faults()


def test_a_photograph_larger_than_its_limit_is_not_read(folder: Folder) -> None:
    folder.edit(
        "cities/alpha.yml",
        "cities:\n",
        "photograph: {file: photographs/a.jpg, alt: A tram on wet rails in the night, credit: K, licence: CC0}\ncities:\n",
    )
    folder.write("photographs/a.jpg", "")
    with folder.path("photographs/a.jpg").open("wb") as file:
        file.truncate(PHOTOGRAPH_FILE.most + 1)
    assert any("'photographs/a.jpg' is not read: 50,000,001 bytes found; at most 50 MB are read [photograph]" in f for f in folder.faults())


def test_a_file_without_a_size_is_read_up_to_the_limit() -> None:
    """Files of `/proc` have the size 0."""
    with pytest.raises(NotReadError, match="more than 10 bytes found"):
        read_plain(Path("/proc/self/status"), "status", SMALL, anywhere=True)


@pytest.mark.parametrize(
    "way", ["{relative}", "{absolute}", "./half_lives.csv", "standings/../half_lives.csv", "C:\\x.csv", "file:///etc/passwd"]
)
def test_a_table_is_named_by_its_path_below_its_folder(folder: Folder, stranger: Path, way: str) -> None:
    (stranger / "half_lives.csv").write_text(SECRET)
    absolute = str(stranger / "half_lives.csv")
    way = way.format(absolute=absolute, relative=os.path.relpath(absolute, folder.path("data")))
    folder.edit("data/datapackage.yml", "path: half_lives.csv", f"path: {way}")
    place = folder.place("data/datapackage.yml", way)
    said = "a table lies in data/ or in a folder there; write its path from there, as in standings/2025.csv"
    assert f"{place}: error: {said} [outside]" in folder.faults()
    assert not any("hunter2" in fault for fault in folder.faults())


def test_a_file_that_becomes_another_between_two_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was opened is looked at again before it is read."""
    plain = tmp_path / "x.yml"
    plain.write_text("a: b")
    before, real_open = Path.stat, os.open

    def swap(*arguments: object, **options: object) -> int:
        plain.unlink()
        os.mkfifo(plain)
        return real_open(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", swap)
    with pytest.raises(NotReadError, match="this is a pipe"):
        open_plain(plain, "x.yml", TEXT_FILE)
    assert Path.stat is before


def test_folders_that_multiply_by_links_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for level in range(30):
        (tmp_path / f"content/{level}").mkdir(parents=True)
    for level in range(29):
        for link in "ab":
            (tmp_path / f"content/{level}/{link}").symlink_to(f"../{level + 1}")
    (tmp_path / "content/29/page.md").write_text("# A\n")
    monkeypatch.setattr("cityguide.reading.plain_file.FOLDER", Limit("Files", "Files", 50, "files", "For a test."))
    found = files_below(tmp_path / "content", "content")
    assert [str(problem) for problem in found.problems] == ["content:1:1: error: more than 50 files lie here; that is no guide [too-large]"]


def test_a_build_ends_before_a_link_is_copied(folder: Folder, stranger: Path) -> None:
    lay(folder, "content/notes.txt", stranger / "secret.yml")
    project, problems = read_project(folder.root, folder.path("content"), TODAY)
    assert project is None
    assert [problem.code for problem in problems] == ["outside"]
