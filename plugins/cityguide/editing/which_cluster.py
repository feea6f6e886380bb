"""The cluster of the ranking that a typed name means."""

from __future__ import annotations

import difflib
import re
import unicodedata

from cityguide.rankings.model import Cluster
from cityguide.rankings.rankings import Rankings

ALIKE = 0.65
"""The least similarity, from 0 to 1, of a name and its misspelling."""

OFFERED = 5
"""The most similar names to offer."""


def called(rankings: Rankings, name: str) -> list[Cluster]:
    """The clusters with that id or name: the newest, an older or a printed one. Accents, capitals and dashes make no difference.

    When there is none, the clusters with a city whose name begins with these words: `Kyoto`, `Washington`. A name that no cluster of the
    newest edition bears may also mean one of that edition with such a city: `Shanghai`, which is ranked with Suzhou now. Its id may not.
    """
    if name in rankings.clusters:
        return [rankings.clusters[name]]
    wanted, clusters = _folded(name), rankings.clusters.values()
    whole = [cluster for cluster in clusters if wanted in _names(rankings, cluster)]
    if any(rankings.standing(cluster.id) for cluster in whole):
        return whole
    begun = f"{wanted} "
    part = [cluster for cluster in clusters if any(f"{city} ".startswith(begun) for city in _cities(rankings, cluster))]
    if not whole:
        return part
    return [cluster for cluster in clusters if cluster in whole or (cluster in part and rankings.standing(cluster.id))]


def named_like(rankings: Rankings, name: str) -> list[Cluster]:
    """The clusters with a similar name, the most similar first."""
    known = {word: cluster for cluster in rankings.clusters.values() for word in (*_cities(rankings, cluster), *_names(rankings, cluster))}
    found = difflib.get_close_matches(_folded(name), known, n=OFFERED, cutoff=ALIKE)
    return list({known[word].id: known[word] for word in found}.values())


def _names(rankings: Rankings, cluster: Cluster) -> list[str]:
    return [_folded(name) for name in (cluster.id, *_printed(rankings, cluster))]


def _cities(rankings: Rankings, cluster: Cluster) -> list[str]:
    """The names of its cities, and the gazetteer's name of the first."""
    return [_folded(city) for name in (*_printed(rankings, cluster), cluster.place or cluster.name) for city in name.split("–")]


def _printed(rankings: Rankings, cluster: Cluster) -> list[str]:
    return [cluster.name, *cluster.other_names, *(standing.printed_name for _, standing in rankings.history(cluster.id) if standing)]


def _folded(name: str) -> str:
    """`São Paulo` and `sao-paulo` are the same name, and `Xi’an` is `xian`."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(re.findall(r"\w+", re.sub(r"[’'\u0300-\u036f]", "", letters).replace("_", " ")))
