"""What the sanitiser will take out of a text, told to the editor at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cityguide.checks.prose import Fault
from cityguide.problems.codes import Code
from cityguide.prose.sanitiser import Removed, removed
from cityguide.prose.text import unsanitised
from cityguide.prose.tokens import with_tokens

_LINE = re.compile(r"^[ ]{0,3}(?:[-*_=][ ]*)+$", re.MULTILINE)
"""A line across the page, or one that makes a heading of the line above it."""

_LINK_SIGN = re.compile(r"!?\[[^\[\]]*\][(\[:]?")
_HEADING_SIGN = re.compile(r"^[ ]{0,3}(?:#+.*|[-=]+[ ]*)$", re.MULTILINE)

_CALLED = {
    "img": "a picture; a photograph has a field of its own",
    "hr": "a line across the page",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "a heading; a sign such as # begins one"),
}
"""Elements that Markdown makes and a text may not have, as an editor calls them."""


def markup_faults(text: str, told: Sequence[Fault]) -> Iterator[Fault]:
    """Links, pictures and headings of a text that would be left out. Where a fault is `told` already, nothing is."""
    if not _perhaps(text):
        return
    shown = with_tokens(text, lambda match: match[0] if match["code"] or match["target"] or match["script"] else "\ue0000\ue001")
    if not _perhaps(shown):
        return
    for part in removed(unsanitised(shown.replace("<", "&lt;"))):  # reading tells of HTML
        fault = _left_out(text, part)
        if not any(other.start < fault.end and fault.start < other.end for other in told):
            yield fault


def _perhaps(text: str) -> bool:
    """Without these signs Markdown makes paragraphs, lists, quotations, code and emphasis, all of which stay."""
    if "[" in text or "]" in text or "#" in text or "<" in text:
        return True
    return _LINE.match(text) is not None or ("\n" in text and _LINE.search(text) is not None)


def _left_out(text: str, part: Removed) -> Fault:
    if part.attribute == "href":
        what = "a link to the value of a figure" if "\ue000" in part.value else f"the link to '{part.value}'"
        said = f"{what} would be left out; a link leads to the web (https://), to mail, to a telephone or within the guide"
    elif part.attribute:
        said = f"the attribute '{part.attribute}' would be left out; a text has none but the addresses and titles of links"
    else:
        said = f"this would be left out: {_CALLED.get(part.element, f'the element <{part.element}>')}"
    code: Code = "link" if part.attribute else "prose"
    if part.value in text and part.value:
        return Fault(part.value, text.index(part.value), said, code)
    sign = _HEADING_SIGN if part.element in _CALLED and part.element != "img" else _LINK_SIGN
    at = sign.search(text)
    return Fault(at[0], at.start(), said, code) if at else Fault(text.split("\n")[0], 0, said, code)
