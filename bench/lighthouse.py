"""How fast the guide's pages are to a reader on a phone, by Lighthouse: make lighthouse

Builds the guide aside, serves it as a static host would (tools/audit/server.py), and has Lighthouse load each page with its default
throttling of a mid-range phone on slow 4G, several times in turn, so that a busy machine slows all pages alike. Writes the medians to
bench/lighthouse.md. It is a report and no gate: times depend on the machine. Exit code 1 only where Lighthouse could not run.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from audit.browser import FLAGS, browser, node  # noqa: E402
from audit.pages import choose  # noqa: E402
from audit.report import COLUMNS, table  # noqa: E402
from audit.server import serving  # noqa: E402

PROGRAM = ROOT / "bench" / "node_modules" / "lighthouse" / "cli" / "index.js"
REPORT = ROOT / "bench" / "lighthouse.md"

CATEGORIES = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
"""The least score of each."""

METRICS = {
    "largest-contentful-paint": ("LCP, s", 1.8, 1000, 2),
    "total-blocking-time": ("TBT, ms", 50, 1, 0),
    "cumulative-layout-shift": ("CLS", 0.02, 1, 3),
}
"""Its name in the table, the most that is allowed, what to divide Lighthouse's number by, digits."""


@dataclass(frozen=True)
class Run:
    """One loading of one page: `scores` from 0 to 100, `metrics` in the units of the table, `failed` audits that cost points."""

    scores: dict[str, float]
    metrics: dict[str, float]
    failed: tuple[str, ...]
    version: str


def read(result: dict[str, Any]) -> Run:
    """What we keep of Lighthouse's own report."""
    audits, categories = result["audits"], result["categories"]
    failed = {
        reference["id"]
        for name in CATEGORIES
        for reference in categories[name]["auditRefs"]
        if reference["weight"] and name != "performance" and (audits[reference["id"]]["score"] or 0) < 1
        and audits[reference["id"]]["scoreDisplayMode"] in ("binary", "numeric", "metricSavings")
    }  # fmt: skip
    return Run(
        scores={name: round(categories[name]["score"] * 100) for name in CATEGORIES},
        metrics={name: audits[name]["numericValue"] / METRICS[name][2] for name in METRICS},
        failed=tuple(sorted(failed)),
        version=result["lighthouseVersion"],
    )


def load(address: str, program: str, path: str) -> Run:
    """Have Lighthouse load a page once. Raises CalledProcessError where it could not."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "report.json"
        flags = " ".join(["--headless=new", *FLAGS])
        command = [program, str(PROGRAM), address, "--quiet", "--no-enable-error-reporting", "--output=json", f"--output-path={output}",
                   f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={flags}"]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, "CHROME_PATH": path})
        return read(json.loads(output.read_text(encoding="utf-8")))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def report(runs: dict[str, list[Run]], chromium: str, day: str) -> str:
    """bench/lighthouse.md, from the runs of each page by its name."""
    first = next(iter(runs.values()))
    rows = [["", *(f"{name.replace('-', ' ')} (≥ {least})" for name, least in CATEGORIES.items())]]
    rows[0] += [f"{words} (≤ {most})" for words, most, _, _ in METRICS.values()]
    for page, made in runs.items():
        row = [page, *(f"{statistics.median(run.scores[name] for run in made):.0f}" for name in CATEGORIES)]
        for name, (_, _, _, digits) in METRICS.items():
            row.append(f"{statistics.median(run.metrics[name] for run in made):.{digits}f}")
        rows.append(row)
    failed = sorted({f"{page}: {name}" for page, made in runs.items() for run in made for name in run.failed})
    lost = (
        "Nothing cost a point outside performance.\n"
        if not failed
        else "Audits that cost points:\n\n" + "\n".join(f"- {line}" for line in failed) + "\n"
    )
    return f"""\
# What Lighthouse says

`make lighthouse` builds the guide, serves it compressed from the same machine, and has Lighthouse load each page with its default
throttling: a phone of the middle range on slow 4G. Medians of {len(first)} runs, in which the pages take turns. The budgets stand in the
head of the table. What does not depend on the machine is a gate, and stands in [docs/audit.md](../docs/audit.md).

Measured on {day}: Lighthouse {first[0].version}, {chromium}, {os.cpu_count()} cores, {platform.system()}.

{table(rows)}
{lost}"""


def measure(site: Path, address: str, rounds: int, only: Sequence[str], program: str, path: str) -> dict[str, list[Run]]:
    """Load each page `rounds` times, in turn."""
    pages = [page for page in choose(site)[0] if page.kind in COLUMNS and (not only or page.name in only)]
    runs: dict[str, list[Run]] = {page.name: [] for page in pages}
    for turn in range(rounds):
        for page in pages:
            run = load(address + page.path, program, path)
            runs[page.name].append(run)
            print(turn + 1, page.name, *run.scores.values(), *(f"{value:.3g}" for value in run.metrics.values()), flush=True)
    return runs


def main() -> int:
    parser = argparse.ArgumentParser(description="Have Lighthouse load the guide's pages and write the medians to bench/lighthouse.md.")
    parser.add_argument("--rounds", type=int, default=5, help="how often each page is loaded (5)")
    parser.add_argument("--only", nargs="+", default=(), metavar="PAGE", help="pages by name (home, cities/seoul, …); writes no report")
    options = parser.parse_args()
    path, program = browser(), node()
    if path is None or program is None or not PROGRAM.is_file():
        print("Lighthouse needs Chromium or Chrome on the PATH, and npm to be installed with: make lighthouse", file=sys.stderr)
        return 1
    # Canonical addresses are a part of what is measured, so the guide is built for where it is served.
    port = free_port()
    address = f"http://127.0.0.1:{port}/"
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
        subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"})
        with serving(Path(folder), port):
            runs = measure(Path(folder), address, options.rounds, options.only, program, path)
    if not options.only:
        chromium = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout.split(" built")[0].strip()
        today = datetime.datetime.now(datetime.UTC).date()
        REPORT.write_text(report(runs, chromium, f"{today.day} {today:%B %Y}"), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
