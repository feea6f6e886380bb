"""Files spoiled at random, always in the same way: whatever an editor's slip does, it ends in problems or in pages, never in an exception."""

import random
import re

import pytest
from small_project import TODAY, Folder

from cityguide.directives.page import render_page
from cityguide.project.project import read_project

BITS = [
    "{", "}", "[", "]", ":", ",", '"', "'", "`", "```", "\n", "- ", "#", "{{", "}}", "[@", "](", "<b", "\\", "0", "-1", "999999", "alpha", "omega", "~",
    "&a ", "*a", "!x ", "|", ">", "\t", "\x00", "\ue0001\ue001", "日", "| ordinal", "@2021", " + ", "cluster: omega\n", "?", "{{ alpha }}", "{{ omega.rank }}",
]  # fmt: skip

PAGE = "```hero\ncluster: alpha\n```\n\n{{ rank }} [@atlas]\n\n```attractions\ncluster: alpha\ncity: harbour\n```\n\n```claims\n```\n"


def spoiled(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    lines = text.split("\n")
    line = chance.randrange(len(lines))
    words = list(re.finditer(r"[\w.-]+", text))
    word, other = chance.choice(words), chance.choice(words)
    return chance.choice(
        [
            text[:at] + chance.choice(BITS) + text[at:],
            text[:at] + text[at + chance.randrange(1, 30) :],
            "\n".join([*lines[:line], *lines[line + 1 :]]),
            "\n".join([*lines[:line], chance.choice(lines), *lines[line:]]),
            text[: word.start()] + other[0] + text[word.end() :],
        ]
    )


@pytest.mark.parametrize("seed", range(8))
def test_a_slip_never_raises(folder: Folder, seed: int) -> None:
    chance = random.Random(seed)
    folder.write("content/more.md", PAGE)
    files = sorted(path.relative_to(folder.root).as_posix() for path in folder.root.rglob("*") if path.is_file())
    for _ in range(10):
        name = chance.choice(files)
        good = folder.read(name)
        folder.write(name, spoiled(good, chance))
        project, problems = read_project(folder.root, folder.root / "content", TODAY)
        assert all("\n" not in str(problem) for problem in problems)
        if project is not None:
            for output in project.outputs:
                if output.is_page and isinstance(output.content, str):
                    render_page(project.guide, output.content, lambda html: html)
            for page in project.written:
                render_page(project.guide, page.text, lambda html: html)
        folder.write(name, good)
