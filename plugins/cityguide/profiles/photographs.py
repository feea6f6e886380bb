"""A photograph in a profile: its file, what it shows, its author and its licence."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from cityguide.problems.problem import Near, RefusedError
from cityguide.reading.fields import Form, Line, PartialDate, Record, WebAddress, optional, told

PHOTOGRAPHS = "photographs"
"""The folder of photographs, in the project's top level."""

_ENDINGS = "jpg|jpeg|png|webp|avif|tif|tiff"
_NAME = "[A-Za-z0-9][A-Za-z0-9._-]*"
_PATH = rf"^{PHOTOGRAPHS}/({_NAME}/)*{_NAME}\.({_ENDINGS}|{_ENDINGS.upper()})$"
_WRITTEN = f"{PHOTOGRAPHS}/seoul/ddp.jpg"


def _path(text: str) -> str:
    if re.fullmatch(_PATH, text):
        return text
    below = re.sub(r"^[./]+", "", text.replace("\\", "/"))
    meant = next((path for path in (below, f"{PHOTOGRAPHS}/{below}") if re.fullmatch(_PATH, path)), "")
    form = f"; write it as in {_WRITTEN}: letters, digits, - and _, ending in {', '.join(_ENDINGS.split('|')[:-1])} or tiff"
    said = f"'{text}' is no path of a photograph{f'; did you mean {meant!r}?' if meant else form}"
    raise RefusedError(said, "photograph", Near(meant))


PhotographFile = Annotated[
    str, StringConstraints(max_length=120), AfterValidator(_path), Form(f"Write the path as in {_WRITTEN}.", _PATH)
]  # fmt: skip
"""The path of a photograph, from the project's top level."""


class Photograph(Record):
    """A photograph, with what is to be seen on it and the terms on which it may be shown."""

    file: PhotographFile = told(
        f"Where its file lies: a path below the folder `{PHOTOGRAPHS}/`. Put the original there, at least 800 pixels wide; the sizes that "
        "pages need are made from it. Letters, digits, hyphens and underscores alone in its name.",
        _WRITTEN,
    )
    alt: Annotated[Line, StringConstraints(min_length=20, max_length=250)] = told(
        "What is to be seen, for those who can't see it: read aloud by a screen reader, shown where the picture does not load. Not what "
        "the caption says already, and without “photograph of”.",
        "A silver shell without windows curves over a sunken square; three people cross it with umbrellas.",
        title="What is to be seen",
    )
    caption: Annotated[Line, StringConstraints(max_length=200)] | None = optional(
        "What the reader should know of it, printed below. No figures that need a source.",
        "The plaza from the steps of the old stadium",
    )
    credit: Annotated[Line, StringConstraints(max_length=120)] = told(
        "Who took it, as they wish to be named. For your own, your name.", "Kim Hana"
    )
    licence: Annotated[Line, StringConstraints(max_length=60)] = told(
        "The name of the licence on which we may print it, as its author gives it. Not a photograph of which all rights are reserved.",
        "CC BY-SA 4.0",
    )
    url: WebAddress | None = optional(
        "The page of the original, where author and licence can be seen. Leave it out only for a photograph of your own.",
        "https://commons.wikimedia.org/wiki/File:Dongdaemun_Design_Plaza.jpg",
        title="The original",
    )
    taken: PartialDate | None = optional("When it was taken, as exactly as it is known.", "2024-05", title="Taken in")

    @property
    def terms(self) -> str | None:
        """The address of the licence if it is a Creative Commons licence and named with its version; else None."""
        if found := re.fullmatch(r"CC (BY(?:-NC)?(?:-SA|-ND)?) (1\.0|2\.0|2\.5|3\.0|4\.0)", self.licence):
            return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
        return "https://creativecommons.org/publicdomain/zero/1.0/" if self.licence in ("CC0", "CC0 1.0") else None
