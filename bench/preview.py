"""How soon an edit shows in the preview, with the guide's own cities, with a hundred and with a thousand: make bench

A real `cityguide serve`, asked as a browser asks: it waits for news of a change, then fetches the page. The clock runs from
the moment a profile is saved until its page has arrived with the edit in it. With the median of each, the time that a whole
`mkdocs build` of the same project takes, which of a thousand cities `bench/build.py` measures.

Exit code 1 when a median is beyond its limit. Writes only to a temporary folder.
"""

from __future__ import annotations

import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from commands import OURS, python, run
from guides import own_cities, write_guide

EDITS = 9
LIMITS = {100: 0.3, 1000: 0.6}
"""Seconds until an edit shows, by the number of cities."""


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.read().decode()


def seconds_until_shown(project: Path, city: str) -> list[float]:
    """Seconds from each of `EDITS` saves of a profile until its page shows the edit."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-P", "-m", "cityguide.cli", "serve", "--address", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=project, stderr=subprocess.DEVNULL, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    address = f"http://127.0.0.1:{port}/"
    profile = project / "cities" / f"{city}.yml"
    text = profile.read_text(encoding="utf-8")
    try:
        while True:
            try:
                page = fetch(f"{address}cities/{city}/")
                break
            except OSError:
                if server.poll() is not None:
                    sys.exit("cityguide serve ended")
                time.sleep(0.1)
        found = []
        for number in range(EDITS):
            time.sleep(1.37)  # so that saves fall between two looks at the files at ever other moments
            words = f"Edited-{number}"  # one word, which typesetting leaves alone
            epoch = re.search(r"livereload\((\d+),", page)
            assert epoch
            start = time.perf_counter()
            profile.write_text(re.sub(r"^tagline: .*$", f"tagline: {words}", text, count=1, flags=re.MULTILINE), encoding="utf-8")
            while words not in page:
                fetch(f"{address}livereload/{epoch[1]}/1")
                page = fetch(f"{address}cities/{city}/")
            found.append(time.perf_counter() - start)
        return found
    finally:
        server.terminate()
        server.wait()
        profile.write_text(text, encoding="utf-8")


def main() -> int:
    print("| cities | an edit shows after, s (median) | fastest | slowest | whole build, s | ratio |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    missed = []
    own = {path.stem for path in own_cities()}
    with tempfile.TemporaryDirectory(prefix="cityguide-bench-") as folder:
        for count in (6, *LIMITS):
            project = write_guide(Path(folder) / str(count), count)
            city = next(path.stem for path in sorted(project.glob("cities/*.yml")) if path.stem not in own)
            shown = seconds_until_shown(project, city)
            median = statistics.median(shown)
            whole = run(python(OURS, str(Path(folder) / "site")), project).seconds if count < 1000 else None
            beside = f"{whole:.1f} | {whole / median:.0f}" if whole else "|"
            print(f"| {count} | {median:.2f} | {min(shown):.2f} | {max(shown):.2f} | {beside} |", flush=True)
            missed += [f"{count} cities: {median:.2f} s, limit {LIMITS[count]}"] if median > LIMITS.get(count, median) else []
    if missed:
        print(*missed, sep="\n", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
