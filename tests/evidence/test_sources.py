from small_project import REPOSITORY, Folder

from cityguide.evidence.sources import SOURCE_TITLES, read_sources


def test_sources_keep_the_order_of_the_file(folder: Folder) -> None:
    sources, _, problems = read_sources(folder.path("data/sources.yml"), "data/sources.yml")
    assert not problems
    assert list(sources) == ["record-2021", "record-2022", "record-2023", "wire-2023", "rumour", "atlas", "notebook"]
    assert sources["notebook"].url is None
    assert sources["wire-2023"].title == "Clusters: who leads"


def test_a_faulty_entry_still_lends_its_id(folder: Folder) -> None:
    """So that one fault in the registry does not make a fault of each of its citations."""
    folder.edit("data/sources.yml", "kind: dataset", "kind: datset")
    sources, _, problems = read_sources(folder.path("data/sources.yml"), "data/sources.yml")
    assert [problem.code for problem in problems] == ["unknown-word"]
    assert "atlas" in sources
    assert len(folder.faults()) == 1


def test_every_kind_has_words(folder: Folder) -> None:
    sources, _, _ = read_sources(REPOSITORY / "data" / "sources.yml", "data/sources.yml")
    assert {source.kind for source in sources.values()} <= set(SOURCE_TITLES)
