"""The gazetteer: every name in the guide from A to Z, as at the end of an atlas. Search goes by the same names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from cityguide.directives.options import Options
from cityguide.directives.view import View
from cityguide.guide import Guide
from cityguide.profiles.addresses import city_path, place_path
from cityguide.profiles.model import Profile
from cityguide.summaries import summary
from cityguide.wording import with_article

Sort = Literal["story", "city", "place", "cluster"]

Local = tuple[str, str]
"""A name in the script of the place, and the tag of its language."""


@dataclass(frozen=True)
class NamedThing:
    """A name with its other names, and the part of a page that tells about it.

    `kind` is a word for the reader (`museum`), `within` the story or the economy it belongs to, `number` that of a place
    on its cluster's map. `path` is that of an output; an empty `part` means the whole page. `cluster` is the one it belongs to.
    """

    sort: Sort
    name: str
    kind: str
    path: str
    part: str = ""
    within: str = ""
    number: int | None = None
    closed: bool = False
    local: tuple[Local, ...] = ()
    also: tuple[str, ...] = ()
    cluster: str = ""


FIGURES = "0–9"


@dataclass(frozen=True)
class GazetteerLine:
    """A name under its letter. With `see` it only refers to the name that the guide uses; `data` is the path of a story's page of data."""

    name: str
    leads: NamedThing
    see: bool = False
    data: str = ""


def gazetteer(view: View, options: Options) -> str:
    return view.render("gazetteer/gazetteer", letters=letters(view.guide))


def letters(guide: Guide) -> list[tuple[str, list[GazetteerLine]]]:
    """The lines by their first letter, in the order of a dictionary: accents, case and a leading article do not count."""
    found = sorted(_lines(guide), key=lambda line: (_order(line.name), line.see, line.leads.path, line.leads.part))
    return [(letter, list(lines)) for letter, lines in groupby(found, key=lambda line: _letter(line.name))]


def _lines(guide: Guide) -> Iterator[GazetteerLine]:
    """A story and its cluster share a line. `Antwerp` refers to `Brussels–Antwerp`, and a former name to the present one."""
    known = list(named(guide))
    titles = {name.name for name in known if name.sort != "cluster"}
    for name in known:
        if name.sort == "story":
            yield GazetteerLine(name.name, name, data=f"clusters/{name.cluster}.md")
        elif name.sort != "cluster" or guide.profile(name.cluster) is None:
            yield GazetteerLine(name.name, name)
        if name.sort == "cluster":
            others = [*name.also, *(part for whole in (name.name, *name.also) for part in whole.split("–")[1:])]
            for other in dict.fromkeys(others):
                beside = other.startswith(name.name) or name.name.startswith(other)  # the two would be neighbours
                if not beside and other not in titles:
                    yield GazetteerLine(other, name, see=True)


def _order(name: str) -> str:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name).casefold() if sign.isalnum() or sign == " ")
    return re.sub(r"^(?:an?|the) ", "", plain.strip())


def _letter(name: str) -> str:
    first = _order(name)[:1].upper()
    return FIGURES if first.isdigit() else first


def named(guide: Guide) -> Iterator[NamedThing]:
    """Stories in the order of the ranking, each followed by its cities and places; then every cluster, by its name."""
    for profile in guide.profiles:
        yield from names_of_city(guide, profile.cluster)
    yield from cluster_names(guide)


def cluster_names(guide: Guide) -> Iterator[NamedThing]:
    """Every cluster of the ranking, by its name."""
    for cluster in sorted(guide.rankings.clusters.values(), key=lambda cluster: (cluster.name, cluster.id)):
        economies = " and ".join(with_article(guide.rankings.economies[code].name) for code in cluster.economies)
        yield NamedThing(
            "cluster", cluster.name, "cluster", f"clusters/{cluster.id}.md", within=economies, also=cluster.other_names, cluster=cluster.id
        )


def names_of_city(guide: Guide, cluster: str) -> list[NamedThing]:
    """A story, its cities and its places."""
    return [NamedThing(*values) for values in names_in_city(guide, cluster)]


@summary
def names_in_city(guide: Guide, cluster: str) -> tuple[tuple[Any, ...], ...]:
    """The values of each named thing of a city."""
    profile = guide.profile(cluster)
    return tuple(tuple(vars(name).values()) for name in _of_story(profile)) if profile else ()


def _of_story(profile: Profile) -> Iterator[NamedThing]:
    path = city_path(profile.cluster)
    yield NamedThing(
        "story", profile.name, "begun" if profile.begun else "story", path,
        local=tuple((name.text, name.language) for name in profile.local_names if name.text != profile.name),
        also=_besides(profile.name, *(name.romanised for name in profile.local_names)), cluster=profile.cluster,
    )  # fmt: skip
    for city in profile.cities:
        if city.name != profile.name:
            yield NamedThing(
                "city", city.name, "city", path, "see-it-yourself" if profile.attractions else "on-the-map", profile.name,
                local=_local(city.name, city.local_name, city.language), also=_besides(city.name, city.romanised),
            )  # fmt: skip
    numbers = {place.id: number for number, place in profile.numbered}
    for place in profile.attractions:
        yield NamedThing(
            "place", place.name, place.kind, place_path(profile.cluster, place.id), "", profile.name,
            numbers.get(place.id), place.status.state == "closed",
            _local(place.name, place.local_name, place.language), _besides(place.name, place.romanised),
        )  # fmt: skip


def _local(name: str, text: str | None, language: str | None) -> tuple[Local, ...]:
    return ((text, language or "und"),) if text and text != name else ()


def _besides(name: str, *others: str | None) -> tuple[str, ...]:
    """Romanisations that say more than the name itself."""
    return tuple(other for other in others if other and other.casefold() not in name.casefold())
