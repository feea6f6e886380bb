"""The cards, icons and photographs of a project as outputs: made when a host first asks for them, and kept between builds."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, lru_cache, partial
from pathlib import Path

from cityguide.cards.drawing import drawn_with, plate_above, png
from cityguide.cards.model import Strips
from cityguide.cards.png_file import Rows, unpacked_rows
from cityguide.guide import Guide
from cityguide.kept import folder_of, pruned
from cityguide.photographs.looking import quiet
from cityguide.photographs.making import ENDINGS, DamagedError, made_with, rendition
from cityguide.photographs.picture import Rendition
from cityguide.problems.limits import PHOTOGRAPH_FILE
from cityguide.problems.problem import Problem
from cityguide.reading.plain_file import NotReadError, read_plain
from cityguide.shelves import kept
from cityguide.site.icons import ICONS, manifest
from cityguide.site.output import HOME, Output, Page
from cityguide.site.share_cards import Cards, card_path, has_card


def drawn(cards: Cards, root: Path, size: int | None) -> list[Output]:
    """A card for each page, the icons and their manifest. Drawn files are cached; where the `size` of the site is known, in pages, those
    that were not wanted for long are forgotten.
    """
    folder, code = folder_of(root) / "cards", drawn_with()
    if size is not None:
        pruned(folder, wanted=size + len(ICONS))  # more than enough: most cards of a city share a file
        pruned(folder_of(root) / "maps", wanted=2 * size)  # a page has two maps at most
    found = cards_of(cards, cards.pages.values(), root)
    found += [Output(path, partial(kept, path, draw, folder, code)) for path, draw in ICONS.items()]
    return [*found, Output("manifest.webmanifest", manifest(cards[HOME].title if HOME in cards else "Guide"))]


def cards_of(cards: Cards, pages: Iterable[Page], root: Path) -> list[Output]:
    """The card of each of these pages that has one."""
    folder, code = folder_of(root) / "cards", drawn_with()
    return [
        Output(card_path(page.path), partial(_card, cards, page.path, folder, code), city=page.city) for page in pages if has_card(page)
    ]


def _card(cards: Cards, path: str, folder: Path, code: str) -> bytes:
    card = cards[path]
    match card.motif:
        case Strips(plates=(_,)):  # of a page below a city: to letter it takes as long as to write it down would
            return png(card, _above(card.motif, card.accent, card.brand, folder, code))
    return kept(card, partial(png, card), folder, code)


@lru_cache(maxsize=4)  # cards of a city follow each other
def _above(motif: Strips, accent: str, brand: str, folder: Path, code: str) -> Rows:
    """What all cards of pages below a city share: drawn, compressed and kept once."""
    return unpacked_rows(kept((motif, accent, brand), lambda: plate_above(motif, accent, brand).packed(), folder, code))


class _Original:
    """A photograph's file, identified by the hash of its bytes, which is computed once for all renditions."""

    def __init__(self, root: Path, name: str) -> None:
        self.root, self.name = root, name

    def read(self) -> bytes:
        return read_plain(self.root / self.name, self.name, PHOTOGRAPH_FILE)

    @cached_property
    def hash(self) -> str:
        return hashlib.sha256(self.read()).hexdigest()

    def made(self, wanted: Rendition, ending: str, folder: Path) -> bytes:
        what = (self.hash, wanted.width, wanted.height, ending)
        return kept(what, lambda: rendition(self.read(), wanted, ending), folder, made_with())


def photographs(guide: Guide, root: Path) -> dict[str, list[Output]]:
    """The renditions of every photograph, by the path of its file in the project at `root`. They are cached beside the cards."""
    folder = folder_of(root) / "photographs"
    outputs: dict[str, list[Output]] = {}
    for name, picture in guide.pictures.items():
        made = _Original(root, name).made
        sizes = [(size, ending) for size in picture.renditions for ending in ENDINGS]
        outputs[name] = [Output(size.path(ending), partial(made, size, ending, folder), name) for size, ending in sizes]
    pruned(folder, sum(map(len, outputs.values())))
    return outputs


def damaged(guide: Guide, outputs: Mapping[str, Sequence[Output]]) -> list[Problem]:
    """Make all of `photographs`, several at the same time, and return a problem for each photograph whose file is damaged."""

    def fault(file: str) -> str | None:
        try:
            for output in outputs[file]:
                _ = output.content
        except (DamagedError, NotReadError) as error:
            return str(error)
        return None

    with quiet(), ThreadPoolExecutor(os.cpu_count()) as workers:
        faults = dict(zip(outputs, workers.map(fault, outputs), strict=True))
    return [
        file.document.at_value(
            (*loc, "file"),
            f"'{shown}' begins as a picture but is damaged further on ({faults[shown]}); save it anew from the original",
            "photograph",
            field="photograph.file",
        )
        for file in guide.files
        for loc, shown in file.photographs
        if faults.get(shown) is not None
    ]
