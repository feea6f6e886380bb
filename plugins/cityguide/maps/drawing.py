"""A map as a value: paths of what it shows, its root element, and the shapes and icons that it uses by reference.

Colours never appear here; every shape has a class and ``assets/css/map.css`` gives both schemes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from cityguide.svg import coordinate, element


@dataclass
class Shapes:
    """What a drawing uses by reference: shores and lines, which several plates share or which a file of their own makes light.

    ``file`` is the address of that file; empty where the page defines them at its end. ``sources`` are ids of what they are made from.
    """

    file: str = ""
    markup: dict[str, str] = field(default_factory=dict)
    sources: dict[str, None] = field(default_factory=dict)

    def path(self, shape_id: str, data: str) -> None:
        """Define a path whose lines keep their width at every size; its colours are those of whoever uses it."""
        values = {"vector_effect": "non-scaling-stroke", "stroke_linejoin": "round", "stroke_linecap": "round"}
        self.markup[shape_id] = element("path", id=shape_id, **values, d=data)

    def shore(self, shore_id: str, lines: int, transform: str) -> str:
        """Return uses of a shore that is defined: ``lines`` in the water along it, two strokes each, and the land over them."""
        water = element("g", self.use(shore_id) * (2 * lines), class_="cg-map-lines")
        return element("g", water + self.use(shore_id, "cg-map-land"), transform=transform)

    def use(self, shape_id: str, class_: str | None = None) -> str:
        """Return a use of a shape."""
        return element("use", href=f"{self.file}#{shape_id}", class_=class_)


@dataclass(frozen=True)
class Drawing:
    """A map in units of its own. It depends on its pins alone, and can stand on any page.

    A map without links is one image. A map with links is a group, since ``role="img"`` would hide the links from a screen
    reader. ``sliced`` lets CSS give the box another shape; the middle is kept.
    """

    map_id: str
    title: str
    summary: str
    class_: str
    width: float
    height: float
    content: str
    """Markup without its root element."""
    linked: bool = False
    sliced: bool = False
    shapes: Mapping[str, str] = field(default_factory=dict)
    """Markup of the shapes that it uses, by their ids (:func:`shapes_defined`)."""
    file: str = ""
    """The address of the file that defines them; empty where its page must."""
    sources: tuple[str, ...] = ()
    """Ids of the sources of its shore and its lines."""
    icons: tuple[str, ...] = ()
    """The kinds of place whose icons it uses, in the order of the alphabet; its page must define them (``icons_defined``)."""

    def svg(self, nth: int = 1) -> str:
        """Return the root element, which scales with its column; ``nth`` numbers drawings of one ``map_id`` on a page."""
        map_id = self.map_id if nth == 1 else f"{self.map_id}-{nth}"
        names = {"role": "group", "aria_labelledby": f"{map_id}-title", "aria_describedby": f"{map_id}-desc"}
        if not self.linked:
            names = {"role": "img", "aria_labelledby": f"{map_id}-title {map_id}-desc"}
        head = element("title", escape(self.title), id=f"{map_id}-title") + element("desc", escape(self.summary), id=f"{map_id}-desc")
        return element(
            "svg",
            head + self.content,
            xmlns="http://www.w3.org/2000/svg",
            id=map_id,
            class_=f"cg-map {self.class_}",
            viewBox=f"0 0 {coordinate(self.width)} {coordinate(self.height)}",
            preserveAspectRatio="xMidYMid slice" if self.sliced else None,
            **names,
        )


def shapes_defined(shapes: Mapping[str, str]) -> str:
    """Return what a page needs once for all its drawings: their shapes, in an SVG of no size, hidden from screen readers too."""
    defined = element("defs", "".join(shapes.values()))
    return element("svg", defined, class_="cg-shapes", width=0, height=0, aria_hidden="true", focusable="false")


def shapes_file(shapes: Mapping[str, str]) -> str:
    """Return the same as a file, which drawings of any page of the site may use."""
    return element("svg", element("defs", "".join(shapes.values())), xmlns="http://www.w3.org/2000/svg")
