from __future__ import annotations

from pathlib import Path

from audit.marks import Ways, check_marks, read_site

CITY = '<p>Fifth<sup id="cite-1"><a href="evidence/#note-1">1</a></sup> and <a class="cg-mark" id="mark-x" href="evidence/#claim-x">disputed</a></p>'
EVIDENCE = """<ol><li id="note-1">WIPO <a class="cg-back" href="../#cite-1">↩</a></li></ol>
<article id="claim-x"><img src="a.svg">What they say<sup id="cite-2"><a href="#note-2">2</a></sup> <a class="cg-back" href="../#mark-x">↩</a></article>
<p id="note-2">Yicai <a class="cg-back" href="#cite-2">↩</a></p>"""


def followed(folder: Path, city: str = CITY, evidence: str = EVIDENCE, **others: str) -> Ways:
    for path, text in {"seoul": city, "seoul/evidence": evidence, **others}.items():
        (folder / path).mkdir(parents=True, exist_ok=True)
        (folder / path / "index.html").write_text(f'<!doctype html><html lang="en"><body>{text}</body></html>')
    return check_marks(folder, read_site(folder))


def broken(ways: Ways) -> list[tuple[str, str, str]]:
    return [(fault.page, fault.rule, fault.element) for fault in ways.broken]


def test_marks_that_lead_there_and_back_are_counted(tmp_path: Path) -> None:
    ways = followed(tmp_path)
    assert (ways.marks, ways.pages, ways.entries, ways.broken) == (3, 2, 3, ())


def test_a_mark_to_nowhere(tmp_path: Path) -> None:
    ways = followed(tmp_path, evidence=EVIDENCE.replace('id="note-1"', 'id="note-9"'))
    assert broken(ways) == [("seoul", "a mark leads nowhere", "evidence/#note-1")]


def test_an_entry_that_does_not_lead_back(tmp_path: Path) -> None:
    ways = followed(tmp_path, evidence=EVIDENCE.replace('<a class="cg-back" href="../#cite-1">↩</a>', ""))
    assert broken(ways) == [("seoul/evidence", "an entry does not lead back", "#note-1")]


def test_an_entry_that_leads_back_to_the_mark_of_another(tmp_path: Path) -> None:
    ways = followed(tmp_path, evidence=EVIDENCE.replace("../#cite-1", "../#mark-x"))
    assert broken(ways) == [
        ("seoul/evidence", "an entry leads back to no mark of its own", "#note-1 -> ../#mark-x"),
        ("seoul/evidence", "an entry does not lead back", "#note-1"),
    ]


def test_an_entry_that_leads_back_to_another_page_than_its_mark_is_on(tmp_path: Path) -> None:
    ways = followed(tmp_path, **{"seoul/ddp": '<p>A hall<sup><a href="../evidence/#note-1">1</a></sup></p>'})
    assert broken(ways) == [("seoul/evidence", "an entry does not lead back to a page with its mark", "#note-1 -> seoul/ddp/index.html")]


def test_links_of_other_kinds_are_no_marks(tmp_path: Path) -> None:
    ways = followed(tmp_path, city=CITY + '<p><a href="evidence/#gone">more</a> 10<sup>6</sup></p>')
    assert (ways.marks, ways.broken) == (3, ())
