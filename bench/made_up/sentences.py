"""Plain English that means little: forms with gaps, filled from lists of words, so that hardly any sentence comes twice."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from made_up.words import WORDS

Forms = tuple[str, ...]
"""Ways to say something, each with gaps."""

_GAP = re.compile(r"\{(\w+)\}")


@cache
def _pieces(form: str) -> Sequence[str]:
    """Words and names of gaps in turn: `the {machine} stands` is `the `, `machine`, ` stands`."""
    return _GAP.split(form)


class Speech:
    """Says sentences of one city. `own` are words that only this city has: its streets, its people."""

    def __init__(self, own: Mapping[str, Sequence[str]], seed: str) -> None:
        self.words = {**WORDS, **own}
        self.random = random.Random(seed)
        self.decks: dict[Forms, list[str]] = {}

    def form(self, options: Forms) -> str:
        """One of the forms; each comes once before any comes again."""
        deck = self.decks.get(options)
        if not deck:
            deck = self.decks[options] = self.random.sample(options, len(options))
        return deck.pop()

    def one(self, options: Sequence[str]) -> str:
        return options[int(self.random.random() * len(options))]

    def fill(self, form: str) -> str:
        """The form with its gaps filled. `{machine}` takes a word of that list, `{a_machine}` with its article, `{number}` a number."""
        pieces = list(_pieces(form))
        for at in range(1, len(pieces), 2):
            pieces[at] = self._word(pieces[at])
        return "".join(pieces)

    def _word(self, name: str) -> str:
        if name.startswith("a_"):
            word = self.one(self.words[name[2:]])
            return f"an {word}" if word[0] in "aeiou" else f"a {word}"
        if name == "number":
            number = self.random.randrange(11, 99) * self.one_of((1, 1, 1, 10, 10, 100, 1000))
            return f"{number:,}"
        return self.one(self.words[name])

    def one_of(self, numbers: Sequence[int]) -> int:
        return numbers[int(self.random.random() * len(numbers))]

    def sentence(self, forms: Forms) -> str:
        """A sentence without its full stop, its first letter a capital: a plain one, for the guide's check knows no other beginning."""
        while True:
            said = self.fill(self.form(forms))
            if said[0].isascii():
                return said[0].upper() + said[1:]

    def within(self, forms: Forms, most: int, least: int = 1) -> str:
        """A sentence of so many characters; of several tries the first that fits, else one cut after a word."""
        for _ in range(30):
            said = self.sentence(forms)
            if least <= len(said) <= most:
                return said
        return said[: most + 1].rsplit(" ", 1)[0].rstrip(",;:")

    def paragraph(self, forms: Forms, words: int, most: int, ended: Callable[[str], str] = lambda said: f"{said}.") -> str:
        """Sentences, each `ended`, until there are so many words; never more than `most` characters."""
        found, count, size = [], 0, 0
        while count < words:
            said = self.sentence(forms)
            if found and size + len(said) > most:
                break
            found.append(ended(said))
            count += said.count(" ") + 1
            size += len(found[-1]) + 1
        return " ".join(found)
