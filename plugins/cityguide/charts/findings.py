"""What a chart finds, in a sentence: computed from the same values that it draws, so that it stays true when they change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cityguide.guide import Guide
from cityguide.rankings.model import MEASURES, Standing
from cityguide.wording import ordinal


def history_title(guide: Guide, clusters: Sequence[str], histories: Mapping[str, list[Standing | None]]) -> str:
    """The rank of the first of `clusters`; for a single cluster, also its change under the latest method."""
    latest, name = guide.rankings.latest, guide.rankings.clusters[clusters[0]].name
    if len(clusters) > 1:
        standing = guide.rankings.standing(clusters[0])
        if standing is None or standing.rank is None:
            return f"{name} has no rank in {latest.year} that we could read"
        first = any(change.edition == latest.year for change in guide.rankings.breaks)
        method = ", the first under a new method" if first else ""
        return f"{name} is {ordinal(standing.rank)} in the {latest.year} edition{method}"
    run = [s for s in histories[clusters[0]] if s and s.rank is not None]
    if not run:
        return f"No rank of {name} could be read"
    last = run[-1]
    same = [s for s in run if guide.rankings.comparable(s.edition, last.edition)]
    if len(same) > 1:
        ranks = [s.rank for s in same if s.rank is not None]
        if min(ranks) == max(ranks):
            return f"{name} is {ordinal(ranks[0])} in every edition we know from {same[0].edition} to {last.edition}"
        return f"{name}: {ordinal(ranks[0])} in {same[0].edition}, {ordinal(ranks[-1])} in {last.edition}, by one method"
    return f"{name} is {ordinal(last.rank or 0)} in {last.edition}" + (
        "; no earlier edition was counted the same way" if any(c.edition == last.edition for c in guide.rankings.breaks) else ""
    )


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
