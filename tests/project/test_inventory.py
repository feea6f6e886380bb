from small_project import Folder

from cityguide.cli import main
from cityguide.project.inventory import counts_of, inventory_as_markdown


def test_what_a_file_holds(folder: Folder) -> None:
    folder.add_day()
    folder.edit("cities/alpha.yml", "story:", "labels:\n  - {name: Sea, kind: water, lat: 35.4, lon: 139.7, source: atlas}\nstory:")
    [alpha] = [counts for counts in counts_of(folder.guide()) if counts.cluster == "alpha"]
    assert (alpha.open, alpha.unknown, alpha.closed) == (1, 1, 1)
    assert (alpha.hours, alpha.by_weekday, alpha.prices, alpha.positions, alpha.to_eat) == (1, 1, 1, 1, 0)
    assert (alpha.labels, alpha.days, alpha.stops) == (1, 1, [2])
    assert alpha.story.people == 0


def test_hours_in_words_are_none_by_weekday(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", 'hours: {osm: "Tu-Su 10:00-18:00", as_of: 2023-05, sources: [wire-2023]}', "hours: {note: Ask.}")
    folder.edit("cities/alpha.yml", "kind: museum", "kind: market")
    [alpha] = [counts for counts in counts_of(folder.guide()) if counts.cluster == "alpha"]
    assert (alpha.hours, alpha.by_weekday, alpha.to_eat) == (1, 0, 1)


def test_a_table_with_a_column_for_each_city(folder: Folder) -> None:
    lines = inventory_as_markdown(counts_of(folder.guide())).splitlines()
    assert lines[0] == "|  | asked | beta-gamma | alpha |"
    assert "| Open places | ≥ 20 | 1 | 1 |" in lines
    assert "| – stops of each | 4 to 6 | – | – |" in lines
    assert {line.count("|") for line in lines} == {5}


def test_the_command_prints_it(folder: Folder, capsys: object) -> None:
    assert main(["inventory", "--root", str(folder.root)]) == 0
    folder.edit("cities/alpha.yml", "kind: museum", "kind: musuem")
    assert main(["inventory", "--root", str(folder.root)]) == 1
