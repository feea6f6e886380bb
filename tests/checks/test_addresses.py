"""Addresses of hand-written pages that run script are found however they are written, and words about them are not."""

import pytest
from payloads import ATTRIBUTES, JAVASCRIPT, LINKS, REFERENCES
from small_project import Folder

from cityguide.checks.addresses import address_problems, unsafe_addresses
from cityguide.reading.text_file import TextFile

HTML = (
    f'<a href="{JAVASCRIPT}">go</a>', f"<a href={JAVASCRIPT}>go</a>", f"<a href='\x01 {JAVASCRIPT}'>go</a>", '<a href="java\nscript:taken()">go</a>',
    '<a href="java&Tab;script:taken()">go</a>', '<a href="&#106avascript:taken()">go</a>', f'<form action="{JAVASCRIPT}"><button>go</button></form>',
    f'<button formaction="{JAVASCRIPT}">go</button>', f'<svg><a xlink:href="{JAVASCRIPT}">go</a></svg>', '<iframe src="data:text/html,x"></iframe>',
    f'<meta http-equiv="refresh" content="0;url={JAVASCRIPT}">', '<img srcset="a.png 1x,data:image/png;base64,x 2x">', '<object data="data:text/html,x"></object>',
    '<p style="background:url(data:image/png;base64,x)">a</p>', f'<svg><animate attributeName="href" values="{JAVASCRIPT}"/></svg>',
)  # fmt: skip


@pytest.mark.parametrize("html", HTML)
def test_in_html(html: str) -> None:
    assert unsafe_addresses(html)
    (problem,) = address_problems(TextFile("content/a.md", f"# A\n\n{html}\n"), [])
    assert problem.at.line == 3
    assert problem.message.startswith("an address may not begin with '")


@pytest.mark.parametrize(
    "text", [p for p in (*LINKS, *REFERENCES) if "evil.example" not in p and "good.example" not in p and "edition" not in p]
)
def test_in_markdown(text: str) -> None:
    found = list(address_problems(TextFile("content/a.md", f"# A\n\n{text}\n"), []))
    assert found
    assert all(problem.at.line > 2 for problem in found)


def test_in_an_attribute_list() -> None:
    (problem,) = address_problems(TextFile("content/a.md", ATTRIBUTES[2]), [])
    assert (problem.at.line, problem.at.column) == (1, ATTRIBUTES[2].index("javascript") + 1)


@pytest.mark.parametrize(
    "text",
    ["`javascript:` is refused.", "In short (data: see below).", "```html\n<a href='javascript:x'>\n```", "The word javascript: a language.",
     '<img src="a.png" alt="data: a table">', "[data: the tables](data.md)"],
)  # fmt: skip
def test_words_and_code_may_name_them(text: str) -> None:
    assert list(address_problems(TextFile("content/a.md", f"# A\n\n{text}\n"), [])) == []


def test_it_stops_a_build(folder: Folder) -> None:
    folder.write("content/a.md", "# A\n\nOne [two][x].\n\n> [x]: java&#115;cript:y()\n")
    assert [fault for fault in folder.faults() if "may not begin with 'javascript:'" in fault]


def test_what_has_none_is_not_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cityguide.checks.addresses._Attributes", None)
    assert unsafe_addresses('<p title="a &amp; b">Map data: <a href="https://a.example/data:x">our data</a>, and javascript</p>') == []
