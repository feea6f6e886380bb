"""The frame of the pages in MkDocs: the folder of its templates, and the navigation that it shows."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.theme import Theme
from mkdocs.utils import get_relative_url, get_theme_dir, normalize_url

from cityguide.guide import Guide
from cityguide.profiles.model import Profile
from cityguide.site.output import Page, PlaceOf

_FRAME = Path(__file__).resolve().parent.parent / "theme"

_NOT_ON_PAGES = ("config_file_path", "docs_dir", "hooks", "plugins", "site_dir", "theme", "watch", "strict", "dev_addr")
"""Settings that no page shows: objects, folders of a machine, and how a build behaves."""

MOST_CITIES = 12
"""Cities that the navigation lists. It is on every page: with a thousand cities it would be most of each."""


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
    if theme.name == "material":
        theme.get_env = partial(_environment, theme)  # type: ignore[method-assign]


def _environment(theme: Theme) -> Environment:
    env = Theme.get_env(theme)
    env.loader = _ListingOurs(theme.dirs)
    return env


class _ListingOurs(FileSystemLoader):
    """Finds every template, and lists no file of Material's: our frame uses none of its seven thousand (docs/decisions/012), which MkDocs
    would look through and copy. Files of a `custom_dir` are listed.
    """

    def list_templates(self) -> list[str]:
        return FileSystemLoader([folder for folder in self.searchpath if folder != _folder_of_material()]).list_templates()


@cache
def _folder_of_material() -> str:
    return get_theme_dir("material")


def with_cities(nav: list[Any], guide: Guide) -> list[Any]:
    """`nav` with each entry that leads to `cities/` opened: all cities, the first stories in their order, the places from A to Z."""
    shown = guide.profiles if len(guide.profiles) <= MOST_CITIES else (guide.stories or guide.profiles)[:MOST_CITIES]
    cities = [{"All cities": "cities/index.md"}, *({p.name: f"cities/{p.cluster}.md"} for p in shown)]
    cities += [{"Days": "days.md"}] if any(profile.has_days for profile in guide.profiles) else []
    cities.append({"Places A–Z": "gazetteer.md"})

    def opened(entry: Any) -> Any:
        if isinstance(entry, dict):
            return {
                title: cities if value == "cities/" else [opened(item) for item in value] if isinstance(value, list) else value
                for title, value in entry.items()
            }
        return entry

    return [opened(entry) for entry in nav]


def place_in_frame(page: Page, pages: Mapping[str, Page], in_nav: Container[str]) -> Mapping[str, str]:
    """Where a page stands: `above` it in the navigation, `here` in it; and the `profile` and the `field` of that which it shows."""
    above = _above(page, pages, in_nav)
    about = None if page.by_hand else page.about
    return {
        "above": above,
        "here": page.path if page.path in in_nav else above,
        "profile": about.cluster if isinstance(about, Profile) else about.profile.cluster if isinstance(about, PlaceOf) else "",
        "field": f"attractions/{about.place.id}" if isinstance(about, PlaceOf) else "",
    }


def _above(page: Page, pages: Mapping[str, Page], in_nav: Container[str]) -> str:
    """The path of the nearest page above that the navigation has; empty where there is none."""
    while page.section is not None and page.section.path != page.path:
        if page.section.path in in_nav:
            return page.section.path
        if (above := pages.get(page.section.path)) is None:
            break
        page = above
    return ""


def described(config: MkDocsConfig, nav: object) -> object:
    """All that the pages of a site have of its configuration, its navigation and a publisher's own templates, to be compared by `repr`."""
    said = {name: value for name, value in config.items() if name not in _NOT_ON_PAGES}
    said["markdown_extensions"] = [entry if isinstance(entry, str) else type(entry).__name__ for entry in config.markdown_extensions]
    own = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    templates = [(path.name, path.read_bytes()) for path in sorted(own.rglob("*.html"))] if own else []
    return sorted((name, str(value)) for name, value in said.items()), sorted(map(str, config.theme.items())), templates, str(nav)


def address_of(files: Files, path: str) -> str:
    """The address of a page or file by its path, relative to the site; it depends on `use_directory_urls`."""
    file = files.src_uris.get(path)
    return file.url if file else path


def ways_from(page: MkDocsPage, files: Files) -> Callable[[str], str | None]:
    """What gives the address of a page or file by its path, relative to a page; None where it is not in the site. Each is found once."""
    known, here = files.src_uris, page.url

    @cache
    def way_to(path: str) -> str | None:
        file = known.get(path)
        return get_relative_url(file.url, here) if file else None

    return way_to


def whole_addresses(page: MkDocsPage, files: Files, site: str | None) -> Callable[[str, str], str]:
    """The same of a path and a part of it: below the address of the `site`, or relative to the page where it has none."""
    here = page.url

    @cache
    def whole(path: str) -> str:
        url = address_of(files, path)
        return urljoin(site, url) if site else get_relative_url(url, here)

    return lambda path, part: f"{whole(path)}#{part}" if part else whole(path)


def prepared(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the frame's templates three words: the filters `address_of` and `from_root`, and `once`, which renders what many pages share.

    `from_root` turns a path from the site's root into an address that depends only on how deep a page lies, and so is the same in the
    head and the foot of all pages of one depth. `once(name, *key)` renders the template `name` for the first page with this key and
    repeats it for the others. A publisher's own template may show anything of a page: then each page is rendered by itself.
    """
    ours = {path.relative_to(_FRAME).as_posix() for path in _FRAME.rglob("*.html")}
    before = config.theme.dirs[: config.theme.dirs.index(str(_FRAME))] if str(_FRAME) in config.theme.dirs else []
    own = any((Path(folder) / name).is_file() for folder in before for name in ours)
    rendered: dict[tuple[object, ...], str] = {}

    @pass_context
    def once(context: Context, name: str, *key: object) -> str:
        at = (name, context["base_url"], *key)
        if own or at not in rendered:
            rendered[at] = context.environment.get_template(name).render(context.get_all())
        return rendered[at]

    @pass_context
    def from_root(context: Context, path: str) -> str:
        if path in ("", "."):  # as MkDocs writes the address of the home page
            return str(context["base_url"]).rstrip("/") + "/"
        return normalize_url(str(path), None, context["base_url"]).removeprefix("./")

    @pass_context  # else Jinja would work out addresses of constants when it compiles a template, which the preview keeps
    def address(context: Context, path: str) -> str:
        return address_of(files, path)

    env.globals["once"], env.filters["from_root"], env.filters["address_of"] = once, from_root, address
    return env
