"""What the sanitiser will leave out is told at its place, in each field of prose that there is."""

import pytest
from payloads import ATTRIBUTES, LINKS, REFERENCES
from small_project import Folder

from cityguide.checks.markup import markup_faults
from cityguide.checks.prose import faults
from cityguide.evidence.claims import Claim
from cityguide.guide import Guide
from cityguide.profiles.model import Profile
from cityguide.reading.models import field_of, models_within, record_name, shapes_of
from cityguide.reading.validation import marked

HARMLESS = ("Plain words.", "*a* **b** `c`", "- one\n- two\n\n1. three", "> said", "A [link](https://a.example 'title') and [one](about.md#x).",
            "See [it][1].\n\n[1]: https://a.example", "A < B, C&D; [@atlas] {{ rank }} [!alpha-first]")  # fmt: skip


@pytest.mark.parametrize("text", HARMLESS)
def test_what_stays_is_no_fault(text: str) -> None:
    assert list(markup_faults(text, [])) == []


@pytest.mark.parametrize(
    ("text", "snippet", "said"),
    [
        ("One [two][x].\n\n[x]: javascript:y()", "javascript:y()", "the link to 'javascript:y()' would be left out"),
        ("One [two](java&#115;cript:y()).", "[two](", "the link to 'javascript:y()' would be left out"),
        ("One [two](//evil.example).", "//evil.example", "the link to '//evil.example' would be left out"),
        ("One.\n\n[a]\n\n[a]: {{ rank }}", "[a]", "a link to the value of a figure would be left out"),
        ("One ![two](three.png).", "![two](", "this would be left out: a picture"),
        ("One.\n\n#1 in the world.", "#1 in the world.", "this would be left out: a heading"),
        ("One\n---\n\nTwo.", "---", "this would be left out: a heading"),
        ("One.\n\n* * *\n\nTwo.", "One.", "this would be left out: a line across the page"),
    ],
)
def test_what_goes_is_told(text: str, snippet: str, said: str) -> None:
    (fault,) = markup_faults(text, [])
    assert (fault.snippet, text[fault.start :].startswith(snippet)) == (snippet, True)
    assert fault.message.startswith(said)


@pytest.mark.parametrize("payload", [payload for payload in (*LINKS, *REFERENCES) if "good.example" not in payload])
def test_each_address_of_a_payload_is_told(guide: Guide, payload: str) -> None:
    found = faults(guide, "alpha", payload)
    found += markup_faults(payload, found)
    assert found or "<" in payload, "a sign that reading refuses"


def test_an_attribute_list_stays_words() -> None:
    assert [list(markup_faults(text, [])) for text in ATTRIBUTES if "#" not in text and "==" not in text and "*" not in text] == [[]] * 6


def test_each_field_of_prose_is_looked_at(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", "as_of: 2023-05, sources: [wire-2023]}", "as_of: 2023-05, sources: [wire-2023], note: By day.}")
    folder.add_day()
    folder.edit("cities/alpha.yml", "    shows: The clock that set", "    tip: Come early.\n    shows: The clock that set")
    folder.edit(
        "cities/alpha.yml",
        "sources: [wire-2023]}\n      - place: waving-tram",
        "sources: [wire-2023], note: Stand.}\n      - place: waving-tram",
    )
    folder.edit("data/claims.yml", "  title: Alpha leads\n", "  title: Alpha leads\n  heard: {says: Alpha leads, so: It does not.}\n")
    before = {name: folder.read(name) for name in ("cities/alpha.yml", "data/claims.yml")}
    guide = folder.guide()
    alpha = next(file for file in guide.files if file.profile.cluster == "alpha")
    texts = [("cities/alpha.yml", alpha.document, loc, field_of(Profile, loc)) for loc, _ in marked(alpha.profile, "prose")]
    for document, place, claim in guide.claim_file.placed():
        texts += [("data/claims.yml", document, loc, field_of(Claim, loc[1:])) for loc, _ in marked(claim, "prose", place)]
    seen = set()
    for name, document, loc, field in texts:
        span = document.spans[loc]
        text = before[name]
        block = "\n" if text[span.end - 1] == "\n" else ""
        folder.write(name, f'{text[: span.start]}"One [two][x].\\n\\n[x]: javascript:y()"{block}{text[span.end :]}')
        found = [problem for problem in folder.problems() if "'javascript:y()'" in problem.message]
        assert [(problem.at.file, problem.at.line) for problem in found] == [(name, text.count("\n", 0, span.start) + 1)], field
        folder.write(name, text)
        seen.add(field)
    models = {model for top in (Profile, Claim) for model in models_within(top)}
    assert seen == {f"{record_name(m)}.{key}" for m in models for key, shape in shapes_of(m).items() if shape.refers_to == "prose"}
