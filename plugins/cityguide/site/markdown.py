"""A generated page's Markdown, from its template."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cityguide.directives.view import environment, template_of

if TYPE_CHECKING:
    import jinja2


@cache
def _templates() -> jinja2.Environment:
    import jinja2  # which a check does not need

    return environment().overlay(loader=jinja2.PackageLoader("cityguide", "site/templates"), finalize=_plain)


_MEANS_SOMETHING = re.compile(r"[\\`*_{}\[\]<>&#|~^]|^[-+:=]|(?<=^\d)[.)]", re.MULTILINE)
"""Signs that Markdown, or an extension of it, may take for more than themselves."""

_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def _plain(value: object) -> object:
    """A value in a template as text that Markdown leaves alone, whatever extensions a publisher has. What is `safe` stays Markdown."""
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    return _MEANS_SOMETHING.sub(lambda sign: _NAMED.get(sign[0]) or f"&#{ord(sign[0])};", value)


@dataclass(frozen=True)
class FromTemplate:
    """Called, it renders `templates/<name>.md.jinja`, with one line break at its end; only then is `looked_up` called."""

    name: str
    looked_up: Callable[[], Mapping[str, object]]
    values: Mapping[str, object]

    def __call__(self) -> str:
        return template_of(_templates(), f"{self.name}.md.jinja").render(**self.values, **self.looked_up()).strip() + "\n"

    def has(self, directive: str) -> bool:
        """Whether the template has a directive. Most have no chart, and need not be rendered to find that out."""
        return f"```{directive}\n" in _source(self.name)


def has_chart(made: str | Callable[[], str]) -> bool:
    """Whether the text of a generated page may have a chart."""
    return made.has("chart") if isinstance(made, FromTemplate) else callable(made) or "```chart\n" in made


@cache
def _source(name: str) -> str:
    return (Path(__file__).resolve().parent / "templates" / f"{name}.md.jinja").read_text(encoding="utf-8")


def one_directive(name: str, **options: str) -> str:
    """The Markdown of a page of nothing but a directive, whose options are plain words."""
    return "\n".join([f"```{name}", *(f"{key}: {word}" for key, word in options.items()), "```\n"])


def markdown(template: str, looked_up: Callable[[], Mapping[str, object]] = dict, **values: object) -> FromTemplate:
    """What makes the Markdown of a page from a template, when it is called."""
    return FromTemplate(template, looked_up, values)
