import pytest

from cityguide.checks.allow_comments import allowances, unsilenced
from cityguide.problems.problem import Problem
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import YamlFile, parse_yaml

TEXT = """\
a: one
b:
  c: two
  d: >-
    three
    four
e: [five, six]
"""


def document(text: str) -> YamlFile:
    found, problems = parse_yaml(TextFile("x.yml", text))
    assert found is not None, problems
    return found


def left(text: str, *locs: tuple[str | int, ...], code: str = "short-text", whole: bool = True) -> list[str]:
    file = document(text)
    problems = [file.at_value(loc, "said", code) for loc in locs]
    return [
        f"{p.at.line}:{p.at.column} {p.code} {p.message}".removesuffix(" said") for p in sorted(unsilenced(problems, [file], whole=whole))
    ]


@pytest.mark.parametrize(
    ("old", "new", "loc"),
    [
        ("a: one", "a: one # allow short-text: it is enough", ("a",)),
        ("a: one", "# allow short-text: it is enough\na: one", ("a",)),
        ("a: one", "a: one # allow short-text – it is enough", ("a",)),
        ("a: one", "a: 'one' # allow long-text, short-text: it is enough", ("a",)),
        ("  d: >-", "  d: >- # allow short-text: it is enough", ("b", "d")),
        ("  d: >-", "  # allow short-text: it is enough\n  d: >-", ("b", "d")),
        ("e: [five, six]", "e: [five, six] # allow short-text: it is enough", ("e", 1)),
        ("e: [five, six]", "e: # allow short-text: it is enough\n  - five\n  - six", ("e", 0)),
        ("e: [five, six]", "e:\n  - five\n  # allow short-text: it is enough\n  - six", ("e", 1)),
    ],
)
def test_a_comment_with_a_reason_allows_a_warning_for_its_line(old: str, new: str, loc: tuple[str | int, ...]) -> None:
    assert TEXT.count(old) == 1
    text = TEXT.replace(old, new)
    also = ["long-text"] if "long-text" in new else []
    found = left(text, loc)
    assert [line for line in found if "short-text" in line.split(" ")[1]] == []
    assert len(found) == len(also)


def test_another_line_and_another_code_are_still_told() -> None:
    text = TEXT.replace("a: one", "a: one # allow short-text: it is enough")
    assert left(text, ("a",), ("b", "c")) == ["3:6 short-text"]
    assert left(text, ("a",), code="long-text") == [
        "1:4 long-text",
        "1:16 allow nothing here is 'short-text' any more; take the comment out",
    ]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("# allow short-text", "1:16 allow say why 'short-text' is right here, behind a colon"),
        ("# allow short-text:", "1:16 allow say why 'short-text' is right here, behind a colon"),
        ("# allow", "1:8 allow say what is allowed and why, as in '# allow far-away: the last stop of the line'"),
        ("# allow shrot-text: enough", "1:16 allow there is no problem 'shrot-text'; did you mean 'short-text'?"),
        ("# allow unknown-key: enough", "1:16 allow 'unknown-key' can't be allowed; only warnings can"),
        ("# allow field-order: enough", "1:16 allow 'field-order' can't be allowed; only warnings can"),
    ],
)
def test_a_comment_that_allows_nothing_is_a_warning_itself(comment: str, said: str) -> None:
    found = left(TEXT.replace("a: one", f"a: one {comment}"), ("a",))
    assert found == ["1:4 short-text", said]


def test_a_misspelt_code_can_be_mended() -> None:
    file = document("a: one # allow shrot-text: enough\n")
    [problem] = unsilenced([], [file], whole=True)
    assert (problem.severity, problem.found, problem.meant, problem.sure) == ("warning", "shrot-text", "short-text", True)


def test_what_can_not_be_told_of_a_guide_in_parts_is_not_told() -> None:
    text = TEXT.replace("a: one", "a: one # allow short-text: it is enough")
    assert left(text, whole=False) == []
    assert len(left(text, whole=True)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "a: 'one # allow short-text: x'\n",
        'a: "one\n  # allow short-text: x"\n',
        "a: |\n  one\n  # allow short-text: x\n  two\n",
        "a: >-\n  one # allow short-text: x\n",
        "a: one#allow short-text: x\n",
        "a: one # allowing for much\n",
        "a: one # to allow for much\n",
    ],
)
def test_what_stands_in_a_text_is_no_comment(text: str) -> None:
    file, _ = parse_yaml(TextFile("x.yml", text))
    assert file is None or list(allowances(file)) == []


def test_a_comment_below_a_block_is_one() -> None:
    file = document("a: |\n  one\n# allow short-text: x\nb: two\n")
    assert [(found.line, found.reason) for found in allowances(file)] == [(4, "x")]


def test_problems_of_other_files_are_left_alone() -> None:
    other = Problem(document("a: b\n").position(("a",)).__class__("y.yml", 1, 1), "said", "short-text")
    assert unsilenced([other], [document("a: one # allow short-text: x\n")], whole=False) == [other]
