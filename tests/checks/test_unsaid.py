"""Usual Markdown of hand-written pages, as Material's reference documents it, is no fault; what it says to readers is still looked at."""

import pytest
from small_project import Folder

USUAL = """\
![a](img/pic.png){ width="200" }
![pic](pic.png){ align=left loading=lazy }
![a](pic.png#only-light)
![a](pic.png "A title"){: .wide #fig-1 data-x=3 }
[plan](plan.pdf)
[call](tel:+4989123456)
[write](mailto:a@b.example?subject=12%20rooms)
<!-- 12 rooms, to be checked, see [them](later.md) -->
A line.[^1]\\n\\n[^1]: Of the first kind.
A line.[^note]\\n\\n[^note]:\\n    Of the first kind.
See [the plan][1] and [that][plan].\\n\\n[1]: plan.pdf\\n[plan]: https://a.example/?p=12 "A title"
See <https://a.example/12?x=34> and <a@b.example>.
The HTML.\\n\\n*[HTML]: Hyper Text
!!! note "A title"\\n\\n    Some words.
??? tip inline end\\n\\n    Some words.
=== "One"\\n\\n    Words.\\n\\n=== "Other"\\n\\n    Words.
:material-numeric-12-box: :octicons-heart-fill-24:{ .heart } :smile:
[Button](about.md){ .md-button .md-button--primary }
Press ++ctrl+alt+f12++.
<div class="grid cards" style="width: 50%" markdown>\\n\\n- A card\\n\\n</div>
## A heading { #part-2 data-toc-label="12" }
$$\\n\\\\cos x=\\\\sum_{k=0}^{12} 3\\n$$\\n\\nand $f(12)$ and \\\\(x_{12}\\\\)
| a | b |\\n| :--- | ---: |\\n| x | y |
`code 12` and ``more 13``
- [x] done\\n- [ ] to do
Term\\n\\n:   What it is.
~~struck~~ ==marked== H~2~O ^^under^^
---\\nsearch:\\n  boost: 2\\nhide: [toc]\\ndate: 2026-01-02\\n---\\n\\nWords.
"""


@pytest.mark.parametrize("page", USUAL.splitlines())
def test_usual_markdown_is_no_fault(folder: Folder, page: str) -> None:
    for name in ("img/pic.png", "pic.png", "plan.pdf"):
        folder.write(f"content/{name}", b"x")
    page = page.replace("\\\\", "\0").replace("\\n", "\n").replace("\0", "\\")
    folder.write("content/about.md", f"{page}\n" if page.startswith("---") else f"# Hello\n\n{page}\n")
    assert folder.faults() == []


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("It has 12 rooms{ .wide }.", "3:8: error: '12' is a figure"),
        ("<b>12</b> rooms.", "3:4: error: '12' is a figure"),
        ("A line.[^1]\n\n[^1]: It has 12 rooms.", "5:14: error: '12' is a figure"),
        ('!!! note "12 rooms"', "3:11: error: '12' is a figure"),
        ("![pic](other.png)", "3:8: error: the link leads nowhere: there is no 'other.png'"),
        ("[a](javascript:x)", "3:3: error: 'javascript:x' is not a link"),
        ("[a](data:text/html,x)", "3:3: error: 'data:text/html,x' is not a link"),
        ("[a]: vbscript:x", "3:1: error: 'vbscript:x' is not a link"),
    ],
)
def test_what_it_says_is_looked_at(folder: Folder, page: str, told: str) -> None:
    folder.write("content/about.md", f"# Hello\n\n{page}\n")
    assert [fault.startswith(f"content/about.md:{told}") for fault in folder.faults()] == [True], folder.faults()
