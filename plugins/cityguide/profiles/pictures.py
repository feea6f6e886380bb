"""The photographs that profiles name, and their files in the project."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from cityguide.photographs.picture import Picture
from cityguide.problems.problem import Near, Problem, near
from cityguide.profiles.photographs import PHOTOGRAPHS
from cityguide.profiles.reading import ProfileFile
from cityguide.reading.plain_file import files_below


def read_pictures(root: Path, files: Iterable[ProfileFile]) -> tuple[dict[str, Picture], list[Problem]]:
    """Every photograph's size, by its path in the project at `root`, and what is wrong with the files.

    Only the beginning of a file is read. Damage further on is found when its renditions are made.
    """
    named = [(file, loc, shown) for file in files for loc, shown in file.photographs]
    if not named:
        return {}, []
    from cityguide.photographs.looking import look  # here, because it loads Pillow, which a guide without photographs does not need

    present = list(files_below(root / PHOTOGRAPHS, PHOTOGRAPHS).files)
    looked = {name: look(root / name, name) for name in dict.fromkeys(name for _, _, name in named) if name in present}
    pictures: dict[str, Picture] = {}
    by_stem: dict[str, str] = {}
    problems: list[Problem] = []
    for file, loc, name in named:
        picture, why = looked.get(name, (None, ""))
        first = by_stem.setdefault(picture.stem, name) if picture else name
        meant = ""
        if name not in looked:
            meant = _near(name, present)
            said = f"there is no file '{name}'{f'; did you mean {meant!r}?' if meant else '; put it there, beside cities/ and data/'}"
        elif picture is None:
            said = f"'{name}' {why}"
        elif first != name:
            said = f"'{name}' and '{first}' would get one name in the site; rename one of them"
        else:
            pictures[name] = picture
            continue
        close = Near(meant, sure=meant.casefold() == name.casefold())
        problems.append(file.document.at_value((*loc, "file"), said, "photograph", close, field="photograph.file"))
    return pictures, problems


def _near(name: str, present: Iterable[str]) -> str:
    """The file that was probably meant, by its name without ending: in the same folder, else in any."""
    wanted = PurePosixPath(name)
    paths = sorted(map(PurePosixPath, present), key=lambda path: (path.parent == wanted.parent, path))
    by_stem = {path.stem: path for path in paths}
    found = near(wanted.stem, by_stem).meant
    return str(by_stem[found]) if found else ""
