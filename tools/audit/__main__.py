"""`python -m audit site`: open a built site in a browser, list what does not hold, write docs/audit.md. Exit code 1 with any fault."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from pathlib import Path

from audit import axe, validity
from audit.browser import browser
from audit.faults import listed
from audit.marks import check_marks, read_site
from audit.pages import choose
from audit.promises import check_promises
from audit.report import report
from audit.server import serving
from audit.visits import visit_all

ROOT = Path(__file__).resolve().parent.parent.parent
REPORT = ROOT / "docs" / "audit.md"


def main() -> int:
    parser = argparse.ArgumentParser(prog="audit", description="Check a built site against the budgets of its readers.")
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument("--only", nargs="+", metavar="PAGE", help="pages by name (home, cities/seoul, …); writes no report")
    options = parser.parse_args()

    started = time.monotonic()
    path = browser()
    tools = axe.SCRIPT.is_file() and validity.PROGRAM.is_file()
    lacking = []
    if path is None:
        lacking.append("There is no Chromium and no Chrome on the PATH: nothing that needs a browser is checked.")
    if not tools:
        lacking.append("axe and html-validate are not installed, which needs npm: accessibility and HTML are not checked.")
    for line in lacking:
        print(line, file=sys.stderr)
    if lacking and os.environ.get("CI"):
        print("CI is set, so everything must be checked.", file=sys.stderr)
        return 1

    pages, faults = choose(options.site)
    if options.only:
        pages, faults = [page for page in pages if page.name in options.only], []
    else:
        site = read_site(options.site)
        ways, promises = check_marks(options.site, site), check_promises(options.site, site)
        faults += [*ways.broken, *promises.faults]
    if tools:
        faults += validity.check_validity(pages)
    visits = []
    if path is not None:
        opened = [page for page in pages if not page.leads_on]
        with serving(options.site) as base:
            said = (lambda line: print(line, flush=True)) if options.only else (lambda _: None)
            visits = asyncio.run(visit_all(base, opened, path, with_axe=tools, said=said))
        faults += [fault for visit in visits for fault in visit.faults]
    if not (lacking or options.only):
        REPORT.write_text(report(visits, ways, promises, faults, validity.SWITCHED_OFF), encoding="utf-8")
    lines = listed(faults)
    print(*lines, sep="\n", end="\n" if lines else "")
    whole = "what could be checked holds" if lacking else "every budget is met"
    verdict = f"{len(faults)} faults" if faults else whole
    print(f"{len(pages)} pages, {time.monotonic() - started:.0f} s: {verdict}.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
