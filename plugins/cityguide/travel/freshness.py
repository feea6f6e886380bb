"""Every practical fact of the guide with its date and its age: pages say when an old one was seen, and editors check those first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cityguide.evidence.freshness import STATES, HalfLife, State, age_days
from cityguide.guide import Guide
from cityguide.problems.problem import FilePosition
from cityguide.profiles.places import Attraction
from cityguide.profiles.practical import EmergencyNumber, Note, Practical
from cityguide.profiles.reading import ProfileFile
from cityguide.profiles.visiting import Hours, Price, Status
from cityguide.reading.fields import PartialDate
from cityguide.reading.yaml_file import Loc
from cityguide.reads import remembered

ALWAYS = "24/7"

Dated = Hours | Price | Status | Note | EmergencyNumber | Attraction


@dataclass(frozen=True)
class Fact:
    """A practical field of a cluster's profile.

    `place` is the place's id, None for a practical note; `name` is that of the place or of the note. `loc` is the
    field's path in the profile's document, `at` its position in the `file`. `age` is in days, None where no source has a date.
    """

    file: ProfileFile = field(repr=False)
    cluster: str
    place: str | None
    name: str
    loc: Loc
    date: PartialDate | None
    age: int | None
    half_life: HalfLife
    state: State
    sources: tuple[str, ...]

    @property
    def at(self) -> FilePosition:
        return self.file.document.key_position(self.loc)

    @property
    def kind(self) -> str:
        return self.half_life.kind

    @property
    def field(self) -> str:
        """The field's key in the profile: `hours`, `nearest_station`, `getting_about`."""
        return next(part for part in reversed(self.loc) if isinstance(part, str))


@dataclass(frozen=True)
class Score:
    """How many of `total` facts are fresh, how many have a date, and the share of fresh ones (1 where there are none)."""

    fresh: int
    dated: int
    total: int

    @property
    def value(self) -> float:
        return self.fresh / self.total if self.total else 1.0


def date_of(guide: Guide, field: Dated, place: Attraction | None = None) -> PartialDate | None:
    """A field's own date, else that of the source it names first, else the place's.

    Address, station and access have no date of their own: pass the place as the field. None when the source has
    no date: the place's date, often newer, would then be wrong.
    """
    own: str | None = getattr(field, "as_of", None)
    if own is not None:
        return own
    sources: Sequence[str] = getattr(field, "sources", ())
    if sources:
        return guide.sources[sources[0]].date
    return place.as_of if place is not None else None


def facts_of(guide: Guide, cluster: str, places: Collection[str] | None = None) -> list[Fact]:
    """A cluster's practical facts in the order of its page: place by place, then the practical notes.

    A field that is left out gives no fact. A closed place gives one: its status. With `places` only the facts of those, by their ids: a
    page of one place must not look at all others.
    """
    found = _facts_of(guide, cluster)
    return [fact for place, facts in found.items() if places is None or place in places for fact in facts]


@remembered(16)
def _facts_of(guide: Guide, cluster: str) -> Mapping[str | None, Sequence[Fact]]:
    """By place, those of the notes last. Each page of a city asks for them, and these are made one after the other."""
    file = guide.file(cluster)
    if file is None:
        return {}
    found: dict[str | None, Sequence[Fact]] = {}
    for index, place in enumerate(file.profile.attractions):
        found[place.id] = list(_of_place(guide, file, index, place))
    found[None] = list(_of_notes(guide, file))
    return found


def worst_first(found: Iterable[Fact]) -> list[Fact]:
    """The editors' work list: the worst state first; facts of one state keep their order, that of the page."""
    return sorted(found, key=lambda fact: STATES.index(fact.state))


def score(found: Sequence[Fact]) -> Score:
    return Score(sum(fact.state == "fresh" for fact in found), sum(fact.date is not None for fact in found), len(found))


def _of_place(guide: Guide, file: ProfileFile, index: int, place: Attraction) -> Iterator[Fact]:
    def fact(key: str, kind: str, of: Dated) -> Fact:
        sources: tuple[str, ...] = getattr(of, "sources", ()) or place.sources
        return _fact(guide, file, ("attractions", index, key), kind, date_of(guide, of, place), sources, place.name, place.id)

    if place.status.state != "closed":
        if place.hours:
            yield fact("hours", "hours-always" if place.hours.osm == ALWAYS else "hours", place.hours)
        if place.price:
            yield fact("price", "free" if place.price.free else "price", place.price)
        for key, kind in (("nearest_station", "station"), ("address", "address"), ("accessibility", "access")):
            if getattr(place, key):
                yield fact(key, kind, place)
    yield fact("status", "status", place.status)


def _of_notes(guide: Guide, file: ProfileFile) -> Iterator[Fact]:
    for part in Practical.model_fields:
        notes: Sequence[Note | EmergencyNumber] = getattr(file.profile.practical, part)
        for index, note in enumerate(notes):
            name = note.service if isinstance(note, EmergencyNumber) else note.title or ""
            kind = part.replace("_", "-")
            yield _fact(guide, file, ("practical", part, index), kind, date_of(guide, note), note.sources, name)


def _fact(
    guide: Guide, file: ProfileFile, loc: Loc, kind: str, date: str | None, sources: tuple[str, ...], name: str, place: str | None = None
) -> Fact:
    half_life, today = guide.half_lives[kind], guide.today
    return Fact(
        file=file,
        cluster=file.profile.cluster,
        place=place,
        name=name,
        loc=loc,
        date=date,
        age=None if date is None else age_days(date, today),
        half_life=half_life,
        state=half_life.state(date, today),
        sources=sources,
    )
