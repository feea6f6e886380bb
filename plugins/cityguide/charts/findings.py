"""What a chart finds, in a sentence: computed from the same values that it draws, so that it stays true when they change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cityguide.guide import Guide
from cityguide.rankings.model import MEASURES, Standing
from cityguide.wording import ordinal


def history_title(guide: Guide, clusters: Sequence[str], histories: Mapping[str, list[Standing | None]]) -> str:
    """The course of the first of `clusters`; beside others, if it is the first of all, who came first before."""
    subject = clusters[0]
    if len(clusters) > 1 and (led := _who_led(guide, subject, clusters)):
        return led
    return _course_of(guide, guide.rankings.clusters[subject].name, [s for s in histories[subject] if s and s.rank is not None])


def _who_led(guide: Guide, subject: str, clusters: Sequence[str]) -> str | None:
    """Who came first, where that is `subject` now and another of `clusters` was it until then."""
    latest = guide.rankings.latest.year
    leaders = {s.edition: s.cluster for s in guide.rankings.standings if s.rank == 1 and s.edition <= latest}
    if leaders.get(latest) != subject:
        return None
    name, years = guide.rankings.clusters[subject].name, sorted(leaders)
    before = [year for year in years if leaders[year] != subject]
    if not before:
        return f"{name} came first in every edition of which we know the first"
    other, last = leaders[before[-1]], before[-1]
    since, until = years[years.index(last) + 1 :], [year for year in years if year <= last]
    if other not in clusters or any(leaders[year] != other for year in until):
        return None
    counted = "" if guide.rankings.comparable(last, since[0]) else ", by a new count"
    return f"{guide.rankings.clusters[other].name} came first {_when(until)}, {name} {_when(since)}{counted}"


def _when(years: Sequence[int]) -> str:
    return f"in {years[0]}" if len(years) == 1 else f"from {years[0]} to {years[-1]}"


def _course_of(guide: Guide, name: str, run: Sequence[Standing]) -> str:
    """How a rank went under the newest method by which two are known; a newer one apart from it, as it can't be compared."""
    if not run:
        return f"No rank of {name} could be read"
    last = run[-1]
    for newest in reversed(run):
        same = [s for s in run if guide.rankings.comparable(s.edition, newest.edition)]
        if len(same) > 1:
            course = _course(guide, same)
            if newest is last:
                return f"{name} {course}"
            return f"{name} {course}; a new count puts it {ordinal(last.rank or 0)} in {last.edition}"
    return f"{name} is {ordinal(last.rank or 0)} in {last.edition}" + (
        "; no earlier edition was counted the same way" if any(c.edition == last.edition for c in guide.rankings.breaks) else ""
    )


def _course(guide: Guide, run: Sequence[Standing]) -> str:
    """Ranks that one method gave, in words."""
    ranks = [s.rank or 0 for s in run]
    first, last = run[0].edition, run[-1].edition
    if min(ranks) == max(ranks):
        every = sum(first <= edition.year <= last for edition in guide.rankings.editions) == len(run)
        return f"{'stayed' if every else 'was'} {ordinal(ranks[0])} {'' if every else 'in every edition we know '}from {first} to {last}"
    if ranks == sorted(ranks):
        return f"fell from {ordinal(ranks[0])} in {first} to {ordinal(ranks[-1])} in {last}"
    if ranks == sorted(ranks, reverse=True):
        return f"rose from {ordinal(ranks[0])} in {first} to {ordinal(ranks[-1])} in {last}"
    return f"moved between {ordinal(min(ranks))} and {ordinal(max(ranks))} from {first} to {last}"


def shares_title(guide: Guide, cluster: str, values: Mapping[str, float | None]) -> str:
    """The measure in which a cluster's known share of the world is largest."""
    known = {measure: value for measure, value in values.items() if value is not None}
    name = guide.rankings.clusters[cluster].name
    if not known:
        return f"No share of the world is known to us for {name} in {guide.rankings.latest.year}"
    top = max(known, key=lambda m: (known[m], m))
    if len(known) == 1:
        return f"{name} has {known[top]:g}% of the world’s {MEASURES[top]}"
    most = "largest known share" if len(known) < len(values) else "largest share"
    return f"{name}’s {most} of the world is in {MEASURES[top]}: {known[top]:g}%"
