"""The preview without a browser: its pages are those of a build, it renews what changed, and a fault costs it nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from building import DAY, ROOT, copy_of_the_guide, site_of

from cityguide.mkdocs_host.serve_command.preview import Preview

ADDRESS = "http://127.0.0.1:8000/"


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    project = copy_of_the_guide(tmp_path / "guide", "seoul")
    (tmp_path / "made").mkdir()
    return Preview(project / "mkdocs.yml", tmp_path / "made", ADDRESS)


def shown(preview: Preview, path: str) -> str:
    content = preview.read(path)
    assert content is not None
    return content.decode()


def edit(preview: Preview, name: str, old: str, new: str) -> None:
    file = preview.config_file.parent / name
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, text.count(old)
    file.write_text(text.replace(old, new), encoding="utf-8")
    preview.refresh()


@pytest.mark.slow
def test_its_files_are_those_of_a_build(preview: Preview) -> None:
    site = site_of(preview.config_file.parent, site_url=ADDRESS)
    built = {path.relative_to(site).as_posix(): path.read_bytes() for path in files(site)}
    assert len(built) > 300
    made = {path: preview.read(path) for path in built}
    # What tells search engines of the pages is of no use in a preview.
    assert {path for path in built if made[path] is None} == {"sitemap.xml", "sitemap.xml.gz"}
    assert [path for path in built if made[path] not in (None, built[path])] == []


def files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def test_an_edit_shows_on_every_page_that_tells_of_it(preview: Preview) -> None:
    assert "Mended by hand" not in shown(preview, "cities/seoul/index.html") + shown(preview, "index.html")
    edit(preview, "cities/seoul.yml", 'tagline: "A bus before', 'tagline: "Mended by hand before')
    assert "Mended by hand" in shown(preview, "cities/seoul/index.html")
    assert "Mended by hand" in shown(preview, "index.html")


def test_a_fault_shows_over_the_last_good_page_and_goes_when_mended(preview: Preview) -> None:
    good = shown(preview, "cities/seoul/index.html")
    edit(preview, "cities/seoul.yml", "\ntagline: ", "\ntaglin<: ")
    bad = shown(preview, "cities/seoul/index.html")
    panel = bad[bad.index('<details class="cg-panel"') :]
    assert "cities/seoul.yml" in panel
    assert "taglin&lt;" in panel
    assert "taglin<" not in panel
    assert "cg-panel" in shown(preview, "404.html")
    edit(preview, "cities/seoul.yml", "\ntaglin<: ", "\ntagline: ")
    assert shown(preview, "cities/seoul/index.html") == good


def test_files_that_come_and_go_are_noticed(preview: Preview) -> None:
    path = "cities/beijing/index.html"
    assert preview.read(path) is None
    added = preview.config_file.parent / "cities" / "beijing.yml"
    added.write_bytes((ROOT / "cities" / "beijing.yml").read_bytes())
    preview.refresh()
    assert "Beijing" in shown(preview, path)
    added.unlink()
    preview.refresh()
    assert preview.read(path) is None


def test_a_guide_that_was_never_whole_shows_its_problems_alone(tmp_path: Path) -> None:
    project = copy_of_the_guide(tmp_path / "guide", "seoul")
    profile = project / "cities" / "seoul.yml"
    good = profile.read_text(encoding="utf-8")
    profile.write_text(good.replace("\ncities:", "\ncitis:"), encoding="utf-8")
    (tmp_path / "made").mkdir()
    preview = Preview(project / "mkdocs.yml", tmp_path / "made", ADDRESS)
    assert "citis" in shown(preview, "index.html")
    profile.write_text(good, encoding="utf-8")
    preview.refresh()
    assert "cg-panel" not in shown(preview, "index.html")


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("site_name: [", "mkdocs.yml"),
        ("site_name: A guide\ndocs_dir: content\ntheme: {name: material}\n", "the plugin &#x27;cityguide&#x27; is not named"),
        ("docs_dir: content\nplugins: [cityguide]\n", "mkdocs.yml"),
    ],
)
def test_a_faulty_configuration_is_a_problem_too(preview: Preview, config: str, said: str) -> None:
    preview.config_file.write_text(config, encoding="utf-8")
    preview.refresh()
    assert said in shown(preview, "index.html")


def test_the_last_good_site_stays_whole_where_another_plugin_stops_the_next(preview: Preview) -> None:
    good = shown(preview, "cities/seoul/index.html")
    hook = preview.config_file.parent / "hook.py"
    hook.write_text(
        "from mkdocs.exceptions import Abort\n\ndef on_nav(nav, config, files):\n    raise Abort('stopped')\n", encoding="utf-8"
    )
    configuration = preview.config_file.read_text(encoding="utf-8")
    preview.config_file.write_text(configuration + "\nhooks: [hook.py]\n", encoding="utf-8")
    edit(preview, "cities/seoul.yml", 'tagline: "A bus before', 'tagline: "A car before')
    bad = shown(preview, "cities/seoul/index.html")
    assert "stopped" in bad and "A car with" not in bad
    preview.config_file.write_text(configuration, encoding="utf-8")
    edit(preview, "cities/seoul.yml", 'tagline: "A car before', 'tagline: "A bus before')
    assert shown(preview, "cities/seoul/index.html") == good


@pytest.mark.parametrize("path", ["..\\secret.txt", "made:secret.txt"])
def test_no_path_leads_out_of_the_folder_on_any_system(preview: Preview, path: str) -> None:
    (preview.folder / path).write_text("secret", encoding="utf-8")
    assert preview.read(path) is None
