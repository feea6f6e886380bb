"""Signs that nobody sees: they come with text that is pasted, lead an address elsewhere, and turn or split a name."""

from __future__ import annotations

import re
import unicodedata

_TAG = "(?<!\U0001f3f4)(?<![\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+"
"""Tags that don't belong to a flag, as that of Scotland does."""

NOWHERE = re.compile(f"[\u200b\u202a-\u202e\u2066-\u2069]+|{_TAG}")
"""What no text may hold: spaces of no width, what turns the direction of text, hidden tags."""

NOT_IN_NAMES = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
"""What a name may not hold. U+200C and U+200D are left: scripts and emoji need them. In a longer text marks of direction may be needed."""

NOT_IN_ADDRESSES = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]+")
"""What an address may not hold: it would be another address, which looks the same."""


def unseen_told(signs: str) -> str:
    """The signs by the first one's name: `left-to-right mark (U+200E) found, which can't be seen; remove it`."""
    name = unicodedata.name(signs[0], "a sign").lower()
    return f"{name} (U+{ord(signs[0]):04X}) found, which can't be seen; remove it"
