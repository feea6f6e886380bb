"""The browser that pages are opened in: Chromium or Chrome as the system has it, and Node for the checks that are written for it.

Chromium's headless shell comes first: the same engine without a browser's windows does the same checks in two thirds of the time.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Whatever a browser fetches for itself would count as a page's.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--font-render-hinting=none",  # else the headless shell rounds the width of every letter to whole pixels, as no screen of today does
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
)

FOLDER = Path(__file__).resolve().parent
MODULES = FOLDER / "node_modules"


def browser() -> str | None:
    """The browser's path, or None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def node() -> str | None:
    """The Node that Playwright brings along, so that the version is the same everywhere; else the one on the PATH."""
    theirs = Path(playwright.__file__).parent / "driver" / "node"
    return str(theirs) if theirs.is_file() else shutil.which("node")


def probe(name: str) -> str:
    """A script that is evaluated in a page: `probes/<name>.js`, one expression."""
    return (FOLDER / "probes" / f"{name}.js").read_text(encoding="utf-8")
