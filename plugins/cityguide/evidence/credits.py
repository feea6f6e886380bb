"""The words that a map or a table must bear, because the licences of its sources ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cityguide.evidence.sources import Source


@dataclass(frozen=True)
class Credit:
    """Words as a licence asks for them, plain text, and the address that they lead to."""

    words: str
    address: str | None


def credits_of(ids: Iterable[str], sources: Mapping[str, Source]) -> tuple[Credit, ...]:
    """The credits of the sources with these ids, in their order, each once. A source that asks for none, or is not known, has none."""
    found = (sources[id] for id in ids if id in sources)
    asked: dict[str, Credit] = {}
    for source in found:
        if source.credit:
            asked.setdefault(source.credit, Credit(source.credit, source.url))  # copies ask for the same words as what they copy
    return tuple(asked.values())
