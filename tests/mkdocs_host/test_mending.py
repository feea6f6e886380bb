"""Ways to mend a page: shown where the project's host has them, and nowhere else."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from building import site_of, with_configuration
from small_project import Folder, small_project

SITE = "https://guide.example/x/"


def links(site: Path, page: str) -> dict[str, str]:
    """The links below a page by their words."""
    found = re.search(r'<p class="cg-mend">(.*?)</p>', (site / page).read_text(), re.DOTALL)
    return {words: unescape(href) for href, words in re.findall(r'<a[^>]*?href="([^"]*)">([^<]*)</a>', found[1] if found else "")}


@pytest.fixture(scope="module")
def at_github(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = with_configuration(small_project(tmp_path_factory.mktemp("github")))
    return site_of(project.root, site_url=SITE, repo_url="https://github.com/acme/guide", edit_uri="edit/main/content/")


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("index.html", "content/index.md"),
        ("about/index.html", "content/about.md"),
        ("cities/alpha/index.html", "cities/alpha.yml"),
        ("clusters/delta/index.html", "data/clusters.csv"),
        ("ranking/2022/index.html", "data/standings/2022.csv"),
        ("sources/index.html", "data/sources.yml"),
    ],
)
def test_a_page_leads_to_the_file_that_it_is_made_from(at_github: Path, page: str, file: str) -> None:
    assert links(at_github, page)["Edit this page"] == f"https://github.com/acme/guide/edit/main/{file}"


@pytest.mark.parametrize("page", ["cities/index.html", "gazetteer/index.html", "design/index.html", "edit/index.html"])
def test_a_page_that_no_single_file_makes_can_only_be_reported(at_github: Path, page: str) -> None:
    assert list(links(at_github, page)) == ["Something here is wrong"]


def test_a_citys_page_leads_to_the_form_and_to_a_proposal(at_github: Path) -> None:
    found = links(at_github, "cities/alpha/index.html")
    assert found["or in a form"] == "../../edit/?city=alpha"
    proposal = urlsplit(found["Propose a place"])
    assert parse_qs(proposal.query) == {"template": ["propose-attraction.yml"], "cluster": ["Alpha"]}


def test_a_report_knows_its_page(at_github: Path) -> None:
    report = urlsplit(links(at_github, "cities/alpha/index.html")["Something here is wrong"])
    assert report.geturl().startswith("https://github.com/acme/guide/issues/new?")
    assert parse_qs(report.query) == {"template": ["wrong.yml"], "title": ["Wrong: Alpha"], "page": [f"{SITE}cities/alpha/"]}


def test_a_report_from_a_place_s_page_knows_the_place(at_github: Path) -> None:
    found = links(at_github, "cities/alpha/clock-house/index.html")
    assert list(found) == ["Edit this page", "or in a form", "Something here is wrong"]
    assert found["Edit this page"] == "https://github.com/acme/guide/edit/main/cities/alpha.yml"
    assert parse_qs(urlsplit(found["Something here is wrong"]).query)["field"] == ["attractions/clock-house"]


def test_the_form_knows_the_host(at_github: Path) -> None:
    page = (at_github / "edit" / "index.html").read_text()
    assert 'data-repo="https://github.com/acme/guide" data-edit="edit/main/content/" data-name="GitHub"' in page
    assert "cg-edit-host" not in (at_github / "index.html").read_text()


def test_without_an_address_there_is_only_the_form(built: Path) -> None:
    assert links(built, "cities/seoul/index.html") == {"Edit this page in a form": "../../edit/?city=seoul"}
    for page in ("index.html", "clusters/munich/index.html", "edit/index.html", "gazetteer/index.html"):
        assert "cg-mend" not in (built / page).read_text()
        assert "cg-edit-host" not in (built / page).read_text()


def test_another_host_has_no_reports_of_ours(project: Folder) -> None:
    site = site_of(project.root, repo_url="https://git.example/acme/guide", edit_uri="_edit/main/content/")
    assert links(site, "cities/alpha/index.html") == {
        "Edit this page": "https://git.example/acme/guide/_edit/main/cities/alpha.yml",
        "or in a form": "../../edit/?city=alpha",
    }
    assert "cg-edit-host" not in (site / "edit" / "index.html").read_text()
