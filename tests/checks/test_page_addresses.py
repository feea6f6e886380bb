"""Two pages never have one address: ids of places, aliases, the evidence, pages by hand."""

from __future__ import annotations

import pytest
from small_project import Folder

ALPHA = "cities/alpha.yml"


def aliased(folder: Folder, alias: str, place: str = "waving-tram") -> str:
    folder.edit(ALPHA, f"  - id: {place}\n", f"  - id: {place}\n    aliases: [{alias}]\n")
    return folder.place(ALPHA, f"{alias}]")


@pytest.mark.parametrize(
    ("alias", "told"),
    [
        ("clock-house", "the page of Clock House"),
        ("waving-tram", "the page of The <3 Tram"),
        ("evidence", "the page of what is known of the city"),
        ("index", "the page of the city"),
    ],
)
def test_an_alias_in_use(folder: Folder, alias: str, told: str) -> None:
    at = aliased(folder, alias)
    assert folder.faults() == [f"{at}: error: '{alias}' is the end of an address in use: {told} [address-in-use]"]


def test_an_alias_twice(folder: Folder) -> None:
    for place in ("waving-tram", "radio-hall"):
        folder.edit(ALPHA, f"  - id: {place}\n", f"  - id: {place}\n    aliases: [old-tram]\n")
    line = folder.read(ALPHA).split("\n").index("  - id: radio-hall") + 2
    assert folder.faults() == [
        f"{ALPHA}:{line}:15: error: 'old-tram' is the end of an address in use: an alias of The <3 Tram [address-in-use]"
    ]


def test_a_place_can_t_have_the_address_of_the_evidence(folder: Folder) -> None:
    folder.edit(ALPHA, "  - id: clock-house\n", "  - id: evidence\n")
    assert [fault.partition(" error: ")[2] for fault in folder.faults()] == [
        "'evidence' is the end of an address in use: the page of what is known of the city [address-in-use]"
    ]


def test_an_alias_of_a_cluster(folder: Folder) -> None:
    folder.edit(ALPHA, "name: Alpha\nlocal", "name: Alpha\naliases: [delta]\nlocal")
    [fault] = folder.faults()
    assert fault.endswith("error: 'delta' is the end of an address in use: the page of the cluster delta [address-in-use]")
    folder.edit(ALPHA, "aliases: [delta]", "aliases: [alpha-of-old]")
    assert folder.faults() == []


def test_a_page_by_hand_stands_there(folder: Folder) -> None:
    at = aliased(folder, "old-tram")
    assert folder.faults() == []
    folder.write("content/cities/alpha/old-tram.md", "# The old tram\n")
    assert folder.faults() == [
        f"{at}: error: 'old-tram' is the end of an address in use: content/cities/alpha/old-tram.md [address-in-use]"
    ]
