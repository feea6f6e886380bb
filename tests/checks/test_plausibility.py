import pytest
from small_project import TODAY, Folder

from cityguide.checks.all import on_demand
from cityguide.checks.plausible.places import currencies, in_latin_script
from cityguide.checks.plausible.sources import not_the_original
from cityguide.checks.plausible.texts import same_words
from cityguide.project.day import today
from cityguide.project.reading import read_checked, whole_check


def found(folder: Folder, code: str) -> list[str]:
    """`file:line:column message` of every warning with this code."""
    read = read_checked(folder.root, folder.root / "content", TODAY)
    assert read.subject is not None
    problems = on_demand(read.subject)
    assert {problem.severity for problem in problems} <= {"warning"}
    for problem in problems:
        assert problem.excerpt[problem.at.column - 1 :].startswith(problem.found)
    return [f"{problem.at} {problem.message}" for problem in problems if problem.code == code]


@pytest.mark.parametrize(("lat", "far"), [("36.15", False), ("36.27", True), ("-35.45", True)])
def test_far_from_every_city_of_its_cluster(folder: Folder, lat: str, far: bool) -> None:
    """Harbour, the nearer city, lies at 35.5 north: 80 km are 0.72 degrees."""
    folder.edit("cities/alpha.yml", "lat: 35.4501", f"lat: {lat}")
    said = found(folder, "far-away")
    assert len(said) == far
    if far:
        assert said[0].startswith(f"{folder.place('cities/alpha.yml', lat)} Clock House lies ")


def test_distances_are_told_to_the_nearest_city(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", "lat: 35.4501", "lat: 36.4501")
    assert found(folder, "far-away")[0].endswith(
        "Clock House lies 106 km from Harbour, the nearest city of its cluster; check 'lat' and 'lon'"
    )


@pytest.mark.parametrize(
    ("hours", "never"),
    [
        ("off", True),
        ("2020 Mo-Fr 10:00-18:00", True),
        ("Tu-Su 10:00-18:00; Mo-Su off", True),
        ("Dec 31 10:00-12:00", False),
        ("24/7", False),
        ("Feb 29", False),
    ],
)
def test_hours_that_never_open(folder: Folder, hours: str, never: bool) -> None:
    """The coming year, from November 2023, has a 29 February."""
    folder.edit("cities/alpha.yml", "Tu-Su 10:00-18:00", hours)
    said = [f"{folder.place('cities/alpha.yml', f'{hours}{chr(34)}')} by these hours Clock House opens on no day of the coming year"]
    assert found(folder, "never-open") == (said if never else [])


def test_money_that_is_not_the_economys(folder: Folder) -> None:
    assert found(folder, "foreign-currency") == []
    folder.edit("cities/alpha.yml", "currency: JPY", "currency: USD")
    assert found(folder, "foreign-currency") == [
        f"{folder.place('cities/alpha.yml', 'USD')} USD is not what Alpha Town (JP) pays in; JPY is"
    ]


def test_currencies_and_scripts_of_economies() -> None:
    assert [currencies(code) for code in ("CN", "HK", "MO", "TW", "CH", "ZZ")] == [("CNY",), ("HKD",), ("MOP",), ("TWD",), ("CHF",), ()]
    latin = {
        code: in_latin_script(code)
        for code in ("CN", "HK", "MO", "TW", "JP", "KR", "TH", "RU", "GR", "IL", "US", "SG", "DE", "VN", "TR", "ZZ")
    }
    assert [code for code, is_latin in latin.items() if is_latin] == ["US", "SG", "DE", "VN", "TR", "ZZ"]


def test_a_local_name_where_another_script_is_written(folder: Folder) -> None:
    names = [line.split(" has no")[0].split(" ", 1)[1] for line in found(folder, "no-local-name")]
    assert names == ["Harbour", "The <3 Tram", "Radio Hall", "Beta", "Gamma", "Parts Market"]
    folder.edit(
        "cities/alpha.yml", "  - id: harbour\n    name: Harbour\n    economy: JP", "  - id: harbour\n    name: Harbour\n    economy: US"
    )
    names = [line.split(" has no")[0].split(" ", 1)[1] for line in found(folder, "no-local-name")]
    assert names == ["Radio Hall", "Beta", "Gamma", "Parts Market"]


@pytest.mark.parametrize(
    ("date", "retrieved", "as_of", "older"),
    [
        ("2023-09", "2023-10-02", "2023-10-02", False),
        ("2023-09", "2023-10-02", "2023-10-03", True),
        ("2023-09", "2023", "2023-12-31", False),
        ("2023-12", "2023-10", "2023-12-31", False),
        ("2023-09", "2023-10-02", "2024", True),
        ("2023-09", "2023-10-02", "2023", False),
    ],
)
def test_a_fact_of_a_day_on_which_nobody_looked(folder: Folder, date: str, retrieved: str, as_of: str, older: bool) -> None:
    """The hours of the Clock House are cited from one source; partial dates count to their end."""
    folder.edit("data/sources.yml", "date: 2023-09, retrieved: 2023-10-02", f"date: {date}, retrieved: {retrieved}")
    folder.edit("cities/alpha.yml", "as_of: 2023-05, sources: [wire-2023]}", f"as_of: {as_of}, sources: [wire-2023]}}")
    assert len(found(folder, "older-source")) == older


def test_any_source_that_looked_later_will_do(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", "    as_of: 2023-05\n", "    as_of: 2023-10-02\n")
    assert found(folder, "older-source") == []
    folder.edit("data/claims.yml", "as_of: 2023-10-02", "as_of: 2023-10-03")
    assert [line.split(" ")[0] for line in found(folder, "older-source")] == [folder.place("data/claims.yml", "2023-10-03")]


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("https://www.google.com/search?q=seoul", "a page of search results"),
        ("https://www.google.co.jp/search?hl=ja&q=x", "a page of search results"),
        ("https://duckduckgo.com/?q=seoul", "a page of search results"),
        ("https://www.baidu.com/s?wd=x", "a page of search results"),
        ("https://search.naver.com/search.naver?query=x", "a page of search results"),
        ("https://cn.bing.com/search?q=x", "a page of search results"),
        ("https://web.archive.org/web/2020/https://x.example/", "an archive's copy"),
        ("https://archive.ph/abcde", "an archive's copy"),
        ("https://x-example.translate.goog/a?_x_tr_sl=ko", "a machine's translation"),
        ("https://translate.google.com/translate?u=x", "a machine's translation"),
        ("https://www.wikiwand.com/en/Seoul", "a mirror of an encyclopaedia"),
        ("https://bit.ly/3x", "a shortened link"),
        ("https://en.wikipedia.org/wiki/Seoul", ""),
        ("https://blog.naver.com/abc/123", ""),
        ("https://finance.yahoo.com/news/article-1.html?p=1", ""),
        ("https://www.koreaherald.com/search?q=x", ""),
        ("https://shop.example/?q=clock", ""),
        ("https://archive.seattletimes.com/archive/1", ""),
        ("https://mybing.com/search?q=x", ""),
        ("https://x.example/?u=https://web.archive.org/", ""),
    ],
)
def test_addresses_of_something_else_than_the_page(url: str, what: str) -> None:
    assert not_the_original(url) == what


def test_a_mirror_says_that_it_is_one(folder: Folder) -> None:
    folder.edit("data/sources.yml", "https://rumour.example/", "https://archive.ph/x")
    assert found(folder, "not-the-original") == [
        f"{folder.place('data/sources.yml', 'https://archive')} this is the address of an archive's copy, not of the page itself; "
        "give its own address, or call it a 'mirror' where that is gone"
    ]
    folder.edit("data/sources.yml", "kind: blog", "kind: mirror")
    assert found(folder, "not-the-original") == []


@pytest.mark.parametrize(
    ("date", "stale"), [("2020-11-21", True), ("2020-11-22", False), ("2020-11", False), ("2020-10", True), ("2020", False)]
)
def test_open_on_the_word_of_three_years_ago(folder: Folder, date: str, stale: bool) -> None:
    """Today is 22 November 2023. A source counts by its own date; by when it was looked at only where it has none."""
    folder.edit("data/sources.yml", "date: 2023-09, retrieved: 2023-10-02", f"date: {date}, retrieved: 2023-10-02")
    said = found(folder, "stale-open")
    assert [line.split(" ")[0] for line in said] == ([folder.place("cities/beta-gamma.yml", "open, ")] if stale else [])


def test_a_source_that_nothing_cites(folder: Folder) -> None:
    folder.edit(
        "data/sources.yml", "rumour:\n",
        "idle: {title: A, publisher: B, url: https://c.example, retrieved: 2023, licence: d, kind: blog}\nrumour:\n",
    )  # fmt: skip
    said = f"{folder.place('data/sources.yml', 'idle')} nothing cites the source 'idle'; cite it, or take it out"
    assert found(folder, "unused-source") == [said]
    folder.write("content/more.md", "# More\n\nSomething [@idle, page 3].\n")
    assert found(folder, "unused-source") == []


def test_what_cites_a_source_may_be_in_a_file_that_can_not_be_read(folder: Folder) -> None:
    folder.write("cities/beta-gamma.yml", "cluster: [\n")
    folder.edit("data/sources.yml", "rumour:\n", "idle: {title: A, publisher: B, retrieved: 2023, licence: d, kind: seed}\nrumour:\n")
    assert found(folder, "unused-source") == []
    assert found(folder, "no-local-name") != []


def test_texts_too_long_and_too_short_for_their_place(folder: Folder) -> None:
    words = "The clock that set the trains, and why {{ count.pct | rounded }} applications came after it."
    folder.edit("cities/alpha.yml", words, "x" * 601)
    assert found(folder, "long-text") == [
        f"{folder.place('cities/alpha.yml', 'x' * 601)} 601 characters are much for this place; up to 600 are read"
    ]
    assert any("21 characters say little here; from 60 on" in line for line in found(folder, "short-text"))


@pytest.mark.parametrize(
    ("alt", "caption", "same"),
    [
        ("The plaza from the steps.", "the plaza, from the steps", True),
        ("The plaza from the old steps", "Plaza from the old steps", True),
        ("A silver shell curves over a sunken square", "The plaza from the steps", False),
        ("A silver shell curves over the plaza; three people cross it", "The plaza", False),
        ("...", "The plaza", False),
    ],
)
def test_a_description_that_repeats_the_caption(alt: str, caption: str, same: bool) -> None:
    assert same_words(alt, caption) == same


@pytest.mark.parametrize("name", ["“Clock House”", "„Clock House“", "«Clock House»"])
def test_typographic_quotes_around_a_value(folder: Folder, name: str) -> None:
    folder.edit("cities/alpha.yml", "name: Clock House", f"name: {name}")
    assert [line.split(" ")[0] for line in found(folder, "quotes")] == [folder.place("cities/alpha.yml", name)]


@pytest.mark.parametrize("name", ["The “Clock” House", "“Clock” and “House”", "'“Clock House”'"])
def test_typographic_quotes_that_belong_to_a_text(folder: Folder, name: str) -> None:
    folder.edit("cities/alpha.yml", "name: Clock House", f"name: {name}")
    assert found(folder, "quotes") == []


def test_a_comment_allows_a_warning(folder: Folder) -> None:
    folder.edit("cities/alpha.yml", "currency: JPY, note", "currency: USD, note")
    folder.edit(
        "cities/alpha.yml", "note: Children half.}", "note: Children half.} # allow foreign-currency: the ship's till takes dollars"
    )
    assert found(folder, "foreign-currency") == []
    folder.edit("cities/alpha.yml", "currency: USD", "currency: JPY")
    assert [line.split(" ", 1)[1] for line in found(folder, "allow")] == [
        "nothing here is 'foreign-currency' any more; take the comment out"
    ]


def test_the_guide_itself_makes_sense() -> None:
    from small_project import REPOSITORY

    problems = whole_check(REPOSITORY, today()).problems
    assert [str(problem) for problem in problems if problem.severity != "note"] == []
