from pathlib import Path

from small_project import Folder

from cityguide.evidence.claims import claims_about, read_claims


def test_claims_keep_the_order_of_the_file_and_their_places(folder: Folder) -> None:
    file, problems = read_claims(folder.path("data/claims.yml"), "data/claims.yml")
    assert not problems
    assert [(loc, claim.id) for _, loc, claim in file.placed()] == [((0,), "alpha-first"), ((1,), "who-counts")]
    assert [side.says for side in file.claims[1].sides] == ["Money.", "Numbers."]


def test_claims_about_a_cluster(folder: Folder) -> None:
    claims = read_claims(folder.path("data/claims.yml"), "data/claims.yml")[0].claims
    assert [claim.id for claim in claims_about(claims, "alpha")] == ["alpha-first", "who-counts"]
    assert [claim.id for claim in claims_about(claims, "beta-gamma")] == ["who-counts"]
    assert claims_about(claims, "omega") == ()


def test_no_file_is_no_claims(tmp_path: Path) -> None:
    file, problems = read_claims(tmp_path / "claims.yml", "data/claims.yml")
    assert (file.claims, problems) == ((), [])


def test_a_project_without_claims_is_whole(folder: Folder) -> None:
    folder.path("data/claims.yml").unlink()
    assert folder.faults() == []
