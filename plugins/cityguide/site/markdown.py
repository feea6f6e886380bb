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
    """What makes the Markdown of `templates/<template>.md.jinja`, which ends with one line break; values are `looked_up` no earlier."""
    return lambda: _templates().get_template(f"{template}.md.jinja").render(**values, **looked_up()).strip() + "\n"
