"""Claims as cards for travellers and as a folded ledger."""

from __future__ import annotations

import re

from small_project import Folder

from cityguide.directives.claims import heard_claims
from cityguide.guide import Guide
from cityguide.project.project import Project
from directives.test_page import render, words

MOST_WORDS = 60
"""Words of a card: what others say and what is so."""


def cards(guide: Guide) -> list[str]:
    return re.findall(r"<li.*?</li>", render(guide, "```heard\n```\n").partition("</ul>")[0], re.DOTALL)


def test_seven_cards_are_short_and_lead_to_their_entries(the_guide: Project) -> None:
    found = cards(the_guide.guide)
    assert len(found) == len(heard_claims(the_guide.guide)) == 7
    for card in found:
        told = re.sub(r"<sup.*?</sup>", "", card.partition('<p><a href="#claim-')[0])
        assert 20 <= len(words(told).split()) <= MOST_WORDS, told
        assert card.count('href="#note-') == 1, "one mark for all that a card cites"
        assert re.findall(r'href="#claim-([^"]+)"', card)[0] in the_guide.guide.claims
    assert sum("cg-figure" in card for card in found) >= 1, "figures of the ranking are bound"


def test_what_travellers_hear_stands_before_who_says_what(the_guide: Project) -> None:
    [page] = [output for output in the_guide.outputs if output.path == "disagreements.md"]
    text = str(page.content)
    assert text.index("## Seven things that other guides tell you") < text.index("```heard") < text.index("```claims")


def test_without_cards_the_page_has_the_ledger_alone(small: Project, guide: Guide) -> None:
    assert heard_claims(guide) == cards(guide) == []
    [page] = [output for output in small.outputs if output.path == "disagreements.md"]
    assert "```heard" not in str(page.content) and "```claims" in str(page.content)


def test_a_card_stands_for_the_claim_that_has_it(folder: Folder) -> None:
    folder.edit(
        "data/claims.yml", "  title: Alpha leads\n", "  title: Alpha leads\n  heard: {says: It's Alpha, so: 'It is not [@wire-2023].'}\n"
    )
    [card] = cards(folder.guide())
    assert words(card).startswith("It’s Alpha It is not.") and 'data-accent="petrol"' in card
    assert 'href="#claim-alpha-first"' in card


def test_the_ledger_is_folded_and_whole(the_guide: Project) -> None:
    html = render(the_guide.guide, "```claims\n```\n")
    folded = "".join(re.findall(r"<details.*?</details>", html, re.DOTALL))
    for claim in the_guide.guide.claim_file.claims:
        assert folded.count(f'id="claim-{claim.id}"') == 1
        assert "'" not in re.sub(r"<[^>]+>", "", re.findall(rf'id="claim-{claim.id}">\s*<h4>(.*?)</h4>', html)[0])
