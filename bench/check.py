"""How long `cityguide check` takes, for the guide and for one with a hundred cities, beside libyaml reading the same YAML: make bench

Both are whole commands, each in a process of its own: `cityguide check`, and a Python that loads every YAML file of the project with
`yaml.CSafeLoader` and does nothing else. Without Python's own start, which both have. After a first run of each, which is not
counted, they take turns, so that a busy machine slows both. Writes only to a temporary folder.
"""

from __future__ import annotations

import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from guides import write_guide

ROUNDS = 5

LOAD = """\
import pathlib, yaml
for path in sorted([*pathlib.Path("cities").glob("*.yml"), *pathlib.Path("data").glob("*.yml")]):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""


def seconds(project: Path, *command: str) -> float:
    """Seconds that a Python program takes in a project's folder; stops the whole run where it fails.

    A check that only warns ends with 1 too: of the made-up stories some are longer than asked for, as those of editors are.
    """
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-P", *command], cwd=project, env={**os.environ, "SITE_URL": ""}, capture_output=True, check=False
    )
    took = time.perf_counter() - start
    warned = done.returncode == 1 and not re.search(r"\berrors?\b|Traceback", (done.stdout + done.stderr).decode())
    if done.returncode and not warned:
        sys.exit(f"{' '.join(command)} failed in {project.name}:\n{done.stderr.decode()[-2000:]}")
    return took


def measure(project: Path) -> tuple[float, float, float]:
    """The median seconds of a check, of loading the YAML, and of a Python that does nothing."""
    commands = (("-m", "cityguide.cli", "check"), ("-c", LOAD), ("-c", "pass"))
    runs = [[seconds(project, *command) for command in commands] for _ in range(ROUNDS + 1)][1:]
    check, load, start = (statistics.median(column) for column in zip(*runs, strict=True))
    return check, load, start


def main() -> int:
    print(f"Medians of {ROUNDS}. Python {platform.python_version()}, {os.cpu_count()} cores.\n")
    print("| cities | lines of YAML | cityguide check, s | loading its YAML, s | ratio |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory(prefix="cityguide-bench-") as folder:
        for count in (5, 100):
            project = write_guide(Path(folder) / str(count), count)
            files = [*project.glob("cities/*.yml"), *project.glob("data/*.yml")]
            lines = sum(path.read_bytes().count(b"\n") for path in files)
            cities = sum(path.parent.name == "cities" for path in files)
            check, load, start = measure(project)
            ratio = (check - start) / (load - start)
            print(f"| {cities} | {lines:,} | {check:.2f} | {load:.2f} | {ratio:.1f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
