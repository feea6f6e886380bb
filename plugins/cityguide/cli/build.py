"""`cityguide build`: the site, as `mkdocs build` makes it, but not again where nothing has changed."""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Mapping
from pathlib import Path

from mkdocs.exceptions import Abort, ConfigurationError

from cityguide import stages
from cityguide.cli.terminal import StoppedError
from cityguide.mkdocs_host.build_command.whole_build import Built, NotAloneError, built
from cityguide.project.shares import SiteShare, share_of
from cityguide.wording import with_unit


def options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--strict", action="store_true", help="end with 1 where MkDocs warns of anything")
    command.add_argument("--quiet", "-q", action="store_true", help="say nothing but errors")
    command.add_argument("--site-dir", "-d", type=Path, metavar="FOLDER", help="where the site goes (default: as mkdocs.yml says)")
    command.add_argument(
        "--share", type=_share, metavar="N/M", help="make only this share of the site, as 2/5, into a folder of its own; see join"
    )
    command.add_argument("--profile", action="store_true", help="say how many seconds of a processor each stage took")


def run(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """1 when the site can't be made, and then the last good one is left as it is; else 0."""
    config_file = chosen.root.resolve() / "mkdocs.yml"
    if not config_file.is_file():
        parser.error(f"there is no mkdocs.yml in {chosen.root.resolve().name}")
    begun = time.monotonic()
    if chosen.profile:
        stages.start()
    _listen(chosen.quiet)
    try:
        done = built(config_file, chosen.site_dir and chosen.site_dir.resolve(), strict=chosen.strict, share=chosen.share)
    except (Abort, ConfigurationError, ChildProcessError, NotAloneError) as error:
        raise StoppedError(str(error)) from error
    if not chosen.quiet:
        print(_told(done, time.monotonic() - begun))
    if chosen.profile:
        print(_profile(stages.stop()))
    return 0


def _share(text: str) -> SiteShare:
    try:
        return share_of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _listen(quiet: bool) -> None:
    """Let MkDocs speak as its own command does. Quiet, it still counts warnings, which `--strict` asks for."""
    shown = logging.StreamHandler()
    shown.setFormatter(logging.Formatter("%(levelname)s - %(message)s"))
    shown.setLevel(logging.ERROR if quiet else logging.INFO)
    log = logging.getLogger("mkdocs")
    log.handlers[:], log.propagate = [shown], False
    log.setLevel(logging.WARNING if quiet else logging.INFO)


def _told(done: Built, seconds: float) -> str:
    site = done.site
    size = f"{site.size / 1_000_000:,.1f} MB" if site.size < 10**9 else f"{site.size / 10**9:,.2f} GB"
    whole = f"{with_unit(site.pages, 'page')}, {with_unit(site.files, 'file')}, {size} in {seconds:.1f} s"
    if not done.anew:
        return f"Nothing has changed: {whole}."
    return f"{whole}; {done.kept:,} of the pages are as they were."


def _profile(spent: Mapping[stages.Stage, float]) -> str:
    whole = sum(spent.values())
    lines = [f"{name:<10} {spent.get(name, 0.0):8.2f} s {100 * spent.get(name, 0.0) / whole:5.1f} %" for name in stages.STAGES]
    return "\n".join([*lines, f"{'together':<10} {whole:8.2f} s, of all processes"])
