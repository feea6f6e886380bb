"""What MkDocs knows of a project's hand-written pages: where they are, which of them it leaves out, which pages other plugins add."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, InclusionLevel, get_files, set_exclusions
from mkdocs.utils.yaml import yaml_load

from cityguide.project.reading import PageFolder

_TELLING = ("docs_dir", "exclude_docs", "draft_docs")

ADDING_NOTHING = {"cityguide", "search"}
"""Plugins that add no pages but the guide's. Of every other one it is found out only where a link may lead to such a page."""


def page_folder(config: MkDocsConfig, *, drafts: bool = False) -> PageFolder:
    """The folder of pages of a loaded configuration. With `drafts` those are not left out, as a preview shows them."""

    def left_out(path: str) -> bool:
        file = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
        set_exclusions([file], config)
        return not is_in_site(file, drafts=drafts)

    return PageFolder(Path(config.docs_dir), left_out, shared=bool(_of_others(config, "files")))


def is_in_site(file: File, *, drafts: bool = False) -> bool:
    """Whether a file is neither excluded nor, unless `drafts` are shown, a draft."""
    return file.inclusion is not InclusionLevel.EXCLUDED and (drafts or file.inclusion is not InclusionLevel.DRAFT)


def page_folder_by(settings: Path) -> PageFolder:
    """The same by the file of a configuration, without loading its theme and plugins, which takes longer than a check.

    What MkDocs refuses is as it would be by default: a build says why.
    """
    try:
        with settings.open(encoding="utf-8") as file:
            said = yaml_load(file)
        config = MkDocsConfig(config_file_path=str(settings))
        config.load_dict({"site_name": "", "plugins": [], **{key: said[key] for key in _TELLING if key in (said or ())}})
        if not isinstance(said, dict) or config.validate()[0]:
            return PageFolder(settings.parent / "docs")
        named = {name for entry in said.get("plugins") or () for name in ([entry] if isinstance(entry, str) else entry)}
        path = settings.parent / os.path.relpath(config.docs_dir, settings.parent.resolve())
        return replace(page_folder(config), path=path, shared=bool(said.get("hooks")) or not named <= ADDING_NOTHING)
    except MkDocsException:
        return PageFolder(settings.parent / "docs")


def pages_of_others(settings: Path) -> Collection[str]:
    """The paths of all files that MkDocs has after every plugin but ours has added some; empty where that fails, as a build then says.

    It runs these plugins up to their `on_files`, and so takes as long as the beginning of a build.
    """
    try:
        config = load_config(str(settings))
        for event in _of_others(config, "startup"):
            event(command="build", dirty=False)
        for event in _of_others(config, "config"):
            config = event(config) or config
        files = get_files(config)
        for event in _of_others(config, "files"):
            files = event(files, config=config) or files
    except Exception:  # whatever a plugin may raise
        return ()
    return files.src_uris.keys()


def _of_others(config: MkDocsConfig, name: str) -> list[Callable[..., Any]]:
    """What other plugins and hooks do in an event. Only those that do something in `files` can add pages."""
    events: dict[str, list[Any]] = config.plugins.events
    return [event for event in events[name] if not getattr(event, "__module__", "").startswith("cityguide.")]
