"""The server of the preview: whom it answers, with what, and what it refuses."""

from __future__ import annotations

import logging
import mimetypes
import re
import socket
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from io import BytesIO
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote_to_bytes

from mkdocs.livereload import LiveReloadServer

from cityguide.mkdocs_host.mkdocs_private import epoch, reloading
from cityguide.mkdocs_host.page_folder import page_folder_by
from cityguide.mkdocs_host.serve_command.preview import Preview
from cityguide.project.reading import FOLDERS

preview_log = logging.getLogger(__name__)

POLLING = 0.1
SETTLED = 0.05
"""Seconds between two looks at the watched files, each of 6 ms with a thousand cities; and for how long a save that has ended is quiet."""

HEAD_SECONDS = 10
"""A request's head has to be whole after so many seconds, however its bytes arrive."""

ANSWER_SECONDS = 60
"""A browser has so many seconds to take an answer."""

LONGEST_HEAD = 65536
LONGEST_ADDRESS = 4096
"""Both in bytes. A head holds the cookies of every local server, for browsers don't part them by port."""

_HOST = re.compile(r"(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[a-z0-9._-]+))(?::[0-9]{1,5})?", re.ASCII | re.IGNORECASE)


def answers(host: str, listening: str) -> bool:
    """Whether a preview that listens at `listening` is meant by `host`, the value of a `Host` or the host of an `Origin`.

    Meant are this machine's local names and the name or address that was given. Any other name may be a stranger's, turned to
    this machine so that a page of theirs could read the draft (DNS rebinding). Whoever listens at every address (`0.0.0.0`, `::`) wants
    to be reached from elsewhere: then each numeric address is meant too, since none can be turned, and the machine's own name.
    The port may be any, because a tunnel or a container changes it.
    """
    found = _HOST.fullmatch(host)
    if found is None:
        return False
    name = (found["six"] or found["name"].removesuffix(".")).lower()
    if name in ("localhost", "127.0.0.1", "::1", listening.lower()) or name.endswith(".localhost"):
        return True
    if not _everywhere(listening):
        return False
    own = socket.gethostname().lower()
    return name in (own, f"{own}.local") or _numeric(name)


def home(host: str, port: int) -> str:
    """The address that a browser on this machine finds the preview at."""
    return f"http://{'localhost' if _everywhere(host) else f'[{host}]' if ':' in host else host}:{port}/"


def _everywhere(host: str) -> bool:
    return _numeric(host) and ip_address(host).is_unspecified


def _numeric(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


class PreviewServer(LiveReloadServer):
    """MkDocs's server, which watches files and reloads browsers; what it serves is made first."""

    request_queue_size = 512  # that so many browsers may knock at once: the rest would wait for seconds, or in vain

    def __init__(self, preview: Preview, told: Callable[[Preview], None], host: str, port: int) -> None:
        super().__init__(self._renew, host, port, str(preview.folder), polling_interval=POLLING)
        self.RequestHandlerClass = PreviewHandler
        self.build_delay = SETTLED
        self.host = host
        self.preview = preview
        self.told = told
        self.watch(str(preview.config_file))
        self._watch_folders()

    def _watch_folders(self) -> None:
        """Watch the folders that exist by now: a project's first photograph adds one. None is watched twice."""
        root = self.preview.config_file.parent
        for folder in [*(root / name for name in FOLDERS), *_pages_of(self.preview)]:
            if folder.is_dir():
                self.watch(str(folder))

    def _renew(self) -> None:
        self.preview.refresh()
        self._watch_folders()
        self.told(self.preview)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away, or takes too long to listen, is no fault of the preview."""
        if not isinstance(sys.exception(), OSError):
            preview_log.exception("A request could not be answered")


class UnansweredError(Exception):
    """A request that gets no file: the status of its answer, a sentence for who reads it, and headers."""

    def __init__(self, status: HTTPStatus, sentence: str, **headers: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.headers = headers


class PreviewHandler(BaseHTTPRequestHandler):
    """One request: GET or HEAD of a file of the site, as it is now, or of the news for which a page waits."""

    server: PreviewServer
    server_version = "cityguide"
    sys_version = ""
    default_request_version = "HTTP/1.0"

    def handle(self) -> None:
        self.requestline, self.request_version, self.command = "", self.default_request_version, ""
        try:
            self.rfile = BytesIO(self._head())
            self.raw_requestline = self.rfile.readline()
            if self.raw_requestline and self.parse_request():  # which answers by itself what is no request
                self._check()
                self._send(*self._found())
        except UnansweredError as refused:
            self._send(refused.status, "text/plain", f"{refused}\n".encode(), refused.headers)
            self._hear_out()

    def _head(self) -> bytes:
        """The head of the request, empty where the browser has gone. Raises UnansweredError if it takes too long or is too long."""
        head, end = b"", time.monotonic() + HEAD_SECONDS
        try:
            while b"\r\n\r\n" not in head and b"\n\n" not in head:
                if len(head) > LONGEST_HEAD:
                    raise UnansweredError(
                        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, f"The head of a request may have {LONGEST_HEAD} bytes."
                    )
                self.connection.settimeout(max(end - time.monotonic(), 0.001))
                part = self.connection.recv(LONGEST_HEAD)
                if not part:
                    return b""
                head += part
        except TimeoutError:
            raise UnansweredError(
                HTTPStatus.REQUEST_TIMEOUT, f"The head of a request has to be whole after {HEAD_SECONDS} seconds."
            ) from None
        finally:
            self.connection.settimeout(ANSWER_SECONDS)
        return head

    def _hear_out(self) -> None:
        """Take what a refused browser still sends, for a second: a connection closed before that is reset, and the answer lost."""
        end = time.monotonic() + 1
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)
            while (left := end - time.monotonic()) > 0:
                self.connection.settimeout(left)
                if not self.connection.recv(LONGEST_HEAD):
                    return

    def _check(self) -> None:
        """Raise UnansweredError for a request of a stranger's page, and for one that the preview does not know how to answer."""
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or not self.path.startswith("/"):
            raise UnansweredError(HTTPStatus.BAD_REQUEST, "A request names one host, in its head, and a path.")
        origins = [origin.partition("://")[2] for origin in self.headers.get_all("Origin", [])]
        if not all(answers(host.strip(), self.server.host) for host in [*hosts, *origins]):
            # Without the name asked for: whoever reads this may be the stranger.
            said = f"This preview answers at {self.server.preview.address} only. For another name: cityguide serve --address NAME:PORT"
            raise UnansweredError(HTTPStatus.MISDIRECTED_REQUEST, said)
        if self.command not in ("GET", "HEAD"):
            raise UnansweredError(HTTPStatus.METHOD_NOT_ALLOWED, "The preview answers GET and HEAD.", Allow="GET, HEAD")
        if len(self.path) > LONGEST_ADDRESS:
            raise UnansweredError(HTTPStatus.REQUEST_URI_TOO_LONG, f"An address may have {LONGEST_ADDRESS} bytes.")

    def _found(self) -> tuple[HTTPStatus, str, bytes, Mapping[str, str]]:
        """Status, media type, body and headers of the answer. For a folder without its last slash it leads to that."""
        if re.fullmatch(r"/livereload/[0-9]{1,20}/[0-9]{1,20}", self.path):
            news = self.server.serve_request({"PATH_INFO": self.path}, lambda status, headers: None)
            return HTTPStatus.OK, "text/plain", b"".join(news), {}
        # A path that is no UTF-8 is none of the site's.
        path = unquote_to_bytes(self.path[1:].partition("?")[0].encode("latin-1")).decode("utf-8", "replace")
        name = path + "index.html" if path.endswith("/") or not path else path
        read = self.server.preview.read
        # Asked before the page is made: one that is made while files change is at worst loaded once more.
        shown = epoch(self.server)
        try:
            content = read(name)
            if content is not None:
                kind = kind_of(name)
                return HTTPStatus.OK, kind, reloading(self.server, content, shown) if kind == "text/html" else content, {}
            if read(f"{path}/index.html") is not None:  # and so a path of the site, which leads nowhere else
                return HTTPStatus.FOUND, "text/plain", b"", {"Location": f"/{quote(path)}/"}
            return HTTPStatus.NOT_FOUND, "text/html", read("404.html") or b"There is no such page.", {}
        except Exception:
            preview_log.exception("/%s could not be made", quote(path))
            said = "This page could not be made. The window in which the preview runs says why."
            raise UnansweredError(HTTPStatus.INTERNAL_SERVER_ERROR, said) from None

    def _send(self, status: HTTPStatus, kind: str, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        told = {"Content-Type": f"{kind}; charset=utf-8" if kind == "text/plain" else kind, "Content-Length": str(len(body)), **headers}
        # No page of another site may take a file in as a picture or a script of its own.
        for name, value in {**told, "Cross-Origin-Resource-Policy": "same-origin", "X-Content-Type-Options": "nosniff"}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Tell what could not be shown, in characters that can't steer a terminal."""
        if code not in (HTTPStatus.OK, HTTPStatus.FOUND):
            preview_log.warning("%d for %s", code, ascii(self.requestline[:200]))

    def log_message(self, *told: object) -> None:
        """Nothing more: `log_request` has told it."""


def kind_of(path: str) -> str:
    """The media type of a file by its name."""
    # The system's own record for scripts may be wrong, and browsers don't run a module of another type.
    return "text/javascript" if path.endswith(".js") else mimetypes.guess_type(path)[0] or "application/octet-stream"


def _pages_of(preview: Preview) -> list[Path]:
    """The folders of hand-written pages and of a theme of the project's own."""
    if preview.site is None:
        return [page_folder_by(preview.config_file).path]
    config = preview.site.config
    return [Path(config.docs_dir), *([Path(config.theme.custom_dir)] if config.theme.custom_dir else [])]
