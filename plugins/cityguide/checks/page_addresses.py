"""Addresses that two pages would have: of places, of days, of the evidence, of what has moved, and of pages by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cityguide.guide import Guide
from cityguide.problems.problem import Problem
from cityguide.profiles.addresses import EVIDENCE, city_path, day_path, place_path
from cityguide.profiles.reading import ProfileFile
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import Loc


def addresses_in_use(file: ProfileFile, pages: Sequence[TextFile], docs: str) -> Iterator[Problem]:
    """A problem for each id or alias in a profile that is the address of another of its pages, or of one by hand.

    Two places of one id are told when they are read.
    """
    by_hand = _by_hand(pages, docs)
    yield from _of_places(file, by_hand)
    yield from _of_days(file, by_hand)


def aliases_in_use(guide: Guide, pages: Sequence[TextFile], docs: str) -> Iterator[Problem]:
    """A problem for each former id of a cluster that is the address of the page of another."""
    by_hand = _by_hand(pages, docs)
    cities = {cluster: f"the page of the cluster {cluster}" for cluster in guide.rankings.clusters} | {"index": "the list of cities"}
    for file in guide.files:
        for index, alias in enumerate(file.profile.aliases):
            taken = cities.get(alias) or by_hand.get(city_path(alias))
            if taken is not None:
                yield _in_use(file, ("aliases", index), alias, taken, "profile.aliases")
            cities.setdefault(alias, f"an alias of {file.profile.cluster}")


def _by_hand(pages: Sequence[TextFile], docs: str) -> dict[str, str]:
    return {page.name.removeprefix(docs): page.name for page in pages}


def _of_places(file: ProfileFile, by_hand: dict[str, str]) -> Iterator[Problem]:
    cluster = file.profile.cluster
    taken = {EVIDENCE: "the page of what is known of the city", "index": "the page of the city"}
    for index, place in enumerate(file.profile.attractions):
        if place.id in taken:
            yield _in_use(file, ("attractions", index, "id"), place.id, taken[place.id], "attraction.id")
    taken |= {place.id: f"the page of {place.name}" for place in file.profile.attractions}
    for index, place in enumerate(file.profile.attractions):
        for at, alias in enumerate(place.aliases):
            told = taken.get(alias) or by_hand.get(place_path(cluster, alias))
            if told is not None:
                yield _in_use(file, ("attractions", index, "aliases", at), alias, told, "attraction.aliases")
            taken.setdefault(alias, f"an alias of {place.name}")


def _of_days(file: ProfileFile, by_hand: dict[str, str]) -> Iterator[Problem]:
    taken = {route.id: f"the page of {route.title}" for route in file.profile.routes}
    for index, route in enumerate(file.profile.routes):
        for at, alias in enumerate(route.aliases):
            told = taken.get(alias) or by_hand.get(day_path(file.profile.cluster, alias))
            if told is not None:
                yield _in_use(file, ("routes", index, "aliases", at), alias, told, "route.aliases")
            taken.setdefault(alias, f"an alias of {route.title}")


def _in_use(file: ProfileFile, loc: Loc, word: str, told: str, field: str) -> Problem:
    return file.document.at_value(loc, f"'{word}' is the end of an address in use: {told}", "address-in-use", field=field)
