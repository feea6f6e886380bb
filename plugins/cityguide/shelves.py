"""Many small things that are wanted together are kept in one file: to make a file takes as long as to make some of what would be in it."""

from __future__ import annotations

import hashlib
import mmap
import os
import sys
import threading
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path

from cityguide.kept import fetched, made_ready, name_of, packed, pruned, store, store_parts, unpacked

MOST_TOGETHER = 600
"""Things on a shelf; beyond that those that nobody has wanted for longest are left out. A city has a hundred or two."""

_FOLDER = "made"
"""Below the folder for what is kept."""

_DIGEST, _ONE = hashlib.sha256().digest_size, 16


class SpoiltError(ValueError):
    """What is kept under a name is not what was stored."""


class KeptOnes(Mapping[str, bytes]):
    """What `store_ones` has stored; each is read when it is asked for. Raises SpoiltError where that is not what was stored."""

    def __init__(self, names: Iterable[str], ends: Sequence[int], digests: bytes, held: memoryview) -> None:
        self.numbers = {name: number for number, name in enumerate(names)}
        self.ends, self.digests, self.held = ends, digests, held

    def __getitem__(self, name: str) -> bytes:
        digest, found = self.as_stored(name)
        if _digest_of_one(found) != digest:
            raise SpoiltError(name)
        return found

    def as_stored(self, name: str) -> tuple[bytes, bytes]:
        """The digest of what was stored, and what is there."""
        number = self.numbers[name]
        return self.digests[number * _ONE : (number + 1) * _ONE], bytes(self.held[self.ends[number] : self.ends[number + 1]])

    def __contains__(self, name: object) -> bool:
        return name in self.numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)


def _digest_of_one(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_ONE).digest()


def store_ones(folder: Path, name: str, ones: Mapping[str, bytes]) -> None:
    """Keep many things under one name, of which few are going to be asked for."""
    _store(folder, name, {one: (_digest_of_one(content), content) for one, content in ones.items()})


def _store(folder: Path, name: str, ones: Mapping[str, tuple[bytes, bytes]]) -> None:
    contents = [content for _, content in ones.values()]
    ends = array("Q", accumulate(map(len, contents), initial=0))
    index = packed(([*ones], ends, b"".join(digest for digest, _ in ones.values())))
    store_parts(folder, name, hashlib.sha256(index + name.encode()).digest(), len(index).to_bytes(8), index, *contents)


def fetched_ones(folder: Path, name: str) -> KeptOnes | None:
    """What was stored so under a name; None where there is nothing, or where its index is damaged."""
    path = folder / name
    try:
        with path.open("rb") as file:
            held = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        os.utime(path)
    except (OSError, ValueError):  # an empty file can't be mapped
        return None
    return _opened(held, name)


def _opened(held: memoryview, name: str) -> KeptOnes | None:
    start = _DIGEST + 8
    end = start + int.from_bytes(held[_DIGEST:start])
    if hashlib.sha256(bytes(held[start:end]) + name.encode()).digest() != held[:_DIGEST]:
        return None
    names, ends, digests = unpacked(bytes(held[start:end]))
    return KeptOnes(names, ends, digests, held[end:])


class Shelf:
    """What is kept together under a name. Several processes may use it at the same time."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name
        self.there, self.wanted, self.added = self._there(), dict[str, None](), dict[str, bytes]()

    def _there(self) -> KeptOnes | None:
        path = self.folder / self.name
        try:
            held = path.read_bytes()  # and not mapped: on Windows nothing can take the place of a mapped file
            os.utime(path)
        except OSError:
            return None
        return _opened(memoryview(held), self.name)

    def get(self, name: str) -> bytes | None:
        """What was put there under a name; None where there is nothing, or where it is damaged."""
        if name in self.added:
            return self.added[name]
        try:
            found = self.there[name] if self.there else None
        except (KeyError, SpoiltError):
            return None
        self.wanted[name] = None
        return found

    def put(self, name: str, content: bytes) -> None:
        """Put something there, which others find once the shelf is closed."""
        self.added[name] = content

    def close(self) -> None:
        """Write what was put there, together with what others have put there meanwhile."""
        if not self.added:
            return
        with _alone_in(self.folder):
            ones = {name: (_digest_of_one(content), content) for name, content in self.added.items()}
            if there := self._there():
                names = dict.fromkeys([*self.wanted, *there])
                ones |= {name: there.as_stored(name) for name in [*names][:MOST_TOGETHER] if name in there and name not in ones}
            _store(self.folder, self.name, ones)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """No other process is here meanwhile, if the system has `flock`; else what one of two puts down at the same time may be lost."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    try:
        made_ready(folder)
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # nothing can be kept there
        yield
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


class _Here(threading.local):
    shelf: Shelf | None = None
    """The one that is open in this thread, if any."""


_here = _Here()


def open_shelf(kept_in: Path, *of: str) -> None:
    """From now on, and until another is opened, `kept` uses the shelf of these names: `("seoul",)` of a city, for instance."""
    folder, name = kept_in / _FOLDER, name_of(*of)
    if _here.shelf is None or (_here.shelf.folder, _here.shelf.name) != (folder, name):
        close_shelf()
        _here.shelf = Shelf(folder, name)


def close_shelf() -> None:
    """Close the shelf that is open, if any."""
    shelf, _here.shelf = _here.shelf, None
    if shelf is not None:
        shelf.close()


def the_shelf() -> Shelf:
    """The shelf that is open, which there must be."""
    assert _here.shelf is not None
    return _here.shelf


def prune_shelves(kept_in: Path, wanted: int) -> None:
    """Delete shelves that were not opened for longest, where so many are `wanted`."""
    pruned(kept_in / _FOLDER, wanted)


def kept(what: object, draw: Callable[[], bytes], folder: Path | None, made_with: str) -> bytes:
    """The result of `draw`, from the shelf that is open or from `folder` if an undamaged copy is there, else drawn and kept on that shelf,
    or in `folder` where none is open.

    `what` and `made_with`, a hash of the code that draws, decide how it looks.
    """
    if folder is None:
        return draw()
    name = name_of(made_with, what)
    shelf = _here.shelf
    content = shelf.get(name) if shelf else None
    if content is None:
        content = fetched(folder, name)
    if content is None:
        content = draw()
        if shelf:
            shelf.put(name, content)
        else:
            store(folder, name, content)
    return content
