"""The model for each place in our YAML files: it defines the allowed fields and their order."""

from __future__ import annotations

import re

from cityguide.evidence.claims import Claim
from cityguide.evidence.sources import Source
from cityguide.profiles.model import Profile
from cityguide.reading import models
from cityguide.reading.models import Model
from cityguide.reading.yaml_file import Loc

MODELS: tuple[Model, ...] = (Profile, Source, Claim)
"""The models of whole files or their entries; all other records are inside these."""


def model_of(name: str) -> tuple[Model | None, int]:
    """The model of the records in the file `name`, and their depth below the document's root."""
    if re.fullmatch(r"cities/[^/]+\.yml", name):
        return Profile, 0
    lists: dict[str, Model] = {"data/sources.yml": Source, "data/claims.yml": Claim}
    return lists.get(name), 1


def model_at(name: str, loc: Loc) -> Model | None:
    """The model of the record, or of the list's records, at `loc` in the file `name`."""
    model, depth = model_of(name)
    return None if len(loc) < depth else models.record_at(model, loc[depth:])


def is_typed(name: str, loc: Loc) -> bool:
    """Whether the field at `loc` in the file `name` holds numbers, dates, booleans or words of a closed list."""
    model, depth = model_of(name)
    shape = models.shape_at(model, loc[depth:])
    return shape is not None and shape.typed


def record_names(*outer: Model) -> list[str]:
    """The names of the models and of every record in them, as in the field reference, in the order in which an editor meets them."""
    return list(dict.fromkeys(models.record_name(inner) for model in outer for inner in models.models_within(model)))
