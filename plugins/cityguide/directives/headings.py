"""A page's headings with the ids that a host gives them, and the text below each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from markdown.extensions.toc import slugify, unique

from cityguide.directives.parsing import FRONT, segments
from cityguide.profiles.model import Profile
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import parse_yaml

_HEADING = re.compile(r"^(?P<level>#{1,6})[ ]+(?P<title>.+?)[ ]*#*[ ]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"[ ]*\{:?[ ]*(?P<list>[^{}\n]*)\}$")
_ID = re.compile(r"(?:^|\s)#([\w-]+)")


@dataclass(frozen=True)
class PageSection:
    """What stands below a heading up to the next, as Markdown without its directives. Before the first, title and id are empty."""

    level: int
    title: str
    id: str
    text: str


def sections(page: str) -> Iterator[PageSection]:
    """The sections of a page's Markdown. Ids are those that Python-Markdown's `toc` makes, or an attribute list gives."""
    text = "".join(segment[1] if isinstance(segment, tuple) else "\n\n" for segment in segments(FRONT.sub("", page)))
    found = [(match, *_titled(match["title"])) for match in _HEADING.finditer(text)]
    used = {id for _, _, id in found if id}
    ends = [*(match.start() for match, _, _ in found), len(text)]
    yield PageSection(0, "", "", text[: ends[0]])
    for (match, title, id), end in zip(found, ends[1:], strict=True):
        yield PageSection(len(match["level"]), title, id or unique(slugify(title, "-"), used), text[match.end() : end])


def story_anchors(profile: Profile) -> list[str]:
    """The ids of the headings of a story's sections on its city's page, where they are the first headings of their words."""
    used: set[str] = set()
    return [unique(_slug(section.title), used) for section in profile.story]


@lru_cache(maxsize=256)
def _slug(title: str) -> str:
    """The id of a heading of the story, of which each page of the city asks again."""
    return slugify(title, "-")


def front_matter(page: str) -> Mapping[str, str]:
    """The values of the front matter that are text; empty without front matter, or if it is not YAML."""
    front = FRONT.match(page)
    document = parse_yaml(TextFile("page", front[1]))[0] if front else None
    values = document.value if document and isinstance(document.value, dict) else {}
    return {key: value for key, value in values.items() if isinstance(value, str)}


def _titled(title: str) -> tuple[str, str]:
    """A heading's words, and the id in its attribute list if it has one."""
    listed = _ATTRIBUTES.search(title)
    if not listed:
        return unescape(title), ""
    id = _ID.search(listed["list"])
    return unescape(title[: listed.start()]), id[1] if id else ""
