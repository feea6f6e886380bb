"""Names as SVG text: one text element a name, all distances in ems, so that CSS can resize it."""

from __future__ import annotations

from html import escape

from cityguide.maps.pins import Pin
from cityguide.maps.placing.labels import LEADING, Placed, Wanted
from cityguide.svg import coordinate, element

LOCAL = 0.9
"""Size of the local script beside the name's."""


def wanted_name(pin: Pin, x: float, y: float, clearance: float, size: float, longest: int = 99) -> Wanted:
    """Return a pin's name with its local script on a line below, ready to be placed.

    A name of more than ``longest`` characters is broken at its spaces.
    """
    lines = [(word, size) for word in (pin.label.split() if len(pin.label) > longest else [pin.label])]
    if pin.second_label:
        lines.append((pin.second_label, size * LOCAL))
    return Wanted(pin, x, y, clearance, tuple(lines))


def in_two(name: str) -> list[str]:
    """Break a name at the space nearest its middle; a name of one word stays whole."""
    spaces = [index for index, sign in enumerate(name) if sign == " "]
    if not spaces:
        return [name]
    at = min(spaces, key=lambda index: abs(2 * index + 1 - len(name)))
    return [name[:at], name[at + 1 :]]


def stacked(label: str, size: float) -> tuple[tuple[str, float], ...]:
    """Break a cluster's name at its dashes: "San Jose–", "San Francisco"."""
    pieces = label.replace("–", "–\n").split("\n")
    return tuple((piece, size) for piece in pieces if piece)


def lettered(placed: Placed, class_: str = "cg-map-name") -> str:
    """Return the text element of a placed name."""
    wanted, pin, size = placed.wanted, placed.wanted.pin, placed.wanted.lines[0][1]
    spans: list[str] = []
    x = coordinate(placed.x)
    for index, (line, height) in enumerate(wanted.lines):
        head = f'x="{x}" dy="{LEADING:g}em"' if index else f'dy="{placed.drop:g}em"'
        if index == len(wanted.lines) - 1 > 0 and line == pin.second_label:
            head += f' class="cg-map-local" font-size="{height / size:g}em"' + (f' lang="{escape(pin.language)}"' if pin.language else "")
        spans.append(f"<tspan {head}>{escape(line)}</tspan>")
    between = " " if pin.kind == "attraction" else ""  # the two lines of a name that was broken at a space
    head = f'class="{class_}" x="{x}" y="{coordinate(placed.y)}" font-size="{coordinate(size)}"'
    if placed.anchor != "start":
        head += f' text-anchor="{placed.anchor}"'
    return f"<text {head}>{between.join(spans)}</text>"


def leader(placed: Placed, class_: str = "cg-map-leader") -> str:
    """Return the line from a dot to a name that stands off, or nothing."""
    if placed.leader is None:
        return ""
    x, y = placed.leader
    return element("line", class_=class_, x1=placed.wanted.x, y1=placed.wanted.y, x2=x, y2=y)
