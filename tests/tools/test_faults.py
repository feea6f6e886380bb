from __future__ import annotations

from audit.faults import Fault, listed


def test_a_fault_at_every_width_and_scheme_is_said_once() -> None:
    faults = [Fault("home", "axe", "region", width, scheme, "main", "why") for width in (1280, 390) for scheme in ("light", "dark")]
    assert listed(faults) == ["home, 390 and 1280 px, dark and light: axe: region | main | why"]


def test_faults_that_differ_stay_apart_and_sorted() -> None:
    faults = [
        Fault("trends", "html", "id"),
        Fault("home", "weight", "page", 390, said="101 kB"),
        Fault("home", "weight", "page", 1280, said="102 kB"),
    ]
    assert listed(faults) == ["home, 1280 px: weight: page | 102 kB", "home, 390 px: weight: page | 101 kB", "trends: html: id"]


def test_what_is_the_same_on_many_pages_is_said_once() -> None:
    faults = [Fault(page, "html", "wcag/h32", element="header > form") for page in ("trends", "about", "home", "data")]
    assert listed(faults) == ["4 pages (as about): html: wcag/h32 | header > form"]
    assert len(listed(faults[1:])) == 3


def test_nothing_found_says_nothing() -> None:
    assert listed([]) == []
