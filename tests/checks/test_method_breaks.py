import pytest

from cityguide.checks.method_breaks import across_a_break
from cityguide.guide import Guide


@pytest.mark.parametrize(
    "text",
    [
        "Alpha rose two places in 2022.", "Since 2021 it has slipped to third.", "From 2021 to 2023 Alpha fell from first to second place [@atlas].",
        "It was {{ rank@2021 | ordinal }} and climbed to {{ rank@2022 | ordinal }}.", "Alpha overtook Epsilon in 2022 and is now second.",
        "Its fall from first to third in 2022 was noted [@atlas].",
    ],
)  # fmt: skip
def test_ranks_told_across_a_change_of_method(guide: Guide, text: str) -> None:
    """The small project's method changed with 2022."""
    found = list(across_a_break(guide, text))
    assert len(found) == 1
    assert "the method changed with 2022" in found[0].message
    assert text[found[0].start :].startswith(found[0].snippet)


@pytest.mark.parametrize(
    "text",
    [
        "Alpha rose one place in 2023.", "From 2022 to 2023 it fell from first to second.", "The tower rose in 2022.", "The rank of 2022 is no rise or fall.",
        "It was {{ rank@2021 | ordinal }} in 2021 and is {{ rank | ordinal }} in 2023.", "It rose one place.",
    ],
)  # fmt: skip
def test_what_may_be_told(guide: Guide, text: str) -> None:
    assert list(across_a_break(guide, text)) == []
