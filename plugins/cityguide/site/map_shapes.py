"""The shapes that a city's maps use, as a file of the site: shores at its scale, rivers and railway lines."""

from __future__ import annotations

from functools import partial

from cityguide.directives.maps.drawings import hero_drawing, surroundings_drawing
from cityguide.guide import Guide
from cityguide.maps.drawing import shapes_file
from cityguide.profiles.addresses import shapes_path
from cityguide.profiles.model import Profile
from cityguide.site.output import Output


def map_file(guide: Guide, profile: Profile) -> Output:
    """The file of a profile."""
    return Output(shapes_path(profile.cluster), partial(_shapes, guide, profile), city=profile.cluster)


def _shapes(guide: Guide, profile: Profile) -> str:
    drawings = (hero_drawing(guide, profile), surroundings_drawing(guide, profile.cluster))
    return shapes_file({name: shape for drawing in drawings for name, shape in drawing.shapes.items()})
