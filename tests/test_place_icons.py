"""Icons: one for each kind of place, inside its grid, defined once a page and used by its name."""

import re
import xml.etree.ElementTree as ET

import pytest

from cityguide.place_icons import ICON_GRID, PLACE_ICONS, icon_used, icons_defined
from cityguide.profiles.places import PLACE_KINDS


def starts(data: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"M([\d.]+) ([\d.]+)", data)]


def test_each_kind_of_place_has_an_icon_and_no_two_share_one() -> None:
    assert set(PLACE_ICONS) == set(PLACE_KINDS)
    assert len(set(PLACE_ICONS.values())) == len(PLACE_KINDS)


@pytest.mark.parametrize("kind", PLACE_KINDS)
def test_an_icon_is_one_path_of_few_bytes_that_begins_inside_its_grid(kind: str) -> None:
    (symbol,) = list(ET.fromstring(icons_defined([kind])))
    (path,) = list(symbol)
    assert path.tag == "path" and path.get("d") == PLACE_ICONS[kind]
    root, view = ET.fromstring(icon_used(kind)), f"0 0 {ICON_GRID} {ICON_GRID}"
    assert (root.get("class"), root.get("aria-hidden"), root.get("viewBox"), symbol.get("viewBox")) == ("cg-icon", "true", view, view)
    assert all(0 < x < ICON_GRID and 0 < y < ICON_GRID for x, y in starts(PLACE_ICONS[kind]))
    assert len(PLACE_ICONS[kind]) <= 180
    assert not re.search(r'(fill|stroke|style)="', icons_defined([kind]) + icon_used(kind))


def test_a_page_defines_once_what_it_uses_in_one_order() -> None:
    defined = ET.fromstring(icons_defined(["park", "cafe", "park"]))
    assert [node.get("id") for node in defined] == ["icon-cafe", "icon-park"]
    assert icons_defined(["cafe", "park"]) == icons_defined(["park", "cafe", "park"])
    (use,) = list(ET.fromstring(icon_used("cafe")))
    assert use.get("href") == "#icon-cafe"


def test_no_icons_define_nothing() -> None:
    assert icons_defined([]) == ""


def test_a_kind_without_an_icon_is_refused() -> None:
    with pytest.raises(KeyError, match="castle"):
        icon_used("castle")
