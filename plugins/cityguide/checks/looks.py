"""Notes on profiles that look alike in charts."""

from __future__ import annotations

from collections.abc import Iterator

from cityguide.guide import Guide
from cityguide.problems.problem import Problem
from cityguide.profiles.model import SHAPES


def shared_looks(guide: Guide) -> Iterator[Problem]:
    """A note for each profile whose accent and symbol an earlier one has; it names a symbol that is free."""
    worn: dict[tuple[str, str], str] = {}
    for file in sorted(guide.files, key=lambda file: file.profile.cluster):
        profile, document = file.profile, file.document
        first = worn.setdefault((profile.accent, profile.symbol), profile.name)
        if first != profile.name:
            alike = {other.symbol for other in guide.profiles if other.accent == profile.accent}
            every = {other.symbol for other in guide.profiles}
            free = next((symbol for taken in (every, alike) for symbol in SHAPES if symbol not in taken), None)
            mend = f"; the symbol '{free}' is free" if free else "; give one of them another accent"
            worn_by_both = f"the accent '{profile.accent}' and the symbol '{profile.symbol}'"
            said = f"charts can't tell {first} and {profile.name} apart: both have {worn_by_both}{mend}"
            loc = next((key,) for key in ("symbol", "accent", "cluster") if (key,) in document.spans)
            yield document.at_value(loc, said, "same-look", field="profile.symbol")
