"""What is deeper, longer or more than a guide holds is a problem, found with little work and in a process that lives on."""

from __future__ import annotations

import os
import resource
import subprocess
import sys

import pytest
from small_project import Folder

from cityguide.problems.limits import BRACKETS, CELL, DEPTH, LINE, LISTED, PAGE, PARAGRAPH, PROSE, ROW

STORY = "The bridge is new [@wire-2023]."
SECONDS = 20
MEMORY = 2 * 1024**3


def check(folder: Folder, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`cityguide check` in a process of its own, which has some seconds of a processor and some memory, and is killed beyond."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    command = [sys.executable, "-m", "cityguide.cli", "check", *arguments]
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1700611200", "SITE_URL": ""}
    return subprocess.run(command, cwd=folder.root, env=env, capture_output=True, text=True, preexec_fn=limited, check=False)


DEEP = {
    "brackets": "[" * 40_000,
    "closed-brackets": "[" * 40_000 + "]" * 40_000,
    "braces": "{a: " * 40_000,
    "braces-alone": "{" * 40_000,
    "dashes": "\n" + "- " * 40_000 + "a",
    "keys": "\n" + "? " * 40_000 + "a",
    "lines": "\n" + "\n".join(f"{' ' * n}k:" for n in range(1, 500)),
}


@pytest.mark.parametrize("name", DEEP)
@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("cities/alpha.yml", "a: ", "\n"),
        ("data/sources.yml", "a: ", "\n"),
        ("data/datapackage.yml", "a: ", "\n"),
        ("content/x.md", "---\ntitle: ", "\n---\n\n# A\n"),
        ("content/x.md", "---  \ntitle: ", "\n...\n\n# A\n"),
        ("content/x.md", "# A\n\n```ranking\ntop: ", "\n```\n"),
    ],
)
def test_depth_is_limited_before_it_ends_the_process(folder: Folder, name: str, file: str, before: str, after: str) -> None:
    code = "too-large" if before.startswith("---") else "nesting"  # front matter has few characters
    folder.write(file, f"{before}{DEEP[name]}{after}")
    assert any(fault.startswith(f"{file}:") and fault.endswith(f"[{code}]") for fault in folder.faults())


def test_front_matter_may_not_be_deep_nor_multiply(folder: Folder) -> None:
    depth = DEPTH.most + 1
    folder.write("content/deep.md", f"---\ntitle: {'[' * depth}{']' * depth}\n---\n\n# A\n")
    folder.write("content/laughs.md", "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: [*b, *b]\n---\n\n# A\n")
    folder.write("content/fine.md", "---\ntitle: 'this & that, *really*'\nhide: [navigation]\n---\n\n# A\n")
    said = "an anchor (&name) with aliases (*name) is not allowed; write the value out [alias]"
    assert [fault for fault in folder.faults() if fault.startswith("content/")] == [
        "content/deep.md:2:37: error: nested more than 30 levels deep [nesting]",
        f"content/laughs.md:2:4: error: {said}",
    ]


LONG = [
    (
        "cities/beta-gamma.yml",
        "name: Beta–Gamma",
        f"name: {'x' * (LINE.most + 1)}",
        "name: 1001 characters found, at most 1000 fit [too-long]",
    ),
    ("cities/beta-gamma.yml", STORY, "x" * (PROSE.most + 1), "text: 20001 characters found, at most 20000 fit [too-long]"),
    (
        "cities/beta-gamma.yml",
        STORY,
        f"It is [{'[' * BRACKETS.most} new.",
        "301 of the sign '[' found; a paragraph has at most 300 signs [too-large]",
    ),
    ("cities/beta-gamma.yml", STORY, "1. " * 40 + "new", "more than 30 levels of lists within one another begin on this line [too-large]"),
    (
        "content/index.md",
        "# Home",
        f"# Home\n\n{' ' * 120}- a",
        "more than 30 levels of lists within one another begin on this line [too-large]",
    ),
    ("content/index.md", "# Home", f"# Home\n\n{'[' * 301}", "301 of the sign '[' found; a paragraph has at most 300 signs [too-large]"),
    ("data/clusters.csv", "omega,", "x" * 61 + ",", "61 characters found; an id has at most 60 characters [too-long]"),
    ("data/clusters.csv", "omega,", "con,", "Windows keeps the name 'con' for a device; add a word to it [file-name]"),
    ("data/clusters.csv", "Epsilon", "x" * (CELL.most + 1), "10,001 characters found; a cell has at most 10,000 characters [too-large]"),
    ("data/clusters.csv", "Epsilon", "x" * 120_000, "a row has at most 100,000 characters [too-large]"),
    ("data/clusters.csv", "Epsilon", "," * ROW.most, "a row has at most 100,000 characters [too-large]"),
    ("content/index.md", "# Home", f"# Home\n\n{'a ' * PAGE.most}", "a page has at most 200,000 characters [too-large]"),
    ("content/index.md", "# Home", f"# Home\n\n{'a ' * PARAGRAPH.most}", "a paragraph has at most 20,000 characters [too-large]"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), LONG)
def test_a_text_longer_than_its_limit(folder: Folder, file: str, old: str, new: str, said: str) -> None:
    text = folder.read(file)
    folder.write(file, text.replace(old, new, 1))
    assert any(fault.startswith(f"{file}:") and fault.endswith(said) for fault in folder.faults()), folder.faults()


def keys(folder: Folder, count: int) -> None:
    folder.write("cities/beta-gamma.yml", folder.read("cities/beta-gamma.yml") + "".join(f"key{n}: x\n" for n in range(count)))


def keys_on_one_line(folder: Folder, count: int) -> None:
    listed = ", ".join(f"key{n}: x" for n in range(count))
    folder.write("cities/beta-gamma.yml", f"{folder.read('cities/beta-gamma.yml')}practical: {{{listed}}}\n")


def sources(folder: Folder, count: int) -> None:
    entry = "s-{n}:\n  title: T\n  publisher: P\n  url: https://example.org/{n}\n  retrieved: 2023-01-01\n  licence: x\n  kind: press\n"
    folder.write("data/sources.yml", folder.read("data/sources.yml") + "".join(entry.format(n=n) for n in range(count)))


def unknown_sources(folder: Folder, count: int) -> None:
    sources(folder, count)
    folder.edit("cities/beta-gamma.yml", "sources: [wire-2023]", f"sources: [{', '.join(f'wire-x{n}' for n in range(count))}]")


def numbers(folder: Folder, count: int) -> None:
    folder.write("content/x.md", "# A\n\n" + "".join(f"It has {n} things.\n\n" for n in range(count)))


def links(folder: Folder, count: int) -> None:
    folder.write("content/x.md", "# A\n\n" + "".join(f"[a](nosuch{n}.md)\n\n" for n in range(count)))


def places(folder: Folder, count: int) -> None:
    text = folder.read("cities/beta-gamma.yml")
    start = text.index("  - id: market")
    place = text[start:]
    folder.write("cities/beta-gamma.yml", text[:start] + "".join(place.replace("market", f"market-{n}", 1) for n in range(count)))


@pytest.mark.parametrize(
    ("make", "count", "said"),
    [
        (keys, 20_000, "20000 errors and 9 warnings in 2 files."),
        (keys_on_one_line, 20_000, "20000 errors and 9 warnings in 2 files."),
        (sources, 5_000, "5016 warnings in 3 files."),
        (unknown_sources, 5_000, "5000 errors and 16 warnings in 2 files."),
        (numbers, 5_000, "5000 errors, 16 warnings and 1 note in 3 files."),
        (links, 5_000, "5000 errors, 16 warnings and 1 note in 3 files."),
        (places, 3_000, "6014 warnings in 2 files."),
    ],
)
@pytest.mark.slow
def test_much_of_something_is_read_and_counted(folder: Folder, make: object, count: int, said: str) -> None:
    make(folder, count)  # type: ignore[operator]
    done = check(folder)
    assert done.stderr.splitlines()[-1] == said
    assert len(done.stderr) < 500_000


def test_of_one_file_some_problems_are_listed_and_all_are_counted(folder: Folder) -> None:
    keys(folder, 1_000)
    done = check(folder, "cities/beta-gamma.yml")
    assert done.stderr.count("[unknown-key]") == LISTED.most
    assert "\n  … and 800 more\n" in done.stderr
    assert done.stderr.splitlines()[-1] == "1000 errors in 1 file."
    assert done.returncode == 1
