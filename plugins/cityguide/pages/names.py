"""Every name in the guide that leads somewhere: clusters, the cities in them, the places to see. Search and the gazetteer go by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cityguide.guide import Guide
from cityguide.profiles.model import Profile
from cityguide.wording import with_article

Sort = Literal["story", "city", "place", "cluster"]
Local = tuple[str, str]
"""A name in a script of its own, and that language's tag."""


@dataclass(frozen=True)
class Named:
    """A name with what it is called besides, and the part of a page that tells of it.

    `kind` is a word for the reader (`museum`), `within` the story or the economy it belongs to, `number` a place's on its
    cluster's map. `path` is an output's; without `part` it is the whole page.
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


def named(guide: Guide) -> Iterator[Named]:
    """Stories in the order of the ranking, each followed by its cities and places; then every cluster, by its name."""
    for profile in guide.profiles:
        yield from _of_story(profile)
    for cluster in sorted(guide.rankings.clusters.values(), key=lambda cluster: (cluster.name, cluster.id)):
        economies = " and ".join(with_article(guide.rankings.economies[code].name) for code in cluster.economies)
        yield Named("cluster", cluster.name, "cluster", f"clusters/{cluster.id}.md", within=economies, also=cluster.other_names)


def _of_story(profile: Profile) -> Iterator[Named]:
    path = f"cities/{profile.cluster}.md"
    yield Named(
        "story", profile.name, "begun" if profile.begun else "story", path,
        local=tuple((name.text, name.language) for name in profile.local_names if name.text != profile.name),
        also=_besides(profile.name, *(name.romanised for name in profile.local_names)),
    )  # fmt: skip
    for city in profile.cities:
        if city.name != profile.name:
            yield Named(
                "city", city.name, "city", path, "key-facts", profile.name,
                local=_local(city.name, city.local_name, city.language), also=_besides(city.name, city.romanised),
            )  # fmt: skip
    for number, place in enumerate(profile.attractions, start=1):
        yield Named(
            "place", place.name, place.kind, path, place.id, profile.name, number, place.status.state == "closed",
            _local(place.name, place.local_name, place.language), _besides(place.name, place.romanised),
        )  # fmt: skip


def _local(name: str, text: str | None, language: str | None) -> tuple[Local, ...]:
    return ((text, language or "und"),) if text and text != name else ()


def _besides(name: str, *others: str | None) -> tuple[str, ...]:
    """Romanisations that say more than the name itself."""
    return tuple(other for other in others if other and other.casefold() not in name.casefold())
