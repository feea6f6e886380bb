"""Every summary by its name: what is kept names some whose modules nothing may have loaded yet. They draw, which a check does not need."""

from __future__ import annotations

from cityguide.directives import gazetteer, home, routes
from cityguide.directives.maps import drawings
from cityguide.site import compose, search_index
from cityguide.summaries import SUMMARIES

EVERY_SUMMARY = SUMMARIES

_LOADED = (compose, drawings, gazetteer, home, routes, search_index)
"""The modules that have some."""
