"""The guide with more cities than it has: copies of its profiles under the names of other clusters, to measure with."""

from __future__ import annotations

import csv
import re
import shutil
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def write_many(folder: Path, count: int) -> Path:
    """A project in `folder` with `count` profiles, the guide's own and copies of them in turn.

    Once all clusters of the ranking have one, made-up clusters follow. Figures in a copy are bound to the edition alone,
    since a cluster need not have the values that a story is bound to.
    """
    for name in ("content", "data", "cities"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    own = sorted((folder / "cities").glob("*.yml"))
    there = {path.stem for path in own}
    table = folder / "data" / "clusters.csv"
    with table.open(encoding="utf-8", newline="") as file:
        clusters = list(csv.DictReader(file))
    free = [row["cluster"] for row in clusters if row["cluster"] not in there]
    missing = [f"made-up-{number}" for number in range(1, count - len(there) - len(free) + 1)]
    with table.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(clusters[0]), restval="", lineterminator="\n")
        writer.writerows({"cluster": name, "name": name, "economies": "JP"} for name in missing)
    for name, pattern in zip([*free, *missing][: count - len(there)], cycle(own), strict=False):
        text = re.sub(r"^cluster: .*$", f"cluster: {name}", pattern.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
        text = re.sub(r"\{\{[^}]*\}\}", "{{ edition }}", text)
        (folder / "cities" / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder
