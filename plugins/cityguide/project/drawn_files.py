"""The cards and icons of a project as outputs: drawn when a host first asks for them, and kept between builds."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from cityguide.cards.drawing import drawn_with, png
from cityguide.cards.model import Card
from cityguide.kept import kept, pruned
from cityguide.site.icons import ICONS, manifest
from cityguide.site.output import HOME, Output
from cityguide.site.share_cards import card_path


def cache(root: Path) -> Path:
    """The folder for files kept between builds of the project at `root`: `CITYGUIDE_CACHE`, else its `.cache/`.

    It is not among the folders of `root` that are watched, so writing there does not start another build.
    """
    return Path(os.environ.get("CITYGUIDE_CACHE") or root / ".cache" / "cityguide")


def pictures(cards: Mapping[str, Card], root: Path) -> list[Output]:
    """A card for each page, the icons and their manifest. Drawn files are cached."""
    folder = cache(root) / "cards"
    pruned(folder)
    made_with = drawn_with()
    found = [Output(card_path(page), partial(kept, card, partial(png, card), folder, made_with)) for page, card in cards.items()]
    found += [Output(path, partial(kept, path, draw, folder, made_with)) for path, draw in ICONS.items()]
    return [*found, Output("manifest.webmanifest", manifest(cards[HOME].title if HOME in cards else "Guide"))]
