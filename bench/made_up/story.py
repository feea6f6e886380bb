"""The story of a made-up city, in sections with citations, bound figures and the places that they speak of."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from made_up import forms
from made_up.places import City, Place
from made_up.sentences import Forms
from made_up.yaml_text import STAY

FEWEST, MOST = 60, 400
"""Words of a section; a sentence about a place may add some."""
SHORT = 0.1
"""Of all stories, those that are short of the 300 words from which the guide's check counts."""
LONGEST_SENTENCE = 28
LONGEST_SECTION = 2_350
"""Characters. The guide's check finds 2,400 enough."""
MOST_SCRIPT = 5
"""Names in the script of the place that a story has at most."""

AT_PLACES = (
    "at {place} {person} opens the {part}, and {people} come in with {food}",
    "at {place} {a_machine} learns to {task}",
    "from {street} it is a short walk to {place}, where {thing} lie in {box}",
    "{hour}, {place} is full of {people}",
    "{place} was {a_adjective} {spot} once, and {person} remembers {sound}",
    "{person} would rather be at {place}, among {thing} and {people}",
)
TO_COME = "{firm} means to put another {machine} at {street} by {year}"
RANKED = (
    "None of this is what the ranking weighs",
    "WIPO, the United Nations agency for intellectual property, puts the cluster {{ rank | ordinal }} in its {{ edition }} list",
)
SHARED = "It sends in {{ share.pct }} of the world's PCT applications, which ask for patents in many countries at once"
EDITION = "In the {{ edition }} ranking one looks for {town} among what could not be read"
PEOPLED = "{{{{ city.{id}.population }}}} people live in {town}, and {person} knows a good many of them"


class Story:
    """Writes the sections. `bound` are the names of figures that the tables have for the cluster."""

    def __init__(self, city: City, places: Sequence[Place], bound: frozenset[str], claim: str | None) -> None:
        self.city, self.bound, self.claim = city, bound, claim
        self.random = random.Random(f"story {city.number}")
        shown = [place.record for place in places if place.record["status"]["state"] != "closed"]
        self.places = self.random.sample(shown, min(len(shown), self.random.randint(7, 13)))
        self.script = MOST_SCRIPT

    def sections(self) -> list[dict[str, Any]]:
        lengths = self._lengths()
        named = [self.places[at :: len(lengths)] for at in range(len(lengths))]
        return [self._section(words, named[at], at, len(lengths)) for at, words in enumerate(lengths)]

    def _lengths(self) -> list[int]:
        """Words of each section. One story in ten is short, one in thirty is too long; the others have what the handbook asks for."""
        count, kind = self.random.randint(3, 9), self.random.random()
        words = self.random.randint(900, 1060)
        if kind < SHORT:
            count, words = 3, self.random.randint(150, 190)
            self.places = self.places[:3]
        elif kind > 0.97:
            count, words = self.random.randint(7, 9), self.random.randint(1500, 2400)
        parts = [self.random.uniform(0.7, 1.5) for _ in range(count)]
        return [min(max(round(words * part / sum(parts)), FEWEST), MOST) for part in parts]

    def _section(self, words: int, places: Sequence[dict[str, Any]], at: int, of: int) -> dict[str, Any]:
        paragraphs, left, size = [], words, 0
        waiting = [self._at_place(place) for place in places]
        if at == 1 and self.claim:
            waiting.insert(0, f"{self._said(forms.SCENES)} [!{self.claim}].")
        if at == of - 1:
            waiting.insert(0, self._to_come())
        while left > 15 and size < LONGEST_SECTION - 400:
            wanted = left if left < 90 else self.random.randint(45, 80)
            paragraph = self._paragraph(wanted, waiting, LONGEST_SECTION - size)
            paragraphs.append(paragraph)
            left -= paragraph.count(" ") + 1 - paragraph.count(" [")
            size += len(paragraph) + 2
        if waiting:
            paragraphs[-1] = " ".join([paragraphs[-1], *waiting])
        if at == of - 2:
            paragraphs.append(self._on_the_ranking())
        text = "\n\n".join(paragraphs)
        section: dict[str, Any] = {"title": self.city.speech.within(forms.TITLES, 58, 6), "text": ""}
        if places:
            section["places"] = [place["id"] for place in places]
        for name in self.city.speech.words["person"]:
            text = text.replace(name, name.replace(" ", STAY))
        people = [name for name in dict.fromkeys(self.city.speech.words["person"]) if name.replace(" ", STAY) in text]
        section["text"] = text
        return section | ({"people": people} if people else {})

    def _paragraph(self, words: int, waiting: list[str], most: int) -> str:
        found: list[str] = []
        count = size = 0
        while count < words and size < most - 250:
            if waiting and self.random.random() < 0.4:
                found.append(waiting.pop(0))
            elif self.random.random() < 0.13:
                found.append(f"{self._said(forms.FACTS)}{self.city.cited.marks(2)}.")
            else:
                marks = self.city.cited.marks(2) if self.random.random() < 0.42 else ""
                found.append(f"{self._said(forms.SCENES)}{marks}.")
            count += found[-1].count(" ") + 1 - found[-1].count(" [")
            size += len(found[-1]) + 1
        return " ".join(found)

    def _said(self, options: Forms) -> str:
        while (said := self.city.speech.sentence(options)).count(" ") >= LONGEST_SENTENCE:
            pass
        return said

    def _at_place(self, place: dict[str, Any]) -> str:
        named = str(place["name"])
        if self.script and place.get("romanised") and self.random.random() < 0.6:
            named, self.script = f"{named} ({place['local_name']})", self.script - 1
        self.city.speech.words["place"] = [named]
        return f"{self._said(AT_PLACES)}{self.city.cited.marks(2)}."

    def _to_come(self) -> str:
        year = self.random.randint(2030, 2039)
        self.city.speech.words["year"] = [str(year)]
        return f"{self._said((TO_COME,))}{self.city.cited.marks(1)} [due {year}-12]."

    def _on_the_ranking(self) -> str:
        """What is bound, with what the tables have: a rank, a share, how many live there."""
        town = self.city.towns[0]
        told = [*RANKED] if "rank" in self.bound else [EDITION.replace("{town}", town["name"])]
        if "share.pct" in self.bound:
            told.append(SHARED)
        sentences = [f"{said}{self.city.cited.marks(2)}." for said in told]
        if "population" in town:
            sentences.append(f"{self.city.speech.fill(PEOPLED.format(town=town['name'], id=town['id'], person='{person}'))}.")
        return " ".join(sentences)
