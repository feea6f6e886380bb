"""Names of a made-up city: of towns, places and people, as they are written there and in Latin letters."""

from __future__ import annotations

import random
from dataclasses import dataclass

from made_up.scripts import SCRIPTS, TYPES


@dataclass(frozen=True)
class Name:
    """A name as it is written there (`local`) and in Latin letters. The two are the same where the script is Latin."""

    local: str
    latin: str


class Names:
    """Gives names in a language, no word of them twice."""

    def __init__(self, language: str, seed: str) -> None:
        self.script = SCRIPTS[language]
        self.random = random.Random(seed)
        self.given: set[str] = set()

    def word(self) -> Name:
        """A word that names a town or a quarter. There are a hundred or more in each language; a city takes some sixty."""
        while True:
            name = self._joined(self.random.choice(self.script.starts), self.random.choice(self.script.ends))
            if name.latin not in self.given:
                self.given.add(name.latin)
                return name

    def typed(self, word: Name, kind: str) -> Name:
        """The word with the one for what it is, one of `TYPES`: a bridge, a museum."""
        said = self.script.types[TYPES.index(kind)]
        local, latin = _parts(said)
        before = self.script.before
        gap = " " if self.script.spaced else ""
        return Name(
            f"{local}{gap}{word.local}" if before else f"{word.local}{gap}{local}",
            f"{latin} {word.latin}" if before else f"{word.latin} {latin}",
        )

    def person(self) -> str:
        given, family = self.random.choice(self.script.given), self.random.choice(self.script.family)
        return f"{family} {given}" if self.script.family_first else f"{given} {family}"

    def _joined(self, start: str, end: str) -> Name:
        (local, latin), (more, and_more) = _parts(start), _parts(end)
        return Name(local + more, latin + and_more)


def _parts(written: str) -> tuple[str, str]:
    local, _, latin = written.partition("/")
    return local, latin or local
