"""Small SVG: short coordinates, escaped text. Shapes have classes; a style sheet gives their colours."""

from __future__ import annotations

from functools import cache, lru_cache
from html import escape


@lru_cache(maxsize=8192)  # most are tenths of a few hundred units
def coordinate(value: float) -> str:
    """Return a coordinate with at most one decimal."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


@cache
def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def element(name: str, content: str = "", **values: str | float | None) -> str:
    """Return one element; ``content`` is markup, already escaped.

    Of ``values`` those that are not None become attributes; ``class_`` and ``aria_label`` work.
    """
    head = f"<{name}"
    for key, value in values.items():
        if value is not None:
            head += f' {_name(key)}="{escape(value) if isinstance(value, str) else coordinate(value)}"'
    return f"{head}>{content}</{name}>" if content else f"{head}/>"


def text_element(content: str, x: float, y: float, **values: str | float | None) -> str:
    """Return a text element; ``content`` is plain and gets escaped."""
    return element("text", escape(content), x=x, y=y, **values)
