"""The note on a city that has only been begun."""

from __future__ import annotations

from small_project import BETA_GAMMA, Folder

from cityguide.checks.plausible.stories import still_to_write
from cityguide.editing.scaffold import scaffold
from cityguide.guide import Guide


def test_a_city_just_begun_needs_everything(folder: Folder) -> None:
    guide = folder.guide()
    folder.write("cities/epsilon.yml", scaffold(guide, guide.rankings.clusters["epsilon"]))
    [note] = [note for file in folder.guide().files for note in still_to_write(file)]
    assert str(note) == (
        f"{folder.place('cities/epsilon.yml', 'cluster: epsilon')}: note: this city has only been begun; "
        "still to be written: tagline, summary, story, attractions and practical [begun]"
    )


def test_only_what_is_missing_is_named(folder: Folder) -> None:
    folder.write("cities/beta-gamma.yml", BETA_GAMMA.split("story:")[0] + "attractions:" + BETA_GAMMA.split("attractions:")[1])
    [note] = [note for file in folder.guide().files for note in still_to_write(file)]
    assert note.message.endswith("still to be written: story and practical")


def test_a_story_with_places_is_no_beginning(guide: Guide) -> None:
    assert not [note for file in guide.files for note in still_to_write(file)]
