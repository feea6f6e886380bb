"""Figures: the names that prose may bind, and their values.

A path is words with dots and, at its end, an edition: `rank@2024`. It is looked up, never evaluated.
"""

from __future__ import annotations

import re

from cityguide.guide import Guide
from cityguide.problems.problem import Near, near
from cityguide.prose.figure import DataError, Figure, FigureError
from cityguide.rankings.model import MEASURES

PATHS = (
    "edition", "edition.ranked", "edition.known", "edition.missing",
    "rank", "rank.above", "rank.below", "restated.rank",
    "share.pct", "share.publications", "share.vc", "count.pct", "count.publications", "count.vc",
    "intensity.rank", "intensity.pct", "intensity.publications", "intensity.vc",
    "city.<id>.population", "economy.<code>.clusters", "economy.<code>.rank", "economy.<code>.score",
    "economy.<code>.years-leading", "top-<n>.pct", "top-<n>.publications", "top-<n>.vc",
)  # fmt: skip
"""Every form of a path; those in the second to fourth line may begin with a cluster's id."""

_PATH = re.compile(r"^([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)(?:@(\d{4}))?$")


def figure_of(guide: Guide, cluster: str | None, path: str) -> Figure:
    """The figure that `path` names. `cluster` is the cluster of the page.

    Raises FigureError when a name is unknown or a value is not in the data; the message then names the newest edition that has it.
    """
    match = _PATH.match(path)
    if match is None:
        raise FigureError(f"'{path}' is not a name such as share.pct or rank@2024")
    words, at = match[1].split("."), match[2]
    year = int(at) if at else guide.rankings.latest.year
    if guide.rankings.edition(year) is None:
        known = ", ".join(str(edition.year) for edition in guide.rankings.editions)
        raise FigureError(f"there is no edition {year}; known: {known}", f"@{at}")
    if words[0] in guide.rankings.clusters:
        cluster, words = words[0], words[1:]
        if not words:
            raise FigureError(f"'{path}' is a cluster; write what of it, as in {cluster}.rank")
    try:
        figure = _named(guide, cluster, words, year)
    except FigureError as error:
        raise type(error)(f"{error}{'' if at else _earlier(guide, cluster, words, match[1])}", error.words or path, error.close) from error
    if figure is None:
        wrong, close = _closest(guide, words)
        raise FigureError(f"unknown figure '{path}'{close.said}", wrong, close)
    return figure


def _earlier(guide: Guide, cluster: str | None, words: list[str], path: str) -> str:
    """A hint at the newest edition that has the value. It is never used silently: text and figure must agree on the year."""
    for edition in reversed(guide.rankings.editions):
        try:
            if _named(guide, cluster, words, edition.year) is not None:
                return f"; the newest known is {path}@{edition.year}"
        except FigureError:
            continue
    return ""


def _closest(guide: Guide, words: list[str]) -> tuple[str, Near]:
    """The words of a path that are at fault, and the nearest figure's name or cluster's id."""
    plain = [path for path in PATHS if "<" not in path]
    named, rest = ".".join(words), ".".join(words[1:])
    figure, cluster = near(named, plain), near(words[0], list(guide.rankings.clusters))
    if cluster.meant and rest in plain:
        return words[0], cluster
    return (named, figure) if figure.meant or not cluster.said else (words[0], cluster)


def _named(guide: Guide, cluster: str | None, words: list[str], year: int) -> Figure | None:
    match words:
        case ["edition", *rest]:
            return _edition(guide, rest, year)
        case ["economy", code, what]:
            return _economy(guide, code, what, year)
        case [group, measure] if re.fullmatch(r"top-\d+", group) and measure in MEASURES:
            return _concentration(guide, group, measure, year)
        case ["city", city, "population"]:
            return _population(guide, cluster, city)
        case ["rank"] | ["rank" | "restated" | "share" | "count" | "intensity", _]:
            if cluster is None:
                raise FigureError(f"'{'.'.join(words)}' needs a cluster here, as in seoul.{'.'.join(words)}")
            return _of_cluster(guide, cluster, words, year)
    return None


def _of_cluster(guide: Guide, cluster: str, words: list[str], year: int) -> Figure | None:
    name = guide.rankings.clusters[cluster].name
    standing = guide.rankings.standing(cluster, year)
    if words[0] == "intensity":
        return _intensity(guide, cluster, name, words[1], year)
    if words == ["restated", "rank"]:
        return _restated(guide, cluster, name, year)
    if standing is None:
        raise DataError(f"no standing of {name} in {year} is known")
    if words == ["rank"]:
        return _known(standing.rank, "rank", "rank among the world’s clusters", name, year, standing.sources, "standings")
    if words[0] == "rank":
        return _neighbour(guide, words[1], name, standing.rank, year)
    if words[1] not in MEASURES:
        return None
    what = MEASURES[words[1]]
    if words[0] == "share":
        return _known(standing.shares[words[1]], "%", f"share of the world’s {what}", name, year, standing.sources, "standings")
    if words[0] == "count":
        return _known(standing.counts[words[1]], "count", f"number of {what}", name, year, standing.sources, "standings")
    return None


def _neighbour(guide: Guide, side: str, name: str, rank: int | None, year: int) -> Figure | None:
    """The cluster just above or below: its rank as the value, its name as the text."""
    if side not in ("above", "below"):
        return None
    if rank is None:
        raise DataError(f"the rank of {name} in {year} is not in the data")
    wanted = rank - 1 if side == "above" else rank + 1
    if wanted < 1:
        raise DataError(f"{name} is first in {year}; nothing stands above it")
    found = next((standing for standing in guide.rankings.ranked(year) if standing.rank == wanted), None)
    if found is None:
        raise DataError(f"which cluster has rank {wanted} in {year} is not in the data")
    holder = guide.rankings.clusters[found.cluster].name
    return Figure(wanted, "rank", f"the cluster just {side} {name}", holder, year, found.sources, "standings", name=holder)


def _restated(guide: Guide, cluster: str, name: str, year: int) -> Figure:
    found = next((r for r in guide.rankings.restated if (r.cluster, r.edition) == (cluster, year)), None)
    if found is None:
        raise DataError(f"no restated rank of {name} for {year} is known")
    meaning = f"rank for {year} as the {found.stated_in} edition restated it"
    return Figure(found.rank, "rank", meaning, name, found.stated_in, found.sources, "restated")


def _intensity(guide: Guide, cluster: str, name: str, what: str, year: int) -> Figure | None:
    found = guide.rankings.intensity(cluster, year)
    if found is None:
        raise DataError(f"no intensity of {name} in {year} is known")
    if what == "rank":
        return _known(found.rank, "rank", "rank by intensity", name, year, found.sources, "intensity")
    if what not in MEASURES:
        return None
    meaning = f"{MEASURES[what]} per million inhabitants"
    return _known(found.per_million[what], "count", meaning, name, year, found.sources, "intensity")


def _edition(guide: Guide, rest: list[str], year: int) -> Figure | None:
    edition = guide.rankings.edition(year)
    assert edition is not None
    title = edition.title
    match rest:
        case []:
            return Figure(year, "year", "edition of the ranking", title, year, edition.sources, "editions")
        case ["ranked"]:
            return _known(edition.ranked, "count", "rows printed", title, year, edition.sources, "editions")
        case ["known"]:
            return Figure(guide.rankings.known_ranks(year), "count", "rows we have", title, year, edition.sources, "standings")
        case ["missing"]:
            return Figure(len(guide.rankings.missing_ranks(year)), "count", "rows we lack", title, year, edition.sources, "standings")
    return None


def _economy(guide: Guide, code: str, what: str, year: int) -> Figure | None:
    economy = guide.rankings.economies.get(code)
    if economy is None:
        close = near(code, guide.rankings.economies)
        raise FigureError(f"unknown economy '{code}'{close.said}", code, close)
    count, rank = guide.rankings.count(code, year), guide.rankings.economy_rank(code, year)
    if what == "clusters":
        clusters, sources = (count.clusters, count.sources) if count else (None, ())
        return _known(clusters, "count", "clusters among those ranked", economy.name, year, sources, "cluster_counts")
    if what == "years-leading":
        return _years_leading(guide, code, year)
    if what in ("rank", "score"):
        value = None if rank is None else rank.rank if what == "rank" else rank.score
        meaning = f"{what} among the world’s economies"
        return _known(value, what, meaning, economy.name, year, rank.sources if rank else (), "economy_ranking")
    return None


def _years_leading(guide: Guide, code: str, year: int) -> Figure:
    """The number of editions in a row, up to `year`, that the economy leads, with the counts that prove it."""
    rankings = guide.rankings
    name = rankings.economies[code].name
    run = rankings.years_leading(code, year)
    if run == 0:
        raise DataError(f"{name} does not have the most clusters in {year}")
    years = [edition.year for edition in rankings.editions if edition.year <= year][-run:]
    shown, sources = [], []
    for each in years:
        first, *others = rankings.counts_in(each)
        against = f" against {others[0].clusters}" if others else ""
        shown.append(f"{each}: {first.clusters}{against}")
        sources += [*first.sources, *(others[0].sources if others else ())]
    meaning = "editions in a row with the most clusters"
    return Figure(run, "run", meaning, name, year, tuple(dict.fromkeys(sources)), "cluster_counts", "; ".join(shown))


def _concentration(guide: Guide, group: str, measure: str, year: int) -> Figure:
    found = guide.rankings.concentration(group, year)
    value = found.shares[measure] if found else None
    meaning = f"share of the world’s {MEASURES[measure]}"
    return _known(value, "%", meaning, group.replace("-", " "), year, found.sources if found else (), "concentration")


def _population(guide: Guide, cluster: str | None, city: str) -> Figure:
    profile = guide.profile(cluster) if cluster else None
    if profile is None:
        raise FigureError("'city' can only be named on the page of its cluster")
    found = next((entry for entry in profile.cities if entry.id == city), None)
    if found is None:
        close = near(city, [entry.id for entry in profile.cities])
        raise FigureError(f"unknown city '{city}'{close.said}", city, close)
    if found.population is None:
        raise FigureError(f"no population of {found.name} is given")
    population = found.population
    return Figure(population.value, "people", "inhabitants", population.of, None, (population.source,))


def _known(value: float | None, unit: str, meaning: str, scope: str, year: int, sources: tuple[str, ...], table: str) -> Figure:
    if value is None:
        raise DataError(f"the {meaning} of {scope} in {year} is not in the data")
    return Figure(value, unit, meaning, scope, year, sources, table)
