"""The head of a page: fields of one line, and nothing of a head that is none."""

from __future__ import annotations

import pytest

from cityguide.directives.headings import front_matter


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ('---\ntitle: Seoul\ndescription: "A: b"\n---\n# H\n', {"title": "Seoul", "description": "A: b"}),
        ("---\ntitle: 2025\nhide: [toc]\nup: {path: a}\n---\n", {"title": "2025"}),
        ("# No head\n\n---\ntitle: a rule, not a head\n---\n", {}),
        ("---\ntitle: never closed\n", {}),
        ("---\ntitle: [broken\n---\n", {}),
        ("---\n- a list\n---\n", {}),
        ("---\n---\n", {}),
        ("", {}),
    ],
)
def test_front_matter(page: str, fields: dict[str, str]) -> None:
    assert front_matter(page) == fields
