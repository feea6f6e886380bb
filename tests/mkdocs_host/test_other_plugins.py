"""The guide beside plugins that people have: whose braces and pages are whose, and what they find of ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import site_of
from links_of_pages import dead_links
from mkdocs.exceptions import Abort, ConfigurationError
from small_project import Folder

from cityguide.cli import main
from cityguide.mkdocs_host.serve_command.preview import Preview

GENERATED = """
import mkdocs_gen_files

with mkdocs_gen_files.open("events.md", "w") as file:
    print("# Events", file=file)
with mkdocs_gen_files.open("trends.md", "w") as file:
    print("# Trends of ours", file=file)
"""

FIGURES = "# About\n\nOf the {{ edition }} edition {{ edition.known }} ranks are known.\n\n```yaml\nstory: {{ name }}\n```\n"


@pytest.fixture
def small(folder: Folder) -> Folder:
    """A project of the package's README, whose plugins a test names."""
    folder.write("mkdocs.yml", "site_name: A guide\ntheme: {name: material}\nplugins: PLUGINS\nmarkdown_extensions: [attr_list]\n")
    folder.path("content").rename(folder.path("docs"))
    return folder


def with_plugins(folder: Folder, plugins: str, more: str = "") -> Folder:
    folder.write("mkdocs.yml", folder.read("mkdocs.yml").replace("PLUGINS", plugins) + more)
    return folder


@pytest.mark.parametrize("plugins", ["[cityguide, macros]", "[macros, cityguide]", "[cityguide, {macros: {on_error_fail: true}}]"])
def test_macros_leaves_our_braces_alone_and_gets_those_of_pages_that_ask_for_it(small: Folder, plugins: str) -> None:
    small.write("docs/about.md", FIGURES)
    small.write("docs/sums.md", "---\nrender_macros: true\n---\n# Sums\n\nIt is {{ 6 * 7 }}.\n")
    small.write("docs/loop.md", "# Loop\n\n{% for word in ('one', 'two') %}- {% raw %}A{% endraw %} word\n{% endfor %}\n")
    site = site_of(with_plugins(small, plugins).root)
    for page in site.rglob("*.html"):
        assert "Macro" not in page.read_text(), page
    assert "{{ name }}" in (site / "about/index.html").read_text()
    assert "ranks are known" in (site / "about/index.html").read_text()
    assert "It is 42." in (site / "sums/index.html").read_text()
    assert "<li>A word</li>" in (site / "loop/index.html").read_text()


@pytest.mark.parametrize(
    ("text", "said"), [("{% nope %}", "Encountered unknown tag 'nope'"), ("{% include 'no.md' %}", "TemplateNotFound")]
)
def test_a_page_that_macros_cannot_render_ends_the_build(small: Folder, text: str, said: str, caplog: pytest.LogCaptureFixture) -> None:
    small.write("docs/broken.md", f"# Broken\n\n{text}\n")
    with pytest.raises(Abort):
        site_of(with_plugins(small, "[cityguide, macros]").root)
    assert "mkdocs-macros can't render broken.md: _File_: `broken.md` _" in caplog.text
    assert said in caplog.text


def test_a_redirect_may_lead_to_a_page_of_ours(small: Folder) -> None:
    plugins = "[{redirects: {redirect_maps: {cities/aleph.md: cities/alpha.md, old.md: 'ranking/index.md#more'}}}, cityguide]"
    site = site_of(with_plugins(small, plugins).root)
    assert 'url=../alpha/"' in (site / "cities/aleph/index.html").read_text()
    assert 'url=../ranking/#more"' in (site / "old/index.html").read_text()


@pytest.mark.parametrize("plugins", ["[cityguide, {gen-files: {scripts: [gen.py]}}]", "[{gen-files: {scripts: [gen.py]}}, cityguide]"])
def test_pages_of_a_script_are_pages_that_links_may_lead_to(
    small: Folder, plugins: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(small.root)
    small.write("gen.py", GENERATED)
    small.write("docs/index.md", "# Hello\n\nSee [events](events.md) and [trends](trends.md).\n")
    site = site_of(with_plugins(small, plugins).root)
    assert "Trends of ours" in (site / "trends/index.html").read_text()
    main(["check", "docs"])
    assert "[link]" not in capsys.readouterr().err
    assert Preview(small.path("mkdocs.yml"), folder_in(small, "preview"), "http://127.0.0.1:8000/").problems == []
    small.edit("docs/index.md", "events.md", "evnts.md")
    said = "docs/index.md\n  3:14  error  the link leads nowhere: there is no 'evnts.md' in the guide; did you mean 'events.md'?  [link]"
    with pytest.raises(Abort):
        site_of(small.root)
    assert said in capsys.readouterr().err
    assert main(["check", "docs"]) == 1
    assert said in capsys.readouterr().err
    found = Preview(small.path("mkdocs.yml"), folder_in(small, "preview-2"), "http://127.0.0.1:8000/").problems
    assert [(str(problem.at), problem.code) for problem in found] == [("docs/index.md:3:14", "link")]


def folder_in(folder: Folder, name: str) -> Path:
    folder.path(name).mkdir()
    return folder.path(name)


def test_pages_of_a_blog_and_of_tags_are_pages_that_links_may_lead_to(small: Folder) -> None:
    small.write("docs/index.md", "# Hello\n\nSee the [blog](blog/index.md), [2026](blog/archive/2026.md) and [tags](tags.md).\n")
    small.write("docs/tags.md", "# Tags\n\n<!-- material/tags -->\n")
    small.write("docs/blog/posts/one.md", "---\ndate: 2026-01-02\ntags: [one]\n---\n# A post\n\nWords.\n")
    assert dead_links(site_of(with_plugins(small, "[blog, cityguide, tags]").root)) == []


@pytest.mark.parametrize("plugins", ["[cityguide, {i18n: {languages: [{locale: en, default: true, name: English, build: true}]}}]"])
def test_a_plugin_that_drops_our_pages_is_refused_by_name(small: Folder, plugins: str) -> None:
    with pytest.raises(ConfigurationError, match="mkdocs-static-i18n, the plugin 'i18n', drops the pages that cityguide makes"):
        site_of(with_plugins(small, plugins).root)


@pytest.mark.parametrize(
    ("plugins", "more"), [("[cityguide]", "use_directory_urls: false\n"), ("[offline, cityguide, search]", ""), ("[cityguide]", "")]
)
def test_no_link_is_dead_whatever_addresses_look_like(small: Folder, plugins: str, more: str) -> None:
    site = site_of(with_plugins(small, plugins, more).root)
    assert dead_links(site, and_404=True) == []
