"""`cityguide build`: MkDocs's own build, unless the site is already what it would make."""

from __future__ import annotations

import json
import os
from contextlib import closing
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from cityguide.kept import fetched, folder_of, name_of, pruned, store
from cityguide.mkdocs_host.build_command.after_edit import AsLeft, after_edit, remember
from cityguide.mkdocs_host.build_command.read_and_written import SiteFiles, files_of, is_still, read_by
from cityguide.mkdocs_host.own_page import is_alone
from cityguide.mkdocs_host.own_work import Said
from cityguide.mkdocs_host.plugin import CityguidePlugin
from cityguide.processes import in_another_process, uncollected
from cityguide.project.files_read import Seen, WhatIsRead, package_state, seen_in
from cityguide.project.kept_profiles import NeedsAllError
from cityguide.project.shares import SiteShare, list_files

MANY_FILES = 4_000
"""Files of a site that are worth a process of their own to be listed."""


MOST_KNOWN = 8
"""Files on last builds that are kept, two for each place and version."""


class NotAloneError(Exception):
    """Why a site can't be divided, as a sentence."""


@dataclass(frozen=True)
class Built:
    """What a build has come to. `kept` pages were as they had been; where nothing at all had changed, it is not `anew`."""

    site: SiteFiles
    kept: int
    anew: bool = True


@dataclass(frozen=True)
class _Before:
    """The last build into a folder: a digest of all that it read, which files that were, and what it has left there."""

    read: str
    seen: Seen
    left: SiteFiles


def built(config_file: Path, site: Path | None, *, strict: bool, share: SiteShare | None = None) -> Built:
    """Build the site of a configuration, or a `share` of it, into `site`, by default where that says.

    Raises mkdocs.exceptions.Abort where there is none: the problems have been printed then. Raises NotAloneError where a share was asked
    for and other plugins want to see all pages.
    """

    def loaded() -> MkDocsConfig:
        return load_config(str(config_file), strict=strict or None, **({"site_dir": str(site)} if site else {}))

    config = loaded()
    folder, place = folder_of(config_file.parent) / "built", Path(config.site_dir)
    name = name_of(package_state(), os.path.realpath(place))
    before = _before(folder, name) if is_alone(config) and share is None else None
    standing = cache(in_another_process(partial(files_of, place), worth_it=before is not None and before.left.files > MANY_FILES))
    read = read_by(config, before.seen if before else {}) if is_alone(config) else None
    if share is not None:
        return _share(config, place, share, read.digest if read else "")
    if read and before is not None:
        if before.read == read.digest and before.left == standing():
            return Built(before.left, before.left.pages, anew=False)
        if before.read != read.digest and (again := _after_edit(config, read, AsLeft(place, before.left, standing), folder, name)):
            return again
        standing()  # so that the other process ends
        config = loaded()
    with closing(Said()) as said:
        kept = _build(config)
    done = Built(files_of(place), kept)
    if read and not said.warned and is_still(read, config):  # what was said of a site must be said again
        remember(config, read, folder, name)
        _store(folder, name, read, done.site)
    return done


def _after_edit(config: MkDocsConfig, read: WhatIsRead, as_left: AsLeft, folder: Path, name: str) -> Built | None:
    """The site after an edit of some profiles; None where all has to be read for that."""
    try:
        with uncollected(stays=True), closing(Said()) as said:  # little is made, and much is held
            last, kept, put = after_edit(config, read, as_left, folder, name)
    except NeedsAllError:
        return None
    if said.warned or not is_still(read, config):
        return None
    files = as_left.left.after(put)
    last.stored(folder, name_of(name))
    _store(folder, name, read, files)
    return Built(files, files.pages - sum(path.endswith(".html") for path in put) + kept)


def _store(folder: Path, name: str, read: WhatIsRead, left: SiteFiles) -> None:
    store(folder, name, json.dumps(asdict(_Before(read.digest, read.seen, left))).encode())
    pruned(folder, most=MOST_KNOWN)


def _share(config: MkDocsConfig, place: Path, share: SiteShare, read: str) -> Built:
    plugin = config.plugins.get("cityguide")
    if not read or not isinstance(plugin, CityguidePlugin):
        raise NotAloneError("A site is divided only where 'cityguide' is the only plugin, and no hook or extension of your own takes part.")
    plugin.share = share
    try:
        kept = _build(config)
    finally:
        plugin.share = None
    list_files(place, share, read)
    return Built(files_of(place), kept)


def _build(config: MkDocsConfig) -> int:
    """MkDocs's command; gives the number of pages that were kept."""
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build.build(config)
    finally:
        config.plugins.on_shutdown()
    plugin = config.plugins.get("cityguide")
    return plugin.work.found if isinstance(plugin, CityguidePlugin) and plugin.work else 0


def _before(folder: Path, name: str) -> _Before | None:
    held = fetched(folder, name)
    if held is None:
        return None
    said = json.loads(held)
    return _Before(said["read"], seen_in(said["seen"]), SiteFiles(**said["left"]))
