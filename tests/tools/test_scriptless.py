from __future__ import annotations

from audit.scriptless import Text, check_text


def text(words: str, controls: str = "", hidden: tuple[str, ...] = ()) -> Text:
    return Text(tuple(words.split()), tuple(f"{words} {controls}".split()), hidden=hidden)


def found(on: Text, off: Text) -> list[tuple[str, str]]:
    return [(fault.rule, fault.element or fault.said) for fault in check_text("home", on, off)]


def test_the_same_words_are_no_fault_and_neither_are_controls_that_script_adds() -> None:
    assert found(text("ten places in Seoul", controls="Filter Show all"), text("ten places in Seoul")) == []


def test_words_that_only_script_shows_are_a_fault() -> None:
    assert found(text("ten places open today"), text("ten places")) == [("only with script", "2 words: open today")]


def test_words_that_script_takes_away_are_a_fault() -> None:
    assert found(text("ten places"), text("ten places ten more")) == [("lost with script", "2 words: ten more")]


def test_a_word_may_move_into_a_control() -> None:
    assert found(text("a table", controls="Rank"), text("a table Rank")) == []


def test_what_stays_hidden_is_a_fault() -> None:
    assert found(text("a"), text("a", hidden=("#later",))) == [("is hidden", "#later")]
