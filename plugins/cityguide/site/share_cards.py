"""The card of each page: its words, and the picture that fits the page's subject."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial

from cityguide.cards.model import Card, Compass, Ladder, LatLon, Motif, Plate, Ranks, Strips, World
from cityguide.directives.comparison import PAIRED
from cityguide.guide import Guide
from cityguide.profiles.model import Profile
from cityguide.rankings.model import Cluster, Edition, Standing
from cityguide.reads import WithParts, remembered, tell_all, with_parts
from cityguide.site.output import DayOf, Page, PlaceOf
from cityguide.stages import stage
from cityguide.wording import sentence, typeset

FIRST = 10
"""Rows of a ranking on its card."""
CARDS_REMEMBERED = 64
"""The pages of a city ask for theirs, and then these are drawn."""
HISTORIES = 5
"""Lines of ranks on a card: more cross each other too often to be followed."""


def card_path(page: str) -> str:
    """The path in the site of the card of the page at `page`."""
    return f"cards/{page.removesuffix('.md')}.png"


class Cards(Mapping[str, Card]):
    """The card of each page by its path, composed when it is asked for. A page that asks not to be indexed has none.

    Cards of `others` are there for whoever asks for one, and not among those that are listed.
    """

    def __init__(self, guide: Guide, pages: Sequence[Page], others: Mapping[str, Page] = {}) -> None:
        self.guide, self.others = guide, others
        self.pages = {page.path: page for page in pages if has_card(page)}
        self.brand = next((typeset(page.title) for page in pages if page.kind == "home"), "")
        self._plates: dict[str, WithParts[Plate]] = {}
        self._made = lru_cache(CARDS_REMEMBERED)(lambda path: with_parts(partial(self._make, path)))

    @stage("cards")
    def __getitem__(self, path: str) -> Card:
        card, parts = self._made(path)
        tell_all(parts)
        return card

    def _make(self, path: str) -> Card:
        page = self.pages.get(path) or self.others[path]
        if not has_card(page):
            raise KeyError(path)
        return _card(self.guide, page, self.brand, self._plate)

    def __iter__(self) -> Iterator[str]:
        return iter(self.pages)

    def __len__(self) -> int:
        return len(self.pages)

    def _plate(self, profile: Profile) -> Plate:
        """The plate of a city, the same for all its pages: what draws it knows it again."""
        if profile.cluster not in self._plates:
            self._plates[profile.cluster] = with_parts(partial(_plate, profile))
        plate, parts = self._plates[profile.cluster]
        tell_all(parts)
        return plate


def has_card(page: Page) -> bool:
    """Whether a page has a card: one that search engines are asked not to list has none."""
    return bool(page.title) and not page.hidden


def alt_text(card: Card) -> str:
    """The alternative text of a card: the words on it, and what the picture is."""
    rank = f" No. {card.numeral} {card.note}".rstrip() + "." if card.numeral else ""
    alone = isinstance(card.motif, Strips) and len(card.motif.plates) == 1
    return f"{card.title}.{rank} {_SEEN[Plate if alone else type(card.motif)]}"


_SEEN: Mapping[type[Motif], str] = {
    Plate: "A drawn map of its land, its water and its places.",
    World: "A drawn map of the world with the clusters as dots.",
    Strips: "Drawn maps side by side.",
    Ladder: "The first rows as a list.",
    Ranks: "Ranks across the editions as lines.",
    Compass: "A drawn compass.",
}


def _card(guide: Guide, page: Page, brand: str, plate: Callable[[Profile], Plate]) -> Card:
    title, line = typeset(page.title), typeset(page.line)
    match page.about:
        case Profile() as profile if page.kind == "evidence":
            return _below(plate(profile), title, line, brand)
        case Profile() as profile:
            return _city(guide, profile, plate(profile), brand)
        case PlaceOf(profile, place):  # what it shows may name things in scripts that the card's face lacks
            city = next(city.name for city in profile.cities if city.id == place.city)
            return _below(plate(profile), title, typeset(f"{sentence(place.kind)} in {city}"), brand)
        case DayOf(profile, route):
            return _below(plate(profile), typeset(route.title), typeset(f"{route.occasion} in {profile.name}"), brand)
        case Cluster() as cluster:
            return _cluster(guide, cluster, brand)
        case Edition() as edition:
            return Card(title, line, _ladder(guide, edition.year), brand=brand)
        case (one, other):
            both = Strips((plate(one), plate(other)))
            return Card(title, "Side by side: ranks, shares, places, money, sockets.", both, brand=brand)
    return Card(title, line, _motif(guide, page), brand="" if page.kind == "home" else brand)


def _motif(guide: Guide, page: Page) -> Motif:
    """By the page's kind, or by the word `card` in the front matter of one written by hand."""
    match page.head.get("card", page.kind):
        case "home" | "clusters" | "gazetteer" | "world":
            return _world(guide)
        case "trends" | "lines" if guide.stories:
            return _lines(guide)
        case "stories" | "comparisons" if guide.stories:
            return Strips(tuple(_plate(profile) for profile in guide.stories[:PAIRED]))
    return Compass()


def _below(city: Plate, title: str, line: str, brand: str) -> Card:
    """The card of a page below a city: all of these have the city's plate above their words."""
    return Card(title, line, Strips((city,)), city.accent, brand)


def _city(guide: Guide, profile: Profile, plate: Plate, brand: str) -> Card:
    latest, standing = guide.rankings.latest, guide.rankings.standing(profile.cluster)
    where = guide.rankings.economy_names(guide.rankings.clusters[profile.cluster].economies)
    return Card(
        typeset(profile.name), typeset(profile.tagline or where), plate, profile.accent, brand, _numeral(standing),
        f"among the clusters ranked in WIPO’s {_index(latest)}" if _numeral(standing) else "",
    )  # fmt: skip


def _cluster(guide: Guide, cluster: Cluster, brand: str) -> Card:
    latest, numeral = guide.rankings.latest, _numeral(guide.rankings.standing(cluster.id))
    profile, spot = guide.profile(cluster.id), cluster.position
    accent = profile.accent if profile else "petrol"
    where = guide.rankings.economy_names(cluster.economies)
    rank = f"WIPO, {_index(latest)}" if numeral else f"no rank known in the {latest.year} edition of WIPO’s ranking"
    return Card(typeset(cluster.name), f"{where} · {rank}", _world(guide, (spot, accent) if spot else None), accent, brand, numeral)


def _world(guide: Guide, lit: tuple[LatLon, str] | None = None) -> World:
    return World(*_dots(guide), lit)


@remembered(1)
def _dots(guide: Guide) -> tuple[tuple[LatLon, ...], tuple[tuple[LatLon, str], ...]]:
    """Where all clusters are: those without a profile, and those with one, in their colours."""
    looks = guide.looks
    placed = [(looks.get(cluster.id), spot) for cluster in guide.rankings.clusters.values() if (spot := cluster.position)]
    others = tuple(spot for look, spot in placed if look is None)
    return others, tuple((spot, look[0]) for look, spot in placed if look is not None)


def _plate(profile: Profile) -> Plate:
    sights = tuple((a.position.latitude, a.position.longitude) for a in profile.attractions if a.position)
    return Plate(profile.accent, tuple((city.latitude, city.longitude) for city in profile.cities), sights)


def _ladder(guide: Guide, year: int) -> Ladder:
    """The first ranks in their order; a rank without a known cluster is marked as such."""
    known = {standing.rank: standing.cluster for standing in guide.rankings.ranked(year)}
    last = min(FIRST, max([*guide.rankings.missing_ranks(year), *(rank for rank in known if rank)], default=0))
    rows = []
    for rank in range(1, last + 1):
        cluster = guide.rankings.clusters.get(known.get(rank, ""))
        profile = guide.profile(cluster.id) if cluster else None
        rows.append((str(rank), typeset(cluster.name) if cluster else "not known to us", profile.accent if profile else None))
    return Ladder(tuple(rows))


def _lines(guide: Guide) -> Ranks:
    rankings = guide.rankings
    years = tuple(edition.year for edition in rankings.editions)
    series = []
    for profile in guide.stories[:HISTORIES]:
        ranks = tuple(standing.rank if standing else None for _, standing in rankings.history(profile.cluster))
        series.append((typeset(profile.name), profile.accent, ranks))
    return Ranks(years, tuple(change.edition for change in rankings.breaks), tuple(series))


def _index(edition: Edition) -> str:
    """WIPO's title of the work that the ranking is part of, with a no-break space before its year."""
    return edition.title.partition(":")[0].replace(f" {edition.year}", f"\u00a0{edition.year}")


def _numeral(standing: Standing | None) -> str:
    return str(standing.rank) if standing and standing.rank else ""
