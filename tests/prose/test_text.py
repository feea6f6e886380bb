import re

import pytest

from cityguide.guide import Guide
from cityguide.prose.text import Notes, Prose, faults


@pytest.fixture
def prose(guide: Guide) -> Prose:
    return Prose(guide, "alpha", Notes())


def words(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def test_a_figure_is_set_with_what_accounts_for_it(prose: Prose) -> None:
    assert prose.inline("It has {{ share.pct }}.") == (
        'It has <data class="cg-figure" value="10.3" title="share of the world&#x27;s PCT patent applications: 10.3% · Alpha · edition 2023 '
        '· The Office">10.3%</data>.'
    )


def test_the_value_of_a_figure_is_exact(prose: Prose) -> None:
    assert ' value="9668465" ' in prose.inline("{{ city.alpha-town.population | rounded }}")
    assert ' value="15.7" ' in prose.inline("{{ share.pct + epsilon.share.pct }}")


def test_what_accounts_for_a_figure_is_escaped_in_its_attribute(prose: Prose) -> None:
    html = prose.inline("{{ beta-gamma.share.pct }}")
    assert "The Office, Wire &amp; Co" in html
    assert html.count('"') == 6


def test_notes_are_numbered_as_they_come_and_repeat_their_number(prose: Prose) -> None:
    html = prose.block("One [@wire-2023]. Two [@atlas, page 4] and three [@wire-2023].\n\nFour [@notebook][@wire-2023, p. <5>].")
    assert re.findall(r'id="(cite-\d+-\d+)"><a href="(#note-\d+)" aria-label="([^"]*)">([^<]*)</a></sup>', html) == [
        ("cite-1-1", "#note-1", "Note 1", "1"),
        ("cite-2-1", "#note-2", "Note 2, page 4", "2, page 4"),
        ("cite-1-2", "#note-1", "Note 1", "1"),
        ("cite-3-1", "#note-3", "Note 3", "3"),
        ("cite-1-3", "#note-1", "Note 1, p. &lt;5&gt;", "1, p. &lt;5&gt;"),
    ]
    assert list(prose.notes) == [(1, "wire-2023", 3), (2, "atlas", 1), (3, "notebook", 1)]


def test_a_citation_clings_to_its_word(prose: Prose) -> None:
    assert words(prose.block("One [@atlas]\n[@wire-2023], two\n  [@atlas].")) == "<p>One12, two1.</p>".replace("<p>", "").replace("</p>", "")


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
    for text in ("<script>alert(1)</script>", "<b onclick=x>y", "<!-- x -->", "<javascript:alert(1)>", "<a@b.example>", "a\n\n<div>\nb\n</div>"):
        assert not re.search(r"<(script|b|div|a|!)[\s>-]", prose.block(text)), text


def test_one_paragraph_stands_in_a_line_two_do_not(prose: Prose) -> None:
    assert prose.inline("One.") == "One."
    assert prose.inline("One.\n\nTwo.") == "<p>One.</p>\n<p>Two.</p>"
    assert prose.block("One.") == "<p>One.</p>"


def test_plain_text_for_descriptions(prose: Prose) -> None:
    text = "Rank {{ rank | ordinal }} *now* [@atlas],\nwith `code` and [a **link**](https://x.example) of {{ share.pct }}   \n[@wire-2023]."
    assert prose.plain(text) == "Rank second now, with code and a link of 10.3%."
    assert not prose.notes.numbers, "a description cites nothing"


@pytest.mark.parametrize(
    ("text", "code", "snippet", "occurrence"),
    [
        ("{{ share.pot }}", "figure", "{{ share.pot }}", 0),
        ("`{{ share.pot }}` {{ share.pot }}", "figure", "{{ share.pot }}", 0),
        ("{{}}", "figure", "{{}}", 0),
        ("a {{ rank", "figure", "{{ rank", 0),
        ("a rank }} b", "figure", "}} b", 0),
        ("[@nobody]", "unknown-source", "[@nobody]", 0),
        ("x\n  [@nobody, page 2]", "unknown-source", "[@nobody, page 2]", 0),
        ("[a](javascript:x)", "link", "](javascript:x)", 0),
        ("[a](JAVASCRIPT:x)", "link", "](JAVASCRIPT:x)", 0),
        ("[a](\njavascript:x)", "link", "](\njavascript:x)", 0),
        ("[a](<javascript:x>)", "link", "](<javascript:x>)", 0),
        ("[a](java\nscript:x)", "link", "](java\nscript:x)", 0),
        ("[a](<java script:x>)", "link", "](<java script:x>)", 0),
        ("[a](javascript&colon;x)", "link", "](javascript&colon;x)", 0),
        ("[a](java&#10;script:x)", "link", "](java&#10;script:x)", 0),
        ("[a](java\\script:x)", "link", "](java\\script:x)", 0),
        ("[a](vbscript:x)", "link", "](vbscript:x)", 0),
        ("![a](data:image/png;base64,x)", "link", "](data:image/png;base64,x)", 0),
        ("[a](file:///etc/passwd)", "link", "](file:///etc/passwd)", 0),
        ("[a]()", "link", "]()", 0),
        ("[a][b]\n\n[b]: javascript:x", "link", "[b]: javascript:x", 0),
        ("[a][b]\n\n[b]:\n  javascript:x", "link", "[b]:\n  javascript:x", 0),
        ("[a](x) [a](y:z) [b](y:z)", "link", "](y:z)", 0),
    ],
)
def test_a_fault_and_where_it_stands(guide: Guide, text: str, code: str, snippet: str, occurrence: int) -> None:
    found = faults(guide, "alpha", text)
    assert found, "no fault found"
    assert (found[0].code, found[0].snippet.strip(), found[0].occurrence) == (code, snippet, occurrence)
    assert snippet in text


def test_the_second_of_two_like_faults_is_the_second(guide: Guide) -> None:
    found = faults(guide, "alpha", "[a](y:z) {{ x }} [@n] [a](y:z) {{ x }} [@n]")
    assert [(fault.snippet, fault.occurrence) for fault in found] == [
        ("{{ x }}", 0), ("[@n]", 0), ("{{ x }}", 1), ("[@n]", 1), ("](y:z)", 0), ("](y:z)", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "link",
    [
        "[a](https://x.example/y)", '[a](https://x.example "A title")', "[a](https://en.wikipedia.org/wiki/A_(b))", "[a](<https://x.example>)", "[a](page.md)",
        "[a](../data/index.md#top)", "[a](#part)", "[a](mailto:x@y.example)", "[a](/x/)", "[a](https://x.example 'say (so)')", "[a][b]\n\n[b]: https://x.example",
    ],
)  # fmt: skip
def test_links_that_are_fine(guide: Guide, link: str) -> None:
    assert faults(guide, "alpha", f"See {link}, [1] and (this).") == [], link
