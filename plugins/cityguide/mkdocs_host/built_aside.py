"""The events of a build that make the site aside: a build that fails, or is killed, costs nothing (docs/decisions/005)."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority, get_plugin_logger

from cityguide.mkdocs_host.next_site import NextSite, Put
from cityguide.mkdocs_host.own_work import OwnWork
from cityguide.project.kept_profiles import NeedsAllError
from cityguide.project.shares import SiteShare

aside_log = get_plugin_logger("cityguide")

SHOWN = 5
"""So many files that have left the site are named."""

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class BuiltAside:
    """For the plugin of `mkdocs build` and `mkdocs gh-deploy`. `--dirty`, which adds to a site, and `mkdocs serve` are left alone."""

    site_is_renewed = False
    next_site: NextSite | None = None
    built: MkDocsConfig | None = None
    whole = False
    work: OwnWork | None = None
    """What other processes do for the build. They must not go on when it has ended."""
    share: SiteShare | None = None
    """The share of the site that is made, where others make the rest."""
    standing = False
    """Whether the site stands, and what was made is only put into it."""
    put: Put = MappingProxyType({})
    """The files that were put into it, by their paths: what was there of each, and what is."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Called by the commands only: whoever calls MkDocs's functions builds in place."""
        self.site_is_renewed = command != "serve" and not dirty

    def go_aside(self, config: MkDocsConfig) -> None:
        """Let all that follows write to a folder beside the site's. Raises NoPlaceError where there can be none.

        Once a build: plugins that build in several languages begin anew for each.
        """
        if self.site_is_renewed and self.next_site is None:
            self.next_site = NextSite(Path(config.site_dir))
            self.built, self.place = config, config.site_dir
            config.site_dir = str(self.next_site.folder)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self.whole = True
        if self.share is not None and self.share.number > 1 and self.work is not None:
            self.work.leave_to_the_first(Path(config.site_dir))

    def on_build_error(self, *, error: Exception) -> None:
        """Say in a sentence that the disk is full or the folder can't be written; of other errors MkDocs tells more."""
        self.whole = False
        self._end_work()
        if isinstance(error, NeedsAllError):
            said = "What a build reads was changed or removed while the site was made. Build again; the last good site was left as it is."
            raise Abort(said) from error
        if self.next_site is not None and isinstance(error, OSError):
            where = str(error.filename or "")
            if error.errno in _NO_ROOM or where.startswith(str(self.next_site.folder)):
                raise Abort(f"The site can't be written: {error.strerror}. The last good site was left as it is.") from error

    @event_priority(-100)
    def on_shutdown(self) -> None:
        """Exchange the sites, if the build has ended well. Raises NoPlaceError where that fails; the last good site then stays.

        This is the first event after MkDocs has counted warnings (`--strict`), and late, because other plugins may end their work in it.
        It comes after a failed or interrupted build too, while the exception is on its way.
        """
        self._end_work()
        self.site_is_renewed = False  # MkDocs keeps this object for whatever the process builds next
        if self.next_site is None or self.built is None:
            return
        self.built.site_dir = self.place
        try:
            if self.whole and sys.exception() is None and self.standing:
                self.put = self.next_site.put_in()
            elif self.whole and sys.exception() is None:
                self._tell(self.next_site.take_place(), self.built)
        finally:
            self.next_site.close()
            self.next_site, self.standing, self.whole = None, False, False

    def _end_work(self) -> None:
        if self.work is not None:
            self.work.divided.stop()

    def _tell(self, gone: Sequence[str], config: MkDocsConfig) -> None:
        aside_log.info("The site is in %s", self.place)
        if gone:
            more = f" and {len(gone) - SHOWN} more" if len(gone) > SHOWN else ""
            aside_log.info(
                "No longer in it: %s%s. A file of your own belongs in %s/, or has a name that begins with a dot",
                ", ".join(name if name.isprintable() else ascii(name) for name in gone[:SHOWN]), more, Path(config.docs_dir).name,
            )  # fmt: skip
