"""A site that several machines make: what belongs to each share, and the shares joined to the whole."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

LIST = ".share.json"
"""A file in a share's folder: which share it is, of what, and the digest of each of its files."""


@dataclass(frozen=True)
class SiteShare:
    """The share of this `number`, from 1, of a site that `of` machines make."""

    number: int
    of: int

    def has(self, turn: int) -> bool:
        """Whether a part of the work, by its place in the list of all, is this share's."""
        return turn % self.of == self.number - 1

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"


class NotJoinedError(Exception):
    """Why some folders are not the shares of one site, as a sentence."""


def share_of(text: str) -> SiteShare:
    """`2/5` as the second of five shares. Raises ValueError for what is none."""
    match = re.fullmatch(r"([1-9]\d{0,3})/([1-9]\d{0,3})", text)
    if not match or int(match[1]) > int(match[2]):
        raise ValueError(f"'{text}' is no share; write the second of five as 2/5")
    return SiteShare(int(match[1]), int(match[2]))


def list_files(folder: Path, share: SiteShare, made_of: str) -> None:
    """Write the list of a share, which is made of all that has the digest `made_of`."""
    files = {path.relative_to(folder).as_posix(): _digest(path) for path in folder.rglob("*") if path.is_file() and path != folder / LIST}
    said = {"share": str(share), "made of": made_of, "files": files}
    (folder / LIST).write_text(json.dumps(said, indent=0, sort_keys=True) + "\n", encoding="utf-8")


class _List(NamedTuple):
    """What the list of a share says: a digest of what it was `made_of`, and those of its files by their paths in it."""

    share: SiteShare
    made_of: str
    files: Mapping[str, str]


def joined(folders: Sequence[Path], into: Path) -> int:
    """Put the shares in `folders` together in the empty folder `into`. Returns the number of files.

    Raises NotJoinedError where one is missing, damaged or there twice, where they were made of different things, or where a file is not
    as it was made.
    """
    lists = {folder: _list_of(folder) for folder in folders}
    shares = {folder: said.share for folder, said in lists.items()}
    many = next(iter(shares.values())).of
    missing = sorted({*range(1, many + 1)} - {share.number for share in shares.values()})
    if missing:
        raise NotJoinedError(f"Of {many} shares there is none of the number {', '.join(map(str, missing))}.")
    if len(folders) != many or any(share.of != many for share in shares.values()):
        raise NotJoinedError(f"These are not {many} shares: {', '.join(f'{folder} is {share}' for folder, share in shares.items())}.")
    if len({said.made_of for said in lists.values()}) > 1:
        raise NotJoinedError("The shares were not made of one guide, with one version of the code, on one day. Make all of them anew.")
    count = 0
    for folder, said in lists.items():
        for name, digest in said.files.items():
            path = folder / name
            if not path.resolve().is_relative_to(folder.resolve()) or not (into / name).resolve().is_relative_to(into.resolve()):
                raise NotJoinedError(f"The list of {folder} leads out of it: '{name}'.")
            if not path.is_file() or _digest(path) != digest:
                raise NotJoinedError(f"{path} is not as it was made. Copy the share again.")
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, into / name)
            count += 1
    return count


def _list_of(folder: Path) -> _List:
    try:
        said = json.loads((folder / LIST).read_text(encoding="utf-8"))
        return _List(share_of(said["share"]), str(said["made of"]), {str(name): str(digest) for name, digest in said["files"].items()})
    except OSError as error:
        raise NotJoinedError(f"{folder} is no share of a site: it has no {LIST}.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotJoinedError(f"The {LIST} of {folder} is damaged. Copy the share again.") from error


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
