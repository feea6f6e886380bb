"""Words that made-up sentences are filled with, by what they are. None of them says a number, a rank or what is still to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def _words(text: str) -> Sequence[str]:
    """Words or phrases, parted by commas."""
    return [word.strip() for word in " ".join(text.split()).split(",")]


WORDS: Mapping[str, Sequence[str]] = {
    name: _words(text)
    for name, text in {
        "machine": """
            loom, tram, kiln, crane, lift, ferry, robot arm, weighing scale, wind tunnel, lathe, cable car, sorting belt, pump, drill,
            camera mast, bread oven, delivery cart, street sweeper, tide gauge, projector, telescope, radio mast, vending machine, milling
            machine, glass furnace, ice maker, laser cutter, warehouse shuttle, water wheel, seed sorter, sewing machine, cleaning drone,
            parcel locker, turntable, model railway, battery bus, ticket gate""",
        "thing": """
            clocks, looms, radios, bridges, maps, toys, cameras, locks, scales, kites, lamps, bells, valves, magnets, robots, gears,
            lenses, kettles, bicycles, boats, telephones, engines, tiles, threads, dials, switches, cables, coins, seeds, shells,
            microscopes, calculators, batteries, wheels, ropes, moulds, prisms, thermometers, chips, fans, hinges, springs, tubes, plugs,
            circuits, drones, compasses, tools""",
        "stuff": """
            brass, glass, bamboo, steel, cedar, copper, clay, rubber, slate, felt, silk, aluminium, oak, resin, wool, granite, cork, tin,
            linen, concrete, carbon fibre, cardboard, porcelain, recycled plastic, pine, iron, leather, basalt""",
        "quality": """
            weight, colour, age, sound, smell, the year on the label, the town they came from, the width of a thumb, how they ring when
            struck, what they once cost, who mended them last, the size of the hole, the name of the maker, the side that is worn""",
        "adjective": """
            narrow, low, quiet, old, small, pale, heavy, plain, round, warm, steep, tall, bare, bright, broad, cool, dark, flat, green,
            grey, hollow, loud, open, rough, shallow, slow, soft, square, thin, tilted, white, wooden, yellow, damp, dusty, crooked,
            patient, short, silver, red, blue""",
        "spot": """
            yard, hall, cellar, courtyard, arcade, back room, glass house, boat shed, attic, stairwell, warehouse, canteen, chapel,
            garage, loading bay, roof garden, gallery, tunnel, shed, pavilion, pier, waiting room, orchard, square, alley, underpass,
            lobby, terrace, depot, workshop""",
        "where": """
            behind the market, by the canal, below the railway, at the end of the pier, over the bakery, next to the fire station, under
            the bridge, across from the school, on the second floor, between two garages, at the foot of the hill, beside the old mill,
            where the trams turn, in the former bank, behind the swimming pool, a street from the water, above the arcade, near the last
            stop, in a disused church, opposite the post office""",
        "part": """
            door, lever, handle, shutter, window, gate, rail, hatch, drawer, screen, panel, crank, pedal, counter, rope, belt, wheel, lid,
            curtain, ladder, switch, bench""",
        "role": """
            engineer, baker, tram driver, teacher, welder, nurse, librarian, gardener, weaver, pilot, caretaker, student, electrician,
            potter, tailor, ferryman, chemist, cook, carpenter, postman, architect, surveyor, mechanic, watchmaker, printer, boatbuilder,
            programmer, glassblower, cleaner, geologist""",
        "people": """
            students, cooks, cyclists, neighbours, apprentices, commuters, grandparents, school classes, night nurses, delivery riders,
            anglers, market women, retired fitters, dog walkers, visitors, office workers, musicians, mechanics, children, tourists,
            pensioners, traders, early risers, cleaners, drivers""",
        "sound": """
            a hum, a slow knocking, a whistle, a rattle of chains, the hiss of steam, a bell, the click of relays, a low buzz, a creak,
            applause, the sound of running water, a radio, the beat of a hammer, a murmur, the squeal of brakes, silence""",
        "weather": """
            rain, fog, snow, drizzle, wind, sunshine, a thunderstorm, frost, heat, a sea mist, haze, hail""",
        "hour": """
            before the first tram, at six in the morning, at noon, late in the evening, just after lunch, when the shutters go up, after
            the last ferry, at dusk, in the first light, in the middle of the afternoon, while the bread is still hot, an hour before
            closing, when school is out, on the stroke of eight, past midnight, between two showers, when the tide turns, at the end of
            the shift""",
        "weekday": "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday",
        "month": "January, February, March, April, May, June, July, August, September, October",
        "season": "spring, summer, autumn, winter, the rainy months, the harvest weeks, the school holidays, the dry season",
        "group": """
            school class, choir, family, brass band, cycling club, crew, football team, wedding party, evening class, line of scooters,
            troop of scouts, walking club""",
        "food": """
            noodles, flat bread, fish soup, dumplings, grilled corn, lentils, pancakes, plum cake, rice balls, pickled radish, goat's
            cheese, pastries, bean stew, fried squid, sour milk, chestnuts, egg sandwiches, cold buckwheat, mint tea, sausages, waffles,
            mango slices, barley coffee, skewers""",
        "task": """
            turn a corner, tell wool from felt, read handwriting, climb a kerb, thread a needle, carry an egg, fold a shirt, greet a
            neighbour, find its way in fog, wait its turn, hear a whisper, peel an orange, cross a tram line, pour tea, sort screws, open
            a window, pick a ripe fig, land in wind, hold a glass, stop for a dog""",
        "reason": """
            the floor is old, there was no room upstairs, the river is near, nobody else wanted the building, the owner liked it so, the
            tram ends here, the roof leaks, the walls are thick, the rent was low, the light is even, children kept asking, the old one
            wore out, the smell would not leave, the harbour moved, a teacher insisted, the neighbours complained about the noise, the
            school next door closed""",
        "wish": """
            a bench, a later bus, a quieter pump, a second door, more shade, a clock that strikes, a ramp, a place to wait, a drinking
            fountain, longer hours, a handrail, a lamp at the corner, a map at the stop, a cheaper ticket, warm water, a roof over the
            stop, less noise at night""",
        "past": """
            used to mend radios, came here as a student, grew up over a bakery, once drove lorries, learned to weld on ships, taught
            physics for years, left a bank for this, sold umbrellas before, began as a night porter, spent a winter in the Arctic, flew
            crop dusters, trained as a dancer, built organs first, kept bees before this""",
        "box": """
            cigar boxes, jam jars, egg cartons, a drawer with brass labels, a steel cabinet, an old piano, shoe boxes, biscuit tins, a row
            of lockers, a glass case, flower pots, a suitcase, milk crates, a chest of drawers, a filing cabinet""",
        "likeness": """
            a wardrobe, a small car, a shoe box, a tea tray, a bathtub, a bus shelter, a piano, a fridge, a sleeping cow, a market stall,
            a rowing boat, a telephone box, a dining table, a suitcase, a barrel, a garden shed""",
        "lesson": """
            patience is cheaper than speed, dust decides more than money, a good hinge outlives its door, water finds every gap, nobody
            reads a sign twice, the quiet ones break last, old ropes tell the truth, a short queue is worth a long walk, half the work is
            sweeping, what is heavy stays, people trust what they can hear, a spare part is worth a promise""",
    }.items()
}  # fmt: skip
