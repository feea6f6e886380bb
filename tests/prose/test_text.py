import re

import pytest

from cityguide.checks.prose import faults
from cityguide.guide import Guide
from cityguide.prose.notes import Notes, Passage
from cityguide.prose.text import Prose


@pytest.fixture
def prose(guide: Guide) -> Prose:
    return Prose(guide, "alpha", Notes())


def words(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def test_a_figure_is_a_link_to_what_accounts_for_it(prose: Prose) -> None:
    assert prose.inline("It has {{ share.pct }}.") == (
        'It has <a class="cg-figure" id="bind-1" href="#figure-1" aria-describedby="figure-1"><data value="10.3">10.3%</data></a>.'
    )


def test_a_figure_told_twice_has_one_account(prose: Prose) -> None:
    html = prose.inline("{{ rank }}, {{ share.pct }}, {{ alpha.rank | ordinal }}")
    assert re.findall(r'(?: id="(bind-\d)")? href="(#figure-\d)"', html) == [
        ("bind-1", "#figure-1"), ("bind-2", "#figure-2"), ("", "#figure-1"),
    ], "and the account leads back to the first of them"  # fmt: skip


def test_the_value_of_a_figure_is_exact(prose: Prose) -> None:
    assert ' value="9668465">' in prose.inline("{{ city.alpha-town.population | rounded }}")
    assert ' value="15.7">' in prose.inline("{{ share.pct + epsilon.share.pct }}")


def test_a_mark_leads_to_its_claim_and_does_not_accuse_the_sentence(prose: Prose) -> None:
    assert prose.inline("Alpha leads [!alpha-first].") == (
        'Alpha leads&nbsp;<a class="cg-mark" id="mark-alpha-first" href="#claim-alpha-first" '
        'aria-label="often told otherwise: Alpha leads">often told otherwise</a>.'
    )
    assert "id=" not in prose.inline("Alpha leads [!alpha-first]."), "an id stands once"
    assert ">disputed</a>" in prose.inline("Who counts [!who-counts].")


def test_notes_are_numbered_as_they_come_and_repeat_their_number(prose: Prose) -> None:
    html = prose.block("One [@wire-2023]. Two [@atlas, page 4] and three [@wire-2023].\n\nFour [@notebook][@wire-2023, p. <5>].")
    assert re.findall(r'<sup(?: id="(cite-\d+)")?><a href="(#note-\d+)">([^<]*)</a></sup>', html) == [
        ("cite-1", "#note-1", "1"),
        ("cite-2", "#note-2", "2"),
        ("", "#note-1", "1"),
        ("cite-3", "#note-3", "3"),
    ]
    assert list(prose.notes.numbers) == [
        (Passage(("wire-2023",), ("",)),), (Passage(("atlas",), ("page 4",)),), (Passage(("notebook", "wire-2023"), ("", "p. <5>")),),
    ]  # fmt: skip
    assert prose.notes.sources == ["wire-2023", "atlas", "notebook"]


def test_citations_side_by_side_are_one_mark(prose: Prose) -> None:
    assert words(prose.block("One [@atlas]\n[@wire-2023], two\n  [@atlas].")) == "One1, two2."


TOLD = "The tram came first [@atlas] [@wire-2023]. Nobody rang.\nA bell was added in 1990 [@wire-2023]; it rings [@notebook]."


def test_a_paragraph_has_one_mark_whose_note_names_its_sentences(prose: Prose) -> None:
    assert (
        words(prose.story(f"{TOLD}\n\nAnd so on.")) == "The tram came first. Nobody rang.\nA bell was added in 1990; it rings.1\nAnd so on."
    )
    assert list(prose.notes.numbers) == [
        (Passage(("atlas", "wire-2023"), ("", ""), "The tram came first."), Passage(("wire-2023", "notebook"), ("", ""), "A bell was added in…")),
    ]  # fmt: skip


def test_what_is_told_once_more_in_the_sources_of_a_record_is_not_cited_twice(prose: Prose) -> None:
    assert words(prose.marked_once("One [@atlas].", ["atlas"])) == "One.1"
    assert words(prose.marked_once("One [@atlas].", ["wire-2023"])) == "One.2"
    assert words(prose.marked_once("None.")) == "None."


def test_notes_may_stand_on_another_page(guide: Guide) -> None:
    prose = Prose(guide, "alpha", Notes(home="cg:cities/alpha/evidence.md"))
    html = prose.story("It has {{ share.pct }} [@atlas]. Alpha leads [!alpha-first].")
    assert set(re.findall(r'href="([^"]*)"', html)) == {
        f"cg:cities/alpha/evidence.md#{part}" for part in ("figure-1", "claim-alpha-first", "note-1")
    }
    assert "aria-describedby" not in html, "what describes it is not on the page"
    there = prose.notes.printed_from("cg:cities/alpha.md")
    assert (there.way_back("cite", 1), there.way_back("bind", 1)) == ("cg:cities/alpha.md#cite-1", "cg:cities/alpha.md#bind-1")
    assert there.way_back("mark", "alpha-first") == "cg:cities/alpha.md#mark-alpha-first"
    there.cite([Passage(("wire-2023",))])
    assert there.way_back("cite", 2) == "#cite-2", "a mark of this page"


def test_a_citation_may_begin_a_paragraph_or_an_item(prose: Prose) -> None:
    html = prose.block("One.\n\n[@atlas] says two:\n\n- [@wire-2023] three\n- four")
    assert html.count("<p>") == 2
    assert html.count("<li>") == 2


@pytest.mark.parametrize("code", ["`{{ share.pct }}`", "`x [@atlas]`", "``a ` {{ nothing }} [@none]``", "`java`"])
def test_code_is_left_as_it_is(guide: Guide, prose: Prose, code: str) -> None:
    assert faults(guide, "alpha", f"See {code}.") == []
    assert prose.substitute(f"See {code}.") == f"See {code}."
    assert not prose.notes.numbers


def test_simple_markdown_and_nothing_else(prose: Prose) -> None:
    assert prose.inline("A *b* **c** [d](https://e.example/f?a=1&b=2).") == (
        'A <em>b</em> <strong>c</strong> <a href="https://e.example/f?a=1&amp;b=2">d</a>.'
    )
    assert prose.inline("2 < 3 & <3 &lt;b&gt;") == "2 &lt; 3 &amp; &lt;3 &lt;b&gt;"


def test_markup_that_gets_this_far_is_text(prose: Prose) -> None:
    """Reading refuses it; should it ever come here, it still is no element."""
    for text in (
        "<script>alert(1)</script>",
        "<b onclick=x>y",
        "<!-- x -->",
        "<javascript:alert(1)>",
        "a\n\n<div>\nb\n</div>",
    ):
        assert not re.search(r"<(script|b|div|a|!)[\s>-]", prose.block(text)), text


def test_one_paragraph_stands_in_a_line_two_do_not(prose: Prose) -> None:
    assert prose.inline("One.") == "One."
    assert prose.inline("One.\n\nTwo.") == "<p>One.</p>\n<p>Two.</p>"
    assert prose.block("One.") == "<p>One.</p>"


def test_plain_text_for_descriptions(prose: Prose) -> None:
    text = "Rank {{ rank | ordinal }} *now* [@atlas],\nwith `code` and [a **link**](https://x.example) of {{ share.pct }}   \n[@wire-2023]."
    assert prose.plain(text) == "Rank second now, with code and a link of 10.3%."
    assert not prose.notes.numbers, "a description cites nothing"
