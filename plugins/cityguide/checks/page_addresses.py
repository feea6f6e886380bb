"""Addresses that two pages would have: of places, of days, of the evidence, of what has moved, and of pages by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from cityguide.guide import Guide
from cityguide.problems.problem import Problem
from cityguide.profiles.addresses import EVIDENCE, city_path, day_path, place_path
from cityguide.profiles.model import Profile
from cityguide.profiles.reading import ProfileFile
from cityguide.reading.models import field_of
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import Loc


def addresses_in_use(file: ProfileFile, pages: Sequence[TextFile], docs: str) -> Iterator[Problem]:
    """A problem for each id or alias in a profile that is the address of another of its pages, or of one by hand.

    Two places of one id are told when they are read.
    """
    profile = file.profile
    place_of, day_of = partial(place_path, profile.cluster), partial(day_path, profile.cluster)
    own = {place_of(EVIDENCE): "the page of what is known of the city", place_of("index"): "the page of the city"}
    for index, place in enumerate(profile.attractions):
        if told := own.get(place_of(place.id)):
            yield _in_use(file, ("attractions", index, "id"), place.id, told)
    taken = _by_hand(pages, docs) | own
    taken |= {place_of(place.id): f"the page of {place.name}" for place in profile.attractions}
    taken |= {day_of(route.id): f"the page of {route.title}" for route in profile.routes}
    for index, place in enumerate(profile.attractions):
        yield from _of_aliases(file, ("attractions", index, "aliases"), place.aliases, place.name, place_of, taken)
    for index, route in enumerate(profile.routes):
        yield from _of_aliases(file, ("routes", index, "aliases"), route.aliases, route.title, day_of, taken)


def aliases_in_use(guide: Guide, pages: Sequence[TextFile], docs: str) -> Iterator[Problem]:
    """A problem for each former id of a cluster that is the address of the page of another."""
    taken = _by_hand(pages, docs) | {city_path(cluster): f"the page of the cluster {cluster}" for cluster in guide.rankings.clusters}
    taken |= {city_path("index"): "the list of cities"}
    for file in guide.files:
        yield from _of_aliases(file, ("aliases",), file.profile.aliases, file.profile.cluster, city_path, taken)


def _by_hand(pages: Sequence[TextFile], docs: str) -> dict[str, str]:
    return {page.name.removeprefix(docs): page.name for page in pages}


def _of_aliases(
    file: ProfileFile, loc: Loc, aliases: Sequence[str], of: str, path_of: Callable[[str], str], taken: dict[str, str]
) -> Iterator[Problem]:
    """A problem for each alias with a path that is taken; each takes its own."""
    for index, alias in enumerate(aliases):
        if told := taken.get(path_of(alias)):
            yield _in_use(file, (*loc, index), alias, told)
        taken.setdefault(path_of(alias), f"an alias of {of}")


def _in_use(file: ProfileFile, loc: Loc, word: str, told: str) -> Problem:
    said = f"'{word}' is the end of an address in use: {told}"
    return file.document.at_value(loc, said, "address-in-use", field=field_of(Profile, loc))
