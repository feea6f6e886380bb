"""Which hand-written pages a guide has: the folder that `mkdocs.yml` names, without what MkDocs leaves out and what editors lay there."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import site_of
from small_project import Folder

from cityguide.cli import main

DRAFT = "# A draft\n\nSee [what is not written yet](later.md). It has 12 rooms.\n"

SETTINGS = "site_name: A guide\ntheme: cityguide\nplugins: [cityguide]\nmarkdown_extensions: [attr_list]\n"

NO_PAGES = {
    "docs/drafts/a.md": "exclude_docs: |\n  drafts/\n",
    "docs/deep/drafts/a.md": "exclude_docs: drafts/\n",
    "docs/a-draft.md": "draft_docs: '*-draft.md'\n",
    "docs/.trash/a.md": "",
    "docs/.obsidian/templates/a.md": "",
    "docs/templates/a.md": "",
    "docs/.#index.md": "",
    "docs/._index.md": "",
}


@pytest.fixture
def there(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.chdir(folder.root)
    folder.path("content").rename(folder.path("docs"))
    folder.write("docs/index.md", "# Hello\n")
    folder.write("mkdocs.yml", SETTINGS)
    return folder


def told(capsys: pytest.CaptureFixture[str], *paths: str) -> str:
    main(["check", *paths])
    return "".join(capsys.readouterr())


@pytest.mark.parametrize(("name", "settings"), NO_PAGES.items())
def test_what_mkdocs_leaves_out_is_no_page(there: Folder, name: str, settings: str, capsys: pytest.CaptureFixture[str]) -> None:
    there.write(name, DRAFT)
    there.write("mkdocs.yml", SETTINGS + settings)
    site = site_of(there.root)
    assert "12 rooms" not in "".join(page.read_text() for page in site.rglob("*.html"))
    assert name not in told(capsys, "docs")


def test_a_readme_is_no_page_beside_an_index(there: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    there.write("docs/README.md", DRAFT)
    assert "12" not in told(capsys, "docs")
    there.path("docs/index.md").unlink()
    assert "docs/README.md\n  3:" in told(capsys, "docs")


def test_what_is_not_in_the_navigation_is_a_page(there: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    there.write("docs/aside.md", DRAFT)
    there.write("mkdocs.yml", f"{SETTINGS}not_in_nav: aside.md\nexclude_docs: other.md\n")
    assert "docs/aside.md\n  3:" in told(capsys, "docs")


def test_a_link_to_what_is_left_out_leads_nowhere(there: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    there.write("docs/drafts/a.md", "# A\n")
    there.write("docs/index.md", "# Hello\n\n[A](drafts/a.md)\n")
    assert "[link]" not in told(capsys, "docs")
    there.write("mkdocs.yml", f"{SETTINGS}exclude_docs: drafts/\n")
    assert "3:5  error  the link leads nowhere: there is no 'drafts/a.md' in the guide" in told(capsys, "docs")


@pytest.mark.parametrize(
    ("folder_of_pages", "settings"),
    [
        ("docs", ""),
        ("docs", "nav: [index.md]\n"),
        ("pages", "docs_dir: pages\n"),
        ("site/pages", "docs_dir: 'site/pages'\nsite_dir: out\n"),
        ("pages", "docs_dir: !ENV [NO_SUCH_VARIABLE, pages]\n"),
        ("pages", "INHERIT: base.yml\n"),
        ("pages", "docs_dir: pages\nhooks: [hook.py]\n"),
    ],
)
def test_every_command_reads_the_folder_that_mkdocs_reads(
    there: Folder, folder_of_pages: str, settings: str, capsys: pytest.CaptureFixture[str]
) -> None:
    there.write("base.yml", "docs_dir: pages\n")
    there.write("hook.py", "def on_pre_build(config):\n    pass\n")
    there.write("mkdocs.yml", SETTINGS + settings)
    there.write(f"{folder_of_pages}/index.md", "# Hello\n\nIt has 12 rooms.  \nAnd more.\n\n\n")
    out = told(capsys, folder_of_pages)
    assert f"{folder_of_pages}/index.md\n  3:8  error  '12' is a figure" in out
    assert "empty lines at the end" in out
    for command in (["freshness"], ["export", "there"]):
        assert main(command) == 1
        assert f"{folder_of_pages}/index.md\n  3:8  error" in capsys.readouterr().err
    there.write(f"{folder_of_pages}/index.md", "# Hello\n")
    there.write(f"{folder_of_pages}/plan.pdf", "A plan")
    there.write(f"{folder_of_pages}/.hidden/plan.pdf", "A plan")
    assert main(["export", "there"]) == 0
    assert there.read("there/plan.pdf") == "A plan"
    assert not there.path("there/.hidden").exists()


def test_without_a_configuration_pages_are_in_content(there: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    there.path("mkdocs.yml").unlink()
    there.write("content/index.md", DRAFT)
    assert "content/index.md\n  3:" in told(capsys)


@pytest.mark.parametrize(
    "settings",
    ["plugins: [cityguide]\n  nav:\n", "docs_dir: [a]\n", "", "docs_dir: nowhere\n", "plugins: [no-such-plugin]\n", "- a\n", "\x00"],
)
def test_a_configuration_that_mkdocs_refuses_does_not_keep_a_check_from_the_rest(
    there: Folder, settings: str, capsys: pytest.CaptureFixture[str]
) -> None:
    there.write("mkdocs.yml", settings)
    there.edit("cities/alpha.yml", "kind: museum", "kind: muesum")
    assert "'muesum' is not one of its words" in told(capsys, "cities")


BESIDE = [
    ".#alpha.yml",
    "._alpha.yml",
    ".alpha.yml.swp",
    "#alpha.yml#",
    "alpha.yml~",
    ".alpha.yml",
    ".DS_Store",
    "~$alpha.yml",
    ".git/alpha.yml",
]


@pytest.mark.parametrize("folder_of_files", ["cities", "data", "data/standings", "docs", "photographs"])
def test_what_editors_and_systems_lay_beside_files_is_not_read(
    there: Folder, folder_of_files: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = told(capsys)
    for name in BESIDE if folder_of_files != "docs" else [name for name in BESIDE if name.startswith(".")]:
        there.write(f"{folder_of_files}/{name}", b"\0\5\26\7\0 Mac OS X \xb0")
        there.write(f"{folder_of_files}/{name.replace('.yml', '.md')}", b"\0\5\26\7\0 Mac OS X \xb0")
    lock = Path(there.root, folder_of_files, ".#beta-gamma.yml")
    lock.symlink_to("editor@host.1234:1700000000")
    assert told(capsys) == before
    assert site_of(there.root).is_dir()
