"""Metadata of a page for sites that link to it: title, description, address, card. `theme/partials/share.html` prints it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig

from cityguide.cards.model import SIZE, Card
from cityguide.site.output import LONGEST_TITLE, Page
from cityguide.site.share_cards import alt_text, card_path


def share(page: Page, url: str | None, config: MkDocsConfig, card: Card | None) -> Mapping[str, Any]:
    """`title` is that of the window, with the site's name; `name` that of the page alone. `url` is the page's own.

    Addresses are absolute, and None for a site without an address: another site could not fetch a relative one.
    """
    home = page.kind == "home"
    name = page.title or config.site_name
    if page.kind == "cluster":
        name = f"{name} in the ranking"  # a cluster with a story has two pages of one name
    whole = f"{name} – {config.site_name}"
    return {
        "title": config.site_name if home else whole if len(whole) <= LONGEST_TITLE else name,
        "name": config.site_name if home else name,
        "description": page.line or config.site_description or "",
        "kind": "website" if home else "article",
        "url": url,
        "image": urljoin(config.site_url, card_path(page.path)) if card and config.site_url else None,
        "alt": alt_text(card) if card else "",
        "width": SIZE[0],
        "height": SIZE[1],
    }


def robots_txt(config: MkDocsConfig) -> str | None:
    """A `robots.txt` that lets everyone in and names the sitemap, for a site with an address."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {urljoin(config.site_url, 'sitemap.xml')}\n" if config.site_url else None
