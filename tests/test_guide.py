"""Reading and linking: what a guide holds, in which order, and what is checked even when something else is wrong."""

import datetime

import pytest
from small_project import TODAY, Folder

from cityguide.guide import Guide, read_guide


def test_profiles_come_in_the_order_of_the_latest_ranking(folder: Folder, guide: Guide) -> None:
    assert [profile.cluster for profile in guide.profiles] == ["beta-gamma", "alpha"]
    folder.edit("data/standings/2023.csv", "2023,1,beta-gamma", "2023,6,beta-gamma")
    assert [profile.cluster for profile in folder.guide().profiles] == ["alpha", "beta-gamma"]


def test_a_profile_without_a_rank_comes_last(folder: Folder) -> None:
    folder.edit("data/standings/2023.csv", "2023,1,beta-gamma", "2023,,beta-gamma")
    folder.write("cities/beta-gamma.yml", folder.read("cities/beta-gamma.yml").replace("{{ rank | ordinal }}", ""))
    assert [profile.cluster for profile in folder.guide().profiles] == ["alpha", "beta-gamma"]


def test_a_cluster_of_no_edition_may_have_a_profile(folder: Folder) -> None:
    folder.write("cities/delta.yml", folder.read("cities/beta-gamma.yml").replace("cluster: beta-gamma", "cluster: delta"))
    folder.edit("cities/delta.yml", "{{ rank | ordinal }}, and {{ rank@2022 | ordinal }} the year before", "now")
    assert folder.faults() == []


def test_a_guide_finds_its_profiles(guide: Guide) -> None:
    alpha = guide.profile("alpha")
    assert alpha is not None
    assert alpha.name == "Alpha"
    assert guide.profile("delta") is None


def test_today_is_a_parameter_and_no_part_of_what_a_guide_is(folder: Folder) -> None:
    later, problems = read_guide(folder.root, datetime.date(2031, 1, 1))
    assert not problems
    assert later is not None
    assert later.today == datetime.date(2031, 1, 1)
    assert folder.guide().today == TODAY


def test_links_are_checked_although_a_table_is_faulty(folder: Folder) -> None:
    folder.edit("data/standings/2022.csv", "10.8", "108")
    folder.edit("cities/alpha.yml", "sources: [rumour]", "sources: [rumours]")
    folder.edit("data/claims.yml", "clusters: [alpha, beta-gamma]", "clusters: [alpha, beta]")
    assert [line.split(": ")[0] for line in folder.faults()] == [
        folder.place("cities/alpha.yml", "rumours"), folder.place("data/claims.yml", "beta]"), folder.place("data/standings/2022.csv", "108"),
    ]  # fmt: skip


def test_sources_are_checked_although_there_is_no_ranking(folder: Folder) -> None:
    folder.path("data/datapackage.yml").unlink()
    folder.edit("cities/alpha.yml", "sources: [rumour]", "sources: [rumours]")
    assert [line.split(": ")[0] for line in folder.faults()] == [folder.place("cities/alpha.yml", "rumours"), "data/datapackage.yml:1:1"]


def test_one_fault_in_the_registry_makes_no_fault_of_a_citation(folder: Folder) -> None:
    folder.edit("data/sources.yml", "publisher: Wire & Co", "publsher: Wire & Co")
    assert [line.split(" error: ")[0] for line in folder.faults()] == ["data/sources.yml:4:43:"]


def test_an_unreadable_registry_is_one_fault(folder: Folder) -> None:
    folder.write("data/sources.yml", "a: [b\n")
    assert [line.split(" error: ")[0] for line in folder.faults()] == ["data/sources.yml:1:4:"]


def test_a_share_out_of_range_makes_no_fault_of_its_figures(folder: Folder) -> None:
    folder.write("content/more.md", "It has {{ beta-gamma.share.pct }}.\n")
    folder.edit("data/standings/2023.csv", ",9.0,", ",109.0,")
    assert [line.split(": ")[0] for line in folder.faults()] == [folder.place("data/standings/2023.csv", "109.0")]


@pytest.mark.parametrize("name", ["clusters", "economies", "editions", "coordinates", "half_lives", "standings/2023"])
@pytest.mark.parametrize(
    "spoil", ["semicolons", "UTF-16", "empty", "a column renamed", "a short row", "a quote left open", "no row is right"]
)
def test_a_table_that_can_not_be_read_is_told_first_and_alone(folder: Folder, name: str, spoil: str) -> None:
    """No fault follows in profiles, pages and tables that name what stands in it."""
    file = f"data/{name}.csv"
    folder.write(
        "content/more.md",
        f"{{{{ beta-gamma.rank }}}}, {{{{ edition.ranked }}}}\n\n[table]({file})\n\n```chart\nkind: shares\nclusters: [alpha, beta-gamma]\n```\n\n```ranking\nedition: 2022\n```\n",
    )
    assert folder.faults() == []
    lines = folder.read(file).rstrip("\n").split("\n")
    half = len(lines) // 2
    if spoil == "semicolons":
        folder.write(file, "\ufeff" + "\r\n".join(line.replace(",", ";") for line in lines))
    elif spoil == "UTF-16":
        folder.write(file, "\n".join(lines).encode("utf-16"))
    elif spoil == "empty":
        folder.write(file, "")
    elif spoil == "a column renamed":
        folder.write(file, "\n".join([lines[0].replace(",", "x,", 1), *lines[1:]]))
    elif spoil == "a short row":
        folder.write(file, "\n".join([*lines[:half], lines[half].split(",")[0], *lines[half + 1 :]]))
    elif spoil == "a quote left open":
        folder.write(file, "\n".join([*lines[:half], f'"{lines[half]}', *lines[half + 1 :]]))
    else:
        folder.write(file, "\n".join([lines[0], *(f"{line},," for line in lines[1:])]))
    found = folder.faults()
    assert found
    assert {line.split(":")[0] for line in found} == {file}


def test_a_claim_without_an_id_makes_no_fault_of_a_marker(folder: Folder) -> None:
    folder.edit("data/claims.yml", "- id: alpha-first", "- idd: alpha-first")
    assert {line.split(":")[0] for line in folder.faults()} == {"data/claims.yml"}


def test_nothing_at_all(folder: Folder) -> None:
    for name in ("data/sources.yml", "data/datapackage.yml", "data/claims.yml"):
        folder.path(name).unlink()
    assert [line.split(" error: ")[0] for line in folder.faults()] == ["data/datapackage.yml:1:1:", "data/sources.yml:1:1:"]
