"""A profile's places as files for map apps. Coordinates are WGS 84, as both formats require."""

from __future__ import annotations

import json

import gpxpy.gpx

from cityguide.guide import Guide
from cityguide.profiles.model import Profile
from cityguide.profiles.places import Attraction
from cityguide.profiles.routes import Route
from cityguide.profiles.visiting import Position
from cityguide.travel.freshness import date_of
from cityguide.travel.routes import clock


def geojson(guide: Guide, profile: Profile) -> str:
    """Attractions with a known position as a FeatureCollection (RFC 7946), with what the position points at."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [position.longitude, position.latitude]},
            "properties": _properties(guide, attraction, position),
        }
        for attraction, position in profile.placed
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1) + "\n"


def gpx(profile: Profile) -> str:
    """The same places as GPX 1.1 waypoints."""
    file = gpxpy.gpx.GPX()
    file.creator = "cityguide"
    file.name = profile.name
    for attraction, position in profile.placed:
        file.waypoints.append(
            gpxpy.gpx.GPXWaypoint(
                position.latitude,
                position.longitude,
                name=attraction.name,
                comment=attraction.local_name,
                description=f"{attraction.kind}, {_pointed_at(position)}; {attraction.status.state} as of {attraction.status.as_of}",
            )
        )
    return str(file.to_xml("1.1")) + "\n"


def day_gpx(profile: Profile, route: Route) -> str:
    """A day as a GPX 1.1 route: its stops of known position in their order, each with when one comes and leaves."""
    places = profile.by_id
    file = gpxpy.gpx.GPX()
    file.creator = "cityguide"
    file.name = route.title
    way = gpxpy.gpx.GPXRoute(name=route.title, description=route.line)
    for stop in route.stops:
        place = places[stop.place]
        if place.position is not None:
            way.points.append(
                gpxpy.gpx.GPXRoutePoint(
                    place.position.latitude,
                    place.position.longitude,
                    name=f"{stop.arrive} {place.name}",
                    comment=place.local_name,
                    description=f"until {clock(stop.leaves)}; {_pointed_at(place.position)}",
                )
            )
    file.routes.append(way)
    return str(file.to_xml("1.1")) + "\n"


def _properties(guide: Guide, attraction: Attraction, position: Position) -> dict[str, str | bool]:
    hours = attraction.hours
    known: dict[str, str | bool | None] = {
        "id": attraction.id,
        "name": attraction.name,
        "local_name": attraction.local_name,
        "kind": attraction.kind,
        "address": attraction.address,
        "opening_hours": hours.osm if hours else None,
        "opening_hours_as_of": date_of(guide, hours, attraction) if hours and hours.osm else None,
        "website": attraction.site,
        "status": attraction.status.state,
        "status_as_of": attraction.status.as_of,
        "position_is": _pointed_at(position),
    }
    return {key: value for key, value in known.items() if value is not None}


def _pointed_at(position: Position) -> str:
    if position.basis == "venue":
        return "position of the place itself"
    return f"position of {position.of or 'the nearest station' if position.basis == 'station' else position.of or 'the area'}"
