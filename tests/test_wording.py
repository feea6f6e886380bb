import pytest

from cityguide import wording


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (19.3, "almost one in five"),
        (19.6, "about one in five"),
        (20, "about one in five"),
        (20.4, "about one in five"),
        (20.5, "more than one in five"),
        (10.3, "more than one in ten"),
        (10.2, "about one in ten"),
        (9.7, "almost one in ten"),
        (33.3, "about one in three"),
        (50, "about one in two"),
        (55, "more than one in two"),
        (8.1, "almost one in twelve"),
        (2.2, "about one in 45"),
        (0.1, "about one in 1,000"),
    ],
)
def test_one_in(share: float, said: str) -> None:
    assert wording.one_in(share) == said


@pytest.mark.parametrize("share", [0, -5, 55.1, 70, 100])
def test_one_in_tells_no_other_shares(share: float) -> None:
    with pytest.raises(ValueError, match="is not a share that 'one in' can tell"):
        wording.one_in(share)


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "zeroth"), (1, "first"), (2, "second"), (12, "twelfth"), (13, "13th"), (21, "21st"), (22, "22nd"), (43, "43rd"), (111, "111th"), (112, "112th"),
     (113, "113th"), (121, "121st"), (1001, "1,001st")],
)  # fmt: skip
def test_ordinal(value: float, said: str) -> None:
    assert wording.ordinal(value) == said


@pytest.mark.parametrize("value", [19.3, -1, 0.5])
def test_only_whole_numbers_have_an_ordinal(value: float) -> None:
    with pytest.raises(ValueError, match="is not a whole number"):
        wording.ordinal(value)


@pytest.mark.parametrize(
    ("value", "said"), [(0, "zero"), (1, "one"), (12, "twelve"), (13, "13"), (1234, "1,234"), (2.5, "2.5"), (-1, "-1")]
)
def test_words(value: float, said: str) -> None:
    assert wording.words(value) == said


def test_amounts_have_two_decimals_or_none() -> None:
    assert [wording.amount(value) for value in (5, 19.5, 2.85, 1550, 1234.5)] == ["5", "19.50", "2.85", "1,550", "1,234.50"]


@pytest.mark.parametrize(("value", "said"), [(9668465, "9,668,465"), (1234.5, "1,234.5"), (0, "0"), (57.1, "57.1"), (9.0, "9")])
def test_digits(value: float, said: str) -> None:
    assert wording.digits(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "none"), (7, "about 7"), (117542, "about 118,000"), (135129, "about 135,000"), (999_499, "about 999,000"), (999_999, "about 1 million"),
        (14_254_039, "about 14.3 million"), (14_000_000, "about 14 million"), (123_456_789, "about 123 million"), (1_234_567_890, "about 1,230 million"),
    ],
)  # fmt: skip
def test_rounded(value: float, said: str) -> None:
    assert wording.rounded(value) == said


@pytest.mark.parametrize(("value", "said"), [(10.3, "10.3%"), (9.0, "9%"), (24.96, "25%"), (0.14, "0.1%"), (100, "100%")])
def test_per_cent(value: float, said: str) -> None:
    assert wording.per_cent(value) == said


@pytest.mark.parametrize(("parts", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_listed(parts: list[str], said: str) -> None:
    assert wording.listed(parts) == said


@pytest.mark.parametrize(
    ("name", "within"), [("United States", "the United States"), ("Republic of Korea", "the Republic of Korea"), ("Japan", "Japan")]
)
def test_economies_take_their_article(name: str, within: str) -> None:
    assert wording.with_article(name) == within


def test_a_sentence_begins_with_a_capital_and_keeps_the_rest() -> None:
    assert wording.sentence("daily 09:00, JR line") == "Daily 09:00, JR line"
    assert wording.sentence("") == ""


@pytest.mark.parametrize(
    ("numbers", "found"),
    [([], []), ([4], [[4]]), ([3, 5, 6, 7, 9], [[3], [5, 6, 7], [9]]), ([1, 2], [[1, 2]])],
)
def test_neighbours_make_a_run(numbers: list[int], found: list[list[int]]) -> None:
    assert wording.runs(numbers) == found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Café  d'Or (2)", "cafe-dor-2"),
        ("Łódź Room", "lodz-room"),
        ("Große Straße", "grosse-strasse"),
        ("Ørsted Park", "orsted-park"),
        ("Đông / Ông", "dong-ong"),
        ("Æsir & Œuvre", "aesir-oeuvre"),
        ("Þórr, Ħal, İstanbul", "thorr-hal-istanbul"),
        ("СССР Museum", "sssr-museum"),
        ("Большой театр", "bolshoy-teatr"),
        ("Ελλάδα", "ellada"),
        ("東京", "dongjing"),
        ("서울 museum", "seoul-museum"),
        ("ギャラリー", "giyarari"),
        ("Ｈａｌｌ ①", "hall-1"),
        ("Cafe\u0301", "cafe"),
        ("Xi’an / Xi'an / ʻIolani", "xian-xian-iolani"),
        ("Tokyo–Yokohama", "tokyo-yokohama"),
        ("☕ The “Clock” House 🕰", "the-clock-house"),
        ("🗼", ""),
        ("Clock\u200bHouse", "clockhouse"),
        ("a" * 80, "a" * 60),
        ("Seoul Sky, Lotte", "seoul-sky-lotte"),
        ("South-East Asia and Oceania", "south-east-asia-and-oceania"),
        (" Türkiye & more ", "turkiye-more"),
    ],
)
def test_a_name_becomes_a_word_for_addresses(name: str, expected: str) -> None:
    assert wording.slug(name) == expected
