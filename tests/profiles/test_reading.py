from pathlib import Path

import pytest
from small_project import ALPHA, BETA_GAMMA, Folder

from cityguide.profiles.reading import WORTH_A_PROCESS, read_profiles
from cityguide.reading.memo import Memo


def test_profiles_come_in_the_order_of_their_files(folder: Folder) -> None:
    files, _, problems = read_profiles(folder.path("cities"), Memo())()
    assert not problems
    assert [file.document.source.name for file in files] == ["cities/alpha.yml", "cities/beta-gamma.yml"]
    assert files[0].document.source.text == ALPHA


def test_what_an_editor_wrote_arrives_typed(folder: Folder) -> None:
    profile = read_profiles(folder.path("cities"), Memo())()[0][0].profile
    clock, tram, radio = profile.attractions
    assert clock.position is not None
    assert (clock.position.latitude, clock.position.longitude, clock.position.basis) == (35.4501, 139.6302, "venue")
    assert clock.price is not None
    assert (clock.price.adult, clock.price.currency, clock.price.free) == (500, "JPY", False)
    assert tram.price is not None
    assert tram.price.free is True
    assert (radio.position, radio.hours, radio.price, radio.site, radio.duration) == (None, None, None, None, None)
    assert profile.cities[0].population is not None
    assert profile.cities[0].population.value == 9668465
    assert profile.practical.paying == ()


def test_what_is_left_out_is_absent_and_not_empty(folder: Folder) -> None:
    profile = read_profiles(folder.path("cities"), Memo())()[0][1].profile
    assert profile.local_names == ()
    assert profile.attractions[0].address is None


def test_a_profile_can_not_be_changed(folder: Folder) -> None:
    profile = read_profiles(folder.path("cities"), Memo())()[0][0].profile
    with pytest.raises(ValueError, match="frozen"):
        profile.name = "Other"


def test_no_folder_is_no_profiles(tmp_path: Path) -> None:
    assert read_profiles(tmp_path / "cities", Memo())() == ([], [], [])


def test_other_files_are_left_alone(folder: Folder) -> None:
    for name in ("notes.txt", ".hidden.txt", "alpha.yml.orig", "alpha.yml~"):
        folder.write(f"cities/{name}", "not: [yaml")
    assert read_profiles(folder.path("cities"), Memo())()[2] == []


@pytest.mark.parametrize("name", ["alpah", "beta"])
def test_a_file_is_called_like_its_cluster(folder: Folder, name: str) -> None:
    folder.path("cities/beta-gamma.yml").rename(folder.path(f"cities/{name}.yml"))
    _, _, problems = read_profiles(folder.path("cities"), Memo())()
    said = f"cities/{name}.yml:1:10: error: cluster 'beta-gamma' stands in cities/{name}.yml; the file must be called beta-gamma.yml [file-name]"
    assert [str(problem) for problem in problems] == [said]


def test_all_faults_of_all_files_are_told_at_once(folder: Folder) -> None:
    folder.write(
        "cities/alpha.yml", ALPHA.replace("kind: museum", "kind: x").replace("lat: 35.5\n", "lat: x\n").replace("name: Alpha\n", "")
    )
    folder.write("cities/beta-gamma.yml", BETA_GAMMA.replace("kind: shop", "kind: shopp").replace("as_of: 2023\n", "as_of: x\n"))
    _, _, problems = read_profiles(folder.path("cities"), Memo())()
    assert [(problem.at.file, problem.code) for problem in sorted(problems)] == [
        ("cities/alpha.yml", "missing-key"),
        ("cities/alpha.yml", "type"),
        ("cities/alpha.yml", "unknown-word"),
        ("cities/beta-gamma.yml", "unknown-word"),
        ("cities/beta-gamma.yml", "date"),
    ]


def test_many_files_are_read_as_one_is(tmp_path: Path) -> None:
    """Half of many are read in another process. Those with a fault are told in the order of their names, as ever."""
    names = [f"c{number:03}" for number in range(2 * WORTH_A_PROCESS + 1)]
    texts = {
        name: f"cluster: {name}\nname: N\ncities: [{{id: a, name: A, economy: KR, lat: 1, lon: 2, position_source: s}}]\n" for name in names
    }
    texts["c003"] += "tagline: <b>\n"
    texts["c030"] += "tagline: &x y\n"
    texts["c031"] += "tagline: [\n"
    texts["c032"] = " "
    (tmp_path / "cities").mkdir()
    for name, text in texts.items():
        (tmp_path / "cities" / f"{name}.yml").write_text(text, "utf-8")
    files, documents, problems = read_profiles(tmp_path / "cities", Memo())()
    assert [file.profile.cluster for file in files] == [name for name in names if name not in ("c030", "c031", "c032")]
    assert [document.source.text for document in documents] == [texts[name] for name in names if name not in ("c030", "c031", "c032")]
    assert [(problem.at.file, problem.code) for problem in problems] == [
        ("cities/c003.yml", "html"), ("cities/c030.yml", "alias"), ("cities/c031.yml", "yaml"), ("cities/c032.yml", "empty-file"),
    ]  # fmt: skip
