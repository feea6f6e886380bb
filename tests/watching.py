"""A watch on what a page does."""

from __future__ import annotations

from playwright.sync_api import BrowserContext


class Watched:
    """What a page did that a good page doesn't: console errors, failed requests, requests to other hosts."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.complaints: list[str] = []
        self.requests: list[str] = []
        context.on("console", lambda message: message.type == "error" and self.complaints.append(f"console: {message.text}"))
        context.on("requestfailed", lambda request: self._failed(request.url, request.failure or ""))
        context.on("response", lambda answer: answer.status >= 400 and self.complaints.append(f"{answer.status}: {answer.url}"))
        context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))
        context.on("request", lambda request: self._asked(request.url, home))

    def _failed(self, url: str, why: str) -> None:
        # Who leaves a page before its icon has come calls the request off: that is no fault of the page.
        if why != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {url} ({why})")

    def _asked(self, url: str, home: str) -> None:
        self.requests.append(url)
        if not url.startswith((home, "data:", "blob:")):
            self.complaints.append(f"foreign: {url}")
