"""The picture of the house is that of the import contract; files, folders and names keep within their bounds."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import defaultdict
from pathlib import Path

from small_project import REPOSITORY

PACKAGE = REPOSITORY / "plugins" / "cityguide"
PICTURE = REPOSITORY / "docs" / "architecture.md"
MODULES = sorted(PACKAGE.rglob("*.py"))

LONGEST_MODULE = 250
MOST_MODULES = 20

SAME_IN_EACH = {"run", "options"}
"""What every command has, by agreement: `cli/__init__.py`."""


def contracts() -> dict[str, dict[str, object]]:
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["type"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def rooms(layer: str) -> set[str]:
    return {room.strip().removeprefix("cityguide.") for room in layer.split("|")}


def test_the_picture_shows_the_floors_of_the_contract() -> None:
    [drawn] = re.findall(r"```mermaid\n(.*?)```", PICTURE.read_text(encoding="utf-8"), re.DOTALL)
    floors: list[set[str]] = []
    for line in drawn.strip().splitlines()[1:]:
        chain = [{room.strip() for room in part.split("&")} for part in line.split("-->")]
        assert not floors or chain[0] == floors[-1]
        floors += chain[1:] if floors else chain
    layers = contracts()["layers"]["layers"]
    assert isinstance(layers, list)
    assert floors == [rooms(layer) for layer in layers]


def test_every_room_is_in_both_contracts_and_told() -> None:
    there = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if path.suffix == ".py" or list(path.glob("*.py"))}
    there -= {"__init__", "theme"}
    layers, fenced = contracts()["layers"]["layers"], contracts()["forbidden"]
    assert isinstance(layers, list) and isinstance(fenced["source_modules"], list)
    assert set().union(*map(rooms, layers)) == there
    assert {name.removeprefix("cityguide.") for name in fenced["source_modules"]} == there - {"cli", "mkdocs_host"}
    told = " ".join(re.findall(r"^### ([^:\n]+)", PICTURE.read_text(encoding="utf-8"), re.MULTILINE))
    assert there - set(re.split(r"[ ,]+", told)) == {"wording", "kept"} - set(re.split(r"[ ,]+", told))


def test_what_the_picture_names_is_there() -> None:
    text = PICTURE.read_text(encoding="utf-8")
    for heading, body in re.findall(r"^### ([^:\n]+).*?\n(.*?)(?=^##)", text, re.MULTILINE | re.DOTALL):
        names: list[str] = re.findall(r"`([\w/]+\.(?:py|yml))`", body)
        folders = [PACKAGE, *(PACKAGE / room for room in re.split(r"[ ,]+", heading))]
        missing = [name for name in names if not any((folder / name).is_file() for folder in folders)]
        assert missing == [], heading
        assert body.strip().count("\n") < 10, heading


def test_modules_can_be_held_in_the_head_and_folders_surveyed() -> None:
    lines = {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert {name: count for name, count in lines.items() if count > LONGEST_MODULE} == {}
    sizes = {folder: len(list(folder.glob("*.py"))) for folder in {path.parent for path in MODULES}}
    assert {folder.name: size for folder, size in sizes.items() if size > MOST_MODULES} == {}


def test_no_name_is_in_use_for_two_things() -> None:
    """A public name that a module defines is defined in that one alone."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in MODULES:
        for name in defined(path):
            found[name].append(path.relative_to(PACKAGE).as_posix())
    twice = {name: files for name, files in found.items() if len(files) > 1 and name not in SAME_IN_EACH}
    assert twice == {}, "\n".join(f"{name}: {', '.join(files)}" for name, files in sorted(twice.items()))


def defined(path: Path) -> list[str]:
    """The public names that a module defines at its top level: classes, functions, constants, types."""
    names: list[str] = []
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            names.append(node.name)
        elif isinstance(node, ast.Assign):
            names += [target.id for target in node.targets if isinstance(target, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.append(node.target.id)
    return [name for name in names if not name.startswith("_")]
