"""`cityguide join`: the shares of a site that several machines have made, as the whole."""

from __future__ import annotations

import argparse
from pathlib import Path

from cityguide.cli.terminal import StoppedError
from cityguide.mkdocs_host.next_site import NextSite, NoPlaceError
from cityguide.project.shares import NotJoinedError, joined
from cityguide.wording import with_unit


def options(command: argparse.ArgumentParser) -> None:
    command.add_argument("shares", type=Path, nargs="+", metavar="SHARE", help="the folder of each share, in any order")
    command.add_argument("--site-dir", "-d", type=Path, required=True, metavar="FOLDER", help="where the site goes")


def run(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """1 where the folders are not all the shares of one site; then the site at `--site-dir` is left as it is."""
    try:
        site = NextSite(chosen.site_dir)
        try:
            files = joined(chosen.shares, site.folder)
            site.take_place()
        finally:
            site.close()
    except (NotJoinedError, NoPlaceError) as error:
        raise StoppedError(str(error)) from error
    print(f"{with_unit(files, 'file')} of {with_unit(len(chosen.shares), 'share')} are in {chosen.site_dir}.")
    return 0
