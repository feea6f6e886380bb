from __future__ import annotations

import pytest
from audit.weights import Answer, Weight, check_city_html, check_shift, check_weight, weigh


def answer(kind: str, size: int, mime: str = "text/plain", address: str = "http://here/x") -> Answer:
    return Answer(address, 200, kind, mime, size)


def test_everything_counts_but_photographs_which_count_apart() -> None:
    answers = [
        answer("document", 1, "text/html; charset=utf-8"),
        answer("stylesheet", 2),
        answer("script", 4, "text/javascript"),
        answer("other", 8, "text/javascript; charset=utf-8"),  # a module that was preloaded
        answer("font", 16),
        answer("image", 32, "image/svg+xml"),
        answer("fetch", 64),
        answer("image", 128, "image/webp"),
    ]
    weight = weigh(answers)
    assert weight == Weight(html=1, css=2, js=12, font=16, other=96, photographs=128)
    assert weight.total == 127


@pytest.mark.parametrize(("size", "rules"), [(15_000, []), (15_001, ["script"]), (70_001, ["page", "script"])])
def test_a_budget_is_broken_by_one_byte(size: int, rules: list[str]) -> None:
    assert [fault.rule for fault in check_weight("home", 390, [answer("script", size)])] == rules


def test_a_chart_library_before_a_tap_is_a_fault_however_light() -> None:
    faults = check_weight("home", 390, [answer("script", 1, address="http://here/assets/Plotly-basic.min.js?1")])
    assert [(fault.rule, fault.element) for fault in faults] == [("loaded before a tap", "http://here/assets/Plotly-basic.min.js?1")]
    assert check_weight("home", 390, [answer("script", 1, address="http://here/leaflets/entry.js")]) == []


def test_no_script_for_charts_comes_by_itself_but_their_numbers_may() -> None:
    assert [fault.rule for fault in check_weight("home", 390, [answer("script", 1, address="http://here/js/chart.js")])] == [
        "loaded before a tap"
    ]
    assert check_weight("home", 390, [answer("fetch", 1, "application/json", "http://here/charts/chart-of-ranks.json")]) == []


def test_the_html_of_a_city_has_a_budget_of_its_own() -> None:
    assert check_city_html("cities/seoul", 390, [answer("document", 30_000, "text/html"), answer("stylesheet", 9)]) == []
    assert [fault.said for fault in check_city_html("cities/seoul", 390, [answer("document", 30_100, "text/html")])] == [
        "30.1 kB, not 30.0"
    ]


def test_a_page_may_shift_a_little() -> None:
    assert check_shift("home", 390, 0.02, "h1") == []
    assert [(fault.element, fault.said) for fault in check_shift("home", 390, 0.0214, "h1")] == [("h1", "0.021, not 0.02")]
