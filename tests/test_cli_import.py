import io
import json
import shutil
from pathlib import Path

import pytest
from small_project import ALPHA, REPOSITORY, Folder

from cityguide.cli import main
from cityguide.profiles.places import PLACE_KINDS

BELL = "A bell that has told the harbour the time since the first tram stopped here."
CLOCK = "A clock that set the trains by the river and that nobody has wound for years."

TABLE = (
    "id,name,local_name,language,kind,city,lat,lon,position.basis,position.source,status.state,status.as_of,shows,sources,as_of\n"
    f"bell,Bell Tower,鐘,ja,landmark,harbour,35.52,139.72,venue,atlas,open,2023-10,{BELL},wire-2023,2023-10\n"
    f"clock-house,,,,,,,,,,,,{CLOCK},,\n"
)

DIFF = f"""\
--- a/cities/alpha.yml
+++ b/cities/alpha.yml
@@ -47,7 +47,7 @@
     site: https://clock.example/visit?a=1&b=2
     accessibility: Lift to every floor.
     status: {{state: open, as_of: 2023-05-01}}
-    shows: The clock that set the trains, and why {{{{ count.pct | rounded }}}} applications came after it.
+    shows: {CLOCK}
     sources: [wire-2023, notebook]
     as_of: 2023-05
   - id: waving-tram
@@ -69,6 +69,17 @@
     shows: It sold parts by the gram.
     sources: [notebook]
     as_of: 2021-11
+  - id: bell
+    name: Bell Tower
+    local_name: 鐘
+    language: ja
+    kind: landmark
+    city: harbour
+    position: {{lat: 35.52, lon: 139.72, basis: venue, source: atlas}}
+    status: {{state: open, as_of: 2023-10}}
+    shows: {BELL}
+    sources: [wire-2023]
+    as_of: 2023-10
 practical:
   arriving:
     - title: By air
"""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.chdir(folder.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700611200")
    folder.write("t.csv", TABLE)
    return folder


def test_the_change_is_shown_and_not_written_unasked(here: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "t.csv", "--city", "alpha"]) == 0
    out, err = capsys.readouterr()
    assert out == DIFF
    assert err.splitlines() == [
        "2 places in t.csv; 1 new: bell; 1 with new facts: clock-house.",
        "Nothing is written yet. Say --yes to write it to cities/alpha.yml.",
    ]
    assert here.read("cities/alpha.yml") == ALPHA


def test_it_is_written_with_yes_and_the_guide_is_whole(here: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    here.write("cities/alpha.yml", ("\ufeff# Mine.\n" + ALPHA).replace("tagline", "# Below.\ntagline").replace("\n", "\r\n"))
    before = here.path("cities/alpha.yml").read_bytes()
    assert main(["import", "t.csv", "--city", "alpha", "--yes"]) == 0
    after = here.path("cities/alpha.yml").read_bytes()
    assert capsys.readouterr().err.endswith("Written to cities/alpha.yml.\n")
    assert here.faults() == []
    assert (
        after.replace(after[after.index(b"  - id: bell\r\n") : after.index(b"practical:")], b"").replace(
            CLOCK.encode(), before[before.index(b"The clock that") : before.index(b" it.\r\n") + 4]
        )
        == before
    )
    assert after.count(b"\n") == after.count(b"\r\n")
    assert main(["import", "t.csv", "--city", "alpha", "--yes"]) == 0
    assert capsys.readouterr() == ("", "2 places in t.csv; all of it stands in cities/alpha.yml already.\n")
    assert here.path("cities/alpha.yml").read_bytes() == after


@pytest.mark.parametrize(("answer", "written"), [("y", True), ("Yes", True), ("", False), ("n", False)])
def test_a_terminal_is_asked_and_sees_colours(here: Folder, monkeypatch: pytest.MonkeyPatch, answer: str, written: bool) -> None:
    out = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal(f"{answer}\n"))
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert main(["import", "t.csv", "--city", "alpha"]) == 0
    assert "\x1b[32m+  - id: bell\x1b[0m\n" in out.getvalue()
    assert out.getvalue().endswith("Write this to cities/alpha.yml? [y/N] ")
    assert ("- id: bell" in here.read("cities/alpha.yml")) == written


def test_a_terminal_without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    out = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal(""))
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setenv("NO_COLOR", "1")
    assert main(["import", "t.csv", "--city", "alpha"]) == 0
    assert "\x1b" not in out.getvalue()


def test_all_is_checked_as_a_check_does_and_problems_stand_in_the_table(here: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    here.write("t.csv", TABLE.replace("landmark", "landmrak").replace(CLOCK, "").replace(BELL, ""))
    assert main(["import", "t.csv", "--city", "alpha", "--yes"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    lines = err.splitlines()
    assert lines[0] == "t.csv"
    assert "  2:1  error  'shows' is missing  [missing-key]" in lines
    assert "  2:22  error  kind: 'landmrak' is not one of its words; did you mean 'landmark'?  [unknown-word]" in lines
    assert lines[-2:] == ["2 errors in 1 file.", "Nothing is written."]
    here.write("t.csv", TABLE.replace("A bell that", "A bell of {{ rank | ordinl }}.").replace("wire-2023,", "wire-2032,"))
    assert main(["import", "t.csv", "--city", "alpha", "--yes"]) == 1
    told = capsys.readouterr().err
    word = TABLE.split("\n")[1].index("A bell that") + len("A bell of {{ rank | ") + 1
    assert f"  2:{word}  error  unknown statement 'ordinl'; did you mean 'ordinal'?  [figure]\n" in told
    assert "error  unknown source 'wire-2032'; did you mean 'wire-2023'?  [unknown-source]\n" in told
    assert here.read("cities/alpha.yml") == ALPHA


def test_a_fault_that_many_rows_have_is_told_once_with_what_to_add(here: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"Hall {number},{'see' if number % 2 else 'museum'},35.5,139.7,{number}\n" for number in range(100))
    here.write("t.csv", f"name,kind,lat,lon,fid\n{rows}")
    assert main(["import", "t.csv", "--city", "alpha", "--source", "atlas"]) == 1
    err = capsys.readouterr().err
    assert [line for line in err.splitlines() if line and "|" not in line and "= " not in line] == [
        "The column 'fid' is ignored.",
        "t.csv",
        "  2:1  error  'as_of' is missing in all 100 places; add a column 'as_of', or say --as-of  [missing-key]",
        "  2:1  error  'basis' is missing in all 100 places; add a column 'position.basis'  [missing-key]",
        "  2:1  error  'city' is missing in all 100 places; add a column 'city'  [missing-key]",
        "  2:1  error  'shows' is missing in all 100 places; add a column 'shows'  [missing-key]",
        "  2:1  error  'status' is missing in all 100 places; add the columns 'status.state' and 'status.as_of'  [missing-key]",
        "  3:8  error  kind: 'see' is not one of its words in 50 of 100 places ('Hall 1', 'Hall 3', 'Hall 5', 'Hall 7', 'Hall 9' and 45 more); allowed: " + ", ".join(sorted(PLACE_KINDS)) + "  [unknown-word]",
        "6 errors in 1 file.",
        "Nothing is written.",
    ]  # fmt: skip
    assert here.read("cities/alpha.yml") == ALPHA


def test_one_bad_row_is_named_and_the_rest_waits_for_it(here: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    good = "".join(f"hall-{number},Hall {number},landmark,harbour,open,2023-10,{BELL},wire-2023,2023-10\n" for number in range(300))
    head = "id,name,kind,city,status.state,status.as_of,shows,sources,as_of\n"
    here.write("t.csv", f"{head}{good}bad,Bad,landmark,harbour,open,soon,{BELL},wire-2023,2023-10\n")
    assert main(["import", "t.csv", "--city", "alpha", "--yes"]) == 1
    err = capsys.readouterr().err
    assert "  302:31  error  as_of: 'soon' is not a date; write 2025, 2025-09 or 2025-09-01  [date]\n" in err
    assert err.endswith("1 error in 1 file.\nNothing is written.\n")
    here.write("t.csv", f"{head}{good}")
    assert main(["import", "t.csv", "--city", "alpha", "--yes"]) == 0
    assert here.read("cities/alpha.yml").count("- id: hall-") == 300


def test_what_was_probably_meant_is_told_in_the_table(here: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    here.write(
        "t.csv", TABLE.replace("harbour,35.52", "harbour,35.52").replace(",open,2023-10", ",open,2023 10").replace("landmark", "Landmark")
    )
    assert main(["import", "t.csv", "--city", "alpha"]) == 0
    here.write("t.csv", "id,price.adult,price.currency\nclock-house,€ 5,EUR\n")
    assert main(["import", "t.csv", "--city", "alpha", "--source", "atlas", "--as-of", "2023-10"]) == 1
    assert "  2:13  error  adult: expected a number, found '€ 5'; did you mean '5'?  [type]\n" in capsys.readouterr().err


def test_names_from_a_map_reach_a_terminal_without_its_signs(here: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    feature = {
        "type": "Feature",
        "properties": {"name": "A\x1b[31m", "b\x1b]0;x\x07": "1"},
        "geometry": {"type": "LineString", "coordinates": []},
    }
    here.write("map.geojson", json.dumps({"type": "FeatureCollection", "features": [feature]}))
    assert main(["import", "map.geojson", "--city", "alpha"]) == 1
    assert "\x1b" not in capsys.readouterr().err


def test_a_map_of_another_program(here: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    data = "".join(
        f'<Data name="{key}"><value>{value}</value></Data>'
        for key, value in {
            "kind": "Landmark",
            "city": "harbour",
            "status": "open",
            "shows": BELL,
            "local_name": "鐘",
            "language": "ja",
        }.items()
    )
    here.write(
        "My Map.KML",
        f"<kml><Folder><Placemark><name>Glöckchen</name><ExtendedData>{data}</ExtendedData><Point><coordinates>139.7,35.5</coordinates></Point></Placemark></Folder></kml>",
    )
    assert main(["import", "My Map.KML", "--city", "alpha", "--source", "atlas", "--as-of", "2023-09", "--yes"]) == 0
    assert capsys.readouterr().err == "1 place in My Map.KML; 1 new: glockchen.\nWritten to cities/alpha.yml.\n"
    assert "    position: {lat: 35.5, lon: 139.7, basis: venue, source: atlas}\n" in here.read("cities/alpha.yml")
    assert here.faults() == []


def test_what_can_hardly_be_meant_is_told_and_stops_nothing(here: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    here.write("t.csv", TABLE.replace("鐘,ja", ","))
    assert main(["import", "t.csv", "--city", "alpha", "--yes"]) == 0
    assert "  2:6  warning  Bell Tower has no 'local_name'" in capsys.readouterr().err
    assert "- id: bell" in here.read("cities/alpha.yml")


def test_a_fault_of_another_city_does_not_stop_it_and_one_of_this_city_does(here: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    here.edit("cities/beta-gamma.yml", "kind: shop", "kind: shopp")
    assert main(["import", "t.csv", "--city", "alpha"]) == 0
    here.edit("cities/alpha.yml", "kind: shop", "kind: shopp")
    assert main(["import", "t.csv", "--city", "alpha"]) == 1
    assert "  66:11  error  kind: 'shopp' is not" in capsys.readouterr().err
    here.write("cities/alpha.yml", "a: [\n")
    assert main(["import", "t.csv", "--city", "alpha"]) == 1
    assert capsys.readouterr().err.startswith("cities/alpha.yml\n")


def test_options_fill_in_what_a_map_does_not_know(here: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    held = {
        "title": "Bell",
        "kind": "landmark",
        "city": "harbour",
        "status": {"state": "open"},
        "shows": BELL,
        "local_name": "鐘",
        "language": "ja",
        "icon": "x",
    }
    feature = {"type": "Feature", "properties": held, "geometry": {"type": "Point", "coordinates": [139.7, 35.5]}}
    here.write("map.geojson", json.dumps({"type": "FeatureCollection", "features": [feature]}))
    assert main(["import", "map.geojson", "--city", "alpha", "--source", "atlas", "--as-of", "2023-09", "--yes"]) == 0
    assert capsys.readouterr().err.startswith("The property 'icon' is ignored.\n1 place in map.geojson; 1 new: bell.\n")
    assert "    position: {lat: 35.5, lon: 139.7, basis: venue, source: atlas}\n    status: {state: open, as_of: 2023-09}\n" in here.read(
        "cities/alpha.yml"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["t.csv", "--city", "alpah"], "there is no cities/alpah.yml; did you mean 'alpha'?"),
        (["no.csv", "--city", "alpha"], "there is no file no.csv"),
        (["t.csv", "--city", "alpha", "--source", "atlsa"], "unknown source 'atlsa'; did you mean 'atlas'?; sources stand in data/sources.yml"),
        (["t.csv", "--city", "alpha", "--as-of", "yesterday"], "'yesterday' is not a date; write 2026, 2026-11 or 2026-11-21"),
        (["t.csv"], "the following arguments are required: --city"),
    ],
)  # fmt: skip
def test_wrong_use(here: Folder, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["import", *arguments])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_the_guide_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """As the issue has it: a table into Seoul."""
    the_copy = Folder(tmp_path / "whole")
    for name in ("data", "cities", "content"):
        shutil.copytree(REPOSITORY / name, the_copy.root / name)
    table = Path("attractions.csv")
    monkeypatch.chdir(the_copy.root)
    table.write_text(
        "id,name,kind,city,status.state,status.as_of,shows,sources,as_of\nbell,Bell,landmark,suwon,open,2026-01,A bell.,wipo-2025-blog,2026-01\n",
        encoding="utf-8",
    )
    before = the_copy.read("cities/seoul.yml")
    assert main(["import", "attractions.csv", "--city", "seoul", "--yes"]) == 0, capsys.readouterr().err
    after = the_copy.read("cities/seoul.yml")
    new = "  - id: bell\n    name: Bell\n    kind: landmark\n    city: suwon\n    status: {state: open, as_of: 2026-01}\n    shows: A bell.\n    sources: [wipo-2025-blog]\n    as_of: 2026-01\n"
    assert after == before.replace("routes:\n", f"{new}routes:\n", 1)
