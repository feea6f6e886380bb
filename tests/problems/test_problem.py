import pytest

from cityguide.problems.codes import Code
from cityguide.problems.problem import NOTHING, FilePosition, Near, Problem, near, slips_between, unknown


def test_a_problem_is_one_line_whatever_it_quotes() -> None:
    problem = Problem(FilePosition("cities/seoul.yml", 42, 11), "unknown key 'tag\nlin\x1be'", "unknown-key")
    assert str(problem) == "cities/seoul.yml:42:11: error: unknown key 'tag\\nlin\\x1be' [unknown-key]"


@pytest.mark.parametrize(
    ("word", "choices", "said"),
    [
        ("tagine", ["tagline", "name"], "; did you mean 'tagline'?"),
        ("Museum", ["museum", "shop"], "; did you mean 'museum'?"),
        ("zzz", ["museum", "shop"], "; allowed: museum, shop"),
        ("zzz", [f"choice-{n}" for n in range(21)], ""),
        ("zzz", [], ""),
    ],
)
def test_a_suggestion_is_the_nearest_word_or_a_short_list(word: str, choices: list[str], said: str) -> None:
    assert near(word, choices).said == said


def test_nearest_of_equals_is_the_same_in_any_order() -> None:
    assert near("seou", ["seoul-a", "seoul-b"]) == near("seou", ["seoul-b", "seoul-a"])


@pytest.mark.parametrize(
    ("word", "choices", "meant", "sure"),
    [
        ("localname", ["local_name", "name"], "local_name", True),
        ("Seoul", ["seoul", "tokyo"], "seoul", True),
        ("“museum”", ["museum", "shop"], "museum", True),
        ("position-source", ["position_source"], "position_source", True),
        ("muesum", ["museum", "shop"], "museum", True),
        ("license", ["licence"], "licence", True),
        ("kr", ["KR", "JP"], "KR", True),
        ("shob", ["shop", "show"], "shop", False),
        ("wires-2023", ["wire-2023", "record-2023"], "wire-2023", True),
        ("wire-2024", ["wire-2023"], "wire-2023", False),
        ("record-2020", ["record-2021", "record-2022", "record-2023"], "record-2023", False),
        ("opening_hours", ["hours", "name"], "hours", False),
        ("latitude", ["lat", "lon"], "lat", False),
        ("XU", ["CN", "HK", "US"], "", False),
        ("rank.beside", ["rank"], "", False),
    ],
)
def test_what_was_meant_and_whether_it_can_be_anything_else(word: str, choices: list[str], meant: str, sure: bool) -> None:
    found = near(word, choices)
    assert (found.meant, found.sure) == (meant, sure)


def test_a_repair_is_sure_only_where_there_is_one_and_the_word_to_be_replaced() -> None:
    assert Near.sure_of("museum") == Near("museum", True)
    assert Near.sure_of("") == NOTHING
    assert Near.sure_of("museum").sure_if(False) == Near("museum")
    assert Near(sure=True).sure_if(True) == Near("", True)


def test_an_id_that_leads_nowhere_is_told_with_its_code_and_what_is_near() -> None:
    close = near("seuol", ["seoul"])
    assert unknown("cluster", "seuol", ["seoul"]) == ("unknown cluster 'seuol'; did you mean 'seoul'?", "unknown-cluster", close)
    with pytest.raises(KeyError):
        unknown("planet", "x", [])


@pytest.mark.parametrize("code", ["unknown-key", "far-away", "begun"])
def test_severity_is_that_of_the_code(code: Code) -> None:
    assert Problem(FilePosition("x"), "m", code).severity == {"unknown-key": "error", "far-away": "warning", "begun": "note"}[code]


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("a", "a", 0), ("ab", "ba", 1), ("abc", "abd", 1), ("abc", "ab", 1), ("", "ab", 2), ("kitten", "sitting", 3), ("ca", "abc", 3)],
)
def test_slips_are_counted_both_ways(one: str, other: str, slips: int) -> None:
    assert slips_between(one, other, 9) == slips_between(other, one, 9) == slips
    assert slips_between(one, other, 0) == min(slips, 1)
