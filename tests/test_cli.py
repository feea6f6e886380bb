import subprocess
import sys
from pathlib import Path

import pytest
from project import Folder

from cityguide.cli import main


def run(folder: Folder, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cityguide.cli", *arguments],
        cwd=folder.root, capture_output=True, text=True, encoding="utf-8", check=False, env={"PYTHONUTF8": "1", **environment},
    )  # fmt: skip


def test_check_of_a_good_project(folder: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.root)
    assert main(["check"]) == 0
    out, err = capsys.readouterr()
    assert out == "No problems: 2 profiles, 4 places, 7 sources, 11 standings.\n"
    assert err == ""


def test_check_of_a_faulty_project_prints_a_line_a_problem_and_exits_with_1(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", "tagline: A", "tagine: A")
    folder.write("data/claims.yml", "[" * 10_000)
    done = run(folder, "check")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "cities/alpha.yml:1:1: error: 'tagline' is missing [missing-key]",
        "cities/alpha.yml:5:1: error: unknown key 'tagine'; did you mean 'tagline'? [unknown-key]",
        "data/claims.yml:1:10001: error: not valid YAML: while parsing a flow node did not find expected node content [yaml]",
        "3 problems.",
    ]


def test_check_names_sources_that_nothing_cites_and_lets_them_be(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.edit(
        "data/sources.yml",
        "rumour:\n",
        "idle: {title: A, publisher: B, url: https://c.example, retrieved: 2023, licence: d, kind: blog}\nrumour:\n",
    )
    assert main(["check", "--root", str(folder.root)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "data/sources.yml:5:1: note: nothing cites the source 'idle' [unused-source]",
        "No problems: 2 profiles, 4 places, 8 sources, 11 standings.",
    ]
    folder.write("content/more.md", "# More\n\nSomething [@idle, page 3].\n")
    assert main(["check", "--root", str(folder.root)]) == 0
    assert "note" not in capsys.readouterr().out


def test_check_works_from_elsewhere(folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder.edit("cities/alpha.yml", "kind: museum", "kind: x")
    assert main(["check", "--root", str(folder.root)]) == 1
    assert capsys.readouterr().err.startswith("cities/alpha.yml:39:11: error: kind: 'x' is not one of its words")


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


def test_export_writes_every_output(folder: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.root)
    assert main(["export", "out"]) == 0
    written = {
        path.relative_to(folder.root / "out").as_posix(): path.read_bytes() for path in folder.path("out").rglob("*") if path.is_file()
    }
    project = folder.project()
    outputs = [*project.outputs, *project.pictures]
    assert capsys.readouterr().out == f"{len(outputs)} files written.\n"
    assert written == {o.path: o.content if isinstance(o.content, bytes) else o.content.encode() for o in outputs}


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
