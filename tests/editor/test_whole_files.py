"""What no edit of words can say: folders in the place of files, files that are missing or there twice, what all files may begin and end with."""

import pytest
from small_project import Folder


@pytest.mark.parametrize(
    "name",
    ["cities/x.yml", "cities/alpha.yml", "data/sources.yml", "data/claims.yml", "data/datapackage.yml", "data/breaks.csv", "content/x.md"],
)
def test_a_folder_in_place_of_a_file(folder: Folder, name: str) -> None:
    folder.path(name).unlink(missing_ok=True)
    folder.path(name).mkdir()
    assert f"{name}:1:1: error: this is a folder, a file was expected [not-a-file]" in folder.faults()


@pytest.mark.parametrize("name", ["data/sources.yml", "data/datapackage.yml", "data/breaks.csv", "data/standings/2022.csv"])
def test_a_missing_file(folder: Folder, name: str) -> None:
    folder.path(name).unlink()
    assert f"{name}:1:1: error: cannot be read: No such file or directory [unreadable]" in folder.faults()


def test_two_files_of_one_cluster(folder: Folder) -> None:
    folder.write("cities/alpha.yaml", folder.read("cities/alpha.yml"))
    assert folder.faults() == [
        "cities/alpha.yaml:1:10: error: cluster 'alpha' stands in cities/alpha.yaml; the file must be called alpha.yml [file-name]"
    ]


def test_brackets_beyond_number(folder: Folder) -> None:
    folder.write("cities/alpha.yml", "[" * 10_000 + "]" * 10_000)
    assert folder.faults() == ["cities/alpha.yml:1:31: error: nested more than 30 levels deep [nesting]"]


def test_a_table_without_its_description(folder: Folder) -> None:
    """The package is the repository's own, so its lines move; see tests/reading/test_tables.py for all that can be wrong with one."""
    folder.edit("data/datapackage.yml", "    path: half_lives.csv\n", "")
    table = folder.place("data/datapackage.yml", "name: half_lives")
    assert folder.faults() == [
        "data/datapackage.yml:1:1: error: the package describes no table 'half_lives' [missing-table]",
        f"{table}: error: this description of a table lacks 'path' [missing-key]",
    ]


def test_marks_of_byte_order_and_windows_line_ends_are_no_faults(folder: Folder) -> None:
    """That places hold in such files is shown by the cases `bom-and-windows-lines`."""
    for name in (
        "cities/alpha.yml",
        "data/sources.yml",
        "data/claims.yml",
        "data/datapackage.yml",
        "data/standings/2023.csv",
        "content/index.md",
    ):
        folder.write(name, b"\xef\xbb\xbf" + folder.read(name).replace("\n", "\r\n").encode())
    assert folder.faults() == []
