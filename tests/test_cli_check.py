"""`cityguide check` as it is called: what it prints where, what it ends with, and that it takes little time."""

import json
import re
import shutil
import subprocess
import sys

import pytest
import yaml
from editor.cases import VALID
from small_project import REPOSITORY, Folder

from cityguide.cli import main

DAY = "1700611200"
"""22 November 2023, the day of the small project."""


@pytest.fixture(autouse=True)
def there(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.delenv("SITE_URL", raising=False)


@pytest.fixture
def good(folder: Folder) -> Folder:
    """The small project with texts of a length that a reader is served by, and names in local script."""
    shutil.copytree(VALID, folder.root, dirs_exist_ok=True)
    return folder


def problems(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    code = main(["check", "--format", "json", *arguments])
    out, err = capsys.readouterr()
    assert err == ""
    return code, [f"{p['file']}:{p['line']} {p['code']}" for p in json.loads(out)["problems"]]


def place(folder: Folder, words: str) -> str:
    """The line in the profile of Alpha in which `words` stand."""
    return folder.place("cities/alpha.yml", words).split(":")[1]


def test_a_good_project(good: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("No problems: ")
    assert err == ""


def test_errors_and_warnings_go_to_stderr_and_end_with_1(good: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    good.edit("cities/alpha.yml", "kind: museum", "kind: muesum")
    assert main(["check"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[0] == "cities/alpha.yml"
    line = place(good, "muesum")
    assert f"  {line}:11  error  kind: 'muesum' is not one of its words; did you mean 'museum'?  [unknown-word]\n" in err
    assert err.endswith("\ncityguide check --fix mends it.\n1 error in 1 file.\n")


def test_notes_go_to_stdout_and_end_with_0(good: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    good.edit("cities/alpha.yml", "kind: museum", "kind: museum  ")
    assert main(["check"]) == 0
    out, err = capsys.readouterr()
    assert f"  {place(good, 'kind: museum')}:17  note  " in out and out.endswith("1 note in 1 file.\n")
    assert err == ""


def test_warnings_are_told_beside_errors_as_far_as_the_guide_could_be_read(good: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    good.write("cities/beta-gamma.yml", "cluster: [\n")
    good.edit("cities/alpha.yml", "currency: JPY", "currency: USD")
    assert problems(capsys) == (1, ["cities/beta-gamma.yml:1 yaml", f"cities/alpha.yml:{place(good, 'USD')} foreign-currency"])


def test_paths_restrict_what_is_told_and_not_what_is_read(good: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    good.edit("cities/alpha.yml", "kind: museum", "kind: muesum")
    good.edit("data/sources.yml", "kind: dataset", "kind: datset")
    assert problems(capsys, "cities") == (1, [f"cities/alpha.yml:{place(good, 'muesum')} unknown-word"])
    assert problems(capsys, str(good.path("data/sources.yml")), "content")[1][0].startswith("data/sources.yml:")
    assert problems(capsys, "content") == (0, [])
    assert problems(capsys, "cities/beta-gamma.yml", "data/claims.yml") == (0, [])
    assert len(problems(capsys, ".")[1]) == 2


@pytest.mark.parametrize("arguments", [["nowhere.yml"], [".."], ["/"], ["--format", "xml"], ["cities", "cities/no.yml"]])
def test_wrong_use_ends_with_2(good: Folder, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", *arguments])
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: cityguide check")


@pytest.mark.parametrize("broken", [False, True])
def test_what_machines_read_is_valid_with_and_without_problems(good: Folder, broken: bool, capsys: pytest.CaptureFixture[str]) -> None:
    if broken:
        good.write("cities/alpha.yml", b"name: \xff\n")
    for name in ("json", "sarif"):
        assert main(["check", "--format", name]) == broken
        assert isinstance(json.loads(capsys.readouterr().out), dict)
    assert main(["check", "--format", "github"]) == broken
    out = capsys.readouterr().out
    assert out.startswith("::error file=cities/alpha.yml,line=1,col=7,") if broken else out == ""


def test_addresses_are_those_of_the_site(good: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    good.edit("cities/alpha.yml", "kind: museum", "kind: muesum")
    good.write("mkdocs.yml", 'site_name: x\nsite_url: !ENV [SITE_URL, ""]\n')
    main(["check"])
    assert " = write/fields/#attraction-kind\n" in capsys.readouterr().err
    good.write("mkdocs.yml", "site_name: x\nsite_url: https://guide.example/en/\n")
    main(["check"])
    assert " = https://guide.example/en/write/fields/#attraction-kind\n" in capsys.readouterr().err
    monkeypatch.setenv("SITE_URL", "https://other.example")
    main(["check"])
    assert " = https://other.example/write/fields/#attraction-kind\n" in capsys.readouterr().err


def test_no_colour_where_nobody_looks(good: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    good.edit("cities/alpha.yml", "kind: museum", "kind: muesum")
    main(["check"])
    assert "\x1b" not in capsys.readouterr().err


def test_fix_mends_what_has_one_repair_and_tells_what_is_left(good: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    good.edit("cities/alpha.yml", "kind: museum", "kind: muesum  ")
    good.edit("cities/alpha.yml", "currency: JPY", "currency: USD")
    line = place(good, "muesum")
    assert main(["check", "--fix"]) == 1
    out, err = capsys.readouterr()
    assert f"cities/alpha.yml:{line}:11: 'muesum' is now 'museum' [unknown-word]\n" in out
    assert " mended.\n" in out
    assert "kind: museum\n" in good.read("cities/alpha.yml")
    assert "[foreign-currency]" in err and err.endswith("1 warning in 1 file.\n")
    good.edit("cities/alpha.yml", "currency: USD", "currency: JPY")
    assert main(["check", "--fix"]) == 0
    assert capsys.readouterr().out.startswith("Nothing to mend.\nNo problems: ")


def test_fix_mends_only_in_the_paths_that_are_named(good: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    good.edit("cities/alpha.yml", "kind: museum", "kind: muesum")
    assert main(["check", "--fix", "data"]) == 0
    assert "kind: muesum" in good.read("cities/alpha.yml")
    assert main(["check", "--fix", "--format", "json", "cities"]) == 0
    assert json.loads(capsys.readouterr().out.split("\n", 2)[2])["problems"] == []
    assert "kind: museum" in good.read("cities/alpha.yml")


def test_a_check_loads_nothing_that_draws() -> None:
    told = "import sys, cityguide.cli.check; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split()
    assert not {"numpy", "PIL", "shapely", "jinja2", "markdown", "mkdocs", "plotly", "gpxpy"} & set(loaded)


def test_the_hook_runs_what_there_is(good: Folder) -> None:
    [hook] = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    [repository] = yaml.safe_load((REPOSITORY / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("cityguide-check", "python", False)
    for one in (hook, repository["hooks"][0]):
        program, *arguments = one["entry"].split()
        assert program == "cityguide"
        assert main(arguments) == 0
        assert all(re.search(one["files"], name) for name in ("cities/alpha.yml", "data/standings/2023.csv", "content/index.md"))
        assert not re.search(one["files"], "plugins/cityguide/cities/x.py")


def test_what_comes_by_itself_is_told_and_fails_nothing(
    good: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good.edit("cities/beta-gamma.yml", "The bridge is new [@wire-2023].", "A second bridge is planned [@wire-2023] [due 2023-12].")
    monkeypatch.chdir(good.root)
    for seconds, said in (("1703980800", "No problems"), ("1704412800", "this was due by December 2023")):  # 31 December and 5 January
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
        assert main(["check"]) == 0
        assert said in capsys.readouterr().out
