"""Small SVG: short coordinates, escaped text. Shapes have classes; a style sheet gives their colours."""

from __future__ import annotations

from functools import cache
from html import escape


def coordinate(value: float) -> str:
    """Return a coordinate with at most one decimal."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def attributes(**values: str | float | None) -> str:
    """Return `` name="value"`` for each value that is not None; ``class_`` and ``aria_label`` work."""
    parts = []
    for key, value in values.items():
        if value is not None:
            text = escape(value) if isinstance(value, str) else coordinate(value)
            parts.append(f' {_name(key)}="{text}"')
    return "".join(parts)


@cache
def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def element(name: str, content: str = "", **values: str | float | None) -> str:
    """Return one element; ``content`` is markup, already escaped."""
    head = f"<{name}{attributes(**values)}"
    return f"{head}>{content}</{name}>" if content else f"{head}/>"


def text_element(content: str, x: float, y: float, **values: str | float | None) -> str:
    """Return a text element; ``content`` is plain and gets escaped."""
    return element("text", escape(content), x=x, y=y, **values)
