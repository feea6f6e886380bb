"""The extension of Python-Markdown, by itself."""

import markdown

from cityguide.mkdocs_host.markdown_extension import CityguideExtension
from cityguide.project.project import Project


def test_code_that_may_scroll_is_reached_by_the_keyboard(the_guide: Project) -> None:
    for extension in ("pymdownx.superfences", "fenced_code"):
        md = markdown.Markdown(extensions=[extension, CityguideExtension(lambda: the_guide)])
        html = md.convert("Text.\n\n```yaml\nname: Munich\n```\n\n`code`\n")
        assert html.count('<pre tabindex="0">') == html.count("<pre") == 1
        assert "Munich" in html
