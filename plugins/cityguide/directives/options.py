"""The options of each directive: a model whose fields are described like those of profiles, and its check against the guide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from cityguide.evidence.sources import SOURCE_KINDS, SourceKind
from cityguide.guide import Guide
from cityguide.problems.problem import RefusedError, near, unknown
from cityguide.profiles.model import Profile
from cityguide.profiles.photographs import PhotographFile
from cityguide.profiles.places import PLACE_KINDS, PlaceKind
from cityguide.reading.fields import ClusterId, EconomyCode, Line, Record, Slug, Truth, Whole, Words, told

ComparePart = Literal["names", "at-a-glance", "ranking", "cities", "ground"]

COMPARE_PARTS: Mapping[ComparePart, str] = {
    "names": "what each is called, and where it lies",
    "at-a-glance": "short answers to what a traveller asks before choosing",
    "ranking": "ranks, shares and intensity",
    "cities": "their cities and the people in them",
    "ground": "what one needs to know on the ground",
}

OF_STORIES: tuple[ComparePart, ...] = ("names", "at-a-glance", "cities", "ground")
"""Parts of a comparison that show what profiles say."""

ChartKind = Literal["rank-history", "shares", "counts", "concentration", "intensity"]

CHART_KINDS: Mapping[ChartKind, str] = {
    "rank-history": "the ranks of some clusters in every edition, broken where the method changed",
    "shares": "what some clusters hold of the world, by measure",
    "counts": "how many of the top clusters each economy has",
    "concentration": "how much of the world the top clusters hold together",
    "intensity": "activity in proportion to the people who live there",
}

NEED_CLUSTERS: tuple[ChartKind, ...] = ("rank-history", "shares")

MOST_SIDES = 5
"""The most clusters that fit side by side in a table that can still be read."""


class Options(Record):
    """What a directive is asked for; a directive that takes no options has this model."""

    def agree_with(self, guide: Guide) -> None:
        """Raises RefusedError for well-formed options that name something missing: a profile, an edition."""


class ClusterOptions(Options):
    """A cluster of the ranking."""

    cluster: ClusterId = told("The cluster that it is about.", "munich")


class ProfileOptions(Options):
    """A cluster that has a profile."""

    cluster: ClusterId = told("The cluster that it is about. It must have a file in `cities/`.", "seoul")

    def agree_with(self, guide: Guide) -> None:
        _need_profile(guide, self.cluster)
        if (profile := guide.profile(self.cluster)) is not None:
            self.agree_with_profile(profile)

    def agree_with_profile(self, profile: Profile) -> None:
        """Raises RefusedError for options that name something which the profile lacks: a place, a day."""


class SectionOptions(ProfileOptions):
    """A section of a profile's story."""

    number: Annotated[Whole, Field(ge=1)] = told("Which section of the story, counted from 1.", 1)

    def agree_with_profile(self, profile: Profile) -> None:
        if self.number > (many := len(profile.story)):
            raise RefusedError(f"the story has {many} sections, this asks for number {self.number}", "directive", key="number")


class AttractionsOptions(ProfileOptions):
    """A cluster's places, or those in one city or of one kind."""

    city: Slug | None = told("Only the places in this city, by its id in the profile.", "seoul", default=None)
    kind: Annotated[PlaceKind, Words(PLACE_KINDS)] | None = told("Only the places of this kind.", "museum", default=None)
    map: Truth = told("Whether their map stands beside them, tied to the list.", True, default=False)

    def agree_with_profile(self, profile: Profile) -> None:
        if self.city is not None and self.city not in (ids := [entry.id for entry in profile.cities]):
            raise RefusedError(*unknown("city", self.city, ids), key="city")


class PlaceOptions(ProfileOptions):
    """A place of a profile."""

    place: Slug = told("The place, by its id in the profile.", "ddp")

    def agree_with_profile(self, profile: Profile) -> None:
        if self.place not in (ids := [place.id for place in profile.attractions]):
            raise RefusedError(*unknown("place", self.place, ids), key="place")


class DayOptions(ProfileOptions):
    """A day of a profile."""

    route: Slug = told("The day, by its id in the profile's `routes`.", "telegraph-to-taxi")

    def agree_with_profile(self, profile: Profile) -> None:
        if self.route not in (ids := [route.id for route in profile.routes]):
            raise RefusedError(*unknown("route", self.route, ids), key="route")


class PhotographOptions(ProfileOptions):
    """One of the photographs of a cluster's profile."""

    file: PhotographFile = told("The photograph's file, as the profile names it.", "photographs/seoul/ddp.jpg")

    def agree_with_profile(self, profile: Profile) -> None:
        if self.file not in (files := {shown.file for _, shown in profile.photographs}):
            close = near(self.file, files)
            said = f"the profile of '{self.cluster}' has no photograph '{self.file}'{close.said}"
            raise RefusedError(said, "directive", close, key="file")


class ChartOptions(Options):
    """A chart of the ranking's data."""

    kind: Annotated[ChartKind, Words(CHART_KINDS)] = told("What the chart shows.", "shares")
    clusters: tuple[ClusterId, ...] = told(
        f"The clusters that it shows. Charts of the kinds {' and '.join(NEED_CLUSTERS)} need them.",
        ["tokyo-yokohama", "beijing"],
        default=(),
    )

    def agree_with(self, guide: Guide) -> None:
        if self.kind in NEED_CLUSTERS and not self.clusters:
            raise RefusedError(f"a chart of kind {self.kind} needs 'clusters'", "directive")
        _differ(self.clusters)


class RankingOptions(Options):
    """Rows of an edition of the ranking."""

    edition: Whole | None = told("The year of the edition; the latest one where it is left out.", 2024, default=None)
    top: Annotated[Whole, Field(ge=1)] | None = told("Only so many rows, from the first rank on.", 10, default=None)
    economy: EconomyCode | None = told("Only the clusters of this economy.", "JP", default=None)

    def agree_with(self, guide: Guide) -> None:
        _need_edition(guide, self.edition)


class MapOptions(Options):
    """A map: of the world, or of a cluster."""

    cluster: ClusterId | None = told("The cluster whose surroundings it shows; the world where it is left out.", "munich", default=None)

    def agree_with(self, guide: Guide) -> None:
        if self.cluster is not None and guide.lacks(self.cluster) and guide.rankings.clusters[self.cluster].latitude is None:
            raise RefusedError(f"no coordinates of '{self.cluster}' are known", "directive", key="cluster")


class CoverOptions(Options):
    """The head of a home page."""

    title: Line = told("The name of the guide.", "Proving Grounds")
    line: Line = told("What it is, in a sentence.", "The cities where tomorrow is tried out, and how we know.")


class ClaimsOptions(Options):
    """Statements that were checked."""

    cluster: ClusterId | None = told("Only those about this cluster; all of them, by city, where it is left out.", "seoul", default=None)


class EditionsOptions(Options):
    """The way from one edition to the others."""

    edition: Whole | None = told("The year of the edition whose page this is, if it is one's.", 2024, default=None)

    def agree_with(self, guide: Guide) -> None:
        _need_edition(guide, self.edition)


class CompareOptions(Options):
    """Clusters side by side, in one respect."""

    clusters: tuple[ClusterId, ...] = told(f"The clusters, from two to {MOST_SIDES}.", ["seoul", "beijing"], min_length=2)
    part: Annotated[ComparePart, Words(COMPARE_PARTS)] = told("In which respect they are compared.", "at-a-glance")

    def agree_with(self, guide: Guide) -> None:
        _differ(self.clusters)
        if len(self.clusters) > MOST_SIDES:
            said = f"{len(self.clusters)} clusters don't fit side by side, at most {MOST_SIDES} do"
            raise RefusedError(said, "directive", key="clusters")
        for cluster in self.clusters if self.part in OF_STORIES else ():
            _need_profile(guide, cluster, "clusters")


class PairsOptions(Options):
    """Links to the pages that set two stories side by side."""

    cluster: ClusterId | None = told("Only the pairs with this cluster; all of them where it is left out.", "seoul", default=None)
    besides: tuple[ClusterId, ...] = told("A pair to leave out: the one whose page this is.", ["seoul", "beijing"], default=())

    def agree_with(self, guide: Guide) -> None:
        _need_profile(guide, self.cluster)


class SourcesOptions(Options):
    """The registry of sources, or the notes of a page."""

    cluster: ClusterId | None = told(
        "The cluster whose page's notes are printed here, before those of this page. For the page of its evidence.", "seoul", default=None
    )
    kinds: tuple[Annotated[SourceKind, Words(SOURCE_KINDS)], ...] = told(
        "The kinds of source that are listed. Without them this is where the page's own notes stand.", ["press", "blog"], default=()
    )
    part: Annotated[Whole, Field(ge=1)] | None = told("Which part of a list that fills several pages, from 1.", 2, default=None)

    def agree_with(self, guide: Guide) -> None:
        _need_profile(guide, self.cluster)


def _need_profile(guide: Guide, cluster: str | None, key: str = "cluster") -> None:
    if cluster is not None and guide.lacks(cluster):
        raise RefusedError(f"'{cluster}' has no profile", "directive", key=key)


def _differ(clusters: tuple[str, ...]) -> None:
    if len(set(clusters)) < len(clusters):
        raise RefusedError("a cluster stands twice in 'clusters'", "directive", key="clusters")


def _need_edition(guide: Guide, year: int | None) -> None:
    if year is not None and guide.rankings.edition(year) is None and guide.tables.whole("editions"):
        close = near(str(year), [str(edition.year) for edition in guide.rankings.editions])
        raise RefusedError(f"there is no edition {year}{close.said}", "directive", close, key="edition")
