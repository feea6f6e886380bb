"""A page's sections bear the ids that its page will have: those of Python-Markdown itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import markdown
import pytest

from cityguide.directives.headings import sections
from cityguide.mkdocs_host.markdown_extension import CityguideExtension
from cityguide.project.project import Project

PAGE = """\
---
title: About
---

First words.

# About {{ things }}

## Same

One `# no heading`.

```yaml
# none: either
```

## Same ##

Two.

## Named by hand {#other .small}

### Other

### 한국

### Ōedo & café, what’s “new”?
"""


def ids(tokens: list[dict[str, Any]]) -> Iterator[str]:
    for token in tokens:
        yield token["id"]
        yield from ids(token["children"])


def made_by_markdown(project: Project, text: str) -> list[str]:
    body = text.split("---\n", 2)[2] if text.startswith("---\n") else text
    extensions = ["attr_list", "toc", "smarty", "fenced_code", CityguideExtension(lambda: project)]
    converter: Any = markdown.Markdown(extensions=extensions)
    converter.convert(body)
    return list(ids(converter.toc_tokens))


def test_sections_of_a_page() -> None:
    found = list(sections(PAGE))
    assert [(part.level, part.id) for part in found] == [
        (0, ""), (1, "about-things"), (2, "same"), (2, "same_1"), (2, "other"), (3, "other_1"), (3, "_1"),
        (3, "oedo-cafe-whats-new"),
    ]  # fmt: skip
    assert found[0].text.strip() == "First words."
    assert found[2].text.strip() == "One `# no heading`."
    assert found[3].text.strip() == "Two."


@pytest.mark.parametrize("page", ["", "No heading at all.\n", "---\ntitle: A\n---\n"])
def test_a_page_without_a_heading_is_one_section(page: str) -> None:
    [only] = sections(page)
    assert (only.level, only.id) == (0, "")


def test_ids_are_those_that_markdown_makes(small: Project) -> None:
    text = PAGE.replace(" {{ things }}", "")
    assert [part.id for part in sections(text)][1:] == made_by_markdown(small, text)


def test_ids_of_the_guide_s_own_pages_are_those_that_markdown_makes(the_guide: Project) -> None:
    texts = {page.name: page.text for page in the_guide.written}
    texts |= {page.path: page.content for page in the_guide.outputs if page.path.startswith("cities/") and isinstance(page.content, str)}
    assert len(texts) >= 9
    for name, text in texts.items():
        if name.endswith(".md"):
            found = [part.id for part in sections(text)][1:]
            made = made_by_markdown(the_guide, text)
            assert found == made[: len(found)], name
            assert made[len(found) :] in ([], ["sources"]), "only the notes at a page's end get a heading that its author did not write"
