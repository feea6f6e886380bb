"""What a page says it could not find, and the dates it gives."""

from __future__ import annotations

from dataclasses import replace

from cityguide.guide import Guide
from cityguide.pages.rows import PRACTICAL_PARTS, date_of, gaps
from cityguide.profiles.model import Hours


def test_gaps_name_what_is_missing_and_leave_out_closed_places(guide: Guide) -> None:
    profile = guide.profiles[0]
    attraction = profile.attractions[0].model_copy(update={"hours": None, "price": None})
    closed = attraction.model_copy(update={"id": "gone", "name": "Gone", "status": attraction.status.model_copy(update={"state": "closed"})})
    doubtful = attraction.model_copy(update={"id": "perhaps", "name": "Perhaps", "status": attraction.status.model_copy(update={"state": "unknown"})})
    bare = profile.model_copy(update={"attractions": (attraction, closed, doubtful), "practical": type(profile.practical)()})
    found = dict(gaps(guide, bare))
    assert found["Opening hours"] == [attraction.name, "Perhaps"]
    assert found["Price"] == [attraction.name, "Perhaps"]
    assert found["Whether it is open now"] == ["Perhaps"]
    assert found["Practical matters"] == [*(title for _, title in PRACTICAL_PARTS), "Emergency numbers"]


def test_every_share_is_a_gap_where_there_is_no_standing(guide: Guide) -> None:
    profile = guide.profiles[0]
    without = replace(guide, rankings=replace(guide.rankings, standings=tuple(s for s in guide.rankings.standings if s.cluster != profile.cluster)))
    shares = dict(gaps(without, profile))["Shares of the world in the newest edition"]
    assert len(shares) == len(without.rankings.latest.measures)


def test_a_field_never_borrows_a_newer_date_than_its_source_bears(guide: Guide) -> None:
    place = guide.profiles[0].attractions[0].model_copy(update={"as_of": "2026-04"})
    undated = next(iter(guide.sources)), guide.sources[next(iter(guide.sources))].model_copy(update={"date": None})
    dated = undated[0], undated[1].model_copy(update={"date": "2019-02"})
    assert date_of(guide, Hours(note="x", as_of="2022"), place) == "2022"
    assert date_of(guide, Hours(note="x"), place) == "2026-04"
    assert date_of(replace(guide, sources=dict([undated])), Hours(note="x", sources=(undated[0],)), place) is None
    assert date_of(replace(guide, sources=dict([dated])), Hours(note="x", sources=(dated[0],)), place) == "2019-02"
