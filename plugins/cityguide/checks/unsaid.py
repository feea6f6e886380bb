"""What in the Markdown of a page is not said to readers: the lint of figures looks at words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cityguide.directives.parsing import FRONT, Found, segments

COMMENT = re.compile(r"<!--.{0,20000}?-->", re.DOTALL)

# Lengths are bounded, or a page of beginnings without an end would be read again from each of them.
_WORD = r"""(?:[.#]?[\w:-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))"""
_UNSAID = re.compile(
    rf"(?<!\{{)\{{:?[ ]*{_WORD}(?:[ ]+{_WORD})*[ ]*\}}(?!\}})"  # attributes: { width="200" .wide }
    r"|\[\^[^\]\s]+\]"  # a footnote's mark
    r"|\]\[[^\]\n]*\]|^[ ]{0,3}\[[^\]\n]+\]:[ ]*\S+"  # a link by reference, and where it leads
    r"|</?[A-Za-z][^<>]*>"  # a tag of HTML, or an address in pointed brackets
    r"|:(?=[a-z])[a-z0-9_+-]+:"  # an icon
    r"|(?<=\w)(?P<sign>[~^])\w+(?P=sign)(?=\W|[A-Z])"  # a low or a high number, as in H~2~O
    r"|\+\+[a-z0-9+\"-]+\+\+"  # keys
    r"|\$\$.{1,2000}?\$\$|(?<![\\\w$])\$[^\s$][^$\n]*\$(?![\w$])|\\\(.{1,2000}?\\\)|\\\[.{1,2000}?\\\]",  # formulas
    re.MULTILINE | re.DOTALL,
)
_CODE = re.compile(r"`[^`\n]*`")
_HEAD_LINE = re.compile(r"^(?!title:|description:)[^\n]+", re.MULTILINE)


def words_of(text: str) -> str:
    """The text with spaces in the place of all that readers are not told, so that places stay what they are.

    Comments, attributes, marks of footnotes, tags, icons, keys, formulas, where links lead, front matter but for title and description.
    """
    if front := FRONT.match(text):
        text = _HEAD_LINE.sub(_blank, text[: front.end()]) + text[front.end() :]
    return _UNSAID.sub(_blank, comments_blanked(text))


def comments_blanked(text: str) -> str:
    return COMMENT.sub(_blank, text)


def code_blanked(text: str) -> str:
    return _CODE.sub(_blank, text)


def beside_blocks(page: str) -> Iterator[tuple[int, str]]:
    """The texts of a page between its fenced blocks, each with its offset."""
    return (segment for segment in segments(page) if not isinstance(segment, Found))


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
