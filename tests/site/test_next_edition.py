"""An edition that does not exist yet, dropped into a copy of the real data: every page moves to it, and no code does."""

import ast
import re
import shutil
from pathlib import Path

import pytest
from small_project import REPOSITORY, Folder

from cityguide.directives.page import render_page
from cityguide.project.project import Project


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The real guide after an edition of the year after its latest, in which Seoul leads and everybody else is one rank down."""
    return next_edition(tmp_path_factory.mktemp("next")).project()


def next_edition(root: Path) -> Folder:
    for name in ("data", "cities", "content"):
        shutil.copytree(REPOSITORY / name, root / name)
    folder = Folder(root)
    latest = max(int(path.stem) for path in folder.path("data/standings").glob("*.csv"))
    header, *rows = folder.read(f"data/standings/{latest}.csv").strip().split("\n")
    ranks = [row.split(",")[1] for row in rows]
    led = next(rank for row, rank in zip(rows, ranks, strict=True) if row.split(",")[2] == "seoul")

    def rank(old: str) -> str:
        return "1" if old == led else str(int(old) + 1) if old and int(old) < int(led) else old

    made_up = [row.replace(f"{latest},{old},", f"{latest + 1},{rank(old)},", 1) for row, old in zip(rows, ranks, strict=True)]
    folder.write(f"data/standings/{latest + 1}.csv", "\n".join([header, *made_up]) + "\n")
    folder.edit("data/datapackage.yml", f"standings/{latest}.csv\n", f"standings/{latest}.csv\n      - standings/{latest + 1}.csv\n")
    [row] = [row for row in folder.read("data/editions.csv").split("\n") if row.startswith(f"{latest},")]
    row = (
        row.replace(f"{latest},", f"{latest + 1},", 1)
        .replace(f"Index {latest}", f"Index {latest + 1}")
        .replace(f",{latest}-", f",{latest + 1}-")
    )
    folder.write("data/editions.csv", folder.read("data/editions.csv").rstrip("\n") + f"\n{row}\n")
    return folder


def html(project: Project, path: str) -> str:
    [content] = [output.content for output in project.outputs if output.path == path]
    assert isinstance(content, str)
    return render_page(project.guide, content, lambda fragment: fragment, project.text_of)


def test_it_is_the_latest(moved: Project, the_guide: Project) -> None:
    assert moved.guide.rankings.latest.year == the_guide.guide.rankings.latest.year + 1
    assert moved.guide.profiles[0].cluster == "seoul"


def test_the_ranking_moves_and_the_old_one_stays(moved: Project, the_guide: Project) -> None:
    year = moved.guide.rankings.latest.year
    paths = {output.path for output in moved.outputs}
    assert paths - {output.path for output in the_guide.outputs} >= {f"ranking/{year - 1}.md", f"data/standings/{year}.csv"}
    assert f"ranking/{year}.md" not in paths
    assert f"# The {year} ranking: what is public of it\n" in html(moved, "ranking/index.md")
    assert f"# The {year - 1} ranking: what is public of it\n" in html(moved, f"ranking/{year - 1}.md")
    links = re.findall(r'<a href="cg:ranking/([a-z0-9]+)\.md"[^>]*>(\d{4})</a>', html(moved, "ranking/index.md"))
    assert links[:2] == [("index", str(year)), (str(year - 1), str(year - 1))]


def test_badges_and_figures_move(moved: Project) -> None:
    year = moved.guide.rankings.latest.year
    seoul = html(moved, "cities/seoul.md")
    assert "<strong>No. 1</strong>" in seoul
    assert f'<a href="cg:ranking/index.md">{year} edition</a>' in seoul
    assert f"<dt>Rank, {year}</dt>" in seoul
    [number] = set(re.findall(r'href="cg:cities/seoul/evidence.md#figure-(\d+)"><data value="1">first</data>', seoul))
    evidence = html(moved, "cities/seoul/evidence.md")
    [origin] = [group for group in re.findall(r"<div>\s*<dt>.*?</div>", evidence, re.DOTALL) if f'<dd id="figure-{number}"' in group]
    assert f", {year} edition: " in origin
    assert ", Seoul." in origin[origin.index(f'<dd id="figure-{number}"') :].split("</dd>")[0]
    assert f'<data value="{year}">{year}</data>' in seoul
    cards = html(moved, "cities/index.md")
    assert re.findall(r'data-cluster="([a-z-]+)"', cards)[0] == "seoul"
    assert f"<strong>No. 1</strong> <span>{year}</span>" in cards


def test_charts_move(moved: Project) -> None:
    year = moved.guide.rankings.latest.year
    [table] = [output.content for output in moved.outputs if output.path == "charts/rank-history-seoul.csv"]
    assert isinstance(table, str)
    assert table.rstrip().endswith(f"\n{year},1")
    assert f"{year} edition" in html(moved, "trends.md")


def test_every_page_still_renders(moved: Project) -> None:
    for output in moved.outputs:
        if output.is_page:
            html(moved, output.path)


def test_no_code_names_a_year() -> None:
    """But in examples that messages and the handbook give to an editor."""
    package = REPOSITORY / "plugins" / "cityguide"
    for path in package.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = [
            call for call in ast.walk(tree) if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "told"
        ]
        examples = {part for call in told for part in ast.walk(call)}
        for node in ast.walk(tree):
            if node not in examples and isinstance(node, ast.Constant) and not isinstance(node.value, bool):
                assert not re.fullmatch(r"20[0-4]\d", str(node.value)), f"{path.name}:{node.lineno}"
    for path in package.rglob("*.jinja"):
        assert not re.search(r"\b20[0-4]\d\b", path.read_text(encoding="utf-8")), path.name
