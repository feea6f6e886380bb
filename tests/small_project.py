"""A small valid project in a temporary folder, for tests to break in one place at a time.

Five clusters, three editions with a break of method before the second, two profiles, two claims. The tables'
descriptions are the repository's own `data/datapackage.yml`, so the schema is the real one.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cityguide.evidence.freshness import FACT_KINDS
from cityguide.guide import Guide, read_guide
from cityguide.problems.problem import Problem
from cityguide.project.project import Project, whole_project
from cityguide.project.reading import read_checked
from cityguide.reading.memo import Memo

REPOSITORY = Path(__file__).resolve().parent.parent

RAILWAYS = "  - name: lines\n"
"""Where the data package begins to describe railway lines, which this project has none of."""

TODAY = datetime.date(2023, 11, 22)
"""A Wednesday: the week shown is that from Monday 27 November 2023."""

TABLES: Mapping[str, Sequence[Mapping[str, object]]] = {
    "clusters": (
        {"cluster": "alpha", "name": "Alpha", "economies": "JP"},
        {"cluster": "beta-gamma", "name": "Beta–Gamma", "economies": "CN;HK", "other_names": "Beta"},
        {"cluster": "delta", "name": "Delta & Sons", "economies": "US"},
        {"cluster": "epsilon", "name": "Epsilon", "economies": "KR"},
        {"cluster": "omega", "name": "Omega", "economies": "JP"},
    ),
    "coordinates": (
        {"cluster": "alpha", "latitude": 35.4, "longitude": 139.6, "place": "Alpha Town", "geonames_id": 1, "source_ids": "atlas"},
        {"cluster": "beta-gamma", "latitude": 22.5, "longitude": 114.1, "place": "Beta", "geonames_id": 2, "source_ids": "atlas"},
        {"cluster": "epsilon", "latitude": 37.5, "longitude": 127.0, "place": "Epsilon", "geonames_id": 3, "source_ids": "atlas"},
    ),
    "economies": (
        {"economy": "CN", "name": "China", "region": "East Asia"},
        {"economy": "HK", "name": "Hong Kong, China", "region": "East Asia"},
        {"economy": "JP", "name": "Japan", "region": "East Asia"},
        {"economy": "KR", "name": "Republic of Korea", "region": "East Asia"},
        {"economy": "US", "name": "United States", "region": "North America"},
    ),
    "editions": (
        {"edition": 2021, "title": "Index 2021", "measures": "pct;publications", "licence": "CC BY 4.0", "source_ids": "record-2021"},
        {
            "edition": 2022, "title": "Index 2022", "published": "2022-09-29", "ranked": 5, "measures": "pct;publications;vc",
            "counting_window": "five years", "licence": "CC BY 4.0", "source_ids": "record-2022",
        },
        {
            "edition": 2023, "title": "Index 2023", "published": "2023-09-20", "ranked": 6, "measures": "pct;publications;vc",
            "counting_window": "2018–2022", "licence": "CC BY 4.0", "source_ids": "record-2023",
        },
    ),
    "breaks": (
        {
            "edition": 2022, "break": "deals-join", "title": "Deals join", "label": "+ deals", "text": "From 2022 deals count.",
            "source_ids": "record-2022",
        },
    ),
    "restated": (
        {"edition": 2022, "stated_in": 2023, "rank": 3, "cluster": "beta-gamma", "printed_name": "Beta–Gamma", "source_ids": "record-2023"},
    ),
    "debuts": ({"edition": 2023, "cluster": "omega", "source_ids": "record-2023"},),
    "rank_disputes": (
        {
            "edition": 2023, "cluster": "epsilon", "rank": 4, "standing_rank": 5, "says": "The Daily Rumour",
            "why": "The record prints 5.", "source_ids": "rumour;record-2023",
        },
    ),
    "intensity": (
        {
            "edition": 2023, "rank": 2, "cluster": "alpha", "printed_name": "Alpha", "economies": "JP", "pct_per_million": 4100,
            "source_ids": "record-2023",
        },
        {"edition": 2023, "rank": 1, "cluster": "epsilon", "printed_name": "Epsilon", "economies": "KR", "source_ids": "record-2023"},
    ),
    "economy_ranking": (
        {"edition": 2023, "rank": 9, "economy": "CN", "score": 57.1, "source_ids": "record-2023"},
        {"edition": 2023, "rank": 13, "economy": "JP", "source_ids": "record-2023"},
    ),
    "cluster_counts": (
        {"edition": 2021, "economy": "CN", "clusters": 2, "source_ids": "record-2021"},
        {"edition": 2021, "economy": "US", "clusters": 2, "source_ids": "record-2021"},
        {"edition": 2022, "economy": "CN", "clusters": 3, "source_ids": "record-2022"},
        {"edition": 2022, "economy": "US", "clusters": 1, "source_ids": "record-2022"},
        {"edition": 2023, "economy": "CN", "clusters": 3, "source_ids": "record-2023"},
        {"edition": 2023, "economy": "US", "clusters": 2, "source_ids": "record-2023"},
    ),
    "half_lives": (
        {"kind": "hours", "days": 120, "why": "Shops change."},
        {"kind": "price", "days": 180, "why": "Fares rise."},
        *({"kind": kind, "days": 730, "why": "They last."} for kind in ("hours-always", "free")),
        *({"kind": kind, "days": 365, "why": "They last."} for kind in FACT_KINDS[4:]),
    ),
    "concentration": (
        {
            "edition": 2023, "group": "top-100", "clusters": 100, "pct": 70, "pct_wording": "about", "publications": 50,
            "publications_wording": "around", "source_ids": "record-2023",
        },
        {"edition": 2023, "group": "top-10", "clusters": 10, "pct": 40, "source_ids": "record-2023"},
    ),
}  # fmt: skip

STANDINGS: Mapping[int, Sequence[Mapping[str, object]]] = {
    2021: (
        {"rank": 1, "cluster": "alpha", "printed_name": "Alpha", "economies": "JP", "pct_share": 11, "source_ids": "record-2021"},
        {"rank": 2, "cluster": "delta", "printed_name": "Delta", "economies": "US", "source_ids": "record-2021"},
        {"rank": 3, "cluster": "beta-gamma", "printed_name": "Beta", "economies": "CN", "source_ids": "record-2021"},
    ),
    2022: (
        {"rank": 1, "cluster": "alpha", "printed_name": "Alpha", "economies": "JP", "pct_share": 10.8, "source_ids": "record-2022"},
        {"rank": 2, "cluster": "beta-gamma", "printed_name": "Beta–Gamma", "economies": "CN;HK", "source_ids": "record-2022"},
        {"rank": 4, "cluster": "epsilon", "printed_name": "Epsilon", "economies": "KR", "source_ids": "record-2022"},
    ),
    2023: (
        {
            "rank": 1, "cluster": "beta-gamma", "printed_name": "Beta–Gamma", "economies": "CN;HK", "pct_share": "9.0",
            "publication_share": 2.4, "vc_share": 2.9, "pct_count": 117542, "source_ids": "record-2023;wire-2023",
        },
        {
            "rank": 2, "cluster": "alpha", "printed_name": "Alpha", "economies": "JP", "pct_share": 10.3, "vc_share": 2.2,
            "pct_count": 135129, "source_ids": "record-2023",
        },
        {"rank": 3, "cluster": "delta", "printed_name": "Delta", "economies": "US", "source_ids": "record-2023"},
        {"rank": 5, "cluster": "epsilon", "printed_name": "Epsilon", "economies": "KR", "pct_share": 5.4, "source_ids": "record-2023"},
        {"cluster": "omega", "printed_name": "Omega", "economies": "JP", "note": "Named without its rank.", "source_ids": "wire-2023"},
    ),
}  # fmt: skip

SOURCES = """\
record-2021: {title: Index 2021, publisher: The Office, url: https://office.example/2021, retrieved: 2023-10-01, licence: CC BY 4.0, kind: record}
record-2022: {title: Index 2022, publisher: The Office, url: https://office.example/2022, retrieved: 2023-10-01, licence: CC BY 4.0, kind: record}
record-2023: {title: Index 2023, publisher: The Office, url: https://office.example/2023, date: 2023-09-20, retrieved: 2023-10-01, licence: CC BY 4.0, kind: record}
wire-2023: {title: 'Clusters: who leads', publisher: Wire & Co, url: https://wire.example/a, date: 2023-09, retrieved: 2023-10-02, licence: all rights reserved, kind: press}
rumour:
  title: Heard in the street
  publisher: The Daily Rumour
  url: https://rumour.example/
  retrieved: 2023-10-02
  licence: not stated
  kind: blog
atlas: {title: Gazetteer, publisher: Atlas, url: https://atlas.example/, retrieved: 2023-10-01, licence: CC BY 4.0, kind: dataset}
notebook: {title: Where this began, publisher: An editor, retrieved: 2023-10-01, licence: CC BY 4.0, kind: seed}
"""

ALPHA = """\
cluster: alpha
name: Alpha
local_names:
  - {text: アルファ, language: ja, romanised: Arufa}
tagline: A tram that asks the way
summary: >-
  Rank {{ rank }} in {{ edition }}, with {{ share.pct }} of the world's applications [@record-2023].
cities:
  - id: alpha-town
    name: Alpha Town
    local_name: アルファ町
    language: ja
    economy: JP
    lat: 35.45
    lon: 139.63
    position_source: atlas
    population: {value: 9668465, of: Alpha Town, as_of: 2020, source: atlas}
  - id: harbour
    name: Harbour
    economy: JP
    lat: 35.5
    lon: 139.7
    position_source: atlas
story:
  - title: How it began
    text: |
      A workshop by the river made *clocks* first [@wire-2023, page 4] and radios later.

      Two parks hold {{ share.pct + epsilon.share.pct | one-in }} of all applications with Epsilon [@record-2023] [@wire-2023].
  - title: What is tried now
    text: |
      The tram stops where you wave [@notebook].
attractions:
  - id: clock-house
    name: Clock House
    local_name: 時計館
    language: ja
    romanised: Tokeikan
    kind: museum
    city: alpha-town
    address: 1 River Street
    position: {lat: 35.4501, lon: 139.6302, basis: venue, source: atlas}
    hours: {osm: "Tu-Su 10:00-18:00", as_of: 2023-05, sources: [wire-2023]}
    price: {adult: 500, currency: JPY, note: Children half.}
    duration: 60-90
    nearest_station: River
    site: https://clock.example/visit?a=1&b=2
    accessibility: Lift to every floor.
    status: {state: open, as_of: 2023-05-01}
    shows: The clock that set the trains, and why {{ count.pct | rounded }} applications came after it.
    sources: [wire-2023, notebook]
    as_of: 2023-05
  - id: waving-tram
    name: The <3 Tram
    kind: transport
    city: harbour
    position: {lat: 35.51, lon: 139.71, basis: station, of: Quay station, source: atlas}
    hours: {osm: "Mo-Su 18:00-02:00"}
    price: {free: true}
    status: {state: unknown, as_of: 2022, note: The line was rebuilt in 2023.}
    shows: A tram without stops.
    sources: [rumour]
    as_of: 2022
  - id: radio-hall
    name: Radio Hall
    kind: shop
    city: alpha-town
    status: {state: closed, as_of: 2021-11-30}
    shows: It sold parts by the gram.
    sources: [notebook]
    as_of: 2021-11
practical:
  arriving:
    - title: By air
      text: The airport train takes half an hour [@wire-2023].
      as_of: 2023
      sources: [wire-2023]
  emergency:
    - {service: Police, number: "110", economy: JP, sources: [wire-2023]}
"""

A_DAY = """\
routes:
  - id: clocks-to-tram
    occasion: One day
    title: From the clocks to the tram
    line: Two stops, and the river between them.
    days: Tu-Fr
    stops:
      - place: clock-house
        arrive: "16:00"
        stay: 90
        note: Wind the third one [@wire-2023].
        leg: {by: metro, line: "Line 2, four stops", minutes: 30, fare: 200, currency: JPY, sources: [wire-2023]}
      - place: waving-tram
        arrive: "18:15"
        stay: 20
    why: The house shuts when the tram begins.
    late: Leave out the third clock.
"""
"""A day for the profile of Alpha."""

BETA_GAMMA = """\
cluster: beta-gamma
name: Beta–Gamma
symbol: square
tagline: Two banks of one river
summary: First in {{ edition }} {{ rank | ordinal }}, and {{ rank@2022 | ordinal }} the year before [@record-2023].
cities:
  - {id: beta, name: Beta, economy: CN, lat: 22.54, lon: 114.06, position_source: atlas}
  - {id: gamma, name: Gamma, economy: HK, lat: 22.28, lon: 114.16, position_source: atlas}
story:
  - {title: The bridge, text: "The bridge is new [@wire-2023]."}
attractions:
  - id: market
    name: Parts Market
    kind: shop
    city: beta
    status: {state: open, as_of: 2023}
    shows: Ten floors of parts.
    sources: [wire-2023]
    as_of: 2023
"""

CLAIMS = """\
- id: alpha-first
  title: Alpha leads
  statement: Alpha is first in 2023.
  scope: Alpha among all clusters, 2023
  said_in: [rumour]
  clusters: [alpha]
  kind: outdated
  verdict: contradicted
  record: It was first in 2022; in 2023 it has rank {{ rank@2023 }} [@record-2023].
  printed: Rank {{ rank@2023 }}.
  reason: The record is the record.
  sources: [record-2023]
  as_of: 2023-10-02
  phrases: [ahead of all others]
- id: who-counts
  title: Who counts
  statement: Deals are money.
  scope: Venture capital, 2023
  said_in: [rumour]
  clusters: [alpha, beta-gamma]
  kind: dispute
  verdict: partly
  record: The record counts deals [@record-2023].
  printed: Numbers of deals.
  reason: WIPO writes so.
  sides:
    - {says: Money., sources: [rumour]}
    - {says: Numbers., sources: [record-2023]}
  sources: [record-2023]
  as_of: 2023-10
"""

INDEX = """\
# Home

The {{ edition }} edition knows {{ edition.known }} of {{ edition.ranked }} ranks [@record-2023].

```stories
```

```ranking
top: 3
```
"""


@cache
def columns(table: str) -> tuple[str, ...]:
    """The columns of a table as the repository's data package describes them."""
    return next(tuple(field["name"] for field in entry["schema"]["fields"]) for entry in _package()["resources"] if entry["name"] == table)


@cache
def _package() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load((REPOSITORY / "data" / "datapackage.yml").read_text(encoding="utf-8"))
    return loaded


@dataclass(frozen=True)
class Folder:
    """A project on disk. Paths are the ones that problems name: `cities/alpha.yml`. With a memo, what has not changed isn't read again."""

    root: Path
    memo: Memo | None = None

    def path(self, name: str) -> Path:
        return self.root / name

    def read(self, name: str) -> str:
        return self.path(name).read_text(encoding="utf-8")

    def write(self, name: str, text: str | bytes) -> None:
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the one place where `old` stands."""
        text = self.read(name)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def place(self, name: str, words: str) -> str:
        """`file:line:column` of the one place where `words` stand."""
        text = self.read(name)
        assert text.count(words) == 1, f"{words!r} stands {text.count(words)} times in {name}"
        before = text[: text.index(words)]
        return f"{name}:{before.count(chr(10)) + 1}:{len(before) - (before.rfind(chr(10)) + 1) + 1}"

    def add_day(self) -> None:
        """Give Alpha's profile a day."""
        self.edit("cities/alpha.yml", "practical:\n", f"{A_DAY}practical:\n")

    def table(self, name: str, rows: Sequence[Mapping[str, object]], file: str | None = None) -> None:
        """Write a table's rows under the columns that the data package describes."""
        out = io.StringIO()
        writer = csv.DictWriter(out, columns(name), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        self.write(f"data/{file or f'{name}.csv'}", out.getvalue())

    def standings(self, year: int, rows: Sequence[Mapping[str, object]]) -> None:
        self.table("standings", [{"edition": year, **row} for row in rows], f"standings/{year}.csv")

    def guide(self) -> Guide:
        guide, problems = read_guide(self.root, TODAY)
        assert not problems, "\n".join(map(str, problems))
        assert guide is not None
        return guide

    def project(self) -> Project:
        project, problems = read_with(self.root, self.memo)
        assert project is not None, "\n".join(map(str, problems))
        return project

    def problems(self) -> list[Problem]:
        """All that is wrong, as a host sees it; there is no project then."""
        project, problems = read_with(self.root, self.memo)
        assert (project is None) == bool(problems)
        return sorted(set(problems))

    def faults(self) -> list[str]:
        """All that is wrong, as an editor sees it."""
        return [str(problem) for problem in self.problems()]


def read_with(root: Path, memo: Memo) -> tuple[Project | None, list[Problem]]:
    """The project below a folder, or its problems; what `memo` has is not read again."""
    read = read_checked(root, root / "content", TODAY, memo)
    return (None if read.problems or read.guide is None else whole_project(root, read)), read.problems


def small_project(root: Path) -> Folder:
    """Write the small project below `root`."""
    folder = Folder(root)
    package = (REPOSITORY / "data" / "datapackage.yml").read_text(encoding="utf-8")
    paths = "".join(f"      - standings/{year}.csv\n" for year in STANDINGS)
    package, replaced = re.subn(r"(?: +- standings/\d{4}\.csv\n)+", paths, package.partition(RAILWAYS)[0])
    assert replaced == 1
    folder.write("data/datapackage.yml", package)
    for name, rows in TABLES.items():
        folder.table(name, rows)
    for year, standings in STANDINGS.items():
        folder.standings(year, standings)
    folder.write("data/sources.yml", SOURCES)
    folder.write("data/claims.yml", CLAIMS)
    folder.write("cities/alpha.yml", ALPHA)
    folder.write("cities/beta-gamma.yml", BETA_GAMMA)
    folder.write("content/index.md", INDEX)
    return folder
