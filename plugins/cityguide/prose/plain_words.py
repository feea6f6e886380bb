"""A paragraph of plain words, which Markdown only puts between `<p>` and `</p>`: most texts of a profile are one."""

from __future__ import annotations

import re

_SIGN = re.compile(
    r"[\\`*_\[\]<>&\"\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]"  # of emphasis, code, links, HTML and quotations, or no text at all
    r"|--|\.\.|(?<!\w)'|'(?=\d)"  # a dash, dots, or a quotation mark that is no apostrophe
    r"|(?:^|\n)(?:[-+=#\s]|\d+\.)|\s(?:\n|$)"  # a list, a heading, code, a line that is broken
)


def plain_paragraph(text: str) -> str | None:
    """The HTML of a text that has no sign that Markdown or the sanitiser knows; None for any other, which they must read.

    Markdown tries some forty patterns on each text, and of plain words only that of the apostrophe is found.
    """
    if not text or _SIGN.search(text):
        return None
    typeset = text.replace("'", "’").replace("\xa0", "&nbsp;")
    return f"<p>{typeset}</p>"
