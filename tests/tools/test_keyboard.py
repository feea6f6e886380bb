from __future__ import annotations

from audit.keyboard import Stop, Walk, check_walk


def found(*stops: Stop, ended: bool = True) -> list[tuple[str, str, str]]:
    walk = Walk(("#a", "#b", "#c"), stops, ended)
    return [(fault.rule, fault.element, fault.said) for fault in check_walk("home", 390, walk)]


A, B, C = (Stop(place, True, "", f"#{name}") for place, name in enumerate("abc"))
PANEL = Stop(None, True, "", "#panel")


def test_a_walk_past_everything_with_a_panel_on_the_way_is_no_fault() -> None:
    assert found(A, PANEL, B, C) == []


def test_what_is_not_reached_is_named() -> None:
    assert found(A, C) == [("is not reached", "#b", "")]


def test_going_back_is_out_of_order() -> None:
    assert found(A, C, B) == [("is out of order", "#b", "")]


def test_a_trap_is_named_by_where_it_holds() -> None:
    assert found(A, B, C, PANEL, ended=False) == [("never comes round", "#panel", "")]


def test_focus_that_does_not_show_or_lies_under_something_is_a_fault_in_a_panel_too() -> None:
    assert found(A, PANEL._replace(visible=False), B, C._replace(under="header")) == [
        ("focus does not show", "#panel", ""),
        ("focus lies under something", "#c", "header"),
    ]


def test_a_page_with_nothing_to_reach_is_no_fault() -> None:
    assert check_walk("home", 390, Walk((), (), True)) == []
