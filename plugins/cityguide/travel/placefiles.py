"""A profile's places as files for map apps. Coordinates are WGS 84, as both formats require."""

from __future__ import annotations

import json

import gpxpy.gpx

from cityguide.profiles.model import Attraction, Profile


def geojson(profile: Profile) -> str:
    """Attractions with a known position as a FeatureCollection (RFC 7946), with what the position points at."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [a.position.longitude, a.position.latitude]},
            "properties": _properties(a),
        }
        for a in profile.attractions
        if a.position
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1) + "\n"


def gpx(profile: Profile) -> str:
    """The same places as GPX 1.1 waypoints."""
    file = gpxpy.gpx.GPX()
    file.creator = "cityguide"
    file.name = profile.name
    for attraction in profile.attractions:
        if attraction.position:
            file.waypoints.append(
                gpxpy.gpx.GPXWaypoint(
                    attraction.position.latitude,
                    attraction.position.longitude,
                    name=attraction.name,
                    comment=attraction.local_name,
                    description=f"{attraction.kind}, {_pointed_at(attraction)}; {attraction.status.state} as of {attraction.status.as_of}",
                )
            )
    return str(file.to_xml("1.1")) + "\n"


def _properties(attraction: Attraction) -> dict[str, str | bool]:
    known: dict[str, str | bool | None] = {
        "id": attraction.id,
        "name": attraction.name,
        "local_name": attraction.local_name,
        "kind": attraction.kind,
        "address": attraction.address,
        "opening_hours": attraction.hours.osm if attraction.hours else None,
        "opening_hours_as_of": _dated(attraction),
        "website": attraction.site,
        "status": attraction.status.state,
        "status_as_of": attraction.status.as_of,
        "position_is": _pointed_at(attraction),
    }
    return {key: value for key, value in known.items() if value is not None}


def _dated(attraction: Attraction) -> str | None:
    """As of when the hours hold; None where only their source could tell, or where there are none in OpenStreetMap's syntax."""
    hours = attraction.hours
    if hours is None or hours.osm is None:
        return None
    return hours.as_of or (None if hours.sources else attraction.as_of)


def _pointed_at(attraction: Attraction) -> str:
    position = attraction.position
    assert position is not None
    if position.basis == "venue":
        return "position of the place itself"
    return f"position of {position.of or 'the nearest station' if position.basis == 'station' else position.of or 'the area'}"
