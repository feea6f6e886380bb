"""The cards and icons of a project as outputs: drawn when a host first asks for them, and kept between builds."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from cityguide.cards.drawing import drawn_with, png
from cityguide.kept import folder_of, kept, pruned
from cityguide.site.icons import ICONS, manifest
from cityguide.site.output import HOME, Output
from cityguide.site.share_cards import Cards, card_path


def pictures(cards: Cards, root: Path, *, whole: bool) -> list[Output]:
    """A card for each page, the icons and their manifest. Drawn files are cached, and where these are `whole`, others are forgotten."""
    folder = folder_of(root) / "cards"
    if whole:
        pruned(folder, wanted=len(cards) + len(ICONS))
        pruned(folder_of(root) / "maps", wanted=2 * len(cards))  # a page has two maps at most
    made_with = drawn_with()
    found = [Output(card_path(path), partial(_card, cards, path, folder, made_with), city=page.city) for path, page in cards.pages.items()]
    found += [Output(path, partial(kept, path, draw, folder, made_with)) for path, draw in ICONS.items()]
    return [*found, Output("manifest.webmanifest", manifest(cards[HOME].title if HOME in cards else "Guide"))]


def _card(cards: Cards, path: str, folder: Path, made_with: str) -> bytes:
    card = cards[path]
    return kept(card, partial(png, card), folder, made_with)
