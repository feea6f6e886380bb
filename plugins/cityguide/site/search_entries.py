"""What a reader can search for on each page: names, headings, first words, and the other words of a section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import unescape

from cityguide.directives.cluster import PRACTICAL_PARTS
from cityguide.directives.gazetteer import Local, NamedThing, Sort, cluster_names, names_of_city
from cityguide.directives.headings import PageSection, sections
from cityguide.directives.home import clusters_by_economy
from cityguide.directives.parsing import blocks_in, options_of, subject
from cityguide.evidence.claims import VERDICT_TITLES
from cityguide.guide import Guide
from cityguide.profiles.model import Profile
from cityguide.prose.notes import Notes
from cityguide.prose.text import Prose
from cityguide.reading.text_file import TextFile
from cityguide.site.city_pages import pages_of_city
from cityguide.site.output import Page, PageKind, PlaceOf
from cityguide.wording import typeset

WEIGHTS: dict[Sort, float] = {"story": 3, "city": 1.4, "place": 1.3, "cluster": 0.9}
PAGE, SECTION, ON_THE_GROUND, ECONOMY, CLAIM, UNLISTED = 1.0, 1.0, 1.0, 0.8, 0.7, 0.5
"""How much a hit counts by its sort: a story before the cluster's page of data, a place before a section that mentions it."""

HIT_WORDS: Mapping[PageKind, str] = {"comparison": "comparison", "comparisons": "comparison", "edition": "ranking", "day": "day"}
"""The word for a hit by the kind of its page; any other is called a page."""

FOR_EDITORS: Sequence[PageKind] = ("handbook", "reference", "problem")
"""Pages found only by their titles, or not at all if they are not listed: readers look for places."""

FIRST_WORDS = 76
"""Characters of a text that are shown with a hit."""

ALSO_CALLED = {
    "CN": "中国, 中國", "CZ": "Czechia", "GB": "UK, Britain, England, Scotland", "HK": "香港", "JP": "日本",
    "KR": "South Korea, 한국, 대한민국", "NL": "Holland", "TR": "Turkey", "US": "USA, America",
}  # fmt: skip
"""What readers call economies that WIPO names otherwise, or that are written in scripts of their own."""

_WORD = re.compile(r"[^\W_][\w’'-]*[^\W_]|[^\W_]")
SMALL_WORD = re.compile(r"[a-zß-ÿ’'-]+")
_MARKUP = re.compile(r"^#+ .*$|^[-*>+|]+ ?|<[^>\n]*>|\{:[^}]*\}", re.MULTILINE)
_POSSESSIVE = re.compile("’s?$")
_END = re.compile(r"(?<=[.!?:])[\s\d]+")


@dataclass(frozen=True)
class SearchEntry:
    """One thing to find. Of the words in `rest` only those are kept that distinguish it from other entries."""

    kind: str
    weight: float
    title: str
    part: str = ""
    local: Sequence[Local] = ()
    also: Sequence[str] = ()
    text: str = ""
    rest: Sequence[str] = ()


@dataclass
class FoundOn:
    """The path of a page and what is to be found on it."""

    path: str
    title: str
    entries: list[SearchEntry] = field(default_factory=list)


def found_on(guide: Guide, pages: Iterable[Page]) -> Iterator[FoundOn]:
    """What is to be found on pages that belong to no city, or are written by hand."""
    names = _by_path(cluster_names(guide))
    for page in filter(_is_found, pages):
        if page.path in names and not page.by_hand:
            yield FoundOn(page.path, page.title, [_of_name(name, name.within) for name in names[page.path]])
        else:
            yield _page(guide, page)


def found_in(guide: Guide, cluster: str) -> Iterator[FoundOn]:
    """What is to be found on the generated pages of a city."""
    file, names = guide.file(cluster), _by_path(names_of_city(guide, cluster))
    for page in filter(_is_found, pages_of_city(guide, file, handbook=False) if file else ()):
        match page.about:
            case PlaceOf() as of:
                yield _place(guide, page, of, names[page.path])
            case Profile() as profile:
                yield _story(guide, page, profile, names[page.path])
            case _:
                yield _page(guide, page)


def _is_found(page: Page) -> bool:
    return not (page.hidden or page.kind == "evidence" or (page.kind in FOR_EDITORS and not page.listed))


def _by_path(names: Iterable[NamedThing]) -> dict[str, list[NamedThing]]:
    found: dict[str, list[NamedThing]] = {}
    for name in names:
        found.setdefault(name.path, []).append(name)
    return found


def _page(guide: Guide, page: Page) -> FoundOn:
    """A page and its sections."""
    parts = list(sections(page.text))
    title = page.title or page.path
    cluster = _subject(guide, page) if page.by_hand else None
    begun = (_plain(guide, cluster, part.text) for part in parts if part.level < 2)
    said = typeset(page.line) or next(filter(None, begun), "")
    weight = PAGE if page.listed else UNLISTED
    found = FoundOn(
        page.path, title, [SearchEntry(HIT_WORDS.get(page.kind, "page"), weight, title, text=_first(said) if page.listed else "")]
    )
    if page.kind not in FOR_EDITORS:
        found.entries += [_section(guide, cluster, part) for part in parts if part.level > 1 and _plain(guide, cluster, part.text)]
    found.entries += _parts(guide, page)
    return found


def _subject(guide: Guide, page: Page) -> str | None:
    """The cluster that a hand-written page is about, as its hero or its standing says."""
    text = TextFile(page.path, page.text)
    found = (block for block in blocks_in(page.text) if block.name is not None)
    return next((cluster for block in found if (cluster := subject(block.name or "", options_of(guide, block, text)[0]))), None)


def _story(guide: Guide, page: Page, profile: Profile, names: Sequence[NamedThing]) -> FoundOn:
    """A story with its cities, its sections and what one needs on the ground."""
    prose = Prose(guide, profile.cluster, Notes())
    found = FoundOn(page.path, profile.name)
    found.entries += [_of_name(name, profile.tagline or "" if name.sort == "story" else "") for name in names]
    begun = (part for part in sections(page.text) if part.level == 3)
    for part, section in zip(begun, profile.story, strict=False):  # below the story there are headings of that level too
        found.entries.append(_section(guide, profile.cluster, replace(part, title=section.title, text=section.text)))
    for key, title in PRACTICAL_PARTS:
        notes = getattr(profile.practical, key)
        if notes:
            local = [(note.local_name, note.language or "und") for note in notes if note.local_name]
            said = ", ".join(dict.fromkeys(note.title for note in notes if note.title))
            rest = _names_in(" ".join(typeset(prose.plain(note.text)) for note in notes))
            found.entries.append(SearchEntry("on the ground", ON_THE_GROUND, title, key.replace("_", "-"), local, (), said, rest))
    if profile.practical.emergency:
        services = ", ".join(dict.fromkeys(entry.service for entry in profile.practical.emergency))
        found.entries.append(SearchEntry("on the ground", ON_THE_GROUND, "Emergency numbers", "emergency", text=_first(services)))
    return found


def _place(guide: Guide, page: Page, of: PlaceOf, names: Sequence[NamedThing]) -> FoundOn:
    """A place by its names, what it shows and its station; a reader is told in whose story it stands."""
    shows = Prose(guide, of.profile.cluster, Notes()).plain(of.place.shows)
    near = " ".join((*_names_in(typeset(shows)), of.place.nearest_station or ""))
    return FoundOn(page.path, of.profile.name, [_of_name(name, of.place.line or shows, near) for name in names])


def _of_name(name: NamedThing, text: str, near: str = "") -> SearchEntry:
    text, rest = typeset(text), (*_names_in(typeset(text)), *_WORD.findall(near))
    return SearchEntry(name.kind, WEIGHTS[name.sort], name.name, name.part, name.local, name.also, _first(text), rest)


def _parts(guide: Guide, page: Page) -> Iterator[SearchEntry]:
    """Headings that directives set on a page."""
    if page.kind == "clusters":
        for economy, _ in clusters_by_economy(guide):
            also = [word for word in (ALSO_CALLED.get(economy.code), economy.code) if word]
            yield SearchEntry("economy", ECONOMY, economy.name, economy.code.lower(), also=also)
    if page.kind == "claims":
        for claim in guide.claims.values():
            yield SearchEntry("claim", CLAIM, claim.title, f"claim-{claim.id}", text=VERDICT_TITLES[claim.verdict])


def _section(guide: Guide, cluster: str | None, section: PageSection) -> SearchEntry:
    text = _plain(guide, cluster, section.text)
    rest = tuple(words_in(text)) if cluster else _names_in(text)
    return SearchEntry("section", SECTION, _plain(guide, cluster, section.title), section.id, text=_first(text), rest=rest)


def _plain(guide: Guide, cluster: str | None, markdown: str) -> str:
    """Prose without its marks, headings, lists and raw HTML."""
    return typeset(unescape(Prose(guide, cluster, Notes()).plain(_MARKUP.sub("", markdown))))


def _first(text: str) -> str:
    """The first words of a text, cut at a word."""
    if len(text) <= FIRST_WORDS:
        return text
    return text[:FIRST_WORDS].rsplit(" ", 1)[0].rstrip(",;:(–- ") + " …"


def words_in(text: str) -> Iterator[str]:
    """The words of a text, without final ’s. The first of a sentence is in lower case, unless it has more capitals: it is rarely a name."""
    for sentence in _END.split(text):
        for place, word in enumerate(_WORD.findall(sentence)):
            told = word.lower() if place == 0 and word[1:].islower() else word
            yield _POSSESSIVE.sub("", told) if "’" in told else told


def _names_in(text: str) -> tuple[str, ...]:
    """Only the names of a text: words with a capital or a digit, and those in other scripts."""
    return tuple(word for word in words_in(text) if not SMALL_WORD.fullmatch(word))
