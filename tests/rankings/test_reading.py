import pytest
from small_project import STANDINGS, TODAY, Folder

from cityguide.guide import read_guide


def test_a_table_without_description(folder: Folder) -> None:
    folder.edit("data/datapackage.yml", "  - name: restated\n", "  - name: restatedd\n")
    assert folder.faults() == ["data/datapackage.yml:1:1: error: the package describes no table 'restated' [missing-table]"]


def test_a_column_without_description(folder: Folder) -> None:
    text = folder.read("data/datapackage.yml")
    start = text.index("        - name: region\n")
    folder.write("data/datapackage.yml", text[:start] + text[text.index("      primaryKey: [economy]") :])
    assert "data/economies.csv:1:14: error: unknown column 'region'; allowed: economy, name [unknown-key]" in folder.faults()
    rows = folder.read("data/economies.csv").splitlines()
    folder.write(
        "data/economies.csv", "\n".join(row.rsplit(",", 1)[0] for row in rows if "Hong Kong" not in row) + '\nHK,"Hong Kong, China"\n'
    )
    assert folder.faults() == [
        "data/datapackage.yml:1:1: error: the package describes no column 'region' in the table 'economies' [missing-key]"
    ]


def test_a_ranking_without_a_standing(folder: Folder) -> None:
    for year in STANDINGS:
        folder.standings(year, [])
    assert "data/datapackage.yml:1:1: error: no edition has a single standing; there is no ranking to show [empty-table]" in folder.faults()


def test_an_edition_without_standings_is_not_the_latest(folder: Folder) -> None:
    folder.standings(2023, [])
    folder.table("rank_disputes", [])
    guide, _ = read_guide(folder.root, TODAY)
    assert guide is not None
    assert guide.rankings.latest.year == 2022


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [("economy_ranking", "2023,13,JP", "2023,9,JP"), ("intensity", "2023,1,epsilon", "2023,2,epsilon")],
)
def test_a_rank_stands_once(folder: Folder, table: str, old: str, new: str) -> None:
    folder.edit(f"data/{table}.csv", old, new)
    [fault] = folder.faults()
    assert fault.startswith(f"data/{table}.csv:3:6: error: rank ")
    assert fault.endswith("[equal-ranks]")


def test_rows_without_a_rank_are_no_ties(folder: Folder) -> None:
    rows = [{**row, "rank": ""} for row in STANDINGS[2023]]
    folder.standings(2023, rows)
    assert not [fault for fault in folder.faults() if "equal-ranks" in fault]


def test_what_an_earlier_edition_has_is_not_new(folder: Folder) -> None:
    folder.table("debuts", [{"edition": 2023, "cluster": "alpha", "source_ids": "record-2023"}])
    assert folder.faults() == [
        "data/debuts.csv:2:1: error: alpha can't be new in 2023: the edition of 2021 has it (data/standings/2021.csv:2:8) [value]"
    ]
