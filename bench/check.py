"""How long `cityguide check` takes, anew and after an edit, beside libyaml reading the same YAML: make bench

All are whole commands, each in a process of its own: `cityguide check` with nothing kept from the last time, the same after a sentence of
one profile was edited, and a Python that loads every YAML file of the project with `yaml.CSafeLoader` and does nothing else. They take
turns, so that a busy machine slows all. The ratio is without Python's own start, which both have; the seconds are with it.

Exit code 1 when a median is beyond its limit. Writes only to a temporary folder.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from guides import write_guide

ROUNDS: Mapping[int, int] = {5: 5, 100: 5, 1000: 3}
"""How often each is timed, by the number of cities."""

RATIO = {100: 2.0}
"""Of a check anew to loading the YAML, at most."""

AFTER_AN_EDIT = {1000: 0.5}
"""Seconds, at most."""

LOAD = """\
import pathlib, yaml
for path in sorted([*pathlib.Path("cities").glob("*.yml"), *pathlib.Path("data").glob("*.yml")]):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""


def seconds(project: Path, kept: Path, *command: str) -> float:
    """Seconds that a Python program takes in a project's folder; stops the whole run where it fails.

    A check that only warns ends with 1 too: of the made-up stories some are longer than asked for, as those of editors are.
    """
    env = {**os.environ, "SITE_URL": "", "CITYGUIDE_CACHE": str(kept)}
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-P", *command], cwd=project, env=env, capture_output=True, check=False)
    took = time.perf_counter() - start
    warned = done.returncode == 1 and not re.search(r"\berrors?\b|Traceback", (done.stdout + done.stderr).decode())
    if done.returncode and not warned:
        sys.exit(f"{' '.join(command)} failed in {project.name}:\n{done.stderr.decode()[-2000:]}")
    return took


def measure(project: Path, kept: Path, rounds: int) -> tuple[float, ...]:
    """The median seconds of a check anew, of one after an edit, of loading the YAML, and of a Python that does nothing."""
    check = ("-m", "cityguide.cli", "check")
    profile = sorted(project.glob("cities/*.yml"))[0]
    runs = []
    for number in range(rounds + 1):
        shutil.rmtree(kept, ignore_errors=True)
        anew = seconds(project, kept, *check)
        text = profile.read_text(encoding="utf-8")
        line = f"tagline: A town that somebody has edited, and this is version {'abcdefghij'[number]}"
        profile.write_text(re.sub(r"^tagline: .*$", line, text, count=1, flags=re.MULTILINE), encoding="utf-8")
        runs.append((anew, *(seconds(project, kept, *command) for command in (check, ("-c", LOAD), ("-c", "pass")))))
    return tuple(statistics.median(column) for column in zip(*runs[1:], strict=True))


def main() -> int:
    print(f"Medians of {min(ROUNDS.values())} to {max(ROUNDS.values())}. Python {platform.python_version()}, {os.cpu_count()} cores.\n")
    print("| cities | lines of YAML | cityguide check, s | after an edit, s | loading its YAML, s | check / loading |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    beyond = []
    with tempfile.TemporaryDirectory(prefix="cityguide-bench-") as folder:
        for count, rounds in ROUNDS.items():
            project = write_guide(Path(folder) / str(count), count)
            files = [*project.glob("cities/*.yml"), *project.glob("data/*.yml")]
            lines = sum(path.read_bytes().count(b"\n") for path in files)
            cities = sum(path.parent.name == "cities" for path in files)
            anew, edited, load, start = measure(project, Path(folder) / "kept", rounds)
            ratio = (anew - start) / (load - start)
            print(f"| {cities} | {lines:,} | {anew:.2f} | {edited:.2f} | {load:.2f} | {ratio:.1f} |", flush=True)
            beyond += [f"check / loading at {count} is {ratio:.2f}"] if ratio > RATIO.get(count, ratio) else []
            beyond += [f"a check after an edit at {count} takes {edited:.2f} s"] if edited > AFTER_AN_EDIT.get(count, edited) else []
    print(*(f"Beyond its limit: {said}." for said in beyond), sep="\n", file=sys.stderr)
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
