import pytest

from cityguide.reading.problems import Position, Problem, nearest, report, suggestion


def test_a_problem_is_one_line_whatever_it_quotes() -> None:
    problem = Problem(Position("cities/seoul.yml", 42, 11), "unknown key 'tag\nlin\x1be'", "unknown-key")
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
    assert suggestion(word, choices) == said


def test_nearest_of_equals_is_the_same_in_any_order() -> None:
    assert nearest("seou", ["seoul-a", "seoul-b"]) == nearest("seou", ["seoul-b", "seoul-a"])


def test_a_report_sorts_by_place_and_drops_repetitions() -> None:
    late, early = Problem(Position("b", 1), "x"), Problem(Position("a", 10), "x")
    middle = Problem(Position("a", 9, 2), "y")
    lines = report([late, early, middle, late]).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["a:9:2:", "a:10:1:", "b:1:1:", "3"]
    assert report([late]).endswith("\n1 problem.")
