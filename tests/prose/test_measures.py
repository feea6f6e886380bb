import pytest
from small_project import Folder

from cityguide.prose.measures import Measures, measures, told_in_story
from cityguide.prose.notes import Notes
from cityguide.prose.text import Prose


def measured(folder: Folder, text: str) -> Measures:
    folder.edit(
        "cities/alpha.yml", "      The tram stops where you wave [@notebook].\n", "".join(f"      {line}\n" for line in text.split("\n"))
    )
    guide = folder.guide()
    profile = guide.profile("alpha")
    assert profile is not None
    prose = Prose(guide, "alpha", Notes())
    told = [sentence for sentence in told_in_story(profile, prose) if sentence.section == 1]
    found = measures(profile, told_in_story(profile, prose))
    assert found.longest >= max(sentence.words for sentence in told)
    return found


def test_the_counts_of_a_story(folder: Folder) -> None:
    """The first section is `How it began`: 27 words and a bound share, which a reader sees as words."""
    found = measured(folder, "In 1958 it had 1,200 seats and 24 by 2003 [@notebook]. At the 時計館 (*Tokeikan*) a bell rings at 09:30.")
    begun = measured_before(folder)
    assert found.words - begun.words == 19
    assert found.years == 2
    assert found.numerals == 5  # 1958, 1,200, 24, 2003, 09:30
    assert found.names == 1
    assert found.source_subjects == 0
    assert found.in_hundred(found.years) == pytest.approx(200 / found.words)


def measured_before(folder: Folder) -> Measures:
    """The counts of the first section alone."""
    guide = folder.guide()
    profile = guide.profile("alpha")
    assert profile is not None
    begun = profile.model_copy(update={"story": profile.story[:1]})
    return measures(begun, told_in_story(begun, Prose(guide, "alpha", Notes())))


@pytest.mark.parametrize("sentence", [
    "A reporter saw a joystick.", "One guide counts 43 buildings.", "The museum’s page says so.", "Wikipedia puts it at 42.",
    "The newspaper reported a fire.", "A San Jose State University report found nine.", "According to the city, it runs.",
    "An article in *Nature* in 2020 put that lead down to planning.", "Two studies found no change.", "The trade site prints another.",
])  # fmt: skip
def test_a_source_as_the_subject(folder: Folder, sentence: str) -> None:
    assert measured(folder, f"{sentence} The tram stops.").source_subjects == 1


@pytest.mark.parametrize("sentence", [
    "A guide leads you past the robots.", "The paper lantern hangs low.", "Kim Hana reports to the depot at four.",
    "The bookshop lists nothing.", "The tram, says nobody, is late.", "Guides in red coats count heads.", "On the page of a menu stands tea.",
])  # fmt: skip
def test_a_subject_that_is_no_source(folder: Folder, sentence: str) -> None:
    assert measured(folder, f"{sentence} The tram stops.").source_subjects == 0


def test_words_on_the_ranking(folder: Folder) -> None:
    before = measured_before(folder).on_ranking
    found = measured(folder, "It is {{ rank | ordinal }} in the world. WIPO counts deals. The tram stops.")
    assert found.on_ranking - before == 6 + 3


def test_people_are_counted_once(folder: Folder) -> None:
    folder.edit(
        "cities/alpha.yml",
        "  - title: What is tried now\n",
        "    people: [Ada Moon, Bo Lee]\n  - title: What is tried now\n    people: [Ada Moon]\n",
    )
    assert measured(folder, "The tram stops.").people == 2
