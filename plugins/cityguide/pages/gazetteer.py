"""The gazetteer: every name in the guide from A to Z, as at the end of an atlas."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from cityguide.guide import Guide
from cityguide.pages.names import Named, named
from cityguide.pages.options import NoOptions
from cityguide.pages.view import View
from cityguide.reading.fields import Record

FIGURES = "0–9"


@dataclass(frozen=True)
class Line:
    """A name under its letter. With `see` it only leads to what the guide calls it; `data` is a story's page of data."""

    name: str
    leads: Named
    see: bool = False
    data: str = ""


def gazetteer(view: View, options: Record) -> str:
    assert isinstance(options, NoOptions)
    return view.render("gazetteer", letters=letters(view.guide))


def letters(guide: Guide) -> list[tuple[str, list[Line]]]:
    """The lines by their first letter, in the order of a dictionary: accents, case and a leading article do not count."""
    found = sorted(_lines(guide), key=lambda line: (_order(line.name), line.see, line.leads.path, line.leads.part))
    return [(letter, list(lines)) for letter, lines in groupby(found, key=lambda line: _letter(line.name))]


def _lines(guide: Guide) -> Iterator[Line]:
    """Stories and the clusters they tell of share a line. Of `Brussels–Antwerp`, `Antwerp` leads there too, as do former names."""
    known = list(named(guide))
    titles = {name.name for name in known if name.sort != "cluster"}
    for name in known:
        cluster = name.path.removeprefix("clusters/").removesuffix(".md")
        if name.sort == "story":
            yield Line(name.name, name, data=name.path.replace("cities/", "clusters/"))
        elif name.sort != "cluster" or guide.profile(cluster) is None:
            yield Line(name.name, name)
        if name.sort == "cluster":
            others = [*name.also, *(part for whole in (name.name, *name.also) for part in whole.split("–")[1:])]
            for other in dict.fromkeys(others):
                beside = other.startswith(name.name) or name.name.startswith(other)  # it would stand beside what it leads to
                if not beside and other not in titles:
                    yield Line(other, name, see=True)


def _order(name: str) -> str:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name).casefold() if sign.isalnum() or sign == " ")
    return re.sub(r"^(?:an?|the) ", "", plain.strip())


def _letter(name: str) -> str:
    first = _order(name)[:1].upper()
    return FIGURES if first.isdigit() else first
