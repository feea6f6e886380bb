"""Which colour and symbol a cluster has: those of its profile, or a quiet colour and a symbol by its id."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from cityguide.charts.model import QUIET, Look
from cityguide.guide import Guide
from cityguide.profiles.model import SHAPES


def looks_of(guide: Guide, clusters: Sequence[str]) -> list[Look]:
    """The look of each of `clusters`. A profile's is the same in every chart.

    A cluster without a profile has the symbol that its id gives (CRC-32), or the next that is free in the chart as long as one is.
    """
    found = {cluster: Look(profile.accent, profile.symbol) for cluster in clusters if (profile := guide.profile(cluster))}
    taken = {look.symbol for look in found.values()}
    for cluster in clusters:
        if cluster not in found:
            symbols = tuple(SHAPES)
            first = zlib.crc32(cluster.encode()) % len(symbols)
            order = symbols[first:] + symbols[:first]
            symbol = next((symbol for symbol in order if symbol not in taken), order[0])
            taken.add(symbol)
            found[cluster] = Look(QUIET, symbol)
    return [found[cluster] for cluster in clusters]
