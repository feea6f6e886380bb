import datetime

import pytest
from small_project import TODAY, Folder

from cityguide.checks.all import on_demand
from cityguide.project.reading import read_checked
from cityguide.prose.outcomes import due_next

FILE = "cities/alpha.yml"
NOTE = "The airport train takes half an hour [@wire-2023]."


def told(folder: Folder, text: str, today: datetime.date = TODAY) -> list[str]:
    folder.edit(FILE, NOTE, text)
    read = read_checked(folder.root, folder.root / "content", today)
    assert read.subject is not None
    assert not read.problems, read.problems
    return [f"{problem.at} {problem.message}" for problem in on_demand(read.subject) if problem.code in ("due-passed", "no-due-date")]


@pytest.mark.parametrize(("text", "words"), [
    ("A second line is due in June [@wire-2023].", "due in"),
    ("A second line is planned [@wire-2023].", "is planned"),
    ("A second line is to open [@wire-2023].", "is to open"),
    ("A fare was announced for the trams [@wire-2023].", "was announced for"),
    ("Fares rise from autumn 2024 [@wire-2023].", "autumn 2024"),
    ("It runs until 31 December 2023 [@wire-2023].", "31 December 2023"),
    ("It stays free to the end of 2023 [@wire-2023].", "end of 2023"),
    ("The city hopes to add a boat [@wire-2023].", "hopes to"),
    ("It shuts in December 2023 [@wire-2023].", "December 2023"),
])  # fmt: skip
def test_sentences_of_the_future_need_a_day(folder: Folder, text: str, words: str) -> None:
    said = f"'{words}' speaks of the future; say after which day to look for the outcome, as in [due 2027-04]"
    assert told(folder, text) == [f"{folder.place(FILE, words)} {said}"]


@pytest.mark.parametrize("text", [
    "It opened in June 2023 [@wire-2023].", "It was late, due to snow [@wire-2023].", "It was built in 2023 [@wire-2023].",
    "The trick is to stand on the left [@wire-2023].", "A planned town lies behind it [@wire-2023].", "It ran until November 2023 [@wire-2023].",
])  # fmt: skip
def test_what_needs_none(folder: Folder, text: str) -> None:
    assert told(folder, text) == []


@pytest.mark.parametrize(("due", "today", "passed"), [
    ("2023-11-22", "2023-11-22", False), ("2023-11-22", "2023-11-23", True), ("2023-11", "2023-11-30", False), ("2023-11", "2023-12-01", True),
    ("2023", "2023-12-31", False), ("2023", "2024-01-01", True),
])  # fmt: skip
def test_a_day_that_has_passed(folder: Folder, due: str, today: str, passed: bool) -> None:
    found = told(folder, f"A line is planned [@wire-2023] [due {due}].", datetime.date.fromisoformat(today))
    assert len(found) == passed
    if passed:
        assert found[0].startswith(f"{folder.place(FILE, f'[due {due}].').rpartition(':')[0]}:")
        assert " this was due by " in found[0]


def test_a_day_that_is_none(folder: Folder) -> None:
    folder.edit(FILE, NOTE, "A line is planned [@wire-2023] [due 2023-13].")
    assert folder.faults() == [f"{folder.place(FILE, '2023-13')}: error: '2023-13' is not a date that exists [date]"]


def test_a_day_in_words_is_told_and_not_printed(folder: Folder) -> None:
    folder.edit(FILE, NOTE, "A line is planned [@wire-2023] [due June 2024].")
    said = "'June 2024' is not a date; write 2025, 2025-09 or 2025-09-01 [date]"
    assert folder.faults() == [f"{folder.place(FILE, 'June 2024')}: error: {said}"]


def test_the_words_of_a_link_are_no_day(folder: Folder) -> None:
    folder.edit(FILE, NOTE, "A lawyer did the [due diligence](https://a.example) [@wire-2023].")
    assert folder.faults() == []


def test_readers_do_not_see_it(folder: Folder) -> None:
    folder.edit(FILE, NOTE, "A line is planned [@wire-2023] [due 2024-06]. It is long.")
    folder.edit(FILE, "The tram stops where you wave [@notebook].", "The tram is to stop [due 2024] [@notebook].")
    texts = [output.content for output in folder.project().outputs if output.path.startswith("cities/alpha")]
    assert texts
    from cityguide.directives.page import render_page

    for text in texts:
        if isinstance(text, str):
            assert "[due" not in render_page(folder.guide(), text, lambda fragment: fragment)


def test_plain_text_has_none(folder: Folder) -> None:
    folder.edit(FILE, "tagline: A tram that asks the way", "tagline: A tram that asks the way [due 2024]")
    assert "'[due ' is not allowed here" in folder.faults()[0]


def test_the_next_comes_first(folder: Folder) -> None:
    folder.edit(FILE, NOTE, "A line is planned [@wire-2023] [due 2025]. A boat is planned [@wire-2023] [due 2024-06].")
    folder.edit("data/claims.yml", "printed: Numbers of deals.", "printed: Numbers of deals, by 2030 of money [due 2030-01-05].")
    found = due_next(folder.guide())
    assert [(one.due, one.sentence) for one in found] == [
        ("2024-06", "A boat is planned."),
        ("2025", "A line is planned."),
        ("2030-01-05", "Numbers of deals, by 2030 of money."),
    ]
    assert str(found[2].at).startswith("data/claims.yml:")
