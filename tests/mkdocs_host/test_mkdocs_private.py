"""What we use of MkDocs that it does not document: whether it is still there, does what we need, and is used in one module alone."""

from __future__ import annotations

import ast
import socket
from collections.abc import Iterator
from pathlib import Path

import mkdocs
import pytest
from mkdocs import utils
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

from cityguide.mkdocs_host import mkdocs_private
from cityguide.mkdocs_host.mkdocs_private import (
    OF_ADDRESSES,
    OF_BUILD,
    OF_SERVER,
    epoch,
    forget_addresses,
    reloading,
    write_page,
    write_template,
)

_HOST = Path(mkdocs_private.__file__).parent
_MKDOCS = Path(mkdocs.__file__).parent


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = LiveReloadServer(lambda: None, "127.0.0.1", port, str(tmp_path))
    yield server
    server.server_close()


@pytest.mark.parametrize("name", OF_BUILD)
def test_mkdocs_still_has_the_function(name: str) -> None:
    assert callable(getattr(build, name, None)), (
        f"MkDocs {mkdocs.__version__} has no mkdocs.commands.build.{name}, with which the preview makes a page: see mkdocs_private.py"
    )


@pytest.mark.parametrize("name", OF_SERVER)
def test_its_server_still_has_the_attribute(server: LiveReloadServer, name: str) -> None:
    assert hasattr(server, name), (
        f"the LiveReloadServer of MkDocs {mkdocs.__version__} has no {name}, with which the preview reloads pages: see mkdocs_private.py"
    )


def test_the_lists_name_all_that_the_module_uses() -> None:
    assert private_names(_HOST / "mkdocs_private.py") == {*OF_ADDRESSES, *OF_BUILD, *OF_SERVER}


def test_the_parts_of_addresses_are_forgotten() -> None:
    [name] = OF_ADDRESSES
    remembered = getattr(utils, name)
    assert utils.get_relative_url("cities/seoul/", "cities/tokyo/") == "../seoul/"
    assert remembered.cache_info().currsize >= 2
    forget_addresses()
    assert remembered.cache_info().currsize == 0


def test_a_page_and_a_template_are_written(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n\n*Words.*\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: A site\nplugins: []\n")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    files = get_files(config)
    nav = get_navigation(files, config)
    env = config.theme.get_env()
    [page] = nav.pages
    write_page(page, config, files, files.documentation_pages(), nav, env)
    write_template("404.html", config, files, nav, env)
    assert "<em>Words.</em>" in (tmp_path / "site" / "index.html").read_text()
    assert "A site" in (tmp_path / "site" / "404.html").read_text()


def test_a_page_waits_for_a_later_version_of_the_site(server: LiveReloadServer) -> None:
    shown = epoch(server)
    assert shown > 0
    page = reloading(server, b"<p>Words.</p></body>", shown).decode()
    assert page.startswith("<p>Words.</p><script>") and page.endswith("</script></body>")
    assert f"livereload({shown}, " in page


def private_names(module: Path) -> set[str]:
    """All names with one leading underscore that stand in a module: what it defines, calls, reads or imports."""
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.alias(name=name):
                found.add(name)
    return {name for name in found if name.startswith("_") and not name.startswith("__") and name != "_"}


def test_no_other_module_knows_a_private_name_of_mkdocs() -> None:
    theirs = set().union(*(private_names(module) for module in _MKDOCS.rglob("*.py") if "tests" not in module.parts))
    assert {*OF_ADDRESSES, *OF_BUILD, *OF_SERVER, "_content", "_serve_request"} <= theirs
    for module in _HOST.glob("*.py"):
        if module.name != "mkdocs_private.py":
            assert private_names(module) & theirs == set(), f"{module.name} defines or uses a private name of MkDocs"
