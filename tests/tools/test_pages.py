from __future__ import annotations

import re
from pathlib import Path

from audit.faults import Fault
from audit.pages import KINDS, NOWHERE, Kind, choose

HOME, CITY, CLUSTER, LOST = (
    Kind("home", ""),
    Kind("city", r"cities/[^/]+/", every=True),
    Kind("cluster", r"clusters/[^/]+/"),
    Kind("404", NOWHERE),
)


def site(folder: Path, **pages: str) -> Path:
    for path, text in pages.items():
        file = folder / path.replace("__", "/").replace("_dot_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder


def test_every_city_but_of_the_clusters_only_the_lightest_and_the_heaviest(tmp_path: Path) -> None:
    for name, text in {"a": "abc" * 9, "b": "b", "c": "the longest of them all", "d": "short"}.items():
        site(tmp_path, **{f"cities__{name}__index_dot_html": text, f"clusters__{name}__index_dot_html": text})
    pages, faults = choose(tmp_path, (CITY, CLUSTER))
    assert faults == []
    assert [page.name for page in pages] == [*(f"cities/{name}" for name in "abcd"), "clusters/b", "clusters/c"]


def test_home_and_the_page_for_wrong_addresses_have_names(tmp_path: Path) -> None:
    site(tmp_path, index_dot_html="home", **{"404_dot_html": "lost"})
    pages, faults = choose(tmp_path, (HOME, LOST))
    assert [(page.name, page.path) for page in pages] == [("home", ""), ("404", NOWHERE)]
    assert faults == []


def test_a_page_of_no_kind_and_a_kind_without_a_page_are_faults(tmp_path: Path) -> None:
    site(tmp_path, new__index_dot_html="a page that nobody has told the audit of")
    pages, faults = choose(tmp_path, (HOME,))
    assert pages == []
    assert Fault("new/", "pages", "is of no kind", said="nothing audits it: name its kind in tools/audit/pages.py") in faults
    assert Fault("home", "pages", "the site has none of this kind") in faults


def test_a_page_that_leads_on_is_of_a_kind_that_a_site_may_lack(tmp_path: Path) -> None:
    moved = Kind("moved", r"cities/[^/]+/", leads_on=True)
    site(tmp_path, cities__seoul__index_dot_html="a story")
    assert choose(tmp_path, (moved, CITY))[1] == []
    site(tmp_path, cities__soul__index_dot_html='<meta http-equiv="refresh" content="0; url=../seoul/">')
    pages, faults = choose(tmp_path, (moved, CITY))
    assert faults == []
    assert [(page.kind, page.name, page.leads_on) for page in pages] == [("moved", "cities/soul", True), ("city", "cities/seoul", False)]


def test_no_page_is_of_two_kinds() -> None:
    examples = [
        "",
        "cities/",
        "cities/seoul/",
        "cities/seoul/evidence/",
        "cities/seoul/ddp/",
        "ranking/",
        "ranking/2024/",
        "compare/",
        "compare/a-and-b/",
        "clusters/",
        "clusters/paris/",
        NOWHERE,
    ]
    for path in examples:
        assert sum(re.fullmatch(kind.path, path) is not None for kind in KINDS if not kind.leads_on) == 1, path
