"""The index of search: one file that the browser fetches when search is first opened (`assets/js/search.js` reads it).

It holds names, headings and first words whole, and of the rest of a section only words that few other sections have. So it stays
small enough for a telephone, while a name anywhere in a story is found.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from cityguide.guide import Guide
from cityguide.kept import fetched, name_of, pruned, store
from cityguide.site.output import Page
from cityguide.site.search_entries import SMALL_WORD, FoundOn, SearchEntry, found_in, found_on, words_in
from cityguide.stages import stage
from cityguide.summaries import summary

COMMON, COMMON_NAME = 3, 6
"""A word, or a name, in more sections than this is left out: it distinguishes none of them."""

SHORTEST = 5
"""The least letters of a word that is kept without being a name."""

_NEXT, _END, _BETWEEN = ",\n", "\n]}\n", r',\n"pages":\[\n|\n\],\n"entries":\[\n'
"""What stands after each entry or page, after the last entry, and before the first page and the first entry."""

RareWords = tuple[tuple[str, str, int], ...]
"""Words of a section that it shows nowhere else: how they are compared, as they are written, and in how many sections they may be."""

SearchRow = tuple[str, float, str, str, Any, str, str, RareWords]
"""An entry: kind, weight, part, title, local names, other names, first words, and the words from which those that few share are taken."""

OnPage = tuple[str, str, tuple[SearchRow, ...]]
"""The path of a page, its title, and its rows."""


class Searched(NamedTuple):
    """Pages that are searched, and in how many of their sections each word is."""

    pages: tuple[OnPage, ...]
    spread: tuple[tuple[str, int], ...]


@summary
def searched_in_city(guide: Guide, cluster: str) -> tuple[tuple[OnPage, ...], tuple[tuple[str, int], ...]]:
    """What is searched of the generated pages of a city, as the values of `Searched`."""
    return tuple(_searched(found_in(guide, cluster)))  # type: ignore[return-value]


def _searched(found: Iterable[FoundOn]) -> Searched:
    spread: Counter[str] = Counter()
    pages: list[OnPage] = []
    for page in found:
        for entry in page.entries:
            spread.update({word.casefold() for word in entry.rest})
        pages.append((page.path, page.title, tuple(_row(entry, page.title) for entry in page.entries)))
    return Searched(tuple(pages), tuple(sorted(spread.items())))


def _row(entry: SearchEntry, title: str) -> SearchRow:
    shown = " ".join([entry.title, *entry.also, *(name for name, _ in entry.local), entry.text])
    seen = {word.casefold() for word in words_in(shown)}
    words: dict[tuple[str, int], str] = {}
    for word in entry.rest:
        key = word.casefold()
        least, most = (SHORTEST, COMMON) if SMALL_WORD.fullmatch(word) else (2, COMMON_NAME)
        if key not in seen and not word.isdigit() and len(word) >= least:
            words.setdefault((key, most), word)
    ordered = sorted(words, key=lambda of: of[0])  # of two that differ in size the first comes first
    own = entry.title if entry.title != title else ""
    also = ", ".join(entry.also)
    return (
        entry.kind,
        entry.weight,
        entry.part,
        own,
        entry.local,
        also,
        entry.text,
        tuple((key, words[key, most], most) for key, most in ordered),
    )


class SearchIndex(NamedTuple):
    """The index as text, and in how many sections each word is."""

    text: str
    spread: Mapping[str, int]


@stage("search")
def search_index(guide: Guide, pages: Sequence[Page], cities: Sequence[str] = ()) -> SearchIndex:
    """The index of pages by hand, of the generated pages of some cities, and of other pages, in this order.

    It is JSON: `kinds` [word, weight], `pages` [path without its ending, title], `entries` by page; each of these on a line of its own.

    An entry is [kind, page, part, title (empty: the page's), [[local name, language]], other names, first words, other words],
    without empty values at its end. Hidden pages are left out.
    """
    by_hand = [page for page in pages if page.by_hand]
    paths = {page.path for page in by_hand}
    first, last = _searched(found_on(guide, by_hand)), _searched(found_on(guide, (page for page in pages if not page.by_hand)))

    def parts() -> Iterator[Searched]:
        """Gone through twice, so that not all of them are in memory: which words are written depends on how many sections have each."""
        yield first
        for part in chain((Searched(*searched_in_city(guide, cluster)) for cluster in cities), [last]):
            yield part._replace(pages=tuple(page for page in part.pages if page[0] not in paths))

    spread: Counter[str] = Counter()
    found: set[tuple[str, float]] = set()
    for part in parts():
        spread.update(dict(part.spread))
        found |= _kinds_of(part)
    kinds, listed, entries, number = sorted(found), list[str](), list[str](), 0
    for part in parts():
        listed += [_json([_address(path), title]) for path, title, _ in part.pages]
        entries += [_NEXT.join(lines) for at, page in enumerate(part.pages, number) if (lines := [*_lines(page, at, kinds, spread)])]
        number += len(part.pages)
    return SearchIndex(_joined(f'{{"kinds":{_json(kinds)}', listed, entries), spread)


def _joined(kinds: str, pages: Sequence[str], entries: Sequence[str]) -> str:
    """Without a copy of what is joined, which is most of the index."""
    between = [_NEXT] * (2 * len(entries))
    between[0::2] = entries
    return "".join([f'{kinds},\n"pages":[\n', _NEXT.join(pages), '\n],\n"entries":[\n', *between[:-1], _END])


def _lines(page: OnPage, number: int, kinds: Sequence[tuple[str, float]], spread: Mapping[str, int]) -> Iterator[str]:
    for kind, weight, part, title, local, also, text, words in page[2]:
        chosen: dict[str, str] = {}
        for key, word, most in words:
            if spread[key] <= most:
                chosen.setdefault(key, word)
        row: list[object] = [kinds.index((kind, weight)), number, part, title, local, also, text, " ".join(chosen.values())]
        while len(row) > 2 and not row[-1]:
            row.pop()
        yield _json(row)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _address(path: str) -> str:
    """A page's path without its ending, which a host may set: `cities/seoul`, `cities/` for the page of a folder."""
    return re.sub(r"(^|/)index$", r"\1", path.removesuffix(".md"))


@stage("search")
def index_after_edit(index: SearchIndex, before: Searched, after: Searched) -> SearchIndex | None:
    """The index when what is searched of a city has changed; None where that may change the entries of others too.

    That is so where other pages are searched, other kinds of things are there, or a word has become common or rare.
    """
    if [page[:2] for page in before.pages] != [page[:2] for page in after.pages] or _kinds_of(before) != _kinds_of(after):
        return None
    spread, earlier, own = Counter(index.spread), dict(before.spread), dict(after.spread)
    spread.update(own)
    spread.subtract(earlier)
    for word in {*earlier, *own}:
        turned = any((spread[word] <= most) != (index.spread.get(word, 0) <= most) for most in (COMMON, COMMON_NAME))
        if turned and spread[word] > own.get(word, 0):
            return None
    head, pages, entries = re.split(_BETWEEN, index.text.removesuffix(_END))
    kinds = [(word, weight) for word, weight in json.loads(head.removeprefix('{"kinds":'))]
    numbers = {address: number for number, address in enumerate(pages.split(_NEXT))}
    placed = [(numbers.get(_json([_address(page[0]), page[1]])), page) for page in after.pages]
    if any(number is None for number, _ in placed):
        return None
    mine = re.compile(rf"\[\d+,(?:{'|'.join(str(number) for number, _ in placed)})[,\]]")
    lines = entries.split(_NEXT)
    where = [at for at, line in enumerate(lines) if mine.match(line)]
    if not where:
        return None
    lines[where[0] : where[-1] + 1] = [line for number, page in placed for line in _lines(page, number or 0, kinds, spread)]
    return SearchIndex(_joined(head, [pages], lines), +spread)


def _kinds_of(part: Searched) -> set[tuple[str, float]]:
    return {row[:2] for _, _, rows in part.pages for row in rows}


def keep_spread(guide: Guide, index: SearchIndex) -> None:
    """Keep in how many sections each word of an index is, for the next edit."""
    if guide.kept_in is not None:
        folder = guide.kept_in / "search"
        store(folder, name_of("spread", index.text), _json(index.spread).encode())
        pruned(folder, most=4)


def kept_index(guide: Guide, text: str) -> SearchIndex | None:
    """An index that was made before, by its text."""
    held = fetched(guide.kept_in / "search", name_of("spread", text)) if guide.kept_in else None
    return None if held is None else SearchIndex(text, json.loads(held))
