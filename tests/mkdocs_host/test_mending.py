"""Ways to mend a page: shown where the project's host has them, and nowhere else."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from building import copy_of_the_guide, run_mkdocs

SITE = "https://guide.example/x/"


def links(site: Path, page: str) -> dict[str, str]:
    """The links below a page by their words."""
    found = re.search(r'<p class="cg-mend">(.*?)</p>', (site / page).read_text(), re.DOTALL)
    return {words: unescape(href) for href, words in re.findall(r'<a[^>]*?href="([^"]*)">([^<]*)</a>', found[1] if found else "")}


@pytest.fixture(scope="module")
def at_github(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = copy_of_the_guide(tmp_path_factory.mktemp("github") / "guide", "seoul")
    result = run_mkdocs(copy, SITE_URL=SITE, REPO_URL="https://github.com/acme/guide", EDIT_URI="edit/main/content/")
    assert result.returncode == 0, result.stderr
    return copy / "site"


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("index.html", "content/index.md"),
        ("about/index.html", "content/about.md"),
        ("cities/seoul/index.html", "cities/seoul.yml"),
        ("clusters/munich/index.html", "data/clusters.csv"),
        ("ranking/2024/index.html", "data/standings/2024.csv"),
        ("sources/index.html", "data/sources.yml"),
    ],
)
def test_a_page_leads_to_the_file_that_it_is_made_from(at_github: Path, page: str, file: str) -> None:
    assert links(at_github, page)["Edit this page"] == f"https://github.com/acme/guide/edit/main/{file}"


@pytest.mark.parametrize("page", ["cities/index.html", "gazetteer/index.html", "design/index.html", "edit/index.html"])
def test_a_page_that_no_single_file_makes_can_only_be_reported(at_github: Path, page: str) -> None:
    assert list(links(at_github, page)) == ["Something here is wrong"]


def test_a_citys_page_leads_to_the_form_and_to_a_proposal(at_github: Path) -> None:
    found = links(at_github, "cities/seoul/index.html")
    assert found["or in a form"] == "../../edit/?city=seoul"
    proposal = urlsplit(found["Propose a place"])
    assert parse_qs(proposal.query) == {"template": ["propose-attraction.yml"], "cluster": ["Seoul"]}


def test_a_report_knows_its_page(at_github: Path) -> None:
    report = urlsplit(links(at_github, "cities/seoul/index.html")["Something here is wrong"])
    assert report.geturl().startswith("https://github.com/acme/guide/issues/new?")
    assert parse_qs(report.query) == {"template": ["wrong.yml"], "title": ["Wrong: Seoul"], "page": [f"{SITE}cities/seoul/"]}


def test_the_form_knows_the_host(at_github: Path) -> None:
    page = (at_github / "edit" / "index.html").read_text()
    assert 'data-repo="https://github.com/acme/guide" data-edit="edit/main/content/" data-name="GitHub"' in page
    assert "cg-edit-host" not in (at_github / "index.html").read_text()


def test_without_an_address_there_is_only_the_form(built: Path) -> None:
    assert links(built, "cities/seoul/index.html") == {"Edit this page in a form": "../../edit/?city=seoul"}
    for page in ("index.html", "clusters/munich/index.html", "edit/index.html", "gazetteer/index.html"):
        assert "cg-mend" not in (built / page).read_text()
        assert "cg-edit-host" not in (built / page).read_text()


def test_another_host_has_no_reports_of_ours(guide_copy: Path) -> None:
    result = run_mkdocs(guide_copy, REPO_URL="https://git.example/acme/guide", EDIT_URI="_edit/main/content/")
    assert result.returncode == 0, result.stderr
    found = links(guide_copy / "site", "cities/seoul/index.html")
    assert found == {
        "Edit this page": "https://git.example/acme/guide/_edit/main/cities/seoul.yml",
        "or in a form": "../../edit/?city=seoul",
    }
    assert "cg-edit-host" not in (guide_copy / "site" / "edit" / "index.html").read_text()
