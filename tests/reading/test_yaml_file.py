import pickle
import random
from contextlib import suppress
from typing import Any

import pytest
import yaml

from cityguide.problems.limits import DEPTH
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_composing import OddError, ordinary_value, root_node
from cityguide.reading.yaml_file import YamlFile, parse_yaml
from cityguide.reading.yaml_nodes import NodeReader, Spans


def faults(text: str) -> list[str]:
    document, problems = parse_yaml(TextFile("x.yml", text))
    assert (document is None) == bool(problems)
    return [f"{p.at.line}:{p.at.column} {p.code}" for p in problems]


def parsed(text: str) -> YamlFile:
    document, problems = parse_yaml(TextFile("x.yml", text))
    assert document is not None, problems
    return document


@pytest.mark.parametrize(
    "scalar",
    [
        "12:30",
        "NO",
        "no",
        "yes",
        "on",
        "1_000",
        "0x10",
        "010",
        ".inf",
        ".nan",
        "nan",
        "1e3",
        "2025-09-01",
        "2025-09-01 10:00:00",
        "=",
        "true",
        "+1",
    ],
)
def test_a_scalar_is_the_text_that_was_typed(scalar: str) -> None:
    assert parsed(f"key: {scalar}\nlist: [{scalar}]\n{scalar}: key\n").value == {"key": scalar, "list": [scalar], scalar: "key"}


def test_block_styles_keep_their_text() -> None:
    value = parsed("a: |\n  one\n  two\nb: >-\n  one\n  two\n").value
    assert value == {"a": "one\ntwo\n", "b": "one two"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\na: 2\n", ["2:1 duplicate-key"]),
        ("a:\n  b: 1\n  'b': 2\n  b: 3\n", ["3:3 duplicate-key"]),
        ("a: {b: 1, b: 2}\n", ["1:11 duplicate-key"]),
        ("a:\tb\n", ["1:3 tab"]),
        ("a: |\n  x\ty\tz\n", ["2:4 tab", "2:6 tab"]),
        ("a: &x 1\nb: *x\n", ["1:4 alias", "2:1 alias"]),
        ("a: &x 1\n", ["1:4 alias"]),
        ("&x a: 1\n", ["1:1 alias"]),
        ("&a [*a]\n", ["1:1 alias"]),
        ("a: *x\n", ["1:4 yaml"]),
        ("a: !!python/object:os.system {a: b}\n", ["1:4 tag"]),
        ("a: !!python/object/apply:os.system ['true']\n", ["1:4 tag"]),
        ("- !!int 5\n- !own x\n- ! y\n", ["1:3 tag", "2:3 tag", "3:3 tag"]),
        ("!!map {a: b}\n", ["1:1 tag"]),
        ("!!str a: b\n", ["1:1 tag"]),
        ("<<: {a: b}\n", ["1:1 merge-key"]),
        ("a: 1\n---\nb: 2\n", ["2:1 yaml"]),
        ("a:\nb: ~\nc: null\nd: ''\ne: '  '\n", [f"{n}:{c} empty-value" for n, c in ((1, 1), (2, 1), (3, 1), (4, 4), (5, 4))]),
        ("~\n", ["1:1 empty-value"]),
        ("? [a, b]\n: c\n", ["1:3 key"]),
        ("? {a: b}\n: c\n", ["1:3 key"]),
        ("<b>: 1\n", ["1:1 key"]),
        ("# nothing\n", ["1:1 empty-file"]),
        ("a: b: c\n", ["1:4 yaml"]),
        ("a: 'x\n", ["1:4 yaml"]),
        ("a: @x\n", ["1:4 yaml"]),
        ("a: `x`\n", ["1:4 yaml"]),
        ("a:\n  - 1\n b: 2\n", ["3:1 yaml"]),
        ("日本: 'x' y\n", ["1:9 yaml"]),
        ('a: "\\x00"\n', ["1:4 control"]),
        ('a: "x\\ue000"\n', ["1:4 control"]),
        ('"\\x07": a\n', ["1:1 key"]),
    ],
)
def test_what_is_not_data_one_person_reads_is_refused(text: str, found: list[str]) -> None:
    assert faults(text) == found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: x <script>alert(1)</script>\n", "1:6"),
        ("a: >-\n  folded\n  and <script\n  >\n", "3:7"),
        ("a: |\n  x\n  </p>\n", "3:3"),
        ("a: [x, '<!-- y']\n", "1:9"),
        ("a: x <IMG src=y>\n", "1:6"),
        ("a: <?php\n", "1:4"),
        ('a: "\\x3cscript>"\n', "1:4"),
        ("日本: アルファ <b\n", "1:10"),
    ],
)
def test_html_is_refused_where_it_begins_and_the_rest_can_still_be_checked(text: str, place: str) -> None:
    document, problems = parse_yaml(TextFile("x.yml", text))
    assert document is not None
    assert [f"{problem.at.line}:{problem.at.column} {problem.code}" for problem in problems] == [f"{place} html"]


def test_a_sign_before_a_number_or_a_space_is_no_html() -> None:
    assert parsed("a: I <3 it, 2 < 3, a << b\n").value == {"a": "I <3 it, 2 < 3, a << b"}


def test_billion_laughs_are_few_problems() -> None:
    lines = ["a0: &a0 [lol, lol]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    found = faults("\n".join(lines) + "\n")
    assert 10 <= len(found) <= 100
    assert {fault.split()[1] for fault in found} == {"alias"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[" * 10_000 + "]" * 10_000, f"1:{DEPTH.most + 1}"),
        ("- " * 10_000 + "a", f"1:{2 * DEPTH.most + 1}"),
        ("{a: " * 500 + "b" + "}" * 500, f"1:{4 * DEPTH.most + 1}"),
        ("{a: " * 40 + "b" + "}" * 40, f"1:{4 * DEPTH.most + 1}"),
        ("\n".join(f"{' ' * n}k{n}:" for n in range(200)) + " v", f"{DEPTH.most + 1}:{DEPTH.most + 1}"),
    ],
)
def test_deep_nesting_is_a_problem_and_no_traceback(text: str, place: str) -> None:
    assert faults(text) == [f"{place} nesting"]


def test_brackets_left_open_are_a_problem_and_no_traceback() -> None:
    assert faults("[" * DEPTH.most) == [f"1:{DEPTH.most} yaml"]
    assert faults("[" * 10_000) == [f"1:{DEPTH.most + 1} nesting"]


def test_positions_count_characters_of_the_file() -> None:
    document = parsed("名: アルファ\nlist:\n  - a: x\n    b: {c: y, d: 'z'}\n")
    assert str(document.position(("名",))) == "x.yml:1:4"
    assert str(document.position(("list", 0, "b", "d"))) == "x.yml:4:19"
    assert str(document.key_position(("list", 0, "b", "d"))) == "x.yml:4:15"
    assert str(document.position(("list", 0, "missing"))) == "x.yml:3:5"


def test_words_are_found_in_folded_text_and_by_their_turn() -> None:
    document = parsed("a: >-\n  one {{ x\n  }} two\n  {{ x }} three\n")

    def place(words: str, turn: int = 0) -> str:
        problem = document.at_words(("a",), words, turn, "", "")
        return f"{problem.at.line}:{problem.at.column} {problem.found}"

    assert place("{{ x }}") == "2:7 {{ x"
    assert place("{{ x }}", 1) == "4:3 {{ x }}"
    assert place("{{ x }}", 9) == "4:3 {{ x }}"
    assert place("nowhere") == "2:3 one {{ x"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: b c # d\n", "1:4 b c"),
        ("a: 'b c'\n", "1:5 b c"),
        ('a: "b\\tc"\n', "1:5 b\\tc"),
        ("a: |\n  b\n  c\n", "2:3 b"),
        ("a: b\n  c\n", "1:4 b"),
        ("a: [b, c]\n", "1:4 [b, c]"),
        ("a:\n  - b\n", "2:3 - b"),
        ("a:\n  - b\n  - c\n", "2:3 "),
        ("a: {b: c}\n", "1:4 "),
    ],
)
def test_a_value_at_fault_is_pointed_at_as_it_was_typed(text: str, place: str) -> None:
    problem = parsed(text).at_value(("a",), "", "value")
    assert f"{problem.at.line}:{problem.at.column} {problem.found}" == place
    assert problem.excerpt[problem.at.column - 1 :].startswith(problem.found)


def test_all_faults_of_a_file_are_told_at_once() -> None:
    assert faults("a: <b>\nb: &x 1\nc:\nd: !t y\nd: z\n") == ["1:4 html", "2:4 alias", "3:1 empty-value", "4:4 tag", "5:1 duplicate-key"]


@pytest.mark.parametrize(
    "text",
    [
        "\n\n",
        "%",
        "%YAML 9.9\n---\na: b",
        "a: |9x\n",
        "{",
        "}",
        "a: [",
        '"\\q"',
        "---\n...\n---\n",
        "? ",
        ": ",
        "-",
        "!",
        "&",
        "*",
        "|",
        ">",
        "''",
    ],
)
def test_odd_ends_never_raise(text: str) -> None:
    document, problems = parse_yaml(TextFile("x.yml", text))
    value: Any = document.value if document else None
    assert problems or value


@pytest.mark.parametrize("value", ["museum", "37.5", "2025-05", "09:00-17:00"])
def test_a_comment_without_its_space_cuts_no_word_and_no_number(value: str) -> None:
    document, problems = parse_yaml(TextFile("a.yml", f"a: {value} #todo\n"))
    assert not problems
    assert document is not None
    assert document.value == {"a": value}


def test_a_sign_that_cuts_a_text_is_told() -> None:
    document, [problem] = parse_yaml(TextFile("a.yml", "a: Room #4\n"))
    assert document is None
    assert (problem.found, problem.meant, problem.at.column) == ("Room #4", '"Room #4"', 4)


PIECES = [
    "a", "b: ", "c:", "- ", "-", "\n", "\n\n", "  ", "    ", " ", "'", '"', "''", "|\n", ">-\n", "[", "]", "{", "}", ", ", "? ", "&x ", "*x", "!t ",
    "~", "null", "<<: ", "<b>", "< ", "#", " # c", " #4", "\\", "\\x07", "\\u200b", "\\x3cb", "\u200b", "\x07", "\u00a0", "---\n", "...\n", "%YAML 1.1\n", "@", "12:30",
]  # fmt: skip


def test_the_quick_way_gives_what_the_nodes_give_or_leaves_it_to_them() -> None:
    chance, read = random.Random(1), 0
    for _ in range(20_000):
        text = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 12)))
        with suppress(OddError, yaml.YAMLError):
            value = ordinary_value(text)
            node, nodes = root_node(text), NodeReader(TextFile("x.yml", text))
            assert node is not None
            assert (nodes.value(node, (), node.start_mark.index), nodes.problems) == (value, []), text
            assert list(Spans(text).items()) == list(nodes.spans.items()), text
            read += 1
    assert read > 500


def test_a_place_is_looked_for_no_further_than_it_stands_and_what_holds_it_has_its_end() -> None:
    spans = Spans("name: Seoul\nplaces:\n  - {id: ddp}\n  - {id: bukchon}\n")
    assert (spans["name",].start, len(spans.found)) == (6, 2)
    assert (("places", 0, "id") in spans, ("places", 1, "id") in spans.found, ("nowhere",) in spans) == (True, False, False)
    assert (spans["places", 0].end, spans[()].end) == (33, 52)
    assert dict(pickle.loads(pickle.dumps(spans))) == dict(spans)


def test_what_was_let_go_is_read_again() -> None:
    document, problems = parse_yaml(TextFile("a.yml", "name: Seoul\nplaces:\n  - {id: ddp}\n"))
    assert document is not None and problems == []
    value, at = document.value, document.position(("places", 0, "id"))
    document.let_go()
    assert "value" not in vars(document) and "spans" not in vars(document)
    assert document.value == value and document.position(("places", 0, "id")) == at
    with pytest.raises(AttributeError):
        document.nothing  # noqa: B018
