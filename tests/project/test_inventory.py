from small_project import Folder

from cityguide.cli import main
from cityguide.project.inventory import counts_of, inventory_as_markdown


def counts(folder: Folder) -> dict[str, str]:
    return {row.name: row.cell for row in counts_of(folder.guide())["alpha"]}


def test_what_a_file_holds(folder: Folder) -> None:
    folder.add_day()
    folder.edit("cities/alpha.yml", "story:", "labels:\n  - {name: Sea, kind: water, lat: 35.4, lon: 139.7, source: atlas}\nstory:")
    alpha = counts(folder)
    assert [alpha[name] for name in ("Open places", "Not known if open", "Closed")] == ["1", "1", "1"]
    assert [alpha[name] for name in alpha if name.startswith(("– with", "– to eat"))] == ["1", "1", "1", "1", "0"]
    assert [alpha[name] for name in ("Quarters and waters on the map", "Days to follow", "– stops of each")] == ["1", "1", "2"]
    assert alpha["Living people in the story"] == "0"


def test_hours_in_words_are_none_by_weekday(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", 'hours: {osm: "Tu-Su 10:00-18:00", as_of: 2023-05, sources: [wire-2023]}', "hours: {note: Ask.}")
    folder.edit("cities/alpha.yml", "kind: museum", "kind: market")
    alpha = counts(folder)
    assert [alpha[name] for name in ("– with hours", "– with hours by weekday", "– to eat at")] == ["1", "0", "1"]


def test_a_table_with_a_column_for_each_city(folder: Folder) -> None:
    lines = inventory_as_markdown(folder.guide()).splitlines()
    assert lines[0] == "|  | asked | beta-gamma | alpha |"
    assert "| Open places | ≥ 20 | 1 | 1 |" in lines
    assert "| – stops of each | 4 to 6 | – | – |" in lines
    assert {line.count("|") for line in lines} == {5}


def test_the_command_prints_it(folder: Folder, capsys: object) -> None:
    assert main(["inventory", "--root", str(folder.root)]) == 0
    folder.edit("cities/alpha.yml", "kind: museum", "kind: musuem")
    assert main(["inventory", "--root", str(folder.root)]) == 1
