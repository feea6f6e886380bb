"""With JavaScript off every word is still there, and with it on none is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.async_api import Page as Tab

from audit.browser import probe
from audit.faults import Fault


@dataclass(frozen=True)
class Text:
    """What a reader of `<main>` sees: its `words` outside controls and `every` word, each in order.

    `controls` are selectors of hidden elements that hold a control, `hidden` names of others that hold words.
    """

    words: tuple[str, ...]
    every: tuple[str, ...]
    controls: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


async def read_text(tab: Tab, controls: Sequence[str] = ()) -> Text:
    """Read what `tab` shows; what matches one of `controls` counts as a control."""
    found = await tab.evaluate(probe("text"), list(controls))
    return Text(tuple(found["text"].split()), tuple(found["all"].split()), tuple(found["controls"]), tuple(found["hidden"]))


def check_text(page: str, on: Text, off: Text) -> list[Fault]:
    """Compare a page with script (`on`) and without (`off`). Words may move into a control, as a column's name into its button."""
    faults = []
    for rule, more, less in (("only with script", on, off), ("lost with script", off, on)):
        words = _missing(more.words, less.every)
        if words:
            faults.append(Fault(page, "without script", rule, said=f"{len(words)} words: {' '.join(words[:12])}"))
    return faults + [Fault(page, "without script", "is hidden", element=element) for element in off.hidden]


def _missing(more: Sequence[str], less: Sequence[str]) -> list[str]:
    """The words that `more` has more often than `less`, in order; of a word that stands several times the last are meant."""
    surplus = Counter(more) - Counter(less)
    found = []
    for word in reversed(more):
        if surplus[word] > 0:
            surplus[word] -= 1
            found.append(word)
    return found[::-1]
