"""What may stand in a directive's body: a model each, and what is wrong with options that are well formed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from cityguide.charts.kinds import NEED_CLUSTERS
from cityguide.evidence.sources import SourceKind
from cityguide.guide import Guide
from cityguide.problems.problem import NOTHING, Near, near
from cityguide.profiles.photographs import PhotographFile
from cityguide.profiles.pictures import photographs_of
from cityguide.profiles.places import Kind as AttractionKind
from cityguide.reading.fields import ClusterId, EconomyCode, Line, Record, Slug, Truth, Whole
from cityguide.yaml_edits.models_of_files import MODELS, record_names

ChartKind = Literal["rank-history", "shares", "counts", "concentration", "intensity"]

ComparePart = Literal["names", "advantages", "ranking", "cities", "places", "ground"]
OF_STORIES: tuple[ComparePart, ...] = ("names", "cities", "places", "ground")
"""Parts of a comparison that show what profiles say."""

MOST = 5
"""So many clusters a table holds side by side and can still be read."""


class NoOptions(Record):
    """A directive that takes none."""


class ClusterOptions(Record):
    cluster: ClusterId


class ProfileOptions(Record):
    """A cluster that has a profile."""

    cluster: ClusterId


class AttractionsOptions(Record):
    """A cluster's places, or those in one city or of one kind; with `map` its map as well, tied to them."""

    cluster: ClusterId
    city: Slug | None = None
    kind: AttractionKind | None = None
    map: Truth = False


class PhotographOptions(Record):
    """One of the photographs of a cluster's profile, by its file."""

    cluster: ClusterId
    file: PhotographFile


class ChartOptions(Record):
    kind: ChartKind
    clusters: tuple[ClusterId, ...] = ()


class RankingOptions(Record):
    """`top` rows of an edition (all without it), the latest one without `edition`."""

    edition: Whole | None = None
    top: Annotated[Whole, Field(ge=1)] | None = None
    economy: EconomyCode | None = None


class MapOptions(Record):
    """The world without `cluster`, the cluster's surroundings with it."""

    cluster: ClusterId | None = None


class CoverOptions(Record):
    """The head of a home page: its name, and what it is in a sentence."""

    title: Line
    line: Line


class ClaimsOptions(Record):
    cluster: ClusterId | None = None


class EditionsOptions(Record):
    """The edition whose page this is, if it is one's."""

    edition: Whole | None = None


class CompareOptions(Record):
    """Clusters side by side, in one respect."""

    clusters: tuple[ClusterId, ...] = Field(min_length=2)
    part: ComparePart


class PairsOptions(Record):
    """Every pair of stories that has a page; with `cluster` only its own, and not the pair `besides` which they are shown."""

    cluster: ClusterId | None = None
    besides: tuple[ClusterId, ...] = ()


class FieldsOptions(Record):
    """The record whose fields are told."""

    record: Slug


class SourcesOptions(Record):
    """The notes of this page; with `kinds` the registry's entries of these kinds."""

    kinds: tuple[SourceKind, ...] = ()


@dataclass(frozen=True)
class Wrong:
    """A contradiction: what is said of the value of `key` (none: of all of them), and what is `close` to it."""

    said: str
    key: str = ""
    close: Near = NOTHING
    code: str = "directive"


def contradiction(guide: Guide, options: Record) -> Wrong | None:
    """What is wrong with options that are well formed: clusters without a profile, editions that don't exist."""
    match options:
        case ChartOptions(kind=kind, clusters=clusters) if kind in NEED_CLUSTERS and not clusters:
            return Wrong(f"a chart of kind {kind} needs 'clusters'")
        case ChartOptions(clusters=clusters) | CompareOptions(clusters=clusters) if len(set(clusters)) < len(clusters):
            return Wrong("a cluster stands twice in 'clusters'", "clusters")
        case CompareOptions(clusters=clusters) if len(clusters) > MOST:
            return Wrong(f"{len(clusters)} clusters don't fit side by side, at most {MOST} do", "clusters")
        case CompareOptions(clusters=clusters, part="advantages") if len(clusters) != 2:
            return Wrong("advantages are those of one cluster over one other: two 'clusters' are needed", "clusters")
        case CompareOptions(clusters=clusters, part=part) if part in OF_STORIES and (bare := [c for c in clusters if guide.lacks(c)]):
            return Wrong(f"'{bare[0]}' has no profile", "clusters")
        case RankingOptions(edition=int(year)) | EditionsOptions(edition=int(year)) if guide.rankings.edition(year) is None:
            close = near(str(year), [str(edition.year) for edition in guide.rankings.editions])
            return Wrong(f"there is no edition {year}{close.said}", "edition", close)
        case (
            ProfileOptions(cluster=str(cluster))
            | AttractionsOptions(cluster=str(cluster))
            | PhotographOptions(cluster=str(cluster))
            | PairsOptions(cluster=str(cluster))
        ) if guide.lacks(cluster):
            return Wrong(f"'{cluster}' has no profile", "cluster")
        case FieldsOptions(record=record) if record not in (known := record_names(*MODELS)):
            close = near(record, known)
            return Wrong(f"there is no record '{record}'{close.said}", "record", close)
        case MapOptions(cluster=str(cluster)) if guide.lacks(cluster) and guide.rankings.clusters[cluster].latitude is None:
            return Wrong(f"no coordinates of '{cluster}' are known", "cluster")
        case AttractionsOptions(cluster=cluster, city=str(city)) if (profile := guide.profile(cluster)) is not None:
            ids = [entry.id for entry in profile.cities]
            if city not in ids:
                close = near(city, ids)
                return Wrong(f"unknown city '{city}'{close.said}", "city", close, "unknown-city")
        case PhotographOptions(cluster=cluster, file=file) if (profile := guide.profile(cluster)) is not None:
            files = {shown.file for _, shown in photographs_of(profile)}
            if file not in files:
                close = near(file, files)
                return Wrong(f"the profile of '{cluster}' has no photograph '{file}'{close.said}", "file", close)
    return None
