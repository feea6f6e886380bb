"""What made-up places are called, by their kind, and what is said of their hours, prices and doors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

KINDS: Mapping[str, tuple[int, str, Sequence[str]]] = {
    "museum": (46, "museum", (
        "Museum of {Thing}", "Science Museum", "Museum", "Railway Museum", "House of {Thing}", "Computer Museum", "Museum of {Stuff}",
    )),
    "transport": (17, "station", ("Night Bus", "Harbour Ferry", "Cable Car", "Driverless Tram", "Robot Taxi", "River Boat", "Hill Lift")),
    "landmark": (11, "bridge", ("Bridge", "Clock Tower", "Water Works", "Old Exchange", "Gasworks", "Signal Box", "Customs House")),
    "restaurant": (8, "hall", ("Canteen", "Noodle Bar", "Fish Kitchen", "Tea Kitchen", "Grill", "Robot Kitchen", "Dumpling House")),
    "viewpoint": (8, "tower", ("Tower", "Roof Terrace", "Lookout", "Hilltop", "Sky Deck", "Water Tower")),
    "showroom": (7, "hall", ("Motor Hall", "Robot Showroom", "Living Lab", "House of {Stuff}", "Design Centre", "Battery Hall")),
    "shop": (6, "market", ("Parts Arcade", "Electronics Street", "Tool Shop", "Bookshop", "Kite Shop", "Camera Shop", "Lamp Shop")),
    "park": (6, "park", ("Park", "Botanic Garden", "River Park", "Wind Garden", "Rail Park", "Tide Pools")),
    "district": (6, "square", ("Quarter", "Old Docks", "Weavers' Lanes", "Potters' Hill", "Printers' Row", "Canal Side")),
    "cafe": (5, "hall", ("Robot Café", "Reading Café", "Tea House", "Bakery", "Café of {Thing}")),
    "market": (5, "market", ("Night Market", "Fish Market", "Flower Market", "Market Hall", "Flea Market")),
    "library": (4, "library", ("Library", "Library of {Thing}", "Map Room", "Media Library")),
    "workshop": (4, "hall", ("Glass Works", "Open Workshop", "Paper Mill", "Bell Foundry", "Loom House", "Boat Yard")),
    "experience": (3, "hall", ("Flight Hall", "Code Evening", "Night Walk", "Wind Tunnel", "Repair Evening")),
    "show": (3, "hall", ("Drone Show", "Puppet Stage", "Planetarium", "Light Show")),
    "gallery": (2, "hall", ("Gallery", "Photo Gallery", "Print Gallery")),
    "campus": (2, "library", ("Technical University", "Institute of {Stuff}", "Research Yard")),
    "hotel": (1, "hall", ("Robot Hotel", "Capsule Hotel", "Pier Hotel")),
}  # fmt: skip
"""Each kind with how often it comes (as in the guide's own cities), which word its local name bears, and what it may be called."""

HOURS_NOTES = (
    "Last entry half an hour before closing. On a {weekday} after a public holiday it stays shut.",
    "The {machine} runs from ten and rests at noon; the {spot} is open all the while.",
    "Closed in the last week of {month}, when the {machine} is taken apart.",
    "The shop shuts an hour earlier. Groups of {people} come on {weekday} mornings.",
    "From a notice at the {part}; the telephone gave other times for {season}.",
    "When a {weekday} is a public holiday it opens then and shuts the next day. The {spot} upstairs closes at five.",
    "Times of {season}. In {weather} the {adjective} {spot} stays shut.",
    "Tours at 11:00 and 15:00, on a {weekday} at 17:00 as well, and not in {month}.",
)
PRICE_NOTES = (
    "Children and {people} pay half; a ticket for {quarter} and back is in it.",
    "The {machine} costs {money} more.",
    "Free on the first {weekday} of a month, and then full of {people}.",
    "With a transit card {money} less. The {spot} alone is free.",
    "{people} under eighteen free. A ticket holds for two days.",
    "Cash at the {part}, cards in the shop. In 2024 {people} paid {money}.",
)
ONLY_PRICE_NOTES = (
    "You pay for what you eat: {food} from {money}.",
    "By the hour, from {money}; the {machine} is extra.",
    "Each {a_role} asks another price; {money} was heard.",
    "What you give: a box stands at the {part}.",
)
STATUS_NOTES = (
    "Open again since {month} 2025, after the {part} was mended.",
    "Opened in {month} 2024, in what had been the {spot} of {firm}; no later visit was found.",
    "A trial since {month} 2026; {people} were let in from the first day.",
    "The {spot} upstairs was shut in {month} 2026.",
    "Moved from {quarter} in 2025, and {person} took the {machine} along; what followed it there was not found.",
)
ACCESS_NOTES = (
    "A lift leads to every floor; the {spot} has a step of a hand's width.",
    "Ramps at {street}; the {machine} can be reached from a wheelchair.",
    "The {part} is heavy, and a bell calls {a_role}. An accessible toilet is by the {spot}.",
    "Steps only, and no rail. From the {spot} one sees most of it.",
)
NEAR_STATION = ("{station} (Line {line})", "{station} (Line {line}), exit {line}", "{station} (tram {line}), 5 minutes on foot")
ADDRESSES = ("{line} {street}, {quarter}", "{street}, {quarter}", "Floor {line}, {street}, {quarter}", "By the {part}, {street}")
