"""A built site as a static host sends it: compressed, typed, cached for ten minutes, with its 404 page and a policy for scripts."""

from __future__ import annotations

import base64
import gzip
import hashlib
import html.parser
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".gpx": "application/gpx+xml",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".avif": "image/avif",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
PACKED_ALREADY = (".avif", ".gz", ".jpg", ".png", ".webp", ".woff2", ".zip")


@lru_cache(maxsize=512)
def packed(body: bytes) -> bytes:
    """As gzip at level 6, the usual level of hosts; without a date, so that it is the same each time."""
    return gzip.compress(body, compresslevel=6, mtime=0)


class _InlineScripts(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._inside = tag == "script" and "src" not in given and given.get("type") in (None, "", "module", "text/javascript")
        if self._inside:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = False


def policy(home: str) -> str:
    """A Content-Security-Policy that lets in this host alone, and of inline scripts only those of the home page, by hash.

    A page with a script, style or handler of its own would break it, and the browser says so in its console.
    """
    scripts = _InlineScripts()
    scripts.feed(home)
    hashes = "".join(f" 'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts.found)
    return f"default-src 'self'; script-src 'self'{hashes}; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'"


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, site: Path, rules: str) -> None:
        self.site, self.rules = site, rules
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        address = unquote(urlsplit(self.path).path)
        file = (self.site / address.lstrip("/")).resolve()
        if file.is_dir() and not address.endswith("/"):
            self.send_response(301)
            self.send_header("Location", f"{urlsplit(self.path).path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        file = file / "index.html" if file.is_dir() else file
        status = 200 if file.is_file() and file.is_relative_to(self.site) else 404
        self._send(status, file if status == 200 else self.site / "404.html")

    def do_HEAD(self) -> None:
        self.do_GET()

    def _send(self, status: int, file: Path) -> None:
        body = file.read_bytes() if file.is_file() else b"Not found"
        squeeze = file.suffix not in PACKED_ALREADY and "gzip" in self.headers.get("Accept-Encoding", "")
        body = packed(body) if squeeze else body
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("X-Content-Type-Options", "nosniff")
        if squeeze:
            self.send_header("Content-Encoding", "gzip")
        if file.suffix == ".html":
            self.send_header("Content-Security-Policy", self.rules)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the audit's output is its findings."""


class _Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True


@contextmanager
def serving(site: Path, port: int = 0) -> Iterator[str]:
    """Serve `site` on this machine; gives its address, which ends with a slash. Port 0 takes a free one."""
    site = site.resolve()
    home = site / "index.html"
    rules = policy(home.read_text(encoding="utf-8") if home.is_file() else "")
    server = _Server(("127.0.0.1", port), partial(_Handler, site=site, rules=rules))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
