"""Ids in a document that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import BaseModel

from cityguide.problems.problem import Problem, unknown, while_few
from cityguide.reading.models import field_of
from cityguide.reading.validation import marked_in
from cityguide.reading.yaml_file import Loc, YamlFile


def id_problems(model: type[BaseModel], document: YamlFile, loc: Loc, known: Mapping[str, Mapping[str, object]]) -> list[Problem]:
    """Ids of sources, clusters and economies that don't exist; a kind is checked only if its ids are known.

    The document is searched, not the model, so that another fault in the same record does not hide them.
    """
    problems: list[Problem] = []
    value = document.value[loc[0]] if loc else document.value
    for kind, choices in known.items():
        for where, word in marked_in(model, value, kind, loc):
            if word not in choices and not (kind == "economy" and not re.fullmatch("[A-Z]{2}", word)):
                field = field_of(model, where[len(loc) :])
                problems.append(document.at_value(where, *unknown(kind, word, while_few(choices, len(problems))), field=field))
    return problems
