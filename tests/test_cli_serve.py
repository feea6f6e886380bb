"""`cityguide serve` where it can't serve: it says why and reads nothing. That it serves is tested in a browser."""

from __future__ import annotations

import socket

import pytest
from small_project import Folder

from cityguide.cli import main


def test_an_address_that_is_taken(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.write("mkdocs.yml", "site_name: A guide\n")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        with socket.socket() as other, pytest.raises(OSError) as refused:
            other.bind(taken.getsockname())
        assert main(["serve", "--root", str(folder.root), "--address", address]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"Nothing can listen at {address}: {refused.value.strerror}. Name another address with --address.\n"


@pytest.mark.parametrize(
    "address", ["8000", "127.0.0.1:", "127.0.0.1:http", "127.0.0.1:70000", "127.0.0.1:0", "127.0.0.1:²", ":8000", "[]:8000"]
)
def test_an_address_that_is_none(folder: Folder, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--root", str(folder.root), "--address", address])
    assert ended.value.code == 2
    assert f"'{address}' is not an address; write it as in 127.0.0.1:8000" in capsys.readouterr().err


def test_a_name_that_no_machine_can_have(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    folder.write("mkdocs.yml", "site_name: A guide\n")
    assert main(["serve", "--root", str(folder.root), "--address", "ü..b:8000"]) == 1
    assert (
        capsys.readouterr().err == "Nothing can listen at ü..b:8000: no machine can have that name. Name another address with --address.\n"
    )


def test_a_folder_without_a_configuration(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--root", str(folder.root)])
    assert ended.value.code == 2
    assert f"there is no mkdocs.yml in {folder.root.name}" in capsys.readouterr().err
