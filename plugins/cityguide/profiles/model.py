"""The profile of a city cluster: the shape of a file in `cities/`."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, StringConstraints

from cityguide.problems.problem import Near, RefusedError, near
from cityguide.profiles.at_a_glance import AtAGlance
from cityguide.profiles.cities import City, LocalName
from cityguide.profiles.map_labels import MapLabel
from cityguide.profiles.photographs import Photograph
from cityguide.profiles.places import Attraction
from cityguide.profiles.practical import Practical
from cityguide.profiles.routes import Route
from cityguide.profiles.story import Section
from cityguide.profiles.visiting import Position
from cityguide.reading import lenient
from cityguide.reading.fields import ClusterId, Form, Line, ProseText, Record, Slug, Words, optional, told
from cityguide.reading.yaml_file import Loc
from cityguide.reads import recorders, tell, untold

Accent = Literal["petrol", "indigo", "celadon", "poppy", "cinnabar", "bauhinia"]
"""The accent colours of clusters; `colours.HUES` gives each for light and dark."""

ACCENTS: Mapping[Accent, str] = {
    "petrol": "a blue green, as deep water",
    "indigo": "a violet blue, as dyed cotton",
    "celadon": "a grey green, as glazed pots",
    "poppy": "an orange brown, as the hills in spring",
    "cinnabar": "a warm red, as lacquer",
    "bauhinia": "a purple pink, as the flower",
}

Symbol = Literal["disc", "square", "diamond", "triangle", "wedge", "star", "cross"]
"""The symbols of clusters in charts; `charts.marks` draws each."""

SHAPES: Mapping[Symbol, str] = {
    "disc": "a full circle",
    "square": "a square",
    "diamond": "a square on its corner",
    "triangle": "a triangle that points up",
    "wedge": "a triangle that points down",
    "star": "a star of five points",
    "cross": "an upright cross",
}


@cache
def _is_there(zone: str) -> bool:
    """Whether the system's copy of the IANA database has a time zone. To list all of them opens some six hundred files."""
    try:
        return zoneinfo.ZoneInfo(zone).key == zone
    except (OSError, ValueError, zoneinfo.ZoneInfoNotFoundError):  # a folder, for instance
        return False


_time_zones = cache(zoneinfo.available_timezones)


def _time_zone(text: str) -> str:
    """Checks a time zone, against the system's copy of the IANA database if there is one."""
    formed = re.fullmatch(r"[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_]+)+", text) is not None
    if formed and _is_there(text):
        return text
    if (known := _time_zones()) or not formed:
        one = lenient.time_zone(text, known)
        close = Near(one, True, f"; did you mean '{one}'?") if one else near(text, [zone for zone in known if "/" in zone])
        said = f"'{text}' is not a time zone of the IANA database; {close.said[2:] if close.meant else 'write it as in Asia/Seoul'}"
        raise RefusedError(said, "time-zone", close)
    return text


TimeZone = Annotated[
    str, AfterValidator(_time_zone), Form("Write the time zone as in Asia/Seoul.", r"^[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_]+)+$")
]


class Profile(Record):
    """A cluster's profile: a file in `cities/`, named after the cluster's id. It becomes one page."""

    cluster: ClusterId = told(
        "The cluster's id, as it stands in `data/clusters.csv`. The file bears the same name, as in `cities/seoul.yml`. Never change it: "
        "addresses and links depend on it.",
        "seoul",
    )
    name: Line = told(
        "The name that readers see, in English. Cities that share a cluster are joined by an en dash without spaces.",
        "Tokyo–Yokohama",
    )
    aliases: tuple[Slug, ...] = optional(
        "Ids that the cluster had before. Whoever comes by an old address is led to the new one.", ["seoul-incheon"]
    )
    accent: Annotated[Accent, Words(ACCENTS)] = told(
        "The colour that the cluster's pages, maps and charts wear. Take one that no cluster near it in the ranking has.",
        "celadon",
        default="petrol",
        title="Colour",
    )
    symbol: Annotated[Symbol, Words(SHAPES)] = told(
        "The shape of the cluster's points in every chart. Take one that no profile with the same colour has, best one that none has.",
        "diamond",
        default="disc",
    )
    timezone: TimeZone | None = optional(
        "The clock that all its cities go by, under its name in the IANA database (https://www.iana.org/time-zones): a continent or an "
        "ocean, a stroke, a city. Not a short form such as `KST` and no offset such as `UTC+9`.",
        "Asia/Seoul",
        title="Time zone",
    )
    local_names: tuple[LocalName, ...] = optional(
        "The cluster's name as people there write it: one entry for each script or language.",
        [{"text": "서울", "language": "ko", "romanised": "Seoul"}],
    )
    tagline: Annotated[Line, StringConstraints(max_length=90)] | None = optional(
        "One line that makes a reader want to come: what can be seen there, shown and not praised. It stands below the name, on the home "
        "page and in search results. No figures, links or citations.",
        "A bus with no driver's seat, doors with no keyhole, and a stream that runs on pumps",
    )
    summary: Annotated[ProseText, StringConstraints(max_length=420)] | None = optional(
        "Two or three sentences that open the page: what the cluster is known for, and what to do there. Figures of the ranking are "
        "bound, as in `{{ rank | ordinal }}`, never typed.",
        "WIPO's {{ edition }} list puts Seoul {{ rank | ordinal }}. Ride the shuttle that nobody steers, and keep some banknotes for the "
        "transit card.",
    )
    at_a_glance: AtAGlance | None = optional(
        "Short answers to what a traveller asks before choosing, each with its sources or marked as your own judgement. They stand beside "
        "those of other clusters.",
        {"best_for": {"text": "Seeing machines at work in ordinary streets", "judgement": True}},
        title="At a glance",
    )
    photograph: Photograph | None = optional(
        "A photograph of the cluster, shown below the page's opening. The drawn map at the top stays.",
        {
            "file": "photographs/seoul/skyline.jpg",
            "alt": "Roofs of Seoul below a wooded hill with a tower, at dusk.",
            "credit": "Kim Hana",
            "licence": "CC BY-SA 4.0",
        },
    )
    cities: tuple[City, ...] = told(
        "The cities of the cluster that a visitor would go to, the most important first. Each place to go to names one of them.",
        [{"id": "seoul", "name": "Seoul", "economy": "KR", "lat": 37.566, "lon": 126.9784, "position_source": "dr5hn-cities"}],
        min_length=1,
    )
    labels: tuple[MapLabel, ...] = optional(
        "Three to six names of quarters and waters that the maps bear, the most important first.",
        [{"name": "Han River", "kind": "water", "lat": 37.5172, "lon": 126.9882, "source": "gshhg"}],
        title="Names on the map",
    )
    story: tuple[Section, ...] = optional(
        "The text of the page, in sections. Show the thing before you say why it matters.",
        [{"title": "The bus without a driver's seat", "text": "At Cheonggye Plaza a small bus pulls in [@sbs-cheonggye-a01]."}],
    )
    attractions: tuple[Attraction, ...] = optional(
        "The places to go to, in the order in which the page numbers them. Cards and apps that pay are none: they belong to `practical`.",
        [
            {
                "id": "museum-g",
                "name": "Museum G",
                "kind": "museum",
                "city": "seoul",
                "status": {"state": "open", "as_of": "2025-12"},
                "shows": "A Gold Star radio, and how an estate of sewing shops became one of offices.",
                "sources": ["kurotimes-museum-g"],
                "as_of": "2025-12",
            }
        ],
    )
    routes: tuple[Route, ...] = optional(
        "Days to follow: stops with times, and the way from each to the next. Each becomes a page.",
        [
            {
                "id": "model-to-taxi",
                "occasion": "One day",
                "title": "From the model to the taxi",
                "line": "From the cellar of City Hall to a street of telephones.",
                "days": "Tu-Fr",
                "stops": [
                    {"place": "seoul-gallery", "arrive": "09:00", "stay": 45, "leg": {"by": "walk", "minutes": 12}},
                    {"place": "kt-onmaru", "arrive": "10:00", "stay": 45},
                ],
                "why": "The gallery opens first.",
                "late": "Leave out the gallery's shop.",
            }
        ],
    )
    practical: Practical = told(
        "What a visitor needs to know on the ground, by subject. What is left out has no heading; the evidence page lists it.",
        {"emergency": [{"service": "Police", "number": "112", "economy": "KR", "sources": ["korevium-emergency-2026"]}]},
        default=Practical(),
    )

    def __getattribute__(self, name: str) -> Any:
        """Tell of the field that is read. What each page of all cities asks for is told by itself, and not what it is worked out from."""
        if recorders and name in PROFILE_PARTS:
            tell("profile", object.__getattribute__(self, "cluster"), name)
            if name in ("begun", "has_days"):
                with untold():
                    return object.__getattribute__(self, name)
        return object.__getattribute__(self, name)

    @property
    def begun(self) -> bool:
        """Whether the page is unfinished: its story or its places are still to be written."""
        return not (self.story and self.attractions)

    @property
    def has_days(self) -> bool:
        """Whether there are days to follow."""
        return bool(self.routes)

    @property
    def photographs(self) -> list[tuple[Loc, Photograph]]:
        """Every photograph, with its place in the document."""
        shown: list[tuple[Loc, Photograph | None]] = [
            (("photograph",), self.photograph),
            *((("story", index, "photograph"), section.photograph) for index, section in enumerate(self.story)),
            *((("attractions", index, "photograph"), place.photograph) for index, place in enumerate(self.attractions)),
        ]
        return [(loc, photograph) for loc, photograph in shown if photograph is not None]

    @property
    def told(self) -> str:
        """The whole story as Markdown: its titles and texts."""
        return "\n\n".join(words for section in self.story for words in (section.title, section.text))

    @property
    def by_id(self) -> Mapping[str, Attraction]:
        """The places by their ids."""
        return {place.id: place for place in self.attractions}

    @property
    def numbered(self) -> list[tuple[int, Attraction]]:
        """The places that one can go to, numbered from 1 as on the map; those that have closed are left out."""
        return list(enumerate((place for place in self.attractions if place.status.state != "closed"), start=1))

    @property
    def placed(self) -> list[tuple[Attraction, Position]]:
        """The attractions with a known position: those that a map can show."""
        return [(attraction, attraction.position) for attraction in self.attractions if attraction.position]


PROFILE_PARTS = {*Profile.model_fields, "begun", "has_days"} - {"cluster"}
"""What a profile is read by: its id is its name."""
