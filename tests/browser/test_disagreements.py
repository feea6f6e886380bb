"""What travellers hear elsewhere, as cards, and the folded ledger: every entry is reached by its link, without script too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect


@pytest.mark.parametrize("script", [True, False])
def test_a_card_leads_into_the_folded_ledger(browser: Browser, served: str, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(served + "disagreements/")
    entry = page.locator("#claim-seoul-phone-is-enough")
    expect(entry).to_be_hidden()
    page.locator(".cg-heard").get_by_role("link", name="Whether a phone is all you need in Seoul").click()
    expect(entry).to_be_visible()
    expect(entry).to_be_in_viewport()
    page.goto(served + "ranking/")
    page.goto(served + "disagreements/#claim-madrid-2025")
    expect(page.locator("#claim-madrid-2025")).to_be_in_viewport()
    context.close()


def test_on_a_telephone_the_page_is_short(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(served + "disagreements/")
    assert page.evaluate("document.documentElement.scrollHeight") <= 6_000
    assert page.locator(".cg-heard > li").count() == 7
    first = page.locator(".cg-heard > li").first.bounding_box()
    assert first and first["y"] <= 420
    context.close()
