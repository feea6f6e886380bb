"""A profile to begin with: filled in from the tables, with an explanation and an example of every other field in comments."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args

from cityguide.guide import Guide
from cityguide.profiles.cities import City
from cityguide.profiles.model import SHAPES, Accent, Profile, Symbol
from cityguide.prose.figure import FigureError
from cityguide.prose.figures import figure_of
from cityguide.rankings.model import Cluster
from cityguide.reading.models import Model, keys_of, shapes_of
from cityguide.wording import listed, ordinal, slug
from cityguide.yaml_edits.house_style import entry

SCHEMA = "# yaml-language-server: $schema=../schemas/profile.json"
"""By this line a program that reads schemas finds ours: https://github.com/redhat-developer/yaml-language-server."""

COMMENT_WIDTH = 100
"""Characters of a comment line, with its indentation."""


def scaffold(guide: Guide, cluster: Cluster) -> str:
    """The text of a new profile. Raises ValueError for a cluster without coordinates, which its first city needs.

    A line with `##` explains; a line with one `#` is an example, and valid YAML without that `#` and the space after it.
    """
    accent, symbol = free_look(guide)
    known = {
        "cluster": cluster.id,
        "name": cluster.name,
        "accent": accent,
        "symbol": symbol,
        "cities": [_first_city(guide, cluster)],
    }
    seen: set[Model] = set()
    blocks = ["\n".join([SCHEMA, *_head(guide, cluster)])]
    for key in keys_of(Profile):
        lines = _field(Profile, key, known.get(key), seen)
        if key == "cities":
            lines += _other_cities(cluster)
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def free_look(guide: Guide) -> tuple[Accent, Symbol]:
    """The accent and the symbol that the fewest profiles have; the first of several."""
    worn: Counter[str] = Counter(word for look in guide.looks.values() for word in look)
    return min(get_args(Accent), key=lambda accent: worn[accent]), min(SHAPES, key=lambda symbol: worn[symbol])


def _head(guide: Guide, cluster: Cluster) -> list[str]:
    economies = guide.rankings.economy_names(cluster.economies)
    words = (
        f"{cluster.name}, {economies}. What is filled in comes from the tables in data/. All else is still to be written: the page says "
        "so, and may be published as it is."
    )
    how = (
        "A line with two # explains. A line with one # is an example of the form, from another city: take away that # and the space "
        "after it, and put in what is true here. Delete what you do not need."
    )
    return [*_said(words), "##", *_said(how), "##", *_figures(guide, cluster)]


def _figures(guide: Guide, cluster: Cluster) -> Iterator[str]:
    """The cluster's figures in the tables, with the names that bind them; each from the newest edition that has it."""
    yield from _said("Figures of the ranking are not typed: a text names them, in braces, and follows the tables.")
    for path in ("rank", "share.pct", "share.publications", "share.vc"):
        for edition in reversed(guide.rankings.editions):
            dated = path if edition == guide.rankings.latest else f"{path}@{edition.year}"
            try:
                figure = figure_of(guide, cluster.id, dated)
            except FigureError:
                continue
            form, shown = (" | ordinal", ordinal(figure.value)) if figure.unit == "rank" else ("", figure.text)
            bound = f"{{{{ {dated}{form} }}}}"
            yield f"##   {bound:<30} {shown:<8} {figure.meaning}, {edition.year} edition"
            break


def _first_city(guide: Guide, cluster: Cluster) -> dict[str, Any]:
    """The first city in the cluster's name: the tables have its position."""
    if cluster.latitude is None or cluster.longitude is None:
        raise ValueError(f"no coordinates of {cluster.name} are known")
    row = next(row for row in guide.tables.tables["coordinates"].rows if row["cluster"] == cluster.id)
    return {
        **_named(_cities_of(cluster)[0], cluster),
        "lat": cluster.latitude,
        "lon": cluster.longitude,
        "position_source": row["source_ids"][0],
    }


def _other_cities(cluster: Cluster) -> Iterator[str]:
    """The other cities in a cluster's name, as comments, and what the tables do not say."""
    first, *others = _cities_of(cluster)
    said: list[str] = []
    if len(cluster.economies) > 1:
        among = listed(cluster.economies)
        said += _said(f"The cluster lies in {among}, and no table says which of them {first} is in: see that it is the right one.")
    if others:
        have = "has" if len(others) == 1 else "have"
        said += _said(f"{listed(others)} {have} no position in data/coordinates.csv: lat and lon show the form.")
    yield from ("  " + line for line in said)
    form = {key: shape.example for key, shape in shapes_of(City).items() if key in ("lat", "lon", "position_source")}
    for name in others:
        yield from (f"  # {line}" for line in _listed(_record(City, _named(name, cluster) | form, {City}, 4)))


def _cities_of(cluster: Cluster) -> list[str]:
    return cluster.name.split("–")


def _named(name: str, cluster: Cluster) -> dict[str, Any]:
    return {"id": slug(name), "name": name, "economy": cluster.economies[0]}


def _field(model: Model, key: str, value: Any, seen: set[Model], indent: int = 0) -> list[str]:
    """A field with its explanation: with `value`, or else with its example in comments.

    `seen` are the models that were explained before. Lines come without their `indent`.
    """
    shape = shapes_of(model)[key]
    lines = _set(model, key, shape.example if value is None else value, seen, indent)
    first_sentence = re.split(r"(?<=\.) (?=[A-Z`])", shape.told, maxsplit=1)[0]
    return [*_said(first_sentence), *(lines if value is not None else [f"# {line}" for line in lines])]


def _set(model: Model, key: str, value: Any, seen: set[Model], indent: int) -> Sequence[str]:
    """`key: value`; when the value holds records of a model that is not in `seen`, with each of their fields explained."""
    inner = shapes_of(model)[key].record
    if inner is None:
        return [line.removeprefix(" " * indent) for line in entry(key, value, indent, model).split("\n")]
    if isinstance(value, Mapping):
        return [f"{key}:", *("  " + line for line in _record(inner, value, seen, indent + 2))]
    return [f"{key}:", *("  " + line for record in value for line in _listed(_record(inner, record, seen, indent + 4)))]


def _listed(record: Sequence[str]) -> list[str]:
    """A record as an entry of a list: its first key after a dash, the comments above that key at the dash's column."""
    dash = next(index for index, line in enumerate(record) if not line.startswith("#"))
    return [f"{'  ' if index > dash else '- ' if index == dash else ''}{line}" for index, line in enumerate(record)]


def _record(model: Model, value: Mapping[str, Any], seen: set[Model], indent: int) -> list[str]:
    if model in seen:
        return [line for key in keys_of(model) if key in value for line in _set(model, key, value[key], seen, indent)]
    seen.add(model)
    return [line for key in keys_of(model) for line in _field(model, key, value.get(key), seen, indent)]


@cache
def _said(text: str) -> Sequence[str]:
    return [f"## {line}" for line in textwrap.wrap(text, COMMENT_WIDTH - 3, break_long_words=False, break_on_hyphens=False)]
