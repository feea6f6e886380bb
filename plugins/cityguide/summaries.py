"""What pages of others show of a city, as plain data: worked out once, kept between builds, and a part of the guide by itself.

A page that shows a little of every city depends on that little, and not on all from which it is worked out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from cityguide.kept import packed, unpacked
from cityguide.reads import recorded, tell, untold

Summed = TypeVar("Summed")


SUMMARIES: dict[str, Callable[[Any, str], Any]] = {}
"""Every summary by its name."""


def summary(make: Callable[[Any, str], Summed]) -> Callable[[Any, str], Summed]:
    """A function of a guide and a cluster that has a profile, whose value is numbers, texts, None, and tuples of such.

    It may look at nothing that belongs to another cluster.
    """
    name = make.__name__

    @wraps(make)
    def known(guide: Any, cluster: str) -> Summed:
        tell("summary", cluster, name)
        held = guide.summaries.get((cluster, name))
        if held is None:
            with untold(), recorded() as parts:
                made = make(guide, cluster)
            others = [part for part in parts if len(part) > 1 and part[1] != cluster]
            assert not others, f"the summary {name} of {cluster} looks at {others}"
            guide.summaries[cluster, name] = packed(made)
            return made
        found: Summed = unpacked(held)
        return found

    SUMMARIES[name] = known
    return known
