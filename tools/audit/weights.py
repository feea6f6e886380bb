"""What a page costs to fetch, by the bytes of the bodies on the wire, against the budgets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from audit.faults import Fault

PAGE_BUDGET = 70_000
CITY_HTML_BUDGET = 30_000
SCRIPT_BUDGET = 15_000
SHIFT_BUDGET = 0.02

PHOTOGRAPHS = ("image/avif", "image/jpeg", "image/webp")
ON_DEMAND = ("plotly", "leaflet", "chart")
"""Scripts that only a reader's tap may load, by a part of their file's name: libraries, and whatever is for charts."""

_PARTS = {"document": "html", "stylesheet": "css", "script": "js", "font": "font"}


@dataclass(frozen=True)
class Answer:
    """A response as the browser got it: `kind` is the browser's word for what asked, `size` the body's bytes on the wire."""

    address: str
    status: int
    kind: str
    mime: str
    size: int


@dataclass(frozen=True)
class Weight:
    """Bytes on the wire by kind; `photographs` are not in `total`."""

    html: int = 0
    css: int = 0
    js: int = 0
    font: int = 0
    other: int = 0
    photographs: int = 0

    @property
    def total(self) -> int:
        return self.html + self.css + self.js + self.font + self.other


def weigh(answers: Iterable[Answer]) -> Weight:
    """Add up what a page fetched from a cold cache."""
    sums = dict.fromkeys(("html", "css", "js", "font", "other", "photographs"), 0)
    for answer in answers:
        part = _PARTS.get(answer.kind, "other")
        if answer.mime.split(";")[0] in PHOTOGRAPHS:
            part = "photographs"
        elif _is_script(answer):
            part = "js"  # a module that was only preloaded counts too
        sums[part] += answer.size
    return Weight(**sums)


def check_weight(page: str, width: int, answers: Iterable[Answer]) -> list[Fault]:
    """Faults of what was fetched before the reader touched anything, down to the page's end."""
    answers = tuple(answers)
    weight = weigh(answers)
    faults = []
    if weight.total > PAGE_BUDGET:
        parts = ", ".join(f"{name} {getattr(weight, name) / 1000:.1f}" for name in ("html", "css", "js", "font", "other"))
        faults.append(Fault(page, "weight", "page", width, said=f"{weight.total / 1000:.1f} kB, not {PAGE_BUDGET / 1000:.0f} ({parts})"))
    if weight.js > SCRIPT_BUDGET:
        faults.append(Fault(page, "weight", "script", width, said=f"{weight.js / 1000:.1f} kB, not {SCRIPT_BUDGET / 1000:.0f}"))
    for answer in answers:
        if _is_script(answer) and any(name in answer.address.rsplit("/", 1)[-1].lower() for name in ON_DEMAND):
            faults.append(Fault(page, "weight", "loaded before a tap", width, element=answer.address))
    return faults


def check_city_html(page: str, width: int, answers: Iterable[Answer]) -> list[Fault]:
    """A fault of a city's page whose HTML alone is too heavy."""
    html = weigh(answers).html
    return [Fault(page, "weight", "HTML", width, said=f"{_kb(html)} kB, not {_kb(CITY_HTML_BUDGET)}")] if html > CITY_HTML_BUDGET else []


def _is_script(answer: Answer) -> bool:
    return answer.kind == "script" or answer.mime.startswith("text/javascript")


def _kb(size: int) -> str:
    return f"{size / 1000:.1f}"


def check_shift(page: str, width: int, shift: float, moved: str) -> list[Fault]:
    """`shift` is the sum of all layout shifts, no less than the worst window that CLS takes; `moved` is what moved in the largest."""
    return [Fault(page, "shift", "layout", width, element=moved, said=f"{shift:.3f}, not {SHIFT_BUDGET}")] if shift > SHIFT_BUDGET else []
