"""Maps as figures of a page, with the words that the licences of their ground ask for."""

from __future__ import annotations

from collections.abc import Sequence

from cityguide.directives.maps.drawings import surroundings_drawing
from cityguide.directives.view import View
from cityguide.evidence.credits import Credit, credits_of
from cityguide.maps.drawing import Drawing


def map_credits(view: View, *drawings: Drawing | None) -> Sequence[Credit]:
    """What maps must bear, because the licences of their ground ask for it."""
    return credits_of([id for drawing in drawings if drawing for id in drawing.sources], view.guide.sources)


def numbered_map(view: View, cluster: str, *, beside_list: bool = False) -> str:
    """A cluster's surroundings as a figure, with whose shore it shows, and with what its icons mean where no list beside it says so."""
    drawing, profile = surroundings_drawing(view.guide, cluster), view.guide.profile(cluster)
    unplaced = [a for _, a in profile.numbered if a.position is None] if profile else []
    return view.render(
        "places/plate",
        drawing=drawing,
        picture=view.drawn(drawing),
        profile=profile,
        unplaced=unplaced,
        legend=drawing.icons and not beside_list,
        credits=map_credits(view, drawing),
    )
