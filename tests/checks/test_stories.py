import pytest
from small_project import TODAY, Folder

from cityguide.checks.all import on_demand
from cityguide.project.reading import read_checked

FILE = "cities/alpha.yml"
STORY = "      The tram stops where you wave [@notebook].\n"
SENTENCE = "The tram stops where you wave, at any door, and the driver looks up [@notebook]."  # 14 words
CODES = ("story-length", "story-years", "story-numerals", "story-names", "story-ranking", "story-people", "long-sentence", "source-as-subject",
         "person-unnamed")  # fmt: skip


def told(folder: Folder, text: str) -> list[str]:
    """The warnings on a story whose second section is `text`, as `line:column code message`."""
    folder.edit(FILE, STORY, "".join(f"      {line}\n" for line in text.split("\n")))
    return warnings(folder)


def warnings(folder: Folder) -> list[str]:
    read = read_checked(folder.root, folder.root / "content", TODAY)
    assert read.subject is not None
    assert not read.problems, read.problems
    found = [problem for problem in on_demand(read.subject) if problem.code in CODES]
    assert {problem.severity for problem in found} <= {"warning"}
    return [f"{problem.at.line}:{problem.at.column} {problem.code} {problem.message}" for problem in found]


def of(found: list[str], code: str) -> list[str]:
    return [line for line in found if f" {code} " in line]


def test_a_beginning_is_not_measured(folder: Folder) -> None:
    assert told(folder, "In 1958, 1960, 1970 and 1980 nothing stopped [@notebook]. " + "word " * 40 + "ends.") == []


def test_a_story_too_short(folder: Folder) -> None:
    found = told(folder, "\n\n".join([SENTENCE] * 30))
    [line] = of(found, "story-length")
    assert line.endswith("words; expected 900 to 1,200")
    assert line.startswith(f"{place(folder, 'story:')} ")  # where `story` stands
    assert of(found, "story-people") == [f"{place(folder, 'story:')} story-people 0 living people are in the story's `people`; at least 4"]


def test_a_story_as_it_should_be(folder: Folder) -> None:
    folder.edit(FILE, "  - title: What is tried now\n", "  - title: What is tried now\n    people: [Ada Moon, Bo Lee, Cy Hu, Di Oh]\n")
    people = "Ada Moon drives, Bo Lee waves, Cy Hu counts and Di Oh mends [@notebook]."
    folder.edit(FILE, "Two parks hold {{ share.pct + epsilon.share.pct | one-in }} of all applications with Epsilon", "Two parks lie here")
    assert told(folder, "\n\n".join([people, *[SENTENCE] * 70])) == []


@pytest.mark.parametrize(("sentence", "code", "said"), [
    ("In 1958 it was roofed [@notebook].", "story-years", "20 years in"),
    ("It has 12 doors, 3 lamps and 8 bells [@notebook].", "story-numerals", "60 numerals in"),
    ("It stops at 時計館 daily [@notebook].", "story-names", "20 names in local script; at most 6, the cards carry the rest"),
    ("WIPO puts the town first in its ranking [@record-2023].", "story-ranking", "words speak of the ranking; at most 60"),
])  # fmt: skip
def test_too_much_of_a_thing(folder: Folder, sentence: str, code: str, said: str) -> None:
    [line] = of(told(folder, "\n\n".join([f"{sentence} {SENTENCE}"] * 20)), code)
    assert said in line


def test_long_sentences_and_sources_as_subjects_are_told_where_they_stand(folder: Folder) -> None:
    long = "Any tram that stops wherever anybody waves " + "and waits a little " * 6 + "is late [@notebook]."
    found = told(folder, "\n\n".join([long, "A reporter saw it wait [@notebook].", *[SENTENCE] * 22]))
    [at_long], [at_source] = of(found, "long-sentence"), of(found, "source-as-subject")
    assert at_long == f"{place(folder, 'Any tram that')} long-sentence a sentence of 33 words; at most 30"
    assert at_source.startswith(f"{place(folder, 'A reporter')} source-as-subject a source is the subject")


def test_a_person_whom_the_text_does_not_name(folder: Folder) -> None:
    folder.edit(FILE, "  - title: What is tried now\n", "  - title: What is tried now\n    people: [Ada Moon]\n")
    assert warnings(folder) == [f"{place(folder, 'Ada Moon')} person-unnamed the text of this section names no Ada Moon"]


def test_a_comment_allows_it(folder: Folder) -> None:
    folder.edit(
        FILE,
        "  - title: What is tried now\n",
        "  - title: What is tried now\n    people: [Ada Moon]  # allow person-unnamed: by her pen name\n",
    )
    assert warnings(folder) == []


def place(folder: Folder, words: str) -> str:
    return folder.place(FILE, words).partition(":")[2]
