"""The whole way: a project on disk, `mkdocs build --strict`, a site."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from building import ROOT, copy_of_the_guide, run_mkdocs, site_of
from links_of_pages import dead_links, parsed
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from small_project import Folder

from cityguide.mkdocs_host.output_file import OutputFile

CITIES = ["beijing", "san-jose-san-francisco", "seoul", "shenzhen-hong-kong-guangzhou", "tokyo-yokohama"]

SMALLEST = """\
site_name: A guide of ours
docs_dir: content
theme: cityguide
plugins: [cityguide]
markdown_extensions: [attr_list]
"""
"""The configuration that the package's README tells to write."""

assert SMALLEST in (ROOT / "plugins" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [*[f"cities/{city}" for city in CITIES], "ranking", "ranking/2024", "trends", "clusters/munich", "data",
                                  "disagreements", "sources", "cities", "clusters", "how-clusters-work", "reading-the-ranking", "about", "."])  # fmt: skip
def test_the_guide_has_the_page(built: Path, path: str) -> None:
    page = (built / path / "index.html").read_text()
    assert page.count("<h1") == 1
    assert re.search(r'<meta name="description" content="[^"]{40,}', page)


def test_every_cluster_of_any_edition_has_a_page(built: Path) -> None:
    ids = {line.split(",")[0] for file in (ROOT / "data").glob("clusters.csv") for line in file.read_text().splitlines()[1:]}
    assert len(ids) > 80
    assert {path.parent.name for path in (built / "clusters").glob("*/index.html")} == ids


def test_no_token_of_ours_is_left_in_any_page(built: Path) -> None:
    for page in built.rglob("*.html"):
        # The handbook shows in code what editors write.
        text = re.sub(r"<code>.*?</code>", "", page.read_text(), flags=re.DOTALL)
        for token in ("cg:", "{{", "[@", "\ue000", "wzxhzdk", "\x02"):
            assert token not in text, f"{page}: {token!r}"


def test_every_internal_link_and_fragment_leads_somewhere(built: Path) -> None:
    assert dead_links(built) == []


def test_ids_are_unique_on_every_page(built: Path) -> None:
    for page in built.rglob("*.html"):
        ids = [name for name in parsed(page).ids if not name.startswith("__")]
        assert len(ids) == len(set(ids)), f"{page}: {sorted(name for name in set(ids) if ids.count(name) > 1)}"


def test_page_content_brings_no_script(built: Path) -> None:
    article = (built / "cities/seoul/index.html").read_text().split("<article", 1)[1].split("</article>", 1)[0]
    assert "<script" not in article


def test_charts_come_as_svg_csv_and_json(built: Path) -> None:
    files = sorted((built / "charts").glob("*.svg"))
    assert len(files) > 70
    names = {file.stem for file in files}
    assert "rank-history-munich" in names and "rank-history-berlin" not in names, "one known rank makes no line"
    for file in files:
        ET.fromstring(file.read_text())
        assert file.with_suffix(".csv").exists()
        assert file.with_suffix(".json").exists()


def test_two_builds_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    result = run_mkdocs(ROOT, "-d", str(again), SITE_URL="https://guide.example/proving-grounds/", PYTHONHASHSEED="7")
    assert result.returncode == 0, result.stderr
    first = {path.relative_to(built): path.read_bytes() for path in built.rglob("*") if path.is_file()}
    second = {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()}
    assert first.keys() == second.keys()
    assert [str(path) for path in first if first[path] != second[path]] == []


def test_a_project_of_a_first_page_and_the_data_is_built_without_a_warning(folder: Folder) -> None:
    folder.write("mkdocs.yml", SMALLEST)
    result = run_mkdocs(folder.root)
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    # What this guide's own pages would explain is told without a link.
    assert "ranks on two sides of a change can’t be compared.</p>" in folder.read("site/clusters/alpha/index.html")
    assert "Read these for what the ranking counts, and not" in folder.read("site/cities/alpha/index.html")
    folder.write("content/reading-the-ranking.md", "# Reading\n")
    assert run_mkdocs(folder.root).returncode == 0
    assert 'Read these for <a href="../../reading-the-ranking/">what the ranking counts</a>' in folder.read("site/cities/alpha/index.html")


def test_a_warning_of_mkdocs_fails_a_strict_build(folder: Folder) -> None:
    folder.write("mkdocs.yml", f"{SMALLEST}nav: [index.md, more.md]\n")
    result = run_mkdocs(folder.root)
    assert result.returncode == 1
    assert "'more.md' is included in the 'nav' configuration" in result.stderr


def test_mkdocs_is_handed_bytes_which_no_system_gives_other_line_ends(folder: Folder) -> None:
    folder.write("mkdocs.yml", SMALLEST)
    config = load_config(str(folder.path("mkdocs.yml")), site_url="https://guide.example/")
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = config.plugins.on_files(Files([]), config=config)
    assert {"search.json", "robots.txt", "data/clusters.csv", "assets/cityguide/guide.css"} <= files.src_uris.keys()
    assert [file.src_uri for file in files if not isinstance(file, OutputFile) and not isinstance(file._content, bytes)] == []


def test_without_directory_urls(project: Folder) -> None:
    site = site_of(project.root, use_directory_urls=False)
    assert "../ranking/index.html" in parsed(site / "cities" / "alpha.html").links
    assert "cities/alpha.html" in parsed(site / "index.html").links


def test_below_a_path_of_a_host_no_link_is_absolute(built: Path) -> None:
    for page in (built / "index.html", built / "cities/seoul/index.html", built / "ranking/index.html"):
        for link in parsed(page).links:
            assert not link.startswith("/"), f"{page}: {link}"
    assert (
        '<link rel="canonical" href="https://guide.example/proving-grounds/cities/seoul/">'
        in (built / "cities/seoul/index.html").read_text()
    )


def test_without_a_nav_of_its_own_a_project_gets_one_that_a_reader_can_survey(without_an_address: Path) -> None:
    home = (without_an_address / "index.html").read_text()
    nav = "".join(re.findall(r"<nav.*?</nav>", home, re.DOTALL))
    assert "cities/alpha/" in nav
    assert "clusters/" in nav
    assert "clusters/delta/" not in nav
    assert "ranking/2022/" not in nav
    assert (without_an_address / "clusters" / "delta" / "index.html").exists()


def test_a_fault_ends_the_build_and_leaves_the_last_good_site(project: Folder) -> None:
    site = site_of(project.root)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    project.edit("cities/alpha.yml", "tagline:", "taglin:")
    at = project.place("cities/alpha.yml", "taglin:").split(":")[1]
    result = run_mkdocs(project.root)
    assert result.returncode == 1
    told = f"cities/alpha.yml\n  {at}:1  error  unknown key 'taglin'; did you mean 'tagline'?  [unknown-key]\n    {at} | taglin: "
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert before == {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_faults_of_all_files_are_told_at_once(project: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    project.edit("cities/alpha.yml", "kind: museum", "kind: xxmuseum")
    project.write("content/about.md", "# About\n\nSee [@no-such-source] and {{ edtion }}.\n\n```chart\nkind: shars\n```\n")
    project.path("cities/munich.yml").mkdir()
    project.edit("data/standings/2023.csv", "\n2023,2,alpha", "\n2023,1,alpha")
    with pytest.raises(Abort):
        site_of(project.root)
    parts = capsys.readouterr().err.split("\n\n")
    by_file = {part.split("\n")[0]: part for part in parts if part.split("\n")[0].endswith((".yml", ".md", ".csv"))}
    assert list(by_file) == ["cities/munich.yml", "cities/alpha.yml", "content/about.md", "data/standings/2023.csv"]
    assert "\n  1:1  error  this is a folder" in by_file["cities/munich.yml"]
    assert "\n  3:6  error  rank 1 of 2023 is taken" in by_file["data/standings/2023.csv"]
    for file, code in (("cities/alpha.yml", "unknown-word"), ("content/about.md", "unknown-source"), ("content/about.md", "figure")):
        assert f"  [{code}]\n" in by_file[file]


def test_faults_of_written_pages_are_placed_in_them(project: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    lines = project.read("content/about.md").rstrip("\n").count("\n") + 1
    added = "\nSee [@no-such-source] and {{ edtion }}.\n\n```chart\nkind: shars\nclusters: [alpa]\n```\n"
    project.write("content/about.md", project.read("content/about.md") + added)
    with pytest.raises(Abort):
        site_of(project.root)
    told = capsys.readouterr().err
    assert "content/about.md\n" in told
    assert f"\n  {lines + 2}:7  error  unknown source 'no-such-source'" in told
    assert f"\n  {lines + 2}:30  error  unknown figure 'edtion'; did you mean 'edition'?" in told
    assert f"\n  {lines + 5}:7  error  kind: 'shars' is not one of its words; did you mean 'shares'?" in told


def test_an_edition_of_2026_moves_every_page_to_it(tmp_path: Path) -> None:
    guide = copy_of_the_guide(tmp_path / "guide", "seoul")
    data = guide / "data"
    newest = (data / "standings" / "2025.csv").read_text()
    moved = newest.replace("\n2025,", "\n2026,").replace(",5,seoul,", ",98,seoul,")
    assert moved.count("\n2026,98,seoul,") == 1
    (data / "standings" / "2026.csv").write_text(
        "\n".join(line for line in moved.split("\n") if not line.startswith("2026,98,") or "seoul" in line)
    )
    package = data / "datapackage.yml"
    package.write_text(re.sub(r"( *- )standings/2025\.csv", r"\g<0>\n\1standings/2026.csv", package.read_text(), count=1))
    editions = data / "editions.csv"
    rows = editions.read_text().rstrip("\n").split("\n")
    editions.write_text("\n".join([*rows, rows[-1].replace("2025,", "2026,", 1)]) + "\n")
    site = site_of(guide)
    assert "<h1" in (site / "ranking/2025/index.html").read_text()
    assert "Ranking 2026" in (site / "ranking/index.html").read_text()
    city = (site / "cities/seoul/index.html").read_text()
    assert "<strong>No. 98</strong>" in city
    assert "2026 edition" in city
    assert "<dt>Rank, 2026</dt>" in city
    assert ">98th<" in city  # a bound figure in the story's prose
    assert "2026 edition" in (site / "clusters/munich/index.html").read_text()


def test_an_address_that_only_an_extension_makes_ends_the_build(project: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    project.edit("mkdocs.yml", "  - attr_list\n", "  - attr_list\n  - wikilinks:\n      base_url: 'javascript:'\n")
    project.write("content/about.md", "# About\n\nSee [[taken]].\n")
    with pytest.raises(Abort):
        site_of(project.root)
    assert "an address may not begin with 'javascript:', as in 'href' of this <a>" in capsys.readouterr().err
