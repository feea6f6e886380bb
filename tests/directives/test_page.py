"""Directives in a page: finding them, what is wrong with them and where, and what they become."""

import re
from html import unescape

import pytest
from small_project import Folder

from cityguide.checks.pages import page_problems
from cityguide.directives import page as pages_made
from cityguide.directives.directive import DIRECTIVES
from cityguide.directives.page import render_page
from cityguide.directives.page_end import MOST_OPEN
from cityguide.directives.parsing import Found, blocks_in, segments
from cityguide.directives.source_lists import MOST_ON_A_PAGE, source_pages, sources_by_kind
from cityguide.guide import Guide
from cityguide.project.project import Project
from cityguide.reading.memo import Memo
from cityguide.reading.text_file import TextFile
from directives.test_golden import OF_DAYS, PAGES


def faults(guide: Guide, text: str) -> list[str]:
    return [f"{p.at.line}:{p.at.column} {p.message} [{p.code}]" for p in page_problems(guide, TextFile("content/x.md", text), Memo())]


def render(guide: Guide, text: str) -> str:
    assert faults(guide, text) == []
    return render_page(guide, text, lambda html: html)


def words(html: str) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", "", html).split()))


def account(html: str, number: int | str) -> str:
    """What a page says of its figure of that number: where it comes from, which is told once for several, and what it is."""
    [found] = [group for group in re.findall(r"<div>\s*<dt>.*?</div>", html, re.DOTALL) if f'<dd id="figure-{number}"' in group]
    [entry] = re.findall(rf'<dd id="figure-{number}">.*?</dd>', found, re.DOTALL)
    return f"{words(found.partition('</dt>')[0])} {words(entry)}"


def test_blocks_are_found_with_their_places() -> None:
    text = "# A\n\n```chart\nkind: counts\n```\ntext\n~~~~ ranking\n~~~\n~~~~\n```python\nx = 1\n```\n"
    found = list(blocks_in(text))
    assert [(block.name, block.body) for block in found] == [("chart", "kind: counts\n"), ("ranking", "~~~\n"), (None, "x = 1\n")]
    assert [text[block.start : block.start + 4] for block in found] == ["```c", "~~~~", "```p"]
    pieces = [text[p.start : p.end] if isinstance(p, Found) else p[1] for p in segments(text)]
    assert "".join(pieces) == text


def test_a_directive_shown_in_a_block_of_code_is_none() -> None:
    text = "````markdown\n```chart\nkind: counts\n```\n````\n"
    assert [block.name for block in blocks_in(text)] == [None]


CHART = "```chart\nkind: shares\nclusters: [alpha, delta]\n```\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (CHART.replace("kind: shares\n", ""), "5:1 'kind' is missing [missing-key]"),
        (CHART.replace("shares", "share"), "5:7 kind: 'share' is not one of its words; did you mean 'shares'? [unknown-word]"),
        (CHART.replace("delta", "dleta"), "6:19 unknown cluster 'dleta'; did you mean 'delta'? [unknown-cluster]"),
        (CHART.replace("delta", "alpha"), "6:11 a cluster stands twice in 'clusters' [directive]"),
        (CHART.replace("clusters: [alpha, delta]\n", ""), "5:1 a chart of kind shares needs 'clusters' [directive]"),
        (CHART.replace("[alpha, delta]", "alpha"), "6:11 clusters: expected a list, found 'alpha' [type]"),
        (
            CHART.replace("[alpha, delta]", "[alpha"),
            "6:11 this '[' is never closed [yaml]",
        ),
        (CHART.replace("kind: ", "kind:\t"), "5:6 tab found; indent and align with spaces [tab]"),
        ("```hero\ncluster: delta\n```\n", "5:10 'delta' has no profile [directive]"),
        ("```facts\ncluster: delta\n```\n", "5:10 'delta' has no profile [directive]"),
        ("```onward\ncluster: delta\n```\n", "5:10 'delta' has no profile [directive]"),
        ("```hero\n```\n", "5:1 'cluster' is missing [missing-key]"),
        ("```attractions\ncluster: alpha\ncity: harbor\n```\n", "6:7 unknown city 'harbor'; did you mean 'harbour'? [unknown-city]"),
        ("```attractions\ncluster: delta\n```\n", "5:10 'delta' has no profile [directive]"),
        (
            "```attractions\ncluster: alpha\nkind: museums\n```\n",
            "6:7 kind: 'museums' is not one of its words; did you mean 'museum'? [unknown-word]",
        ),
        ("```ranking\nedition: 2020\n```\n", "5:10 there is no edition 2020; did you mean '2023'? [directive]"),
        ("```ranking\nedition: 2_023\n```\n", "5:10 edition: expected a whole number, found '2_023' [type]"),
        ("```ranking\ntop: 0\n```\n", "5:6 top: 0 is out of range, it must be at least 1 [range]"),
        ("```ranking\neconomy: jp\n```\n", "5:10 economy: 'jp' has not the form of this field; write two capital letters, as in JP [form]"),
        ("```sources\nkinds: [pres]\n```\n", "5:9 kinds: 'pres' is not one of its words; did you mean 'press'? [unknown-word]"),
        ("```stories\ntop: 3\n```\n", "5:1 unknown key 'top' [unknown-key]"),
        ("```stories\n- a\n```\n", "5:1 expected nothing here [type]"),
        ("```map\nclusters: [alpha]\n```\n", "5:1 unknown key 'clusters'; did you mean 'cluster'? [unknown-key]"),
        ("```charts\nkind: counts\n```\n", "4:4 unknown directive 'charts'; did you mean 'chart'? [unknown-directive]"),
        ("```~chart\nkind: counts\n```\n", "4:4 unknown directive '~chart'; did you mean 'chart'? [unknown-directive]"),
        ("```chart\nkind: counts\n", "4:1 a fenced block without its end: '```chart' [directive]"),
        ("~~~\ncode\n", "4:1 a fenced block without its end: '~~~' [directive]"),
        ("- item\n\n  ```chart\n  kind: counts\n  ```\n", "6:3 a directive begins at the very start of a line: '```chart' [directive]"),
    ],
)
def test_a_fault_stands_where_the_page_has_it(guide: Guide, text: str, fault: str) -> None:
    found = faults(guide, f"# Title\n\nText.\n{text}")
    assert found == [fault]


def test_markup_in_a_directive_is_told_beside_its_other_faults(guide: Guide) -> None:
    found = faults(guide, "# Title\n\nText.\n```chart\nkind: <b>\nclusters: [alpha, delta]\n```\n")
    assert [line.rsplit("[", 1)[1] for line in found] == ["html]", "unknown-word]"]
    assert all(line.startswith("5:7 ") for line in found)


@pytest.mark.parametrize("language", ["python", "yaml", "", "text", "mermaid", "{ .css }"])
def test_other_code_is_left_alone(guide: Guide, language: str) -> None:
    text = f"```{language}\n{{{{ nothing }}}} [@nobody]\n```\n"
    assert render(guide, text) == text


def test_all_faults_of_a_page_come_with_their_lines(guide: Guide) -> None:
    text = "{{ rank }}\n\n```ranking\ntop: x\n```\n\n[@nobody] {{ edition.now }}\n\n```hero\ncluster: alpha\n```\n\n{{ rank }} {{ share.pot }}\n"
    assert [fault.split(" ")[0] for fault in faults(guide, text)] == ["1:4", "4:6", "7:3", "7:14", "13:15"]


def test_a_bare_name_belongs_to_the_cluster_of_the_hero_or_standing_above(guide: Guide) -> None:
    html = render(guide, "```hero\ncluster: alpha\n```\n\nRank {{ rank }}.\n\n```standing\ncluster: epsilon\n```\n\nRank {{ rank }}.\n")
    assert re.findall(r"^Rank <a [^>]*><data [^>]*>(\d)</data></a>\.$", html, re.MULTILINE) == ["2", "5"]
    assert faults(guide, "```chart\nkind: rank-history\nclusters: [alpha]\n```\n{{ rank }}\n") == [
        "5:4 'rank' needs a cluster here, as in seoul.rank [figure]"
    ]


def test_notes_of_a_page_are_numbered_through_and_listed_where_asked(guide: Guide) -> None:
    html = render(guide, "One [@wire-2023].\n\n```sources\n```\n\nTwo [@atlas] [@wire-2023].\n")
    assert re.findall(r'<li id="note-(\d)"', html) == ["1", "2"]
    assert html.index('id="note-2"') < html.index("Two")
    assert "## Sources" not in html


def test_a_page_that_cites_gets_its_notes_even_unasked(guide: Guide) -> None:
    html = render(guide, "One [@wire-2023].\n")
    assert html.rstrip().endswith("</ol>")
    assert "\n## Sources\n" in html
    assert "## Sources" not in render(guide, "None.\n")


def test_every_mark_leads_to_a_note_and_back(guide: Guide, folder: Folder) -> None:
    for output in folder.project().outputs:
        if output.is_page and isinstance(output.content, str):
            html = render_page(guide, output.content, lambda fragment: fragment)
            marks, notes = set(re.findall(r'href="#(note-\d+)"', html)), set(re.findall(r'id="(note-\d+)"', html))
            assert marks == notes, output.path
            back = set(re.findall(r'<a class="cg-back" href="#([^"]+)"', html))
            assert {f"cite-{note[5:]}" for note in notes} <= back, output.path
            assert {f"bind-{number}" for number in re.findall(r'id="figure-(\d+)"', html)} <= back, output.path
            assert back <= set(re.findall(r' id="([^"]+)"', html)), output.path
            ids = re.findall(r' id="([^"]+)"', html)
            assert len(ids) == len(set(ids)), output.path


def test_html_goes_around_markdown(guide: Guide) -> None:
    kept: list[str] = []

    def keep(html: str) -> str:
        kept.append(html)
        return f"[{len(kept)}]"

    text = render_page(guide, f"A *b* {{{{ edition }}}}.\n\n{CHART}\nC.\n", keep)
    assert re.sub(r"\n+", "\n", text) == "A *b* [1].\n[2]\nC.\n## Sources\n[3]\n"
    assert [re.match(r"<\w+", html)[0] for html in kept if re.match(r"<\w+", html)] == ["<a", "<figure", "<ol"]


def test_the_list_of_places_can_be_narrowed(guide: Guide) -> None:
    def places(options: str) -> list[tuple[str, str]]:
        html = render(guide, f"```attractions\ncluster: alpha\n{options}```\n")
        return re.findall(r'value="(\d)"[^>]*>\s*<h3 id="([a-z-]+)"', html)

    assert places("") == [("1", "clock-house"), ("2", "waving-tram")], "the closed one has no number"
    assert places("city: harbour\n") == [("2", "waving-tram")], "numbers are those of the map"
    assert places("kind: museum\n") == [("1", "clock-house")]


def test_a_ranking_shows_what_is_missing(guide: Guide) -> None:
    html = render(guide, "```ranking\n```\n")
    assert "Of the 6 ranks that WIPO printed, 4 are public." in html
    assert html.count('class="cg-missing"') == 2
    assert html.count(">not public</td>") == 2
    top = render(guide, "```ranking\ntop: 3\n```\n")
    assert "cg-missing" not in top
    assert "Omega" not in top
    korea = render(guide, "```ranking\neconomy: KR\n```\n")
    assert "Epsilon" in korea
    assert "Alpha" not in korea
    assert "The Daily Rumour prints 4." in korea


def test_no_page_holds_a_script_or_a_handler(folder: Folder) -> None:
    project = folder.project()
    for output in project.outputs:
        if output.is_page and isinstance(output.content, str):
            html = render_page(project.guide, output.content, lambda fragment: fragment)
            assert not re.search(r"<script|\son[a-z]+=|javascript:", html), output.path


def test_names_are_escaped_wherever_they_stand(folder: Folder) -> None:
    for name in ("name: Clock House", "name: Alpha Town\n", "publisher: The Daily Rumour"):
        file = "data/sources.yml" if "publisher" in name else "cities/alpha.yml"
        folder.edit(file, name, name.split(":")[0] + ": 'Q\"<3 & x'" + ("\n" if name.endswith("\n") else ""))
    project = folder.project()
    for output in project.outputs:
        if output.is_page and isinstance(output.content, str):
            html = render_page(project.guide, project.pages[output.path].text, lambda fragment: fragment, project.text_of)
            assert 'Q"<3' not in html, output.path
    alpha = next(output.content for output in project.outputs if output.path == "cities/alpha.md")
    assert isinstance(alpha, str)
    assert "Q&#34;&lt;3 &amp; x" in render_page(project.guide, alpha, lambda fragment: fragment)


def test_every_directive_has_a_golden() -> None:
    # That of the tables would repeat the data package, see below; that of a photograph needs a file, that of cards claims that have one.
    assert set(DIRECTIVES) == {*PAGES, *OF_DAYS, "tables", "photograph", "heard"}


def test_every_table_is_listed_with_its_columns_and_files(guide: Guide) -> None:
    html = render(guide, "```tables\n```\n")
    assert html.count("<section>") == len(guide.tables.tables) == 14
    for table in guide.tables.tables.values():
        assert f'<h3 id="{table.name.replace("_", "-")}">' in html
        assert all(f'href="cg:data/{file}"' in html for file in table.files)
        assert all(f"<code>{field.name}</code>" in html for field in table.fields)
    assert "11 rows. Licence: Creative Commons Attribution 4.0" in html


@pytest.mark.parametrize("name", ["facts", "place", "week", "practical", "claims"])
def test_prose_of_a_profile_knows_its_cluster_on_any_page(guide: Guide, name: str) -> None:
    """`{{ count.pct }}` in a place's text is its own cluster's, also where no hero stands above."""
    options = "place: clock-house\n" if name == "place" else ""
    html = render(guide, f"```{name}\ncluster: alpha\n{options}```\n")
    if name == "place":
        assert ">about 135,000</data>" in html
    assert name == "place" or faults(guide, f"```{name}\ncluster: alpha\n```\n\n{{{{ rank }}}}\n") == [
        "5:4 'rank' needs a cluster here, as in seoul.rank [figure]"
    ]


def test_a_claim_about_one_cluster_knows_it_in_the_list_of_all(guide: Guide) -> None:
    for page in ("```claims\n```\n", "```hero\ncluster: beta-gamma\n```\n\n```claims\n```\n"):
        html = render(guide, page)
        [number] = re.findall(r'in 2023 it has rank <a class="cg-figure" [^>]*href="#figure-(\d+)"[^>]*><data value="2">2</data></a>', html)
        assert account(html, number).startswith("Standings, 2023 edition: ")
        assert "2: rank among the world’s clusters, Alpha. " in account(html, number)


def test_every_claim_stands_under_its_city(guide: Guide) -> None:
    html = render(guide, "```claims\n```\n")
    assert re.findall(r'<summary><h3 id="([^"]+)">', html)[:2] == ["alpha", "several-cities"]
    for claim in guide.claim_file.claims:
        assert html.count(f'id="claim-{claim.id}"') == 1
    assert 'href="cg:data/disagreements.csv"' in html


def test_a_city_tells_whole_what_it_marks_or_what_is_disputed_and_names_the_rest(guide: Guide) -> None:
    plain = render(guide, "```claims\ncluster: alpha\n```\n")
    assert re.findall(r'<article class="cg-claim" id="claim-([^"]+)"', plain) == ["who-counts"]
    assert '<a href="cg:disagreements.md#claim-alpha-first">Alpha leads</a>' in plain
    marked = render(guide, "Alpha leads [!alpha-first].\n\n```claims\ncluster: alpha\n```\n")
    assert re.findall(r'<article class="cg-claim" id="claim-([^"]+)"', marked) == ["alpha-first", "who-counts"]
    assert 'href="#claim-alpha-first"' in marked
    assert 'href="#mark-alpha-first"' in marked, "and there is a way back"


def test_a_page_that_marks_a_claim_and_lists_none_tells_it_at_its_end(guide: Guide) -> None:
    html = render(guide, "Alpha leads [!alpha-first].\n")
    assert html.index("cg-mark") < html.index('<h3 id="marked">') < html.index('id="claim-alpha-first"')
    assert html.count('id="claim-alpha-first"') == 1


def test_what_accounts_for_a_figure(guide: Guide) -> None:
    html = render(
        guide, "{{ alpha.share.pct + epsilon.share.pct | one-in }} and {{ economy.CN.years-leading | running }}, {{ alpha.rank.above }}\n"
    )
    assert account(html, 1) == (
        "Standings, 2023 edition: The Office "
        "15.7%: share of the world’s PCT patent applications, Alpha + Epsilon. Worked out: 10.3% + 5.4%. ↩"
    )
    assert account(html, 2) == (
        "Clusters of an economy, 2023 edition: The Office "
        "2: editions in a row with the most clusters, China. Worked out: 2022: 3 against 1; 2023: 3 against 2. ↩"
    )
    assert account(html, 3).endswith(" Beta–Gamma: the cluster just above Alpha. ↩")


def test_figures_of_one_origin_have_it_told_once(guide: Guide) -> None:
    html = render(guide, "{{ alpha.rank }}, {{ edition }}, {{ epsilon.rank@2022 }}, {{ alpha.share.pct }}, {{ alpha.rank }}\n")
    groups = re.findall(r"<div>\s*<dt>.*?</div>", html, re.DOTALL)
    assert [re.findall(r'id="figure-(\d)"', group) for group in groups] == [["1", "4"], ["2"], ["3"]]
    assert ", 2023 edition: " in groups[0] and ", 2022 edition: " in groups[2]
    assert " edition: " not in groups[1], "which edition is what this figure says"
    assert account(html, 2).startswith("Editions: The Office 2023: edition of the ranking")


def test_many_notes_are_folded_and_few_are_not(guide: Guide) -> None:
    few = render(guide, "One [@wire-2023], two [@atlas].\n")
    assert "<details" not in few
    many = " ".join(f"Word [@wire-2023, page {number}]." for number in range(MOST_OPEN + 1))
    folded = render(guide, f"{many}\n")
    assert folded.index("## Sources") < folded.index(f"<summary>{MOST_OPEN + 1} notes to 1 source</summary>") < folded.index('id="note-1"')


def test_a_note_says_who_what_when_and_of_which_kind(guide: Guide) -> None:
    html = render(guide, "One [@wire-2023, page 4] [@notebook].\n")
    [note] = re.findall(r'<li id="note-1">.*?</li>', html, re.DOTALL)
    assert (
        words(note)
        == "Wire & Co: Clusters: who leads, page 4, September 2023 press; An editor: Where this began document this guide began from. ↩"
    )


def test_a_city_s_notes_stand_on_its_evidence_page(folder: Folder) -> None:
    project = folder.project()
    city, evidence = (
        render_page(project.guide, project.pages[path].text, lambda html: html, project.text_of)
        for path in ("cities/alpha.md", "cities/alpha/evidence.md")
    )
    assert "cg-notes" not in city
    marks = set(re.findall(r'href="cg:cities/alpha/evidence\.md#([\w-]+)"', city))
    assert {mark.partition("-")[0] for mark in marks} == {"note", "figure"}
    ids = set(re.findall(r' id="([^"]+)"', evidence))
    assert marks <= ids
    back = set(re.findall(r'class="cg-back" href="cg:cities/alpha\.md#([^"]+)"', evidence))
    assert back <= set(re.findall(r' id="([^"]+)"', city))
    assert {f"cite-{mark[5:]}" if mark.startswith("note") else f"bind-{mark[7:]}" for mark in marks} == back


def test_a_city_s_page_is_not_walked_again_for_its_notes(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though Markdown gives its text to the directives with more empty lines at its end than the page has."""
    project = folder.project()
    text = project.pages["cities/alpha.md"].text
    render_page(project.guide, f"{text}\n\n", lambda html: html, project.text_of)
    monkeypatch.setattr(pages_made, "_walked", lambda *asked: pytest.fail("walked again"))
    assert pages_made.notes_written(project.guide, text).numbers


def test_a_card_that_stands_twice_on_a_page_has_a_map_of_another_id(small: Project) -> None:
    html = render(small.guide, "```stories\n```\n\n```stories\n```\n")
    ids = re.findall(r' id="(card-alpha[^"]*)"', html)
    assert sorted(ids) == sorted({*ids})
    assert {"card-alpha", "card-alpha-title", "card-alpha-2", "card-alpha-2-title"} <= {*ids}


def test_wipo_has_its_terms_on_every_page_that_shows_its_data(small: Project) -> None:
    """Bound in prose or set by a directive; a page that shows none bears none."""
    for page in ("{{ alpha.rank }}\n", "```facts\ncluster: alpha\n```\n", "```ranking\n```\n", "```stories\n```\n", "```tables\n```\n"):
        assert render(small.guide, page).count('<p class="cg-terms"') == 1, page
    for page in ("Plain [@atlas].\n", "```practical\ncluster: alpha\n```\n"):
        assert "cg-terms" not in render(small.guide, page), page
    for output in small.outputs:
        if output.is_page and isinstance(output.content, str):
            html = render_page(small.guide, output.content, lambda fragment: fragment)
            shows = re.search(r"\d+(st|nd|rd|th)?</strong>|cg-table|cg-chart|cg-figure|cg-facts", html) is not None
            assert shows <= ("assumes no liability" in html), output.path


def test_a_long_list_of_sources_fills_several_pages(the_guide: Project) -> None:
    pages = {page.path: page for page in source_pages(the_guide.guide)}
    assert [(page.title, page.part) for page in pages.values() if page.kinds == ("press",)] == [
        ("Sources: press, first part", 1), ("Sources: press, second part", 2), ("Sources: press, third part", 3),
    ]  # fmt: skip
    assert sum(page.count for page in pages.values()) == len(the_guide.guide.sources)
    shown = [
        id_ for page in pages.values() for _, _, entries in sources_by_kind(the_guide.guide, page.kinds, page.part) for id_, _ in entries
    ]
    assert sorted(shown) == sorted(the_guide.guide.sources), "each on one page"
    assert max(page.count for page in pages.values()) <= MOST_ON_A_PAGE
