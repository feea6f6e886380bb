from __future__ import annotations

from audit.traffic import Traffic, check_policy, check_traffic, elsewhere
from audit.weights import Answer

BASE = "http://127.0.0.1:9/"
MISSING = "error: Failed to load resource: the server responded with a status of 404 (Not Found) ({})"


def found(traffic: Traffic, document: str = BASE, hints: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    return [(fault.check, fault.rule, fault.element or fault.said) for fault in check_traffic("home", 390, traffic, hints, document)]


def test_other_hosts_are_those_that_do_not_begin_like_the_site() -> None:
    asked = [BASE, BASE + "a.css", "data:,x", "blob:" + BASE, "http://127.0.0.1:99/", "https://fonts.example/a", "https://fonts.example/a"]
    assert elsewhere(BASE, asked) == ["http://127.0.0.1:99/", "https://fonts.example/a"]


def test_a_request_and_a_hint_elsewhere_are_faults() -> None:
    traffic = Traffic(BASE, asked=["https://tiles.example/1.png"])
    assert found(traffic, hints=("https://tiles.example/",)) == [
        ("other host", "request", "https://tiles.example/1.png"),
        ("other host", "hint", "https://tiles.example/"),
    ]


def test_what_is_not_there_is_a_fault_but_for_the_page_that_says_so() -> None:
    lost = BASE + "no/such/page/"
    traffic = Traffic(BASE, answers=[Answer(lost, 404, "document", "text/html", 9)], complaints=[MISSING.format(lost)])
    assert found(traffic, lost) == []
    traffic.answers.append(Answer(BASE + "a.css", 404, "stylesheet", "text/html", 9))
    traffic.complaints.append(MISSING.format(BASE + "a.css"))
    assert found(traffic, lost) == [
        ("console", "answer 404", BASE + "a.css"),
        ("console", "message", MISSING.format(BASE + "a.css")),
    ]


def test_what_the_policy_forbids_is_a_fault_and_a_request_where_it_would_have_been_one() -> None:
    faults = check_policy("home", 390, [("style-src-attr", "#bar"), ("img-src", "https://tiles.example/1.png")])
    assert [(fault.check, fault.rule, fault.element) for fault in faults] == [
        ("console", "forbidden by style-src-attr", "#bar"),
        ("other host", "request", "https://tiles.example/1.png"),
    ]
