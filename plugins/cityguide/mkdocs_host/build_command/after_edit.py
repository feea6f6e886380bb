"""An edit of some profiles in a site that stands: only what it changes is made, and put into the site."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from cityguide.kept import name_of
from cityguide.mkdocs_host.build_command.read_and_written import SiteFiles
from cityguide.mkdocs_host.files_by_path import FilesByPath
from cityguide.mkdocs_host.frame import prepared, with_cities
from cityguide.mkdocs_host.mkdocs_private import write_page
from cityguide.mkdocs_host.next_site import Put
from cityguide.mkdocs_host.own_page import own_file, titles_in
from cityguide.mkdocs_host.own_work import OwnWork, what_for
from cityguide.mkdocs_host.page_folder import page_folder
from cityguide.mkdocs_host.plugin import CityguidePlugin
from cityguide.project.by_city import ProjectByCity
from cityguide.project.day import today
from cityguide.project.files_read import WhatIsRead
from cityguide.project.kept_profiles import NeedsAllError
from cityguide.project.last_build import LastBuild, by_kind, last_build, read_for_both
from cityguide.project.part import ChangedPart, changed_part

_OWN_TEMPLATES = {"404.html", "sitemap.xml"}
"""Static templates of themes that show nothing of a page but its address."""


class AsLeft:
    """The site that stands. `found` looks for its files, which have to be those that the last build has `left`."""

    def __init__(self, place: Path, left: SiteFiles, found: Callable[[], SiteFiles]) -> None:
        self.place, self.left, self.found, self.folder = place, left, found, _folder(place)

    def look(self) -> None:
        """Raises NeedsAllError where the site is not as the last build has left it, or where another build has put another in its place."""
        if self.found() != self.left or self.folder != _folder(self.place):
            raise NeedsAllError


def _folder(place: Path) -> int | None:
    """What tells one folder from another of the same path; None where there is none."""
    return place.stat().st_ino if place.is_dir() else None


def can_stand(config: MkDocsConfig, plugin: CityguidePlugin) -> bool:
    """Whether, after a whole build, all is known that a build after an edit has to know."""
    assert plugin.work is not None
    shown = all(page.title == plugin.work.titles[page.file.src_uri] for page in plugin.work.nav.pages)
    return shown and set(config.theme.static_templates) <= _OWN_TEMPLATES and not config.extra_templates


def _linked_parts(work: OwnWork) -> dict[str, list[str]]:
    """The parts of pages to which a page by hand links, by the paths of the pages: MkDocs looks whether these are there."""
    links = [link for file in work.pages if file.page for link in (file.page.links_to_anchors or {}).items()]
    found: dict[str, set[str]] = {}
    for target, parts in links:
        found.setdefault(target.src_uri, set()).update(parts)
    return {path: sorted(parts) for path, parts in sorted(found.items())}


def remember(config: MkDocsConfig, read: WhatIsRead, folder: Path, name: str) -> None:
    """Keep what a build after an edit has to know of the whole build that has just ended, where it can ever be known."""
    plugin = config.plugins["cityguide"]
    if not isinstance(plugin, CityguidePlugin) or plugin.work is None or not can_stand(config, plugin):
        return
    project, work = plugin.project, plugin.work
    if not isinstance(project, ProjectByCity) or {f"{of}.yml": one.digest for of, one in project.known.items()} != read.cities:
        return
    made = read_for_both(work.read, by_kind(plugin.read))
    checked, parts = by_kind(project.checked), _linked_parts(work)
    LastBuild(read.ground, project.guide.state, work.frame, project.known, checked, made, work.titles, parts).stored(folder, name_of(name))


def after_edit(config: MkDocsConfig, read: WhatIsRead, as_left: AsLeft, folder: Path, name: str) -> tuple[LastBuild, int, Put]:
    """Put an edit of some profiles into the site that stands, if that is as it was left.

    Gives what is known of the build then, how many pages were kept, and which files were put into the site. Raises NeedsAllError, and what
    a page raises that can't be made; then the site is as it was.
    """
    last = last_build(folder, name_of(name))
    if last is None or last.ground != read.ground or set(read.cities) != {f"{cluster}.yml" for cluster in last.profiles}:
        raise NeedsAllError
    root = Path(config.config_file_path).parent
    digests = {cluster: read.cities[f"{cluster}.yml"] for cluster, known in last.profiles.items()}
    changed = [cluster for cluster, known in last.profiles.items() if known.digest != digests[cluster]]
    raw = {cluster: (root / "cities" / f"{cluster}.yml").read_bytes() for cluster in changed}
    if any(hashlib.sha256(content).hexdigest() != digests[cluster] for cluster, content in raw.items()):
        raise NeedsAllError
    site = Path(config.site_dir)
    part = changed_part(root, page_folder(config), today(), last, digests, raw, site)
    plugin = config.plugins["cityguide"]
    assert isinstance(plugin, CityguidePlugin)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        config = config.plugins.on_config(config)
        plugin.standing = True
        made = _made(config, plugin, part, site)
        as_left.look()
        plugin.whole = True
    finally:
        config.plugins.on_shutdown()
    return *made, plugin.put


def _made(config: MkDocsConfig, plugin: CityguidePlugin, part: ChangedPart, site: Path) -> tuple[LastBuild, int]:
    plugin.project = part.project
    config.nav = with_cities(config.nav or [], part.project.guide)
    files = FilesByPath([], partial(_standing, config, site, part.last.titles))
    of_publisher = get_files(config)
    set_exclusions(of_publisher, config)
    by_hand = of_publisher.documentation_pages()
    for file in by_hand:
        if file.src_uri not in part.stale:
            StandingPage(part.last.titles.get(file.src_uri), file, config)
        files.append(file)
    titles = dict(titles_in(config.nav))
    for output in [*part.project.outputs, *part.project.pictures]:
        if what_for(output) in part.stale and output.path not in of_publisher.src_uris:
            files.append(own_file(output, part.project, config, titles))
    set_exclusions(files, config)
    nav = get_navigation(files, config)
    plugin.files, plugin.in_nav, plugin.apart = files, {page.file.src_uri for page in nav.pages}, True
    plugin.read.clear()
    plugin.work = work = OwnWork(part.project, config, files, nav, prepared(config.theme.get_env(), config, files))
    if work.frame != part.last.frame:
        raise NeedsAllError
    work.finish()
    for file in by_hand:
        if file.src_uri in part.stale and file.page is not None:
            write_page(file.page, config, files, work.pages, nav, work.env)
    for path, parts in part.last.linked.items():
        if (linked := Path(files.src_uris[path].abs_dest_path)).exists():
            html = linked.read_text(encoding="utf-8")
            if not all(f'id="{part}"' in html for part in parts):
                raise NeedsAllError
    return part.made(read_for_both(work.read, by_kind(plugin.read))), work.found


class StandingPage(Page):
    """A page that stands as it is. It has the title that the navigation shows."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", {}

    def __repr__(self) -> str:
        return f"Page(title={self.title!r}, url={(self.abs_url or self.file.url)!r})"


def _standing(config: MkDocsConfig, site: Path, titles: Mapping[str, str], path: str) -> File | None:
    """A file that stands in the `site`'s folder, by its path: of what is not made again only the address is needed.

    `titles` are those of the pages in the navigation, by their paths.
    """
    file = File(path, None, config.site_dir, config.use_directory_urls)
    if file.is_documentation_page():
        StandingPage(titles.get(path), file, config)
    return file if (site / file.dest_uri).is_file() else None
