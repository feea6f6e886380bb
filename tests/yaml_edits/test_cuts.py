"""A file is written whole: the old content or the new, with the mode that it has or that its folder suggests."""

import stat
from pathlib import Path

from cityguide.yaml_edits.cuts import write_whole


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_keeps_its_mode_and_a_new_one_has_that_of_its_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    path = tmp_path / "shore.json"
    write_whole(path, b"new")
    assert (path.read_bytes(), mode(path)) == (b"new", 0o640)
    path.chmod(0o604)
    write_whole(path, b"newer")
    assert (path.read_bytes(), mode(path)) == (b"newer", 0o604)
    assert list(tmp_path.iterdir()) == [path]
