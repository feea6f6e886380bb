"""Pins: the places that a map shows, with their names and links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Pin:
    """A point on a map, WGS-84 degrees."""

    latitude: float
    longitude: float
    label: str
    kind: Literal["cluster", "city", "attraction", "station", "district", "water"]
    href: str | None = None
    """Where the pin leads: a page, or a place on this page (``#id``)."""
    number: int | None = None
    """The number an attraction has in the list beside the map."""
    local_label: str | None = None
    """The name in the local script, left out when it equals ``label``."""
    language: str | None = None
    """BCP 47 tag of ``local_label``, which picks the right glyphs for Han characters."""
    emphasis: bool = False
    """Drawn larger; on the world map, with its name."""
    place: str | None = None
    """The id of an attraction; scripts find its pin by it."""
    icon: str | None = None
    """The kind of place whose icon stands beside the number."""
    accent: str | None = None
    """The name of the accent that the pin has on the world map."""
    tier: Literal[0, 1, 2] = 1
    """How large its dot on the world map is, 0 the largest."""
    short: str | None = None
    """The name of an attraction where it is set on a map; None where a map shows the number alone."""

    def __post_init__(self) -> None:
        """Raise ValueError for coordinates that are not on the earth."""
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise ValueError(f"{self.label}: {self.latitude}, {self.longitude} is not on the earth")

    @property
    def name(self) -> str:
        """The pin's accessible name; the number comes first, then what is seen beside it (WCAG 2.5.3, label in name)."""
        told = self.label if self.label.startswith(self.short or "") else f"{self.short}, {self.label}"
        return told if self.number is None else f"{self.number}. {told}"

    @property
    def second_label(self) -> str | None:
        """The local name when it says something that ``label`` does not."""
        return self.local_label if self.local_label and self.local_label != self.label else None


def named_places(pins: Sequence[Pin]) -> list[Pin]:
    """Return the cities, or the cluster's own pin where no city is given."""
    cities = [pin for pin in pins if pin.kind == "city"]
    return cities or [pin for pin in pins if pin.kind == "cluster"]


def sights_by_number(pins: Sequence[Pin]) -> list[Pin]:
    """Return the attractions, by number, those without one last."""
    found = [pin for pin in pins if pin.kind == "attraction"]
    return sorted(found, key=lambda pin: (pin.number is None, pin.number or 0, pin.label))
