"""axe-core on an open page: WCAG 2.2 A and AA, and its best practices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from playwright.async_api import Page as Tab

from audit.browser import MODULES
from audit.faults import Fault

SCRIPT = MODULES / "axe-core" / "axe.min.js"

# A rule of WCAG 2.2 is off in axe until asked for.
OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    "iframes": False,
}

OF_COLOUR = {**OPTIONS, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, "rules": {}}
"""The rules whose answer depends on colours. A scheme changes nothing else of a page: its style sheets may not hide by it."""


async def check_axe(tab: Tab, page: str, width: int, scheme: str, *, only_colour: bool = False) -> list[Fault]:
    """The faults axe finds on what `tab` shows now. With `only_colour` for a page that was looked at whole in another scheme."""
    if not await tab.evaluate("() => 'axe' in window"):
        await tab.evaluate(SCRIPT.read_text(encoding="utf-8"))
    options = OF_COLOUR if only_colour else OPTIONS
    violations = await tab.evaluate("async (options) => (await axe.run(document, options)).violations", options)
    return faults_of(violations, page, width, scheme)


def faults_of(violations: Sequence[Mapping[str, Any]], page: str, width: int, scheme: str) -> list[Fault]:
    """axe's violations as faults, one an element."""
    return [
        Fault(page, "axe", rule["id"], width, scheme, element=" ".join(map(str, node["target"])), said=_reason(node, rule["help"]))
        for rule in violations
        for node in rule["nodes"]
    ]


def _reason(node: Mapping[str, Any], otherwise: str) -> str:
    messages = [check["message"] for group in ("any", "all", "none") for check in node.get(group, ())]
    return messages[0] if messages else otherwise
