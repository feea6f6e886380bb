"""A generated page's Markdown, from its template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from cityguide.directives.view import environment

if TYPE_CHECKING:
    import jinja2


@cache
def _templates() -> jinja2.Environment:
    import jinja2  # which a check does not need

    return environment().overlay(loader=jinja2.PackageLoader("cityguide", "site/templates"))


def markdown(template: str, looked_up: Callable[[], Mapping[str, object]] = dict, **values: object) -> Callable[[], str]:
    """A function that renders `templates/<template>.md.jinja`, with one line break at its end; only then is `looked_up` called."""
    return lambda: _templates().get_template(f"{template}.md.jinja").render(**values, **looked_up()).strip() + "\n"
