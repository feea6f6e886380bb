"""The picture at the top of a cluster's page: its land, its water, its cities' names."""

from __future__ import annotations

from collections.abc import Sequence

from cityguide.maps.coast import coast
from cityguide.maps.inland import motif, struck
from cityguide.maps.labels import Box, Obstacle, place
from cityguide.maps.lettering import leader, lettered, wanted_name
from cityguide.maps.pins import Pin, attractions, named_places
from cityguide.maps.plate import city_dot, ground
from cityguide.maps.surroundings import centred
from cityguide.maps.svg import document, element
from cityguide.maps.window import fit

WIDTH, HEIGHT = 1200.0, 520.0
SAFE = 640.0
"""The middle units that a telephone shows when CSS makes the picture 4:3; names stay inside."""
LEAST_KM = 34.0
"""From the middle to the upper edge: 78 km to the sides, enough for a bay and its mouth."""
LEAST_INLAND_KM = 14.0
NAME, NOTE = 27.0, 22.0
"""Sizes in units: 14 and 11 px on a telephone, where the 4:3 picture shows them at 0.52."""
WATER_LINES = (5.0, 11.5, 19.5, 29.0, 40.0)


def hero_map(pins: Sequence[Pin], *, map_id: str, title: str, summary: str) -> str:
    """Return the wide picture as one ``<svg>`` without links; raises ValueError without any pin.

    Attractions are not drawn on a shore; inland they are the stars of the constellation.
    """
    places, sights = named_places(pins), attractions(pins)
    window = fit(
        places or sights,
        width=WIDTH,
        height=HEIGHT,
        inner=(SAFE * 0.8, HEIGHT * 0.62),
        least_km=LEAST_KM,
    )
    shore = coast(window, WATER_LINES)
    if shore.inland:
        window = centred(places, [*places, *sights], window, LEAST_INLAND_KM)
        shore = coast(window, WATER_LINES)
    cities = [(pin, *window.place(pin)) for pin in places]
    obstacles: list[Obstacle] = [(Box.around(x, y, 12), 8.0) for _, x, y in cities]
    content = [ground(window, shore)]
    if shore.inland:
        stars = [window.place(pin) for pin in sights]
        centre = (cities[0][1], cities[0][2]) if cities else (WIDTH / 2, HEIGHT / 2)
        content.append(motif(window, centre, sights, NOTE))
        content += [element("circle", class_="cg-map-star", cx=x, cy=y, r=6) for x, y in stars]
        obstacles += [(Box.around(x, y, 9), 6.0) for x, y in stars]
        obstacles += struck(window, centre, stars, NOTE)
    wanted = [wanted_name(pin, x, y, 17.0, NAME) for pin, x, y in cities]
    area = Box((WIDTH - SAFE) / 2, 24, (WIDTH + SAFE) / 2, HEIGHT - 24)
    placed = place(wanted, obstacles, area, reaches=(0, 16, 34))
    content += [leader(want, put) for want, put in zip(wanted, placed, strict=True)]
    content += [city_dot(x, y, 8) for _, x, y in cities]
    content += [lettered(want, put, pin) for want, put, (pin, _, _) in zip(wanted, placed, cities, strict=True)]
    return document(
        content,
        width=WIDTH,
        height=HEIGHT,
        map_id=map_id,
        title=title,
        summary=summary,
        class_="cg-map-hero",
        linked=False,
        slice_=True,
    )
