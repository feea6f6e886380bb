"""The folder in which the next site is made: whatever ends a build, and whenever, a whole site stands where one stood."""

from __future__ import annotations

import errno
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from cityguide.mkdocs_host import lock_file, next_site
from cityguide.mkdocs_host.next_site import NextSite, NoPlaceError

_POSIX = pytest.mark.skipif(os.name != "posix", reason="links, modes and open files as POSIX has them")


def write(folder: Path, words: str) -> None:
    (folder / "cities").mkdir(exist_ok=True)
    for name in ("index.html", "cities/index.html", "cities/seoul.html"):
        (folder / name).write_text(words)


def texts(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text() for path in sorted(site.rglob("*")) if path.is_file()}


def whole(words: str) -> dict[str, str]:
    return dict.fromkeys(["cities/index.html", "cities/seoul.html", "index.html"], words)


def renew(site: Path, words: str) -> list[str]:
    following = NextSite(site)
    try:
        write(following.folder, words)
        return list(following.take_place())
    finally:
        following.close()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    assert renew(site, "old") == []
    return site


@pytest.fixture(params=["exchanged", "moved"])
def _either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system that can exchange two folders, and as on one that can't."""
    if request.param == "moved":
        monkeypatch.setattr(next_site, "_exchanged", lambda one, other: False)


@pytest.mark.usefixtures("_either_way")
def test_the_next_site_takes_the_place_of_the_last_and_leaves_nothing_beside_it(site: Path) -> None:
    assert texts(site) == whole("old")
    assert renew(site, "new") == []
    assert texts(site) == whole("new")
    assert list(site.parent.iterdir()) == [site]


def test_a_site_that_does_not_become_whole_costs_nothing(site: Path) -> None:
    following = NextSite(site)
    write(following.folder, "half")
    following.close()
    assert texts(site) == whole("old")
    assert list(site.parent.iterdir()) == [site]


KILLED = """
import os, signal, sys
from pathlib import Path
from cityguide.mkdocs_host import next_site
from test_next_site import renew, texts, whole, write

site, exchanges = Path(sys.argv[1]), sys.argv[2] == "exchanged"
if not exchanges:
    next_site._exchanged = lambda one, other: False
own = {".git/HEAD": "main", "CNAME": "guide.example"}
(site / ".git").mkdir()
for name, text in own.items():
    (site / name).write_text(text)
found, kills = set(), 0
while True:
    child = os.fork()
    if child == 0:
        steps = 0
        def step(event, arguments):
            global steps
            if event != "os.kill" and event.partition(".")[0] in ("open", "os", "shutil", "ctypes"):
                steps += 1
                if steps > kills:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(step)
        renew(site, "new")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if exchanges or site.exists():
        assert texts(site) in (whole("old") | own, whole("new") | own), (kills, texts(site))
        found.add(texts(site)["index.html"])
    failed = next_site.NextSite(site)  # the next build fails
    assert texts(site) in (whole("old") | own, whole("new") | own), (kills, texts(site))
    write(failed.folder, "half")
    failed.close()
    assert list(site.parent.iterdir()) == [site], kills
    if status == 0:
        break
    kills += 1
    renew(site, "old")
assert found == {"old", "new"}, found
print(kills)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks the process that is killed")
@pytest.mark.parametrize("way", ["exchanged", "moved"])
def test_killed_before_any_of_its_steps_it_leaves_one_whole_site(site: Path, way: str) -> None:
    """A step is whatever Python asks of the file system. After each kill comes a build that fails, and then one that doesn't."""
    if way == "exchanged" and sys.platform not in ("linux", "darwin"):
        pytest.skip("this system can't exchange folders")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    command = [sys.executable, "-B", "-c", KILLED, str(site), way]
    result = subprocess.run(command, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 0, result.stderr
    assert int(result.stdout) > 40


def test_two_at_once_do_not_mix_and_the_second_is_told_of_the_first(site: Path) -> None:
    first = NextSite(site)
    write(first.folder, "first")
    told = rf"Another build is making {re.escape(str(site))}: process {os.getpid()} on {re.escape(socket.gethostname())}, since \d{{4}}-\d\d-\d\d [\d:]{{8}}\. Let it end first\."
    with pytest.raises(NoPlaceError, match=told):
        NextSite(site)
    first.take_place()
    first.close()
    assert texts(site) == whole("first")
    assert renew(site, "second") == []
    assert list(site.parent.iterdir()) == [site]


def test_a_lock_that_nobody_holds_is_taken_over_whoever_it_names(site: Path) -> None:
    site.with_name(".site.lock").write_text(f"process {os.getppid()} on elsewhere")
    assert renew(site, "new") == []
    assert list(site.parent.iterdir()) == [site]


@_POSIX
def test_a_lock_removed_while_it_was_opened_is_not_held(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, hold = site.with_name(".site.lock"), lock_file._hold

    def after_its_removal(descriptor: int) -> None:
        monkeypatch.undo()
        path.unlink()
        hold(descriptor)

    monkeypatch.setattr(lock_file, "_hold", after_its_removal)
    held = NextSite(site)
    assert path.read_text().startswith(f"process {os.getpid()} on ")
    with pytest.raises(NoPlaceError):
        NextSite(site)
    held.close()


@_POSIX
@pytest.mark.usefixtures("_either_way")
def test_a_link_stays_and_leads_to_the_new_site(site: Path) -> None:
    elsewhere = site.parent / "srv" / "guide"
    elsewhere.parent.mkdir()
    site.rename(elsewhere)
    site.symlink_to(elsewhere)
    renew(site, "new")
    assert site.is_symlink()
    assert texts(elsewhere) == whole("new")
    assert list(elsewhere.parent.iterdir()) == [elsewhere]


@_POSIX
def test_a_link_to_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "srv" / "guide")
    renew(tmp_path / "site", "new")
    assert texts(tmp_path / "srv" / "guide") == whole("new")


@_POSIX
@pytest.mark.usefixtures("_either_way")
def test_what_the_publisher_keeps_in_the_folder_stays_and_the_rest_is_told(site: Path) -> None:
    for name in (
        ".git/objects/ab/cd",
        ".well-known/security.txt",
        ".nojekyll",
        ".htaccess",
        "CNAME",
        "ads.txt",
        "notes/a.txt",
        "cities/oslo.html",
    ):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("own")
    (site / ".link").symlink_to("nowhere")
    (site / "cities" / ".hidden").write_text("own")
    following = NextSite(site)
    write(following.folder, "new")
    (following.folder / ".nojekyll").write_text("new")
    assert following.take_place() == ["ads.txt", "cities/.hidden", "cities/oslo.html", "notes/a.txt"]
    following.close()
    own = dict.fromkeys([".git/objects/ab/cd", ".well-known/security.txt", ".htaccess", "CNAME"], "own")
    assert texts(site) == whole("new") | own | {".nojekyll": "new"}
    assert (site / ".link").readlink() == Path("nowhere")


def test_a_git_that_is_a_file_stays_too_where_files_have_one_name_only(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(*names: object, **options: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_link)
    (site / ".git").write_text("gitdir: elsewhere")
    renew(site, "new")
    assert texts(site) == whole("new") | {".git": "gitdir: elsewhere"}


@_POSIX
def test_who_may_read_the_folder_stays_as_the_publisher_set_it(site: Path) -> None:
    site.chmod(0o2750)
    renew(site, "new")
    assert site.stat().st_mode & 0o7777 == 0o2750


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_and_the_group_of_the_folder_stay(site: Path) -> None:
    os.chown(site, 12345, 23456)
    site.chmod(0o2750)
    renew(site, "new")
    assert (site.stat().st_uid, site.stat().st_gid, site.stat().st_mode & 0o7777) == (12345, 23456, 0o2750)


def test_a_file_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(NoPlaceError, match="site is a file, where the site's folder should be"):
        NextSite(tmp_path / "site")
    assert (tmp_path / "site").read_text() == "mine"


def test_a_volume_of_its_own_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda path: path == site)
    with pytest.raises(NoPlaceError, match="a volume of its own, which can't be exchanged"):
        NextSite(site)


def test_a_folder_that_may_not_be_written_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: path != site)
    with pytest.raises(NoPlaceError, match="site is read-only"):
        NextSite(site)


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.EACCES, "Permission denied"), (errno.EROFS, "Read-only file system"), (errno.ENOSPC, "No space left on device")],
)
@pytest.mark.parametrize(("module", "name", "said"), [
    (os, "open", "Nothing can be written beside {site}: {told}."),
    (Path, "mkdir", "{folder} can't be made anew: {told}."),
    (Path, "rename", "The new site can't take the place of {site}: {told}."),
    (next_site, "_exchanged", "The new site can't take the place of {site}: {told}."),
    (next_site, "_link", "The new site can't take the place of {site}: {told}."),
])  # fmt: skip
def test_what_the_system_refuses_is_told_and_the_last_site_stays(
    site: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str, said: str, number: int, told: str
) -> None:
    def refuses(*arguments: object, **options: object) -> None:
        if options.get("parents") is None:
            raise OSError(number, os.strerror(number), str(site))

    (site / ".nojekyll").write_text("")
    if name == "rename":
        monkeypatch.setattr(next_site, "_exchanged", lambda one, other: False)
    with monkeypatch.context() as patch:
        patch.setattr(module, name, refuses)
        with pytest.raises(NoPlaceError, match=re.escape(said.format(site=site, folder=site.with_name(".site.next"), told=told))):
            renew(site, "new")
    assert texts(site) == whole("old") | {".nojekyll": ""}
    renew(site, "new")
    assert texts(site) == whole("new") | {".nojekyll": ""}
    assert list(site.parent.iterdir()) == [site]


def test_a_site_that_can_be_moved_neither_in_nor_back_waits_for_the_next_build(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moves = iter([Path.rename, None, None])

    def once(path: Path, target: Path) -> None:
        move = next(moves)
        if move is None:
            raise OSError(errno.EIO, "Input/output error")
        move(path, target)

    monkeypatch.setattr(next_site, "_exchanged", lambda one, other: False)
    following = NextSite(site)
    write(following.folder, "new")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", once)
        with pytest.raises(NoPlaceError):
            following.take_place()
    following.close()
    assert not site.exists()
    NextSite(site).close()
    assert texts(site) == whole("old")
