"""What the small project's pages are, to the letter. After a change that is meant: `UPDATE_GOLDEN=1 pytest tests/directives`.

Pictures are left out; they have tests of their own. Tags stand on lines of their own, so that a difference can be read.
"""

import os
import re
from pathlib import Path

import pytest
from developed import FILE, illustrate
from small_project import Folder

from cityguide.directives.page import render_page
from cityguide.project.project import Project

GOLDEN = Path(__file__).parent / "golden"

PAGES = {
    "hero": "cluster: alpha\n",
    "facts": "cluster: alpha\n",
    "section": "cluster: alpha\nnumber: 1\n",
    "attractions": "cluster: alpha\n",
    "place": "cluster: alpha\nplace: clock-house\n",
    "week": "cluster: alpha\n",
    "practical": "cluster: alpha\n",
    "chart": "kind: shares\nclusters: [alpha, delta]\n",
    "ranking": "",
    "map": "cluster: alpha\n",
    "claims": "",
    "freshness": "cluster: alpha\n",
    "gaps": "cluster: alpha\n",
    "evidence": "cluster: alpha\n",
    "limits": "",
    "specimens": "",
    "cover": "title: A guide\nline: What it is\n",
    "gazetteer": "",
    "fields": "record: status\n",
    "options": "directive: ranking\n",
    "sources": "kinds: [press, record]\n",
    "stories": "",
    "standing": "cluster: beta-gamma\n",
    "clusters": "",
    "editions": "",
    "breaks": "",
    "downloads": "cluster: alpha\n",
    "onward": "cluster: alpha\n",
    "compare": "clusters: [alpha, beta-gamma]\npart: ranking\n",
    "pairs": "",
    "chooser": "",
    "edit": "",
    "paces": "",
}

OF_DAYS = {"days": "cluster: alpha\n", "day": "cluster: alpha\nroute: clocks-to-tram\n"}


def readable(html: str) -> str:
    html = re.sub(r"<svg\b.*?</svg>", "<svg/>", html, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "\n", re.sub(r">\s*<(?=[a-z])", ">\n<", html)).strip() + "\n"


def compare(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"no {name}; write it with UPDATE_GOLDEN=1"
    assert text == path.read_text(encoding="utf-8"), f"{name} has changed; if that is meant, UPDATE_GOLDEN=1 pytest tests/directives"


@pytest.mark.parametrize(
    "path", ["cities/alpha.md", "cities/alpha/evidence.md", "clusters/delta.md", "ranking/index.md", "ranking/2022.md", "trends.md"]
)
def test_a_composed_page(small: Project, path: str) -> None:
    [content] = [output.content for output in small.outputs if output.path == path]
    assert isinstance(content, str)
    compare(path.replace("/", "-"), content)


@pytest.mark.parametrize("name", PAGES)
def test_a_directive(small: Project, name: str) -> None:
    compare(
        f"{name}.html", readable(render_page(small.guide, f"```{name}\n{PAGES[name]}```\n", lambda html: html).split("\n## Sources")[0])
    )


@pytest.mark.parametrize("name", OF_DAYS)
def test_a_directive_on_days(folder: Folder, name: str) -> None:
    folder.add_day()
    text = f"```{name}\n{OF_DAYS[name]}```\n"
    compare(f"{name}.html", readable(render_page(folder.guide(), text, lambda html: html).split("\n## Sources")[0]))


def test_a_photograph(folder: Folder) -> None:
    illustrate(folder, caption="The clock & its keeper", url="https://commons.example/clock?a=1&b=2", taken="2023-05")
    text = f"```photograph\ncluster: alpha\nfile: {FILE}\n```\n"
    compare("photograph.html", readable(render_page(folder.guide(), text, lambda html: html)))


def test_no_golden_is_left_over() -> None:
    known = {f"{name}.html" for name in (*PAGES, *OF_DAYS)} | {
        "photograph.html",
        "cities-alpha.md",
        "cities-alpha-evidence.md",
        "clusters-delta.md",
        "ranking-index.md",
        "ranking-2022.md",
        "trends.md",
    }
    assert {path.name for path in GOLDEN.iterdir()} == known
