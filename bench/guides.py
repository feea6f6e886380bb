"""Guides of any size to measure with: the guide's own five cities, and behind them made-up ones that are no copies.

The cities of a short guide are the first of a long one, byte for byte, and so are their rows and sources. Nothing is asked of a clock.
"""

from __future__ import annotations

import csv
import io
import shutil
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from made_up.profiles import made

ROOT = Path(__file__).resolve().parent.parent


def own_cities() -> list[Path]:
    """The profiles of the guide itself."""
    return sorted((ROOT / "cities").glob("*.yml"))


def write_guide(folder: Path, count: int) -> Path:
    """A whole project with `count` cities in `folder`, which is made or has none of its files yet; gives the folder back.

    With five it is the guide itself. Raises ValueError for fewer: its pages lead to all of its own. A thousand take some twenty seconds.
    """
    own = own_cities()
    if count < len(own):
        raise ValueError(f"{count} cities found, expected {len(own)} or more")
    for name in ("content", "data", "photographs"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "cities").mkdir()
    for path in own:
        shutil.copy(path, folder / "cities")
    added: dict[str, list[str]] = defaultdict(list)
    for number in range(1, count - len(own) + 1):
        city = made(ROOT, number)
        for name, text in city.files.items():
            (folder / name).write_text(text, encoding="utf-8")
        added["data/sources.yml"].append(city.sources)
        added["data/claims.yml"].append(city.claims)
        for table, rows in city.rows.of.items():
            name = f"data/{table}.csv"
            added[name] += [_line(_columns(ROOT / name), row) for row in rows]
    for name, texts in added.items():
        with (folder / name).open("a", encoding="utf-8", newline="") as file:
            file.write("".join(texts))
    return folder


def _columns(table: Path) -> list[str]:
    with table.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def _line(columns: list[str], row: Mapping[str, str]) -> str:
    """A row as it stands in a table, its end included."""
    out = io.StringIO()
    csv.DictWriter(out, columns, restval="", lineterminator="\n").writerow(row)
    return out.getvalue()
