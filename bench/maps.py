"""How long maps take to draw, and their share of a build: make bench

In one process: every map of the guide made anew (no cache, no map made before), and again from the cache; the plates of the five cities by
themselves; the world with a hundred clusters; names on a plate as their number grows. Beside it the whole command `mkdocs build`
of the same guide, with an empty cache for maps and with a full one, in processes of their own that take turns. Ends with 1 where one of
the limits is not met. Writes only to a temporary folder.
"""

from __future__ import annotations

import datetime
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from cityguide.directives import routes
from cityguide.directives.maps import drawings, kept_drawings
from cityguide.guide import Guide, read_guide
from cityguide.maps import framing
from cityguide.maps.ground import land, local_land, rails
from cityguide.maps.pins import Pin
from cityguide.maps.placing.labels import Wanted, lay_out
from cityguide.maps.window import Box
from cityguide.maps.world import world_map
from cityguide.travel.near import neighbours

ROOT = Path(__file__).resolve().parent.parent
DAY = datetime.date(2026, 11, 29)
ROUNDS = 3
PLATES_ANEW, PLATES_KEPT, WORLD, GROWTH = 0.5, 0.02, 0.3, 1.35
"""Seconds for the plates of the five cities anew and from the cache, for a hundred clusters on the world; and the exponent of growth."""


def forget() -> None:
    """Make what a process remembers of maps as if it had drawn none."""
    for remembered in (kept_drawings._drawings, framing._survey, rails.stations_of, local_land.land_of, local_land._rivers_of, land._near):
        remembered.cache_clear()


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def plates(guide: Guide) -> None:
    for profile in guide.stories:
        drawings.hero_drawing(guide, profile)
        drawings.surroundings_drawing(guide, profile.cluster)


def everything(guide: Guide) -> None:
    plates(guide)
    drawings.world_drawing(guide)
    for profile in guide.profiles:
        drawings.card_drawing(guide, profile)
        for place in profile.attractions:
            drawings.place_drawing(guide, profile, place, neighbours(profile, place))
        for route in profile.routes:
            routes.day_drawing(guide, profile, route)
    for cluster, entry in guide.rankings.clusters.items():
        if guide.profile(cluster) is None and entry.latitude is not None:
            drawings.surroundings_drawing(guide, cluster)


def drawn(guide: Guide, draw: Callable[[Guide], None]) -> tuple[float, float]:
    """Medians of seconds anew and from the cache."""
    anew, again = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory(prefix="cityguide-bench-") as folder:
            kept = replace(guide, kept_in=Path(folder))
            forget()
            anew.append(seconds(lambda kept=kept: draw(kept)))
            forget()
            again.append(seconds(lambda kept=kept: draw(kept)))
    return statistics.median(anew), statistics.median(again)


def world_of(count: int) -> float:
    random = np.random.default_rng(1)
    at = np.stack([random.uniform(-40, 65, count), random.uniform(-130, 150, count)], axis=1).tolist()
    pins = [Pin(lat, lon, f"Cluster {n}", "cluster", href=f"/{n}/", emphasis=True) for n, (lat, lon) in enumerate(at)]
    return statistics.median(seconds(lambda: world_map(pins, map_id="w", title="T", summary="S")) for _ in range(ROUNDS))


def plate_of(count: int) -> float:
    """Seconds to place so many names beside as many dots, on a plate as crowded as the guide's, whose side grows with their number."""
    random = np.random.default_rng(count)
    side = 400 * (count / 30) ** 0.5
    at = random.uniform(0, side, (count, 2)).tolist()
    wanted = [Wanted(Pin(0, 0, f"Place {n}", "city"), x, y, 6.0, ((f"Place {n}", 12.0),)) for n, (x, y) in enumerate(at)]
    dots = [Box.around(x, y, 4.0) for x, y in at]
    return statistics.median(seconds(lambda: lay_out(wanted, Box(0, 0, side, side), dots, reaches=(0, 12, 24))) for _ in range(ROUNDS))


def builds() -> tuple[float, float]:
    """Medians of seconds of a whole build with every map made anew and with all of them kept."""
    found: dict[str, list[float]] = {"anew": [], "kept": []}
    with tempfile.TemporaryDirectory(prefix="cityguide-bench-") as folder:
        cache = Path(folder) / "cache"
        command = [sys.executable, "-P", "-m", "mkdocs", "build", "--quiet", "--site-dir", str(Path(folder) / "site")]
        environment = {**os.environ, "CITYGUIDE_CACHE": str(cache), "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, cwd=ROOT, env=environment, check=True)  # the cards are kept from here on
        for _ in range(ROUNDS):
            for name in ("anew", "kept"):
                if name == "anew":
                    shutil.rmtree(cache / "maps")
                found[name].append(seconds(lambda: subprocess.run(command, cwd=ROOT, env=environment, check=True)))
    return statistics.median(found["anew"]), statistics.median(found["kept"])


def main() -> int:
    guide, problems = read_guide(ROOT, DAY)
    if guide is None or problems:
        sys.exit("The guide has problems: cityguide check lists them.")
    land.land("10m")  # read once for all maps; here it is apart
    anew, kept = drawn(guide, plates)
    all_anew, all_kept = drawn(guide, everything)
    world = world_of(100)
    sizes = (60, 125, 250, 500, 1000)
    growth = [plate_of(count) for count in sizes]
    exponent = float(np.polyfit(np.log(sizes), np.log(growth), 1)[0])
    build_anew, build_kept = builds()
    print("| what | s | limit |\n| --- | ---: | ---: |")
    print(f"| the plates of the five cities, anew | {anew:.3f} | {PLATES_ANEW:g} |")
    print(f"| – from the cache | {kept:.3f} | {PLATES_KEPT:g} |")
    print(f"| every map of the guide, anew | {all_anew:.2f} | |")
    print(f"| – from the cache | {all_kept:.2f} | |")
    print(f"| 100 clusters on the world | {world:.3f} | {WORLD:g} |")
    print(f"| the whole build, maps anew | {build_anew:.2f} | |")
    print(f"| – maps from the cache | {build_kept:.2f} | |")
    print(f"\nMaps made anew are {100 * (build_anew - build_kept) / build_anew:.0f} % of a build.\n")
    print("| names | s |\n| ---: | ---: |")
    for count, took in zip(sizes, growth, strict=True):
        print(f"| {count} | {took:.3f} |")
    print(f"\nThe time grows with the number to the power of {exponent:.2f}; the limit is {GROWTH:g}.")
    return 0 if anew <= PLATES_ANEW and kept <= PLATES_KEPT and world <= WORLD and exponent <= GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
