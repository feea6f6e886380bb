"""The extension of Python-Markdown, by itself."""

import markdown
import pytest

from cityguide.mkdocs_host.markdown_extension import MOST_ALIKE, CityguideExtension, PageMarkdown
from cityguide.project.project import Project


def test_code_that_may_scroll_is_reached_by_the_keyboard(the_guide: Project) -> None:
    for extension in ("pymdownx.superfences", "fenced_code"):
        md = markdown.Markdown(extensions=[extension, CityguideExtension(lambda: the_guide)])
        html = md.convert("Text.\n\n```yaml\nname: Munich\n```\n\n`code`\n")
        assert html.count('<pre tabindex="0">') == html.count("<pre") == 1
        assert "Munich" in html


PLACE = "```place\ncluster: seoul\nplace: {}\n```\n"


def test_a_page_like_another_is_not_parsed_again_and_is_the_same(the_guide: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    extensions = ["toc", "attr_list", "smarty", "pymdownx.superfences", CityguideExtension(lambda: the_guide)]
    of_pages, plain = PageMarkdown(extensions=extensions), markdown.Markdown(extensions=extensions)
    parsed: list[object] = []
    monkeypatch.setattr(
        of_pages.parser, "parseDocument", lambda lines, parse=of_pages.parser.parseDocument: (parsed.append(lines), parse(lines))[1]
    )
    profile = the_guide.guide.profile("seoul")
    assert profile
    texts = [PLACE.format(place.id) for place in profile.attractions[:4]]
    texts += ["", " \n", "# A *b*\n\n<div>c</div>\n\n[d](e.md){: #f }", *texts, "## Notes\n\nText.\n\n" + texts[0], "```py\na\n```\n"]
    for text in texts:
        assert of_pages.reset().convert(text) == plain.reset().convert(text)
        assert of_pages.toc_tokens == (getattr(plain, "toc_tokens", []) if text.strip() else of_pages.toc_tokens)
    assert 0 < len(parsed) < len(texts) - 6


def test_however_many_pages_stand_alone_those_after_them_are_taken_for_each_other(the_guide: Project) -> None:
    of_pages = PageMarkdown(extensions=["toc", CityguideExtension(lambda: the_guide)])
    for number in range(2 * MOST_ALIKE):
        of_pages.reset().convert(f"# A city {'of cities ' * number}\n\n" + PLACE.format("ddp"))
    assert len(of_pages.alike) == MOST_ALIKE
    of_pages.reset().convert(PLACE.format("ddp"))
    assert len(of_pages.alike) == MOST_ALIKE
    assert "A city" not in [*of_pages.alike][-1]


@pytest.mark.parametrize("extensions", [[], ["md_in_html"]])
def test_stashed_html_is_put_back_as_python_markdown_does(the_guide: Project, extensions: list[str]) -> None:
    with_ours = markdown.Markdown(extensions=[*extensions, CityguideExtension(lambda: the_guide)])
    plain = markdown.Markdown(extensions=extensions)
    for text in ("<div>a\n\n<b>c</b></div>\n\n<i>d</i>\n\ne <i>f</i>", "<div markdown='1'>\n*a*\n\n<i>b</i>\n</div>"):
        assert with_ours.reset().convert(text) == plain.reset().convert(text)
    for md in (with_ours, plain):
        md.reset()
        inner = md.htmlStash.store("<i>a</i>")
        block = md.htmlStash.store(f"<div>{inner}</div>")
        assert md.postprocessors["raw_html"].run(f"<p>{block}</p> {inner}<p>{inner}</p>{md.htmlStash.get_placeholder(7)}") == (
            f"<div><i>a</i></div> <i>a</i><p><i>a</i></p>{md.htmlStash.get_placeholder(7)}"
        )
