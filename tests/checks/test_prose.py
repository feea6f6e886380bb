import pytest

from cityguide.checks.prose import faults, unmarked
from cityguide.guide import Guide


@pytest.mark.parametrize(
    ("text", "code", "snippet", "occurrence"),
    [
        ("{{ share.pot }}", "figure", "share.pot", 0),
        ("`{{ share.pot }}` {{ share.pot }}", "figure", "share.pot", 1),
        ("{{}}", "figure", "{{}}", 0),
        ("a {{ rank", "figure", "{{ rank", 0),
        ("a rank }} b", "figure", "}} b", 0),
        ("[@nobody]", "unknown-source", "nobody", 0),
        ("[!alpha-frst]", "unknown-claim", "alpha-frst", 0),
        ("[see {{ rank }}](x.md)", "figure", "{{ rank }}", 0),
        ("x\n  [@nobody, page 2]", "unknown-source", "nobody", 0),
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
    assert (found[0].code, found[0].snippet.strip()) == (code, snippet)
    assert text[found[0].start :].startswith(found[0].snippet)
    assert found[0].occurrence(text) == occurrence


def test_the_second_of_two_like_faults_is_the_second(guide: Guide) -> None:
    found = faults(guide, "alpha", "[a](y:z) {{ x }} [@n] [a](y:z) {{ x }} [@n]")
    text = "[a](y:z) {{ x }} [@n] [a](y:z) {{ x }} [@n]"
    assert [(fault.snippet, fault.occurrence(text)) for fault in found] == [
        ("x", 0), ("n", 0), ("x", 1), ("n", 1), ("](y:z)", 0), ("](y:z)", 1),
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


def test_words_of_a_claim_want_its_marker(guide: Guide) -> None:
    claims = guide.claim_file.claims
    text = "Quiet.\n\nAlpha is Ahead  of\nall others [@atlas]."
    [fault] = unmarked(claims, text)
    assert "mark the statement with [!alpha-first]" in fault.message
    assert text[fault.start :].startswith("Ahead")
    assert list(unmarked(claims, "Alpha is ahead of all others [!alpha-first].")) == []
    assert len(list(unmarked(claims, "Ahead of all others.\n\nNot here [!alpha-first]."))) == 1, "in the same paragraph"
    assert list(unmarked(claims, "It is ahead of all othersome.")) == []
