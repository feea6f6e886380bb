"""The editors' work list: `cityguide freshness`."""

from __future__ import annotations

import json

import pytest
from small_project import REPOSITORY, Folder

from cityguide.cli import main

DAY = "2023-11-22"


@pytest.fixture(autouse=True)
def beside_the_project(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.root)


def test_the_list_is_an_aligned_table_with_the_scores_below(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    line = {name: folder.place("cities/alpha.yml", words).rsplit(":", 1)[0] for name, words in (
        ("tram", 'hours: {osm: "Mo-Su'), ("hours", 'hours: {osm: "Tu-Su'), ("price", "price: {adult"),
        ("open", "status: {state: unknown"), ("closed", "status: {state: closed"),
    )}  # fmt: skip
    assert main(["freshness", "--as-of", DAY]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.splitlines() == [
        "state  age  half-life  city   place or note  field   date        where",
        f"old    205        120  alpha  Clock House    hours   2023-05     {line['hours']}",
        f"old    205        180  alpha  Clock House    price   2023-05     {line['price']}",
        f"old    690        120  alpha  The <3 Tram    hours   2022        {line['tram']}",
        f"old    690        365  alpha  The <3 Tram    status  2022        {line['open']}",
        f"old    722        365  alpha  Radio Hall     status  2021-11-30  {line['closed']}",
        "",
        "beta-gamma  1.000  1 of 1 facts fresh, 0 without a date",
        "alpha       0.583  7 of 12 facts fresh, 0 without a date",
        "all         0.615  8 of 13 facts fresh, 0 without a date",
        "",
        "Nothing is said of the future.",
    ]


def test_all_lists_the_fresh_too(capsys: pytest.CaptureFixture[str]) -> None:
    main(["freshness", "--as-of", DAY, "--all"])
    lines = capsys.readouterr().out.split("\n\n")[0].splitlines()
    assert len(lines) == 1 + 13
    assert lines[-1].startswith("fresh")


def test_a_city_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["freshness", "--as-of", DAY, "--city", "beta-gamma", "--fail-under", "1"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Nothing is past its half-life or without a date.", "", "beta-gamma  1.000  1 of 1 facts fresh, 0 without a date", "",
        "Nothing is said of the future.",
    ]  # fmt: skip


def test_json_is_the_same_and_always_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    main(["freshness", "--as-of", DAY, "--format", "json"])
    first = capsys.readouterr().out
    main(["freshness", "--as-of", DAY, "--format", "json"])
    assert capsys.readouterr().out == first
    read = json.loads(first)
    assert read["as_of"] == DAY
    assert (read["score"], read["fresh"], read["dated"], read["total"]) == (0.6154, 8, 13, 13)
    assert read["cities"][1] == {"cluster": "alpha", "score": 0.5833, "fresh": 7, "dated": 12, "total": 12}
    assert [fact["state"] for fact in read["facts"]] == ["old", "old", "old", "old", "old"]
    worst = read["facts"][0]
    assert worst.pop("at").startswith("cities/alpha.yml:")
    assert worst == {
        "state": "old", "cluster": "alpha", "place": "clock-house", "name": "Clock House", "field": "hours", "kind": "hours",
        "date": "2023-05", "age": 205, "half_life": 120, "sources": ["wire-2023"],
    }  # fmt: skip


@pytest.mark.parametrize(("least", "code"), [("0", 0), ("0.615", 0), ("0.616", 1), ("1", 1)])
def test_the_exit_code_follows_the_score(least: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["freshness", "--as-of", DAY, "--fail-under", least]) == code
    assert capsys.readouterr().err == (f"The score 0.615 is below {least}.\n" if code else "")


def test_today_is_that_of_the_build(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700611200")  # 22 November 2023
    main(["freshness", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["as_of"] == DAY


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--as-of", "2023-02-30"], "'2023-02-30' is not a day; write it as in 2025-09-01"),
        (["--as-of", "20230201"], "'20230201' is not a day"),
        (["--fail-under", "1.5"], "'1.5' is not a number from 0 to 1"),
        (["--fail-under", "nan"], "'nan' is not a number from 0 to 1"),
        (["--city", "alpa"], "unknown city 'alpa'; did you mean 'alpha'?"),
        (["--city", "delta"], "unknown city 'delta'; allowed: alpha, beta-gamma"),
        (["--format", "xml"], "invalid choice"),
    ],
)
def test_misuse_exits_with_2(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["freshness", *arguments])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_faulty_guide_has_no_list(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.edit("cities/alpha.yml", "tagline: A", "tagine: A")
    assert main(["freshness"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith("1 error in 1 file.\n")


def test_the_guide_will_have_grown_old_in_a_year(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["freshness", "--root", str(REPOSITORY), "--as-of", "2027-12-31", "--fail-under", "0.8"]) == 1
    out, err = capsys.readouterr()
    assert err.endswith("is below 0.8.\n")
    assert "cities/tokyo-yokohama.yml:" in out


def test_what_is_due_next_stands_below(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    text = "The airport train takes half an hour [@wire-2023]."
    folder.edit(
        "cities/alpha.yml", text, "A boat is planned [@wire-2023] [due 2024-06]. A lift was due by June [@wire-2023] [due 2023-06]."
    )
    place = folder.place("cities/alpha.yml", "text: A boat").rsplit(":", 1)[0]
    assert main(["freshness", "--as-of", DAY]) == 0
    assert capsys.readouterr().out.splitlines()[-3:] == [
        "Due next: 2 sentences on the future, 1 of them due already.",
        f"2023-06     {place}  A lift was due by June.",
        f"2024-06     {place}  A boat is planned.",
    ]
    assert main(["freshness", "--as-of", DAY, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)["due"]
    assert [(one["by"], one["sentence"]) for one in told] == [("2023-06", "A lift was due by June."), ("2024-06", "A boat is planned.")]
    assert main(["freshness", "--as-of", DAY, "--city", "beta-gamma"]) == 0
    assert capsys.readouterr().out.endswith("Nothing is said of the future.\n")
