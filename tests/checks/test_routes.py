import pytest
from small_project import Folder

FILE = "cities/alpha.yml"


@pytest.fixture
def folder_with_day(folder: Folder) -> Folder:
    folder.add_day()
    assert folder.faults() == []
    return folder


def fault(folder: Folder, words: str, said: str) -> None:
    """The one fault stands where `words` do."""
    assert folder.faults() == [f"{folder.place(FILE, words)}: error: {said}"]


def test_a_stop_at_a_closed_place(folder_with_day: Folder) -> None:
    folder_with_day.edit(FILE, "- place: waving-tram", "- place: radio-hall")
    words = "radio-hall\n        arrive"
    fault(folder_with_day, words, "Radio Hall is closed; a day can't stop there [stop-closed]")


@pytest.mark.parametrize(("arrive", "stay", "said"), [
    ("09:30", 90, "from 09:30 to 11:00"), ("16:31", 90, "from 16:31 to 18:01"), ("23:00", 90, "from 23:00 to 00:30"),
])  # fmt: skip
def test_a_stop_outside_its_hours(folder_with_day: Folder, arrive: str, stay: int, said: str) -> None:
    folder_with_day.edit(FILE, 'arrive: "16:00"\n        stay: 90', f'arrive: "{arrive}"\n        stay: {stay}')
    folder_with_day.edit(FILE, "minutes: 30", "minutes: 14")  # the tram would begin too early
    told = f"Clock House is not open {said} on Tue, Wed, Thu and Fri; its hours: Tue–Sun 10:00–18:00; closed Mon [stop-shut]"
    assert [line for line in folder_with_day.faults() if "stop-shut" in line] == [f"{folder_with_day.place(FILE, arrive)}: error: {told}"]


def test_a_day_on_which_a_stop_is_shut(folder_with_day: Folder) -> None:
    folder_with_day.edit(FILE, "days: Tu-Fr", "days: Mo-Fr")
    said = "Clock House is not open from 16:00 to 17:30 on Mon; its hours: Tue–Sun 10:00–18:00; closed Mon [stop-shut]"
    fault(folder_with_day, "16:00", said)


def test_days_without_hours_count(folder_with_day: Folder) -> None:
    folder_with_day.edit(FILE, 'osm: "Tu-Su 10:00-18:00"', "days: We-Su")
    fault(folder_with_day, "16:00", "Clock House is not open from 16:00 to 17:30 on Tue; its hours: Wed–Sun [stop-shut]")


def test_what_is_told_in_words_is_not_judged(folder_with_day: Folder) -> None:
    folder_with_day.edit(FILE, 'hours: {osm: "Tu-Su 10:00-18:00", as_of: 2023-05, sources: [wire-2023]}', "hours: {note: Ask at the door.}")
    assert folder_with_day.faults() == []


def test_stops_that_run_into_each_other(folder_with_day: Folder) -> None:
    folder_with_day.edit(FILE, "minutes: 30", "minutes: 46")
    fault(folder_with_day, "18:15", "the stop before ends at 17:30 and the way takes 46 minutes; that leaves 45 minutes [stops-overlap]")


def test_a_stop_before_the_one_before_is_over(folder_with_day: Folder) -> None:
    folder_with_day.edit(FILE, "stay: 90", "stay: 115")
    folder_with_day.edit(FILE, 'arrive: "18:15"', 'arrive: "18:00"')
    folder_with_day.edit(FILE, 'arrive: "16:00"', 'arrive: "16:04"')
    folder_with_day.edit(FILE, "minutes: 30", "minutes: 10")
    said = "the stop before ends at 17:59 and the way takes 10 minutes; that leaves 1 minute [stops-overlap]"
    fault(folder_with_day, '18:00"\n        stay', said)


@pytest.mark.parametrize(("leg", "said"), [
    ("by: walk, minutes: 40", "40 minutes on foot for 9.8 km along a straight line; expected from 90 to 329"),
    ("by: metro, minutes: 5", "5 minutes by metro for 9.8 km along a straight line; expected from 7 to 105"),
    ("by: taxi, minutes: 4", "4 minutes by taxi for 9.8 km along a straight line; expected from 6 to 148"),
])  # fmt: skip
def test_legs_too_quick_for_their_way(folder_with_day: Folder, leg: str, said: str) -> None:
    folder_with_day.edit(FILE, 'by: metro, line: "Line 2, four stops", minutes: 30', leg)
    [found] = folder_with_day.faults()
    minutes = leg.rpartition(" ")[2]
    assert found == f"{folder_with_day.place(FILE, f'{minutes}, fare')}: error: {said} [leg-implausible]"


def test_a_leg_too_slow_for_its_way(folder_with_day: Folder) -> None:
    folder_with_day.edit(FILE, 'arrive: "16:00"', 'arrive: "10:00"')
    folder_with_day.edit(FILE, "minutes: 30", "minutes: 300")
    said = "300 minutes by metro for 9.8 km along a straight line; expected from 7 to 105 [leg-implausible]"
    fault(folder_with_day, "300", said)


def test_a_ride_that_ends_elsewhere(folder_with_day: Folder) -> None:
    """From where a ride lets one off, the way to the next stop begins."""
    off = "ends_at: {lat: 35.509, lon: 139.709, basis: venue, source: atlas}\n        "
    folder_with_day.edit(FILE, "leg: {by: metro", f"{off}leg: {{by: metro")
    folder_with_day.edit(FILE, 'by: metro, line: "Line 2, four stops", minutes: 30', "by: walk, minutes: 5")
    assert folder_with_day.faults() == []


@pytest.mark.parametrize(("old", "new", "said"), [
    ("- place: waving-tram", "- place: waving-tran", "unknown place 'waving-tran'; did you mean 'waving-tram'? [unknown-place]"),
    ('arrive: "16:00"', 'arrive: "4 pm"', "arrive: '4 pm' has not the form of this field; write the time of day as in 09:30"),
    ("        stay: 20\n", "        stay: 20\n        leg: {by: walk, minutes: 5}\n", "the last stop has no 'leg'"),
    ("sources: [wire-2023]}\n      - place", "}\n      - place", "a fare needs 'sources'"),
    ("fare: 200, currency: JPY", "fare: 200", "'fare' and 'currency' go together"),
])  # fmt: skip
def test_what_a_day_must_say(folder_with_day: Folder, old: str, new: str, said: str) -> None:
    folder_with_day.edit(FILE, old, new)
    found = folder_with_day.faults()
    assert len(found) == 1
    assert said in found[0]


def test_two_days_of_one_id(folder_with_day: Folder) -> None:
    text = folder_with_day.read(FILE)
    start, end = text.index("  - id: clocks-to-tram"), text.index("practical:")
    folder_with_day.write(FILE, text[:end] + text[start:end] + text[end:])
    assert next(line.partition("error: ")[2] for line in folder_with_day.faults()).startswith(
        "id 'clocks-to-tram' stands here for the second time"
    )


def test_an_old_address_that_is_in_use(folder_with_day: Folder) -> None:
    text = folder_with_day.read(FILE)
    start, end = text.index("  - id: clocks-to-tram"), text.index("practical:")
    again = text[start:end].replace("id: clocks-to-tram", "id: tram-to-clocks\n    aliases: [clocks-to-tram, once]")
    folder_with_day.write(FILE, text[:end] + again + text[end:])
    said = "'clocks-to-tram' is the end of an address in use: the page of From the clocks to the tram [address-in-use]"
    assert [line.partition("error: ")[2] for line in folder_with_day.faults()] == [said]


def test_an_old_address_leads_on(folder_with_day: Folder) -> None:
    folder_with_day.edit(FILE, "  - id: clocks-to-tram\n", "  - id: clocks-to-tram\n    aliases: [once]\n")
    pages = folder_with_day.project().pages
    assert pages["cities/alpha/days/once.md"].kind == "moved"
    assert pages["cities/alpha/days/once.md"].head["moved"] == "cities/alpha/days/clocks-to-tram.md"
