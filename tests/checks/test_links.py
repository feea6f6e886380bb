"""Links of hand-written pages: what is there by the guide's own list of addresses, and what is not."""

from __future__ import annotations

import pytest
from small_project import Folder


@pytest.mark.parametrize(
    "link",
    [
        "[a](cities/alpha.md)", "[a](cities/alpha.md#the-story)", "[a](clusters/omega.md)", "[a](ranking/2021.md)", "[a](ranking/)", "[a](#home)",
        "[a](data/editions.csv)", "[a](write/problems/link.md)", "[a](schemas/profile.json)", "[a](other.md#second-part)", "[a](other.md#own)",
        "[a](https://example.org/nope.md)", "[a](mailto:a@example.org)", "`[a](nope.md)`", "[a](edit.md?city=alpha)", "[a](charts/x.svg)",
    ],
)  # fmt: skip
def test_links_to_what_is_there(folder: Folder, link: str) -> None:
    folder.write("content/other.md", "# Other\n\n## Second part\n\n## Third {#own}\n")
    folder.write("content/more.md", f"# Home\n\n{link}\n")
    assert folder.faults() == []


@pytest.mark.parametrize(
    ("link", "column", "said"),
    [
        (
            "[a](cities/alhpa.md)",
            5,
            "the link leads nowhere: there is no 'cities/alhpa.md' in the guide; did you mean 'cities/alpha.md'? [link]",
        ),
        (
            "see [a](ranking/2020.md).",
            9,
            "the link leads nowhere: there is no 'ranking/2020.md' in the guide; did you mean 'ranking/2022.md'? [link]",
        ),
        ("[a](../notes/x.png)", 5, "the link leads nowhere: there is no '../notes/x.png' in the guide [link]"),
        ("[a](other.md#secnd-part)", 14, "'other.md' has no heading of the id 'secnd-part'; did you mean 'second-part'? [link]"),
        ("[a](#hom)", 6, "'more.md' has no heading of the id 'hom'; did you mean 'home'? [link]"),
        ("[one]: nope.md", 8, "the link leads nowhere: there is no 'nope.md' in the guide; did you mean 'more.md'? [link]"),
    ],
)
def test_links_to_what_is_not(folder: Folder, link: str, column: int, said: str) -> None:
    folder.write("content/other.md", "# Other\n\n## Second part\n")
    folder.write("content/more.md", f"# Home\n\n{link}\n")
    assert folder.faults() == [f"content/more.md:3:{column}: error: {said}"]


def test_links_are_looked_for_from_the_folder_of_their_page(folder: Folder) -> None:
    folder.write("content/deep/more.md", "# Home\n\n[a](../index.md) [b](../cities/alpha.md) [c](index.md)\n")
    [fault] = folder.faults()
    assert fault.startswith("content/deep/more.md:3:46: error: the link leads nowhere: there is no 'deep/index.md' in the guide")


def test_a_profile_that_can_not_be_read_is_told_of_once(folder: Folder) -> None:
    folder.write("content/more.md", "# Home\n\n[a](cities/alpha.md)\n")
    folder.edit("cities/alpha.yml", "cities:\n", "citis:\n")
    assert [problem.at.file for problem in folder.problems()] == ["cities/alpha.yml"]
