"""The preview's server, asked over its socket: whom it answers, and that no request leads elsewhere, stays, or is seen in the terminal."""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from building import DAY, with_configuration
from small_project import small_project

from cityguide.mkdocs_host.serve_command import preview_server
from cityguide.mkdocs_host.serve_command.preview import Preview
from cityguide.mkdocs_host.serve_command.preview_server import PreviewServer, answers, home


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PreviewServer]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("made")
    (folder.parent / "secret.txt").write_text("secret")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        project = with_configuration(small_project(tmp_path_factory.mktemp("guide")))
        preview = Preview(project.root / "mkdocs.yml", folder, home("127.0.0.1", port))
        assert preview.problems == []
        server = PreviewServer(preview, lambda preview: None, "127.0.0.1", port)
        thread = threading.Thread(target=server.serve, daemon=True)
        thread.start()
        while not server.serve_thread.is_alive():
            time.sleep(0.01)
        yield server
        server.shutdown()
        thread.join()


def sent(server: PreviewServer, request: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of the answer to a request as it is; 0 where there is none."""
    with socket.create_connection(server.server_address, timeout=30) as browser:
        browser.sendall(request)
        answer = b"".join(iter(lambda: browser.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    return (int(status.split()[1]) if status else 0), headers, body


def asked(server: PreviewServer, target: bytes, method: bytes = b"GET", host: bytes = b"localhost") -> tuple[int, dict[str, str], bytes]:
    return sent(server, method + b" " + target + b" HTTP/1.1\r\nHost: " + host + b"\r\n\r\n")


LOCAL = [
    "localhost",
    "localhost:8000",
    "LOCALHOST:9",
    "guide.localhost:8000",
    "localhost.",
    "127.0.0.1",
    "127.0.0.1:8000",
    "[::1]",
    "[::1]:8000",
]
FOREIGN = [
    "evil.example", "evil.example:8000", "localhost.evil.example", "evillocalhost", "127.0.0.1.evil.example", "", ":8000", "localhost:", "localhost:x",
    "localhost:8000:8000", "user@localhost", "localhost@evil.example", "localhost/evil", "localhost evil", "[::1", "::1", "[::1]evil", "localhost,evil.example",
    "null", "lo\u00e7alhost", "0.0.0.0:8000", "192.0.2.7", "[2001:db8::7]",
]  # fmt: skip


@pytest.mark.parametrize("host", LOCAL)
@pytest.mark.parametrize("listening", ["127.0.0.1", "0.0.0.0", "::", "guide.example"])
def test_a_local_name_is_always_meant(host: str, listening: str) -> None:
    assert answers(host, listening)


@pytest.mark.parametrize("host", FOREIGN)
@pytest.mark.parametrize("listening", ["127.0.0.1", "::1", "guide.example"])
def test_no_other_name_is_meant(host: str, listening: str) -> None:
    assert not answers(host, listening)


@pytest.mark.parametrize(
    ("listening", "meant", "not_meant"),
    [
        ("guide.example", ["guide.example", "Guide.Example:80"], ["a.guide.example", "192.0.2.7"]),
        ("192.0.2.7", ["192.0.2.7:8000"], ["192.0.2.8", "evil.example"]),
        ("2001:db8::7", ["[2001:DB8::7]:8000"], ["[2001:db8::8]"]),
        (
            "0.0.0.0",
            ["0.0.0.0:8000", "192.0.2.7", "[2001:db8::7]:1", "{own}", "{own}.local:8000"],
            ["evil.example", "192.0.2.7.evil.example", "1.2.3"],
        ),
        ("::", ["192.0.2.7", "[::]:8000", "{own}"], ["evil.example", "{own}.evil.example"]),
    ],
)
def test_the_address_given_says_who_else_is_meant(listening: str, meant: list[str], not_meant: list[str]) -> None:
    own = socket.gethostname()
    assert [host for host in meant if not answers(host.format(own=own), listening)] == []
    assert [host for host in not_meant if answers(host.format(own=own), listening)] == []


def test_the_address_told_is_one_that_a_browser_here_can_open() -> None:
    assert home("127.0.0.1", 8000) == "http://127.0.0.1:8000/"
    assert home("::1", 8000) == "http://[::1]:8000/"
    assert home("0.0.0.0", 80) == home("::", 80) == "http://localhost:80/"
    assert home("guide.example", 8000) == "http://guide.example:8000/"


@pytest.mark.parametrize("target", [b"/", b"/livereload/0/1", b"/charts/none.csv"])
@pytest.mark.parametrize(
    "head",
    [
        b"Host: evil.example:8000\r\n",
        b"Host: localhost\r\nOrigin: http://evil.example\r\n",
        b"Host: localhost\r\nOrigin: null\r\n",
        b"Host: localhost\r\nOrigin: http://[evil\r\n",
        b"Host: localhost\r\nOrigin: http://localhost\r\nOrigin: http://evil.example\r\n",
        b"Host: localhost\r\nOrigin: http://evil.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n",
    ],
)
def test_a_stranger_reads_nothing_and_is_told_why(server: PreviewServer, target: bytes, head: bytes) -> None:
    status, headers, body = sent(server, b"GET " + target + b" HTTP/1.1\r\n" + head + b"\r\n")
    assert status == 421
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert body.decode() == (
        f"This preview answers at http://127.0.0.1:{server.server_port}/ only. For another name: cityguide serve --address NAME:PORT\n"
    )


def test_its_own_pages_may_ask(server: PreviewServer) -> None:
    own = b"Origin: http://127.0.0.1:%d\r\n" % server.server_port
    status, headers, body = sent(server, b"GET / HTTP/1.1\r\nHost: localhost\r\n" + own + b"\r\n")
    assert status == 200 and b"livereload(" in body
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin" and headers["X-Content-Type-Options"] == "nosniff"
    status, _, body = asked(server, b"/livereload/0/1")
    assert status == 200 and int(body) > 0


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 400),
        (b"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"GET * HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"GET ..%2fsecret.txt HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"GET / / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"GET / HTTP/9\x1b[31m\r\nHost: localhost\r\n\r\n", 400),
        (b"GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", 505),
        (b"\x16\x03\x01\x00\xa5\x01\x00\x00\n\n", 400),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X-Many: 1\r\n" * 500 + b"\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + b"1" * 1_000_000 + b"\r\n\r\n", 431),
        (b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 431),
        (b"GET /" + b"a" * 5_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n" + b"1" * 1_000_000, 405),
        (b"\n\n", 0),
        (b"", 0),
    ],
)  # fmt: skip
def test_what_is_no_request_for_a_file_is_refused(server: PreviewServer, request_: bytes, status: int) -> None:
    with socket.create_connection(server.server_address, timeout=30) as browser:
        browser.sendall(request_)
        browser.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: browser.recv(65536), b""))
    assert (int(answer.split()[1]) if answer else 0) == status


@pytest.mark.parametrize("method", [b"POST", b"PUT", b"DELETE", b"OPTIONS", b"PATCH", b"TRACE", b"get", b"BREW"])
def test_no_other_method_than_get_and_head(server: PreviewServer, method: bytes) -> None:
    status, headers, _ = asked(server, b"/", method)
    assert (status, headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("target", [b"/", b"/cities", b"/no-such-page", b"/robots.txt"])
def test_head_is_get_without_the_body(server: PreviewServer, target: bytes) -> None:
    status, headers, body = asked(server, target, b"HEAD")
    as_get = asked(server, target)
    assert (status, headers.keys(), body) == (as_get[0], as_get[1].keys(), b"")
    assert abs(int(headers["Content-Length"]) - len(as_get[2])) <= 2  # the number of the request in the page may grow by a digit


@pytest.mark.parametrize("target", [b"/cities", b"/cities?q=1", b"//cities", b"///cities", b"/%63ities"])
def test_a_folder_without_its_slash_leads_to_it(server: PreviewServer, target: bytes) -> None:
    status, headers, _ = asked(server, target)
    assert (status, headers["Location"]) == (302, "/cities/")


ELSEWHERE = [
    b"/%2fevil.example/..%2f..%2fcities", b"/%2fevil.example%2f..%2f..%2fcities", b"//evil.example/%2e%2e/cities", b"/%2f%2fevil.example", b"/%5cevil.example/..%5c..%5ccities",
    b"/%5c%5cevil.example/../cities", b"/\\evil.example/../cities", b"\\\\evil.example", b"/cities%0d%0aLocation:%20http://evil.example", b"/cities%0a", b"/cities%09",
    b"/cities/..%2f..%2fcities", b"/./cities", b"/%2e/cities", b"/x/../cities", b"/x/%2e%2e/cities", b"/cities//", b"/cities/%2f", b"/http:%2f%2fevil.example/..%2f..%2f..%2fcities",
    b"/;@evil.example/..%2fcities", b"/..;/cities", b"/%c0%afevil.example", b"/%25%32%66evil.example/../cities", b"/cities%00", b"/cities%23", b"/cities%3f",
]  # fmt: skip


@pytest.mark.parametrize("target", ELSEWHERE)
def test_no_address_leads_to_another_host(server: PreviewServer, target: bytes) -> None:
    status, headers, _ = asked(server, target)
    assert "Location" not in headers
    assert status in (400, 404)


OUTSIDE = [
    b"/../secret.txt", b"/..%2fsecret.txt", b"/%2e%2e/secret.txt", b"/%2e%2e%2fsecret.txt", b"/%252e%252e%252fsecret.txt", b"/..%5csecret.txt", b"/..\\secret.txt", b"/..%c0%afsecret.txt",
    b"/%c0%ae%c0%ae/secret.txt", b"/..%ef%bc%8fsecret.txt", b"/cities/../../secret.txt", b"/cities/..%2f..%2fsecret.txt", b"/....//secret.txt", b"/..%00/secret.txt", b"/secret.txt%00.html",
    b"/C:%5csecret.txt", b"/made:secret.txt", b"/%2fetc/passwd", b"//etc/passwd", b"/%u2216secret.txt", b"/.%2e/secret.txt", b"/%2e./secret.txt?x=/", b"/%00", b"/%ff", b"/\xff", b"/%ed%a0%80",
    b"/" + b"a" * 300, b"/" + b"a/" * 1500, b"/" + b"%61" * 1000 + b".html", b"/livereload/x/1", b"/livereload/" + b"9" * 3000 + b"/1",
]  # fmt: skip


@pytest.mark.parametrize("target", OUTSIDE)
def test_what_the_site_does_not_have_is_not_found(server: PreviewServer, target: bytes, caplog: pytest.LogCaptureFixture) -> None:
    status, headers, body = asked(server, target)
    assert status == 404
    assert headers["Content-Type"] == "text/html" and b"</html>" in body
    assert all(record.exc_info is None for record in caplog.records)


def test_what_is_asked_for_in_vain_leaves_nothing(server: PreviewServer) -> None:
    asked(server, b"/no-such-page")
    before, kept = sorted(server.preview.folder.rglob("*")), set(server.preview.fresh)
    for number in range(50):
        asked(server, b"/none/%d" % number)
        asked(server, b"/none/%d.html" % number)
    assert sorted(server.preview.folder.rglob("*")) == before
    assert server.preview.fresh == kept


def test_nor_where_the_guide_was_never_whole(tmp_path: Path) -> None:
    project = with_configuration(small_project(tmp_path / "guide"))
    project.write("cities/alpha.yml", "cluster: [")
    (tmp_path / "made").mkdir()
    preview = Preview(project.root / "mkdocs.yml", tmp_path / "made", "http://127.0.0.1:8000/")
    for number in range(50):
        page = preview.read(f"{number}/index.html")
        assert page is not None and b"cities/alpha.yml" in page
        assert preview.read(f"{number}.css") is None
    assert list(preview.folder.iterdir()) == []
    assert preview.fresh == set()


def test_a_terminal_is_not_steered(server: PreviewServer, caplog: pytest.LogCaptureFixture) -> None:
    for target in (b"/\x1b]0;owned\x07", b"/%1b[2J", b"/\x9b31m", b"/\xe2\x80\xaegpj"):
        asked(server, target)
        asked(server, target, host=b"\x1b[31mevil")
        asked(server, b"/", target)
    sent(server, b"\x1b[2J\n\n")
    assert len(caplog.records) == 13
    assert all(record.getMessage().isascii() and record.getMessage().isprintable() for record in caplog.records)
    asked(server, b"/" + b"a" * 5_000)
    assert len(caplog.records[-1].getMessage()) < 250


def test_a_head_that_never_ends_is_not_waited_for(server: PreviewServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview_server, "HEAD_SECONDS", 0.3)
    with socket.create_connection(server.server_address, timeout=30) as browser:
        browser.settimeout(0.05)
        browser.sendall(b"GET / HTTP/1.1\r\n")
        answer = b""
        for _ in range(600):
            try:
                answer = browser.recv(65536)
                break
            except TimeoutError:
                browser.sendall(b"X: 1\r\n")  # a little at a time, as one who wants to be waited for
    assert answer.split()[1] == b"408"


def test_two_hundred_at_once_are_all_answered(server: PreviewServer) -> None:
    """All knock before the first sends. One who finds the queue full knocks again after 1, 3 and 7 seconds."""
    asked(server, b"/")
    connected = threading.Barrier(200, timeout=60)

    def browser(number: int) -> bytes:
        with socket.create_connection(server.server_address, timeout=5) as connection:
            connection.settimeout(60)
            connected.wait()
            connection.sendall(b"GET /?%d HTTP/1.1\r\nHost: localhost\r\n\r\n" % number)
            return b"".join(iter(lambda: connection.recv(65536), b""))

    with ThreadPoolExecutor(200) as browsers:
        answers = list(browsers.map(browser, range(200)))
    assert [answer.split()[1] for answer in answers if b"</html>" in answer] == [b"200"] * 200


def test_a_page_that_fails_is_told_in_the_terminal_and_not_to_the_browser(
    server: PreviewServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(path: str) -> bytes:
        raise OSError("No space left on device")

    monkeypatch.setattr(server.preview, "read", fails)
    status, _, body = asked(server, b"/cities/")
    assert (status, b"window" in body, b"space" in body) == (500, True, False)
    assert [record.getMessage() for record in caplog.records if record.exc_info] == ["/cities/ could not be made"]


def test_a_browser_that_goes_away_is_no_news(server: PreviewServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    for request in (b"", b"GET", b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"):
        with socket.create_connection(server.server_address, timeout=30) as browser:
            browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")  # closes with a reset
            browser.sendall(request)
    asked(server, b"/")
    assert [record for record in caplog.records if record.exc_info] == []
