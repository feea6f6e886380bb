"""The directives of comparison set as HTML: clusters side by side, the pairs that have a page, the reader's own choice."""

from __future__ import annotations

from cityguide.pages import compare as sides
from cityguide.pages.options import CompareOptions, PairsOptions
from cityguide.pages.view import View
from cityguide.reading.fields import Record


def compare(view: View, options: Record) -> str:
    """One respect in which clusters are compared; each part is a table of its own, but for names and advantages."""
    assert isinstance(options, CompareOptions)
    guide, columns = view.guide, [sides.side(view.guide, cluster) for cluster in options.clusters]
    first, second = columns[:2]
    advantages = [sides.advantage(guide, first, second), sides.advantage(guide, second, first)] if options.part == "advantages" else []
    return view.render(
        f"compare_{options.part}",
        sides=columns,
        advantages=advantages,
        kilometres=sides.distance_km(first.cluster, second.cluster),
        place_sources=sides.place_sources(guide, options.clusters),
        kinds_in_words=sides.kinds_in_words,
    )


def pairs(view: View, options: Record) -> str:
    """Links to the pages of pairs: all, or those of one story."""
    assert isinstance(options, PairsOptions)
    cluster = options.cluster
    found = sides.pairs(view.guide) if cluster is None else sides.pairs_of(view.guide, cluster)
    found = [pair for pair in found if {profile.cluster for profile in pair} != set(options.besides)]
    return view.render("pairs", pairs=found, path=sides.pair_path, cluster=cluster)


def chooser(view: View, options: Record) -> str:
    """What the page's script turns into a choice of two to four clusters. Without script there is nothing to show."""
    return view.render("chooser", groups=sides.choices(view.guide))
