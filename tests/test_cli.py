import json
import os
import subprocess
import sys
import tomllib

import pytest
from small_project import REPOSITORY, Folder

import cityguide
from cityguide.cli import main


def run(folder: Folder, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    system = {"SYSTEMROOT": os.environ.get("SYSTEMROOT", "")}  # without it no Python starts on Windows
    return subprocess.run(
        [sys.executable, "-m", "cityguide.cli", *arguments],
        cwd=folder.root, capture_output=True, text=True, encoding="utf-8", check=False, env={**system, **environment},
    )  # fmt: skip


def test_the_version_is_said_in_one_place(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"cityguide {cityguide.__version__}\n"
    package = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    assert package["project"]["dynamic"] == ["version"]
    changes = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{cityguide.__version__}] - 20" in changes or f"To become {cityguide.__version__}, " in changes


def test_what_is_not_for_a_terminal_is_utf_8_whatever_the_system_writes(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", "local_name: 時計館", "local_nam: 時計館")
    # As on Windows, whose code page has no such letters. PYTHONUTF8 and PYTHONCOERCECLOCALE would hide it.
    latin = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run(folder, "check", "--format", "json", **latin)
    assert done.returncode == 1, done.stderr
    assert "local_nam: 時計館" in json.loads(done.stdout)["problems"][0]["excerpt"]
    assert "local_nam: 時計館" in run(folder, "check", **latin).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["chek"],
        ["check", "--all"],
        ["check", "--root", "nowhere"],
        ["export"],
        ["export", "cities"],
        ["export", "cities/alpha.yml"],
        ["check", "x"],
    ],
)
def test_misuse_exits_with_2(
    folder: Folder, arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.root)
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: cityguide")


def test_export_of_a_faulty_project_writes_nothing(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.root)
    folder.edit("cities/alpha.yml", "tagline: A", "tagine: A")
    assert main(["export", "out"]) == 1
    assert not folder.path("out").exists()


def test_export_may_write_into_an_empty_folder_only(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.root)
    folder.path("out").mkdir()
    assert main(["export", "out"]) == 0
    with pytest.raises(SystemExit) as ended:
        main(["export", "out"])
    assert ended.value.code == 2


def test_the_same_project_gives_the_same_bytes_whatever_the_seed_of_hashes(folder: Folder) -> None:
    for seed in ("1", "4242"):
        done = run(folder, "export", f"out-{seed}", PYTHONHASHSEED=seed, SOURCE_DATE_EPOCH="1700000000")
        assert done.returncode == 0, done.stderr
    trees = [
        {path.relative_to(folder.root / out): path.read_bytes() for path in folder.path(out).rglob("*") if path.is_file()}
        for out in ("out-1", "out-4242")
    ]
    assert trees[0] == trees[1]
    assert len(trees[0]) > 50
