"""The frame of the pages in MkDocs: the folder of its templates, and the navigation that it shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from cityguide.guide import Guide

_FRAME = Path(__file__).resolve().parent.parent / "theme"


def put_up(config: MkDocsConfig) -> None:
    """Put the folder of our templates after a project's own `custom_dir`, which may override any of them, and before Material's.

    Raises ConfigurationError for another theme: none of its templates would be used, and its other files would be unused.
    """
    theme = config.theme
    if theme.name not in ("cityguide", "material", None):
        raise ConfigurationError(
            f"a guide can't wear the theme '{theme.name}', because cityguide makes whole pages. In mkdocs.yml name one of two themes that "
            "look the same, 'cityguide' or 'material', and put templates of your own in its 'custom_dir'"
        )
    if theme.name != "cityguide" and str(_FRAME) not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, str(_FRAME))


def with_cities(nav: list[Any], guide: Guide) -> list[Any]:
    """`nav` with each entry that leads to `cities/` opened: all cities, the stories in their order, the places from A to Z."""
    cities = [{"All cities": "cities/index.md"}, *({p.name: f"cities/{p.cluster}.md"} for p in guide.profiles)]
    cities += [{"Days": "days.md"}] if any(profile.routes for profile in guide.profiles) else []
    cities.append({"Places A–Z": "gazetteer.md"})

    def opened(entry: Any) -> Any:
        if isinstance(entry, dict):
            return {
                title: cities if value == "cities/" else [opened(item) for item in value] if isinstance(value, list) else value
                for title, value in entry.items()
            }
        return entry

    return [opened(entry) for entry in nav]
