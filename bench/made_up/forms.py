"""Forms of sentences for stories and places. Those with `{number}` are only said where a source is cited."""

from __future__ import annotations

from made_up.sentences import Forms


def _lines(text: str) -> Forms:
    return tuple(line.strip() for line in text.strip().splitlines())


SCENES = _lines("""
    {hour}, {person} opens the {part} of the {spot} {where}, and {sound} begins
    {hour}, the {spot} {where} smells of {stuff} and {food}
    {hour}, {people} come down {street} with {thing} under the arm, and {person} sorts them by {quality}
    {a_machine} the size of {likeness} stands in the {adjective} {spot}, and {people} walk round it without a look
    {person}, who {past}, keeps the {thing} in {box} and knows each by {quality}
    {person} {past}, and still works {hour}
    on {weekday}s the {machine} rests, and {person} wipes the {part} with a cloth
    what the {machine} can't do is {task}; for that there is {a_role}
    the {people} of {quarter} asked for {wish}, and got {a_adjective} {machine}
    nobody in the {spot} raises a voice: the {machine} is loud enough
    in {weather} the {machine} slows down, and the {people} under the {stuff} roof move closer together
    {a_role} and {a_role} share the {adjective} {part}, and have argued about {quality} for years
    the {adjective} {spot} behind {street} was built of {stuff} because {reason}
    {person} lifts the {part}, listens to {sound}, and puts the {thing} back
    to see the {machine} {task} you go to {quarter}, {hour}, and wait
    the {machine} failed to {task}, so {firm} gave it a {adjective} {part} of {stuff}
    {firm} moved into the {spot} {where} because {reason}
    a child presses the {part}, and somewhere behind the {stuff} wall {a_machine} begins to {task}
    {people} bring {food} and sit on the {adjective} {part}, where {sound} can be heard
    upstairs {person} teaches {people} to make {thing} from {stuff}, {hour}
    between {street} and the water the {machine} stops for {a_role}, for {a_group} and for a dog
    you hear it before you see it: {sound} from the {adjective} {spot} {where}
    the {role} of {quarter} has a rule of {a_adjective} kind: {lesson}
    {lesson}, says the {role} who looks after the {machine}
    when {person} began, the {spot} held nothing but {thing} and {a_adjective} {part}
    {firm} tried {stuff} first, then {stuff}; the {people} preferred neither
    for {people} the {machine} is {a_adjective} thing, and for {person} it is a day's work
    the {part} sticks in {weather}, and then {person} helps it along with {a_adjective} piece of {stuff}
    {a_group} passes with {thing}; the {machine} waits, and so does the {role}
    at the corner of {street} {person} sells {food}, and lends {thing} to whoever asks
    in {season} the {spot} stays shut, and the {thing} hang in the {adjective} {spot} next to it
    {person} wants the {machine} to {task}, and has wanted that since the {part} came off
    from the {adjective} {part} you look down on {street}, where {people} queue for {food}
    half a street further the same {machine} carries {food} and nobody turns a head
    the {stuff} comes by boat, the {stuff} by rail, and the {thing} are made in the {spot}
    there is no sign at the {part}; {people} know it by {sound}
    {firm} let {people} in because {reason}, and they have kept coming {hour}
    {person} draws the {machine} on {a_adjective} sheet, and leaves out the {part}
    {a_role} from {quarter} taught the {machine} to {task}, with {thing} and a good deal of {food}
    in the {spot} {where} the {thing} lie in {box}, and dust has the last word
""")
"""Said in stories, cited or not."""

FACTS = _lines("""
    some {number} {thing} pass through the {spot} in a month
    the {machine} weighs {number} kilograms and needs {a_role} to start it
    {firm} has made {number} {thing} here, most of them of {stuff}
    on a {weekday} in {month} {number} {people} stood in line for {food}
    the walk from {street} to the {spot} is {number} steps, and the {machine} makes it without a stop
    {person} counts {number} {thing} in {box}, and can't say where the rest went
    a ride costs {money}, and {people} over seventy ride for nothing
    the {spot} holds {number} {people} and {a_machine}
    since 2023 the {machine} has had to {task} {number} times, and did it
    the {adjective} {machine} came from {quarter} in 2024, and {person} has run it since
    {number} hours of {weather} a year are what the {stuff} roof is made for
    {firm} pays {money} for a crate of {thing}
""")
"""Said in stories, always cited."""

SHOWS = _lines("""
    {a_machine} of {stuff} fills the {adjective} {spot}, and {people} may turn the {part}
    in the first {spot} {thing} lie in {box}, sorted by {quality}
    behind the {adjective} {part} {person} shows how the {machine} learned to {task}
    the {spot} was {a_adjective} {spot} until {firm} filled it with {thing}
    upstairs hang {number} {thing} of {stuff}, the oldest from {quarter}
    you walk through {a_adjective} {spot}, past {thing} and {sound}, to {a_machine} that can {task}
    {people} come for the {food}, and stay for the {machine}
    from the {part} one sees {street}, {quarter} and, without {weather}, the hills
    the {machine} runs {hour}; at other times {a_role} explains it with {thing}
    {a_role} mends {thing} at {a_adjective} bench, and {people} may watch
    most of the {thing} came from {quarter}, where {reason}
    what looks like {likeness} is {a_machine}; lift the {part} and it begins to {task}
    children get {a_adjective} {part} of their own, with {thing} to take apart
    the labels tell of {stuff}, {stuff} and of {person}, who {past}
    at the end stands {a_machine} with {number} {thing} in it, and nobody has seen it {task} twice
    it smells of {stuff} and {food}, and {sound} comes from below
    {firm} lent the {machine}; the {thing} are the {role}'s own
    in {weather} the {adjective} {spot} is full by noon
    a film of {number} minutes shows {person} and the {machine} in {season}
    {quarter} gave the {stuff}, {firm} the {machine}, and the {people} the {thing}
    the old {part} still has the marks of {a_role} who worked here {hour}
    there is {a_adjective} café with {food}, and a shop that sells {thing}
    some {number} {thing} stand in rows by {quality}, from {stuff} to {stuff}
    {person} set the {machine} into the {spot} because {reason}, and {people} got used to {sound}
    on a {weekday} in {season} {a_group} may try whether the {machine} can {task}
    the walls are of {stuff} and the floor of {stuff}; between them {a_role} hangs {thing}
    two rooms further the {machine} lies in pieces, each with the name of {a_role}
    {people} press the {part}, and {a_machine} draws what it takes {thing} for
    where the {adjective} {spot} ends, a window shows {street} and the {machine} that goes there
    from {quarter} came the idea to let {people} {task} against the {machine}
    it was built for {people}, is looked after by {person}, and hums {hour}
    one {part} of {stuff} is left of the {spot} that {firm} bought
    {lesson}: so it stands over the {part}, in the hand of {a_role}
""")
"""Said of places, whose sources stand beside them."""

TIPS = _lines("""
    come {hour}, when the {people} have left and the {machine} is free
    stand by the {adjective} {part}: from there you see the {machine} {task}
    ask {a_role} for the {spot} behind the {part}; it is shown to whoever asks
    bring coins for the {machine}, and leave large bags at {street}
    take the {adjective} stairs by the {part}, and the {thing} come first
    book for a {weekday}, when {a_role} shows the {machine} at work
    in {weather} begin in the {spot}, and keep the {adjective} {spot} for later
    eat {food} at {street} before, for the {spot} has nothing but tea
    look for the {part} of {stuff} on the left: most {people} walk past it
    the {thing} in {box} may be touched, the others may not
    take the {machine} on the way there and walk back along {street}, past {a_adjective} {spot}
    buy the ticket from {a_role} at the {part}; the {machine} next to it takes no cards
    begin at the top, {hour}, and let the {people} pass on the stairs
    write to them a day ahead if you want to see the {machine} {task}
    leave the {spot} by the {part}, and {quarter} is ten minutes away on foot
    if it is full of {people}, go to {street} for {food} and come back {hour}
""")

TITLES = _lines("""
    The {machine} behind {street}
    {a_spot} of {stuff}
    What the {machine} can't do
    {thing} in {box}
    {food}, then the {machine}
    The {role} of {quarter}
    {a_adjective} {part} at {street}
    Where the {thing} come from
    The {adjective} {spot}
    {weather}, and {a_machine}
    The {part} that sticks
    {person}'s {thing}
""")
TAGLINES = _lines("""
    {a_adjective} {machine}, {a_spot} full of {thing}, and {food} at the corner
    {thing} in {box}, {a_machine} of {stuff} and {a_role} who knows both
    Follow {a_machine} through {weather} to {a_adjective} {spot} of {stuff}
    {a_role} mends {thing} while the {machine} learns to {task}
    Where {people} wait for {a_machine}, and the {machine} waits for {a_role}
    {a_adjective} {spot}, {thing} in {box}, and {a_machine} that can't {task}
""")
LINES = _lines("""
    Turn the {part} of {a_machine} and see it {task}
    Watch {a_role} mend {thing} in {a_adjective} {spot}
    Walk past {thing} in {box} to {a_machine} that hums
    Eat {food} beside {a_machine} of {stuff}
    Look down on {street} from {a_adjective} {spot}
    Sit where {people} sit, and listen to {sound}
    Hold {thing} of {stuff} that are older than the {spot}
    Ride {a_adjective} {machine} from the {spot} to the {spot}
    See {a_adjective} {machine} fail to {task}, and try again
""")
GOOD_FOR = _lines("""
    {people} who like {thing}
    An hour of {weather}
    Children with {thing} at home
    Anyone who has wondered about {stuff}
    A pause between {food} and the tram
    {people}, and whoever is tired
    Those who like to see {a_machine} at rest
""")
