"""HTML by the standard, checked by html-validate on the files themselves."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from audit.browser import MODULES, node
from audit.faults import Fault
from audit.pages import Page

PROGRAM = MODULES / "html-validate" / "bin" / "html-validate.mjs"
PRESETS = ("html-validate:standard", "html-validate:a11y")

SWITCHED_OFF: Mapping[str, str] = {}
"""Rules that are not asked for, and why."""


def check_validity(pages: Sequence[Page]) -> list[Fault]:
    """The faults html-validate finds in the files of `pages`."""
    program = node()
    assert program, "Playwright brings Node along"
    names = {str(page.file.resolve()): page.name for page in pages}
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "htmlvalidate.json"
        config.write_text(json.dumps({"root": True, "extends": PRESETS, "rules": dict.fromkeys(SWITCHED_OFF, "off")}), encoding="utf-8")
        command = [program, str(PROGRAM), "--formatter", "json", "--config", str(config), *names]
        # Into a file: html-validate ends without waiting until a pipe has taken everything.
        said = Path(folder) / "said.json"
        with said.open("wb") as output:
            result = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, text=True, check=False)
        found = said.read_text(encoding="utf-8")
    if not found.startswith("["):
        raise RuntimeError(f"html-validate did not run: {result.stderr.strip()[:400]}")
    return faults_of(json.loads(found), names)


def faults_of(reports: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> list[Fault]:
    """html-validate's reports as faults; `names` gives a file's page."""
    return [
        Fault(names[report["filePath"]], "html", message["ruleId"], element=message.get("selector") or "",
              said=message["message"])
        for report in reports
        for message in report["messages"]
    ]  # fmt: skip
