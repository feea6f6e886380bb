"""What the models' fields hold, as everything that reads, explains and writes them sees it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from pydantic import StringConstraints

from cityguide.reading.fields import (
    ClusterId,
    EconomyCode,
    Latitude,
    Line,
    PartialDate,
    ProseText,
    Record,
    SourceId,
    Truth,
    Whole,
    Words,
    told,
)
from cityguide.reading.models import field_of, keys_of, models_within, record_at, record_name, shape_at, shapes_of
from cityguide.reading.yaml_file import Loc

Mood = Literal["calm", "or so"]


class OpeningDay(Record):
    day: PartialDate | None = told("The day.", "2025-09", default=None)
    open: Truth = told("Whether it is open.", True, default=True)


class Room(Record):
    name: Line
    days: tuple[OpeningDay, ...] = ()
    first: OpeningDay | None = None


class House(Record):
    latitude: Latitude = told("How far north it stands.", 37.5, alias="lat")
    note: Annotated[ProseText, StringConstraints(max_length=90)] | None = None
    text: ProseText
    floors: Whole | None = None
    mood: Annotated[Mood, Words({"calm": "quiet", "or so": "not quite"})] = "calm"
    moods: tuple[Mood, ...] = ()
    sources: tuple[SourceId, ...] = ()
    clusters: tuple[ClusterId, ...] = ()
    economy: EconomyCode | None = None
    rooms: tuple[Room, ...] = ()
    hall: Room | None = None


def of(what: str, model: type[Record] = House) -> dict[str, Any]:
    return {key: getattr(shape, what) for key, shape in shapes_of(model).items() if getattr(shape, what)}


def test_a_field_goes_by_the_key_that_a_file_has_for_it() -> None:
    assert keys_of(House)[:2] == ["lat", "note"]
    assert shapes_of(House)["lat"].name == "latitude"
    assert keys_of(None) == []


def test_what_a_field_holds_is_found_in_whatever_it_is_wrapped() -> None:
    assert of("record") == {"rooms": Room, "hall": Room}
    assert list(of("many")) == ["moods", "sources", "clusters", "rooms"]
    assert of("refers_to") == {
        "note": "prose",
        "text": "prose",
        "sources": "source",
        "clusters": "cluster",
        "economy": "economy",
    }
    assert list(of("truth", OpeningDay)) == ["open"] and not of("truth")
    assert of("told", OpeningDay) == {"day": "The day.", "open": "Whether it is open."}
    assert (shapes_of(House)["lat"].example, shapes_of(House)["hall"].example) == (37.5, None)


def test_words_are_those_of_the_list_whatever_they_are_made_of() -> None:
    assert of("words") == {"mood": ("calm", "or so"), "moods": ("calm", "or so")}


def test_numbers_dates_truths_and_closed_lists_are_typed() -> None:
    assert list(of("typed")) == ["lat", "floors", "mood", "moods"]
    assert list(of("typed", OpeningDay)) == ["day", "open"]


def test_the_form_of_a_text_is_that_of_its_kind() -> None:
    assert {key: form.expected for key, form in of("form").items()} == {
        "note": "Write text in simple Markdown, without HTML, single braces and blocks of code.",
        "text": "Write text in simple Markdown, without HTML, single braces and blocks of code.",
        "economy": "Write two capital letters, as in JP.",
    }


@pytest.mark.parametrize(
    ("loc", "model", "field"),
    [
        ((), House, "house"),
        (("rooms",), Room, "house.rooms"),
        (("rooms", 0), Room, "house.rooms"),
        (("rooms", 0, "days", 1, "day"), None, "opening-day.day"),
        (("hall", "first"), OpeningDay, "room.first"),
        (("mood",), None, "house.mood"),
        (("mood", "x"), None, ""),
        (("no such",), None, "house.no such"),
    ],
)
def test_a_place_leads_to_a_record_and_to_a_field_of_the_reference(loc: Loc, model: type[Record] | None, field: str) -> None:
    assert record_at(House, loc) is model
    assert field_of(House, loc) == field


def test_an_entry_of_a_list_is_of_the_lists_field() -> None:
    assert shape_at(House, ("rooms", 0, "days", 1)) is shapes_of(Room)["days"]
    assert shape_at(House, ("sources", 3)) is shapes_of(House)["sources"]
    assert shape_at(House, ("no such",)) is None
    assert shape_at(House, ()) is None
    assert shape_at(None, ("mood",)) is None


def test_the_records_within_a_record_are_told_once_in_the_order_of_reading() -> None:
    assert models_within(House) == [House, Room, OpeningDay]
    assert record_name(OpeningDay) == "opening-day"
