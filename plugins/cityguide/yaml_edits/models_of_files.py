"""Which model says what may stand at a place of our YAML files, and in which order."""

from __future__ import annotations

import re

from cityguide.evidence.claims import Claim
from cityguide.evidence.sources import Source
from cityguide.profiles.model import Profile
from cityguide.reading import models
from cityguide.reading.models import Model
from cityguide.reading.yaml_file import Loc

MODELS: tuple[Model, ...] = (Profile, Source, Claim)
"""Of what stands in files of its own; all other records stand in these."""


def model_of(name: str) -> tuple[Model | None, int]:
    """The model of the records in the file `name`, and how many steps below the document's root they stand."""
    if re.fullmatch(r"cities/[^/]+\.yml", name):
        return Profile, 0
    lists: dict[str, Model] = {"data/sources.yml": Source, "data/claims.yml": Claim}
    return lists.get(name), 1


def model_at(name: str, loc: Loc) -> Model | None:
    """The model of the record at `loc` in the file `name`, or of those in a list at `loc`."""
    model, depth = model_of(name)
    return None if len(loc) < depth else models.record_at(model, loc[depth:])


def is_typed(name: str, loc: Loc) -> bool:
    """Whether the field that `loc` in the file `name` leads to holds numbers, dates, truths or words of a closed list."""
    model, depth = model_of(name)
    shape = models.shape_at(model, loc[depth:])
    return shape is not None and shape.typed


def record_names(*outer: Model) -> list[str]:
    """The models and every record in them, by the names that the field reference has for them, as an editor meets them."""
    return list(dict.fromkeys(models.record_name(inner) for model in outer for inner in models.models_within(model)))
