"""Names that a cluster's maps bear beside its cities and places: of its quarters and its waters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import StringConstraints

from cityguide.reading.fields import Language, Latitude, Line, Longitude, Record, SourceId, Words, optional, told

LabelKind = Literal["district", "water"]
LABEL_KINDS: Mapping[LabelKind, str] = {
    "district": "a quarter, an island, a neighbourhood",
    "water": "a river, a bay, a strait, a lake",
}


class MapLabel(Record):
    """A name on the map that is neither a city nor a place to go to, so that a reader knows where on it things are."""

    name: Annotated[Line, StringConstraints(max_length=24)] = told(
        "The name in English, or in Latin letters as signs there write it.", "Han River"
    )
    local_name: Annotated[Line, StringConstraints(max_length=24)] | None = optional(
        "The name in the script that is used there. It needs `language` beside it.", "한강", title="Local name"
    )
    language: Language | None = optional("The language of `local_name`, by its short code.", "ko")
    kind: Annotated[LabelKind, Words(LABEL_KINDS)] = told("What it is the name of: a water's name is set in slanted letters.", "water")
    latitude: Latitude = told(
        "Degrees north, with a minus sign in the south: of a point in the middle of it, about which the name is set.", 37.5172, alias="lat"
    )
    longitude: Longitude = told("Degrees east, with a minus sign in the west.", 126.9882, alias="lon")
    source: SourceId = told("The id of the source that gives the point, or the map on which it was read off.", "gshhg")
