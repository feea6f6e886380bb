"""The names that prose may bind, and the figures they stand for.

An expression is a sum or difference of paths with filters: `share.pct + tokyo-yokohama.share.pct | one-in`.
A path is words with dots and, at its end, an edition: `rank@2024`. It is looked up, never evaluated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from cityguide import wording
from cityguide.guide import Guide
from cityguide.rankings.model import MEASURES
from cityguide.reading.problems import suggestion


class FigureError(ValueError):
    """An expression that names nothing, or names a value the data do not have. Its text is for an editor."""


@dataclass(frozen=True)
class Figure:
    """A value with all that is needed to account for it. `unit` is one of %, rank, count, year, score, people."""

    value: float
    unit: str
    meaning: str
    scope: str
    edition: int | None
    sources: tuple[str, ...]

    @property
    def text(self) -> str:
        if self.unit == "%":
            return wording.per_cent(self.value)
        return str(int(self.value)) if self.unit == "year" else wording.digits(self.value)


FILTERS: Mapping[str, Callable[[float], str]] = {
    "ordinal": wording.ordinal,
    "words": wording.words,
    "one-in": wording.one_in,
    "rounded": wording.rounded,
}

PATHS = (
    "edition", "edition.ranked", "edition.known", "edition.missing",
    "rank", "share.pct", "share.publications", "share.vc", "count.pct", "count.publications", "count.vc",
    "intensity.rank", "intensity.pct", "intensity.publications", "intensity.vc",
    "city.<id>.population", "economy.<code>.clusters", "economy.<code>.rank", "economy.<code>.score",
    "economy.<code>.years-leading", "top-<n>.pct", "top-<n>.publications", "top-<n>.vc",
)  # fmt: skip
"""Every form a path may take; before those in the second and third line a cluster's id may stand."""

_TERM = re.compile(r"^([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)(?:@(\d{4}))?$")


def resolve(guide: Guide, cluster: str | None, expression: str) -> tuple[Figure, str]:
    """The figure that `expression` names and its text. `cluster` is whose page it stands on.

    Raises FigureError when a name is unknown, a value is not in the data, or units do not add up.
    """
    sum_text, *filters = [part.strip() for part in expression.split("|")]
    parts = re.split(r"\s+([+-])\s+", sum_text)
    figure = _term(guide, cluster, parts[0])
    for sign, term in zip(parts[1::2], parts[2::2], strict=True):
        other = _term(guide, cluster, term)
        if other.unit != figure.unit or other.meaning != figure.meaning or other.edition != figure.edition:
            raise FigureError(f"'{term}' does not add up with '{parts[0]}': other unit or edition")
        value = figure.value + other.value if sign == "+" else figure.value - other.value
        sources = tuple(dict.fromkeys((*figure.sources, *other.sources)))
        figure = replace(figure, value=round(value, 6), scope=f"{figure.scope} {sign} {other.scope}", sources=sources)
    text = figure.text
    for name in filters:
        if name not in FILTERS:
            raise FigureError(f"unknown filter '{name}'{suggestion(name, FILTERS)}")
        if name == "one-in" and figure.unit != "%":
            raise FigureError(f"'one-in' tells a share; the {figure.meaning} is none")
        try:
            text = FILTERS[name](figure.value)
        except ValueError as error:
            raise FigureError(str(error)) from error
    return figure, text


def _term(guide: Guide, cluster: str | None, term: str) -> Figure:
    match = _TERM.match(term)
    if match is None:
        raise FigureError(f"'{term}' is not a name such as share.pct or rank@2024")
    words, at = match[1].split("."), match[2]
    year = int(at) if at else guide.rankings.latest.year
    if guide.rankings.edition(year) is None:
        known = ", ".join(str(edition.year) for edition in guide.rankings.editions)
        raise FigureError(f"there is no edition {year}; known: {known}")
    if words[0] in guide.rankings.clusters:
        cluster, words = words[0], words[1:]
        if not words:
            raise FigureError(f"'{term}' is a cluster; write what of it, as in {cluster}.rank")
    try:
        figure = _named(guide, cluster, words, year)
    except FigureError as error:
        raise FigureError(f"{error}{'' if at else _earlier(guide, cluster, words, match[1])}") from error
    if figure is None:
        raise FigureError(f"unknown figure '{term}'{_suggest(guide, words)}")
    return figure


def _earlier(guide: Guide, cluster: str | None, words: list[str], path: str) -> str:
    """The newest edition that has what the newest edition lacks. It is offered, never taken: text and figure must agree on the year."""
    for edition in reversed(guide.rankings.editions):
        try:
            if _named(guide, cluster, words, edition.year) is not None:
                return f"; the newest known is {path}@{edition.year}"
        except FigureError:
            continue
    return ""


def _suggest(guide: Guide, words: list[str]) -> str:
    plain = [path for path in PATHS if "<" not in path]
    near = suggestion(".".join(words), plain)
    if near.startswith("; did"):
        return near
    return suggestion(words[0], list(guide.rankings.clusters)) or near


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
        case ["rank"] | ["share" | "count" | "intensity", _]:
            if cluster is None:
                raise FigureError(f"'{'.'.join(words)}' needs a cluster here, as in seoul.{'.'.join(words)}")
            return _standing(guide, cluster, words, year)
    return None


def _standing(guide: Guide, cluster: str, words: list[str], year: int) -> Figure | None:
    name = guide.rankings.clusters[cluster].name
    standing = guide.rankings.standing(cluster, year)
    if words[0] == "intensity":
        return _intensity(guide, cluster, words[1], year)
    if standing is None:
        raise FigureError(f"no standing of {name} in {year} is known")
    if words == ["rank"]:
        return _known(standing.rank, "rank", "rank among the world's clusters", name, year, standing.sources)
    if words[1] not in MEASURES:
        return None
    what = MEASURES[words[1]]
    if words[0] == "share":
        return _known(standing.shares[words[1]], "%", f"share of the world's {what}", name, year, standing.sources)
    return _known(standing.counts[words[1]], "count", f"number of {what}", name, year, standing.sources)


def _intensity(guide: Guide, cluster: str, what: str, year: int) -> Figure | None:
    name = guide.rankings.clusters[cluster].name
    found = guide.rankings.intensity(cluster, year)
    if found is None:
        raise FigureError(f"no intensity of {name} in {year} is known")
    if what == "rank":
        return _known(found.rank, "rank", "rank by intensity", name, year, found.sources)
    if what not in MEASURES:
        return None
    return _known(found.per_million[what], "count", f"{MEASURES[what]} per million inhabitants", name, year, found.sources)


def _edition(guide: Guide, rest: list[str], year: int) -> Figure | None:
    edition = guide.rankings.edition(year)
    assert edition is not None
    title = edition.title
    match rest:
        case []:
            return Figure(year, "year", "edition of the ranking", title, year, edition.sources)
        case ["ranked"]:
            return _known(edition.ranked, "count", "rows printed", title, year, edition.sources)
        case ["known"]:
            return Figure(guide.rankings.known_ranks(year), "count", "rows we have", title, year, edition.sources)
        case ["missing"]:
            return Figure(len(guide.rankings.missing_ranks(year)), "count", "rows we lack", title, year, edition.sources)
    return None


def _economy(guide: Guide, code: str, what: str, year: int) -> Figure | None:
    economy = guide.rankings.economies.get(code)
    if economy is None:
        raise FigureError(f"unknown economy '{code}'{suggestion(code, guide.rankings.economies)}")
    count, rank = guide.rankings.count(code, year), guide.rankings.economy_rank(code, year)
    sources = count.sources if count else ()
    if what == "clusters":
        return _known(count.clusters if count else None, "count", "clusters among those ranked", economy.name, year, sources)
    if what == "years-leading":
        run = guide.rankings.years_leading(code, year)
        if run == 0:
            raise FigureError(f"{economy.name} does not have the most clusters in {year}")
        return Figure(run, "count", "editions in a row with the most clusters", economy.name, year, sources)
    if what in ("rank", "score"):
        value = None if rank is None else rank.rank if what == "rank" else rank.score
        return _known(value, what, f"{what} among the world's economies", economy.name, year, rank.sources if rank else ())
    return None


def _concentration(guide: Guide, group: str, measure: str, year: int) -> Figure | None:
    found = guide.rankings.concentration(group, year)
    value = found.shares[measure] if found else None
    meaning = f"share of the world's {MEASURES[measure]}"
    return _known(value, "%", meaning, group.replace("-", " "), year, found.sources if found else ())


def _population(guide: Guide, cluster: str | None, city: str) -> Figure | None:
    profile = guide.profile(cluster) if cluster else None
    if profile is None:
        raise FigureError("'city' can only be named on the page of its cluster")
    found = next((entry for entry in profile.cities if entry.id == city), None)
    if found is None:
        raise FigureError(f"unknown city '{city}'{suggestion(city, [entry.id for entry in profile.cities])}")
    if found.population is None:
        raise FigureError(f"no population of {found.name} is given")
    population = found.population
    return Figure(population.value, "people", "inhabitants", population.of, None, (population.source,))


def _known(value: float | None, unit: str, meaning: str, scope: str, year: int, sources: tuple[str, ...]) -> Figure:
    if value is None:
        raise FigureError(f"the {meaning} of {scope} in {year} is not in the data")
    return Figure(value, unit, meaning, scope, year, sources)
