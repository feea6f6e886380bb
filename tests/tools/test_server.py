from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from audit.server import packed, policy, serving


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text("<script>let home</script><p>home" + "!" * 2000)
    (tmp_path / "a" / "index.html").write_text("a")
    (tmp_path / "404.html").write_text("lost")
    (tmp_path / "face.woff2").write_bytes(b"w" * 2000)
    with serving(tmp_path) as address:
        yield address


def get(address: str, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=5)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    return answer, answer.read()


def test_text_goes_out_compressed_and_its_length_is_what_goes_over_the_wire(address: str, tmp_path: Path) -> None:
    answer, body = get(address, "/", Accept_Encoding="gzip, br")
    assert (answer.status, answer.headers["Content-Encoding"], answer.headers["Content-Type"]) == (200, "gzip", "text/html; charset=utf-8")
    assert int(answer.headers["Content-Length"]) == len(body) < 200
    assert gzip.decompress(body) == (tmp_path / "index.html").read_bytes()
    plain, body = get(address, "/")
    assert plain.headers["Content-Encoding"] is None
    assert len(body) > 2000


def test_what_is_packed_already_is_not_packed_again(address: str) -> None:
    answer, body = get(address, "/face.woff2", Accept_Encoding="gzip")
    assert (answer.headers["Content-Encoding"], answer.headers["Content-Type"], len(body)) == (None, "font/woff2", 2000)


def test_a_folder_without_its_slash_leads_to_it(address: str) -> None:
    answer, _ = get(address, "/a")
    assert (answer.status, answer.headers["Location"]) == (301, "/a/")
    assert get(address, "/a/")[1] == b"a"


@pytest.mark.parametrize("path", ["/nowhere/at/all/", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd"])
def test_where_nothing_is_the_site_says_so_itself(address: str, path: str) -> None:
    answer, body = get(address, path)
    assert (answer.status, body) == (404, b"lost")


def test_asked_for_the_head_alone_it_sends_no_body(address: str) -> None:
    answer, body = get(address, "/", "HEAD")
    assert (answer.status, body) == (200, b"")


def test_the_policy_lets_in_the_home_pages_inline_script_and_no_other(address: str) -> None:
    allowed = base64.b64encode(hashlib.sha256(b"let home").digest()).decode()
    assert f"script-src 'self' 'sha256-{allowed}';" in get(address, "/a/")[0].headers["Content-Security-Policy"]


def test_the_policy_counts_neither_data_nor_files_as_inline_scripts() -> None:
    assert "sha256" not in policy('<script type="application/ld+json">{}</script><script src="a.js"></script><p>text')


def test_packing_is_the_same_each_time() -> None:
    assert packed(b"text" * 9) == gzip.compress(b"text" * 9, 6, mtime=0)
