"""The parts of a page's end that stand on their own: addresses, ways back, what most sources share."""

import pytest

from cityguide.directives.page_end import usual
from cityguide.directives.view import back, readable_address
from cityguide.evidence.sources import Source


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://a.example/archives/tag/%ED%8C%B9%EB%9E%A9", "https://a.example/archives/tag/팹랩"),
        ("https://a.example/%e6%b7%b1?x=%C3%A9", "https://a.example/深?x=é"),
        ("https://a.example/%B0%A1", "https://a.example/%B0%A1"),  # EUC-KR
        ("https://a.example/%E6%B7", "https://a.example/%E6%B7"),  # cut off
        ("https://a.example/%E2%80%AE%E2%80%9Cx", "https://a.example/%E2%80%AE%E2%80%9Cx"),  # turns the text round; a quotation mark
        ("https://a.example/a%20b%22%3C%2F%26", "https://a.example/a%20b%22%3C%2F%26"),
    ],
)
def test_an_address_is_spelled_in_letters_where_that_is_the_same_address(url: str, told: str) -> None:
    assert readable_address(url) == told


def test_an_entry_leads_back_to_its_first_mark() -> None:
    assert back("cite", 12) == '<a class="cg-back" href="#cite-12">↩</a>'


def source(licence: str, retrieved: str) -> Source:
    return Source.model_construct(title="T", publisher="P", licence=licence, retrieved=retrieved, kind="press")


def test_what_most_sources_share() -> None:
    mine = [source("A", "2023-01-02"), source("B", "2023-01-01"), source("B", "2023-01-02")]
    assert usual(mine) == ("B", "2023-01-02")
    assert usual(mine[:2]) == (None, None), "for two there is nothing to save"
    assert usual([source(*each) for each in (("A", "1"), ("B", "2"), ("C", "3"))]) == ("A", "1"), "the first, where all differ"
