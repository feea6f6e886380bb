"""All that we use of MkDocs 1.6.1 beyond its documented API; the preview needs it (docs/decisions/013).

MkDocs can only build a whole site and has no function for one page. Its server marks the pages it reads from disk with
the version of the site that they show; ours come from memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs import utils
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from cityguide.stages import stage

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer  # with a server and what watches files, which no build needs

OF_BUILD: Sequence[str] = ("_populate_page", "_build_page", "_build_theme_template")
"""Functions of `mkdocs.commands.build`."""

OF_SERVER: Sequence[str] = ("_visible_epoch", "_inject_js_into_html")
"""Attributes of a `LiveReloadServer`."""

OF_ADDRESSES: Sequence[str] = ("_norm_parts",)
"""Functions of `mkdocs.utils`."""


def read_page(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Read one page and turn its Markdown into HTML, with every plugin's events."""
    with stage("Markdown"):
        build._populate_page(page, config, files)


def write_page(page: Page, config: MkDocsConfig, files: Files, pages: Sequence[File], nav: Navigation, env: Environment) -> None:
    """Read, render and write one page into `config.site_dir`, with every plugin's events. `pages` are all that templates are told of."""
    read_page(page, config, files)
    with stage("theme"):
        build._build_page(page, config, pages, nav, env)


def write_template(name: str, config: MkDocsConfig, files: Files, nav: Navigation, env: Environment) -> None:
    """Write one of the theme's static templates, such as `404.html`, into `config.site_dir`."""
    build._build_theme_template(name, env, files, config, nav)


def forget_addresses() -> None:
    """Forget the parts of addresses, of which MkDocs remembers those of all it has ever seen."""
    utils._norm_parts.cache_clear()


def epoch(server: LiveReloadServer) -> int:
    """The version of the site that browsers may see, in milliseconds of a monotonic clock."""
    return server._visible_epoch


def reloading(server: LiveReloadServer, page: bytes, shown: int) -> bytes:
    """A page of HTML with the script that waits for a version of the site later than `shown`."""
    told: bytes = server._inject_js_into_html(page, shown)  # type: ignore[no-untyped-call]
    return told
