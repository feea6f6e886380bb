"""What is read of a guide is told to whoever records it."""

from __future__ import annotations

import pytest
from small_project import Folder

from cityguide.guide import Guide
from cityguide.profiles.model import Profile
from cityguide.reads import recorded, recorders, remembered, tell, untold
from cityguide.travel.freshness import facts_of


def test_nothing_is_told_to_nobody() -> None:
    tell("profiles")
    assert recorders == []


def test_a_record_ends_in_the_one_around_it() -> None:
    with recorded() as outer:
        tell("a")
        with recorded() as inner:
            tell("b")
        with untold():
            tell("c")
    assert (outer, inner) == ({("a",), ("b",)}, {("b",)})
    assert recorders == []


def test_a_record_ends_where_something_fails() -> None:
    with pytest.raises(ValueError), recorded():
        raise ValueError
    assert recorders == []


def test_a_remembered_value_tells_what_it_was_made_from() -> None:
    made: list[int] = []

    @remembered(2)
    def double(number: int) -> int:
        tell("number", str(number))
        made.append(number)
        return 2 * number

    for number in (1, 1, 2, 1, 3, 2):
        with recorded() as parts:
            assert double(number) == 2 * number
        assert parts == {("number", str(number))}
    assert made == [1, 2, 3, 2]


@pytest.mark.parametrize("field", [*(name for name in Profile.model_fields if name != "cluster"), "begun"])
def test_each_field_of_a_profile_is_told(guide: Guide, field: str) -> None:
    profile = guide.profiles[0]
    with recorded() as parts:
        getattr(profile, field)
    assert parts == {("profile", profile.cluster, field)}


def test_what_a_profile_works_out_tells_what_it_is_worked_out_from(guide: Guide) -> None:
    profile = guide.profiles[0]
    with recorded() as parts:
        assert profile.numbered and profile.told
    assert parts == {("profile", profile.cluster, "attractions"), ("profile", profile.cluster, "story")}


def test_the_profiles_are_told_as_a_list_and_one_by_one(guide: Guide) -> None:
    with recorded() as parts:
        assert guide.stories and guide.files
        assert guide.profile("omega") is None
    assert parts == {("stories",), ("profiles",), ("there", "omega")}


def test_facts_that_were_worked_out_before_are_told_again(guide: Guide) -> None:
    found = []
    for _ in range(2):
        with recorded() as parts:
            facts_of(guide, "alpha", {"clock-house"})
        found.append(parts)
    assert found[0] == found[1] >= {("profile", "alpha", "practical"), ("profile", "alpha", "attractions")}
    assert ("file", "alpha") not in found[0], "a fact is looked for in the file only by who asks for its line"


def test_a_state_is_the_same_until_its_part_changes(folder: Folder) -> None:
    parts = [("profiles",), ("stories",), ("there", "alpha"), ("profile", "alpha", "name"), ("profile", "alpha", "tagline"),
             ("profile", "alpha", "begun"), ("file", "alpha"), ("file", "beta-gamma")]  # fmt: skip
    before = folder.guide()
    folder.edit("cities/alpha.yml", "A tram that asks the way", "A tram that knows the way")
    after = folder.guide()
    assert [part for part in parts if before.states[part] != after.states[part]] == [("profile", "alpha", "tagline"), ("file", "alpha")]
    (folder.root / "cities" / "alpha.yml").unlink()
    gone = folder.guide()
    assert all(before.states[part] != gone.states[part] for part in parts[:-1])
    assert before.states[parts[-1]] == gone.states[parts[-1]]
