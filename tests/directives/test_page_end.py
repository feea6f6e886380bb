"""The parts of a page's end that stand on their own."""

import pytest

from cityguide.directives.view import readable_address


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
