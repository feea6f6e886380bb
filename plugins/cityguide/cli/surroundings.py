"""What a command looks up outside the guide: whether the terminal shows colours, and the address of the site."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TextIO


def site_address(root: Path) -> str:
    """The address of the published guide: SITE_URL, else a literal `site_url` in `mkdocs.yml`; empty if neither is set."""
    if address := os.environ.get("SITE_URL"):
        return address
    settings = root / "mkdocs.yml"
    found = re.search(r"^site_url:\s*[\"']?(https?://[^\s\"']+)", settings.read_text("utf-8"), re.MULTILINE) if settings.is_file() else None
    return found[1] if found else ""


def in_colour(stream: TextIO) -> bool:
    """Whether `stream` is a terminal on which colours are wanted (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
