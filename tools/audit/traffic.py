"""What a page asks the network for while it loads, and what the browser complains of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from playwright.async_api import ConsoleMessage, Response
from playwright.async_api import Page as Tab

from audit.faults import Fault
from audit.weights import Answer

HINTS = """() => [...document.querySelectorAll('link[rel~=preconnect],link[rel~="dns-prefetch"],link[rel~=prefetch]')]
    .map((link) => link.href).filter((address) => new URL(address).origin !== location.origin)"""


@dataclass
class Traffic:
    """Everything one tab asked for and was told, from its opening on. `base` is the site's address."""

    base: str
    asked: list[str] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    pending: int = 0

    def watch(self, tab: Tab) -> None:
        """Take down what `tab` does from now on."""
        tab.on("request", lambda request: self._ask(request.url))
        tab.on("requestfinished", lambda _: self._end())
        tab.on("requestfailed", lambda request: self._fail(request.url, request.failure or "failed"))
        tab.on("response", self._answer)
        tab.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        tab.on("console", self._hear)

    def _ask(self, address: str) -> None:
        self.asked.append(address)
        self.pending += 1

    def _end(self) -> None:
        self.pending -= 1

    def _fail(self, address: str, why: str) -> None:
        self.pending -= 1
        self.complaints.append(f"{why}: {address}")

    def _hear(self, said: ConsoleMessage) -> None:
        # What the policy forbids is taken down in the page, with the element's name instead of a hash.
        if said.type in ("error", "warning") and "Content Security Policy" not in said.text:
            self.complaints.append(f"{said.type}: {said.text} ({said.location['url']})")

    def _answer(self, response: Response) -> None:
        headers = response.headers
        size = int(headers.get("content-length", "0"))
        kind = response.request.resource_type
        self.answers.append(Answer(response.url, response.status, kind, headers.get("content-type", ""), size))


def elsewhere(base: str, asked: Iterable[str]) -> list[str]:
    """The addresses that are not of the site at `base`, once each, sorted. What is within the page itself is nowhere else."""
    return sorted({address for address in asked if not address.startswith((base, "data:", "blob:"))})


def check_traffic(page: str, width: int, traffic: Traffic, hints: Iterable[str], document: str) -> list[Fault]:
    """Faults of one opening; `hints` are other hosts that the page wants met early.

    The `document` itself may answer 404, and the browser say so once: the site's 404 page does.
    """
    faults = [Fault(page, "other host", "request", width, element=address) for address in elsewhere(traffic.base, traffic.asked)]
    faults += [Fault(page, "other host", "hint", width, element=address) for address in hints]
    for answer in traffic.answers:
        if answer.status >= 400 and answer.address != document:
            faults.append(Fault(page, "console", f"answer {answer.status}", width, element=answer.address))
    missing = "error: Failed to load resource: the server responded with a status of 404"
    expected = any(answer.status == 404 and answer.address == document for answer in traffic.answers)
    for complaint in traffic.complaints:
        if expected and complaint.startswith(missing) and document in complaint:
            expected = False
            continue
        faults.append(Fault(page, "console", "message", width, said=complaint))
    return faults


def check_policy(page: str, width: int, forbidden: Iterable[tuple[str, str]]) -> list[Fault]:
    """Faults of what the Content-Security-Policy did not let in: by which directive, and the element or the address elsewhere."""
    return [
        Fault(page, "other host", "request", width, element=what)
        if what.startswith("http")
        else Fault(page, "console", f"forbidden by {directive}", width, element=what)
        for directive, what in forbidden
    ]
