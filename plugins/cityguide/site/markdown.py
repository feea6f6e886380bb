"""A generated page's Markdown, from its template."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from cityguide.directives.view import environment

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


def markdown(template: str, looked_up: Callable[[], Mapping[str, object]] = dict, **values: object) -> Callable[[], str]:
    """A function that renders `templates/<template>.md.jinja`, with one line break at its end; only then is `looked_up` called."""
    return lambda: _templates().get_template(f"{template}.md.jinja").render(**values, **looked_up()).strip() + "\n"
