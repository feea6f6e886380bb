"""What a command finds around it: a terminal that shows colours, and the address of the guide."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TextIO


def site_address(root: Path) -> str:
    """Where the guide is published: SITE_URL, or else what `mkdocs.yml` says in so many words; empty where neither does."""
    if address := os.environ.get("SITE_URL"):
        return address
    settings = root / "mkdocs.yml"
    found = re.search(r"^site_url:\s*[\"']?(https?://[^\s\"']+)", settings.read_text("utf-8"), re.MULTILINE) if settings.is_file() else None
    return found[1] if found else ""


def in_colour(stream: TextIO) -> bool:
    """On a terminal, unless somebody said otherwise (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
