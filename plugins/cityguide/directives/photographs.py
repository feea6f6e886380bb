"""Photographs as figures: in the sizes that screens need, with alternative text, credit and licence."""

from __future__ import annotations

from markupsafe import Markup

from cityguide.directives.options import PhotographOptions
from cityguide.directives.view import View, link
from cityguide.guide import Guide
from cityguide.profiles.photographs import Photograph

WIDE = "(min-width: 46rem) 42rem, 92vw"
TALL = "(min-width: 27rem) 24rem, 92vw"
"""How wide a photograph is shown, for the browser to choose by before it knows the styles: see `assets/css/photographs.css`."""


def photograph(view: View, options: PhotographOptions) -> str:
    """The photograph of a profile with this file. The one at the head of a page loads at once, others when a reader comes near."""
    profile = view.profile(options.cluster)
    shown = next(shown for _, shown in profile.photographs if shown.file == options.file)
    return figure(view, shown, at_once=shown is profile.photograph)


def figure(view: View, shown: Photograph | None, at_once: bool = False) -> Markup:
    """A photograph as a `<figure>`; empty without one."""
    if shown is None:
        return Markup("")
    picture = view.guide.pictures[shown.file]
    tall = picture.height > picture.width
    html = view.render(
        "photographs/photograph",
        shown=shown,
        picture=picture,
        srcset=lambda ending: ", ".join(f"{link(each.path(ending))} {each.width}w" for each in picture.renditions),
        sizes=TALL if tall else WIDE,
        tall=tall,
        at_once=at_once,
    )
    return Markup(html)


def largest(guide: Guide, shown: Photograph) -> str:
    """The path, in the site, of the largest rendition that every browser shows."""
    return guide.pictures[shown.file].renditions[-1].path("webp")
