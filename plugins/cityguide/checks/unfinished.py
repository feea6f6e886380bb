"""Notes on unfinished profiles: what they still need, which is not a fault."""

from __future__ import annotations

from cityguide.guide import Guide
from cityguide.problems.problem import Problem
from cityguide.profiles.model import Profile
from cityguide.profiles.practical import Practical
from cityguide.wording import listed


def still_to_write(guide: Guide) -> list[Problem]:
    """A note for each profile without its story or its places, with all that is missing."""
    notes = []
    for file in guide.files:
        if file.profile.begun:
            document = file.document
            said = f"this city has only been begun; still to be written: {listed(_missing(file.profile))}"
            at = document.key_position(("cluster",))
            notes.append(document.source.problem(at, said, "begun", field="profile"))
    return notes


def _missing(profile: Profile) -> list[str]:
    parts = {"tagline": profile.tagline, "summary": profile.summary, "story": profile.story, "attractions": profile.attractions}
    there = {**parts, "practical": profile.practical != Practical()}
    return [key for key, found in there.items() if not found]
