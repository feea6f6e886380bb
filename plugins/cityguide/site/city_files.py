"""Files of one city for programs that show maps, and the addresses of all that a city has: all that a check asks of the site."""

from __future__ import annotations

from functools import partial

from cityguide.guide import Guide
from cityguide.profiles.addresses import day_file, shapes_path
from cityguide.profiles.model import Profile
from cityguide.profiles.reading import ProfileFile
from cityguide.profiles.routes import Route
from cityguide.site.city_pages import pages_of_city
from cityguide.site.output import Output


def addresses_of_city(guide: Guide, file: ProfileFile) -> list[str]:
    """The path of every page and file of a city except charts. Their content is not made."""
    pages, files = pages_of_city(guide, file, handbook=False), place_files(guide, file)
    return [shapes_path(file.profile.cluster), *(page.path for page in pages), *(output.path for output in files)]


def place_files(guide: Guide, file: ProfileFile) -> list[Output]:
    """The places of one city, and its days, for programs that show maps."""
    profile, origin = file.profile, file.name
    base, city = f"places/{profile.cluster}", profile.cluster
    files = [Output(f"{base}.yml", lambda: file.text, origin, city=city)]
    if profile.placed:
        files += [
            Output(f"{base}.gpx", partial(_gpx, profile), origin, city=city),
            Output(f"{base}.geojson", partial(_geojson, guide, profile), origin, city=city),
        ]
    return [*files, *(Output(day_file(city, route.id), partial(_gpx, profile, route), origin, city=city) for route in profile.routes)]


def _gpx(profile: Profile, day: Route | None = None) -> str:
    from cityguide.travel import placefiles  # with a library that a check does not need

    return placefiles.gpx(profile) if day is None else placefiles.day_gpx(profile, day)


def _geojson(guide: Guide, profile: Profile) -> str:
    from cityguide.travel.placefiles import geojson

    return geojson(guide, profile)
