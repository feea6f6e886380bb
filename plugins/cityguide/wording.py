"""Numbers as this guide writes them in English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def dated(date: str) -> str:
    """`2025-09-01` as `1 September 2025`, `2025-09` as `September 2025`."""
    year, *rest = date.split("-")
    month = f"{MONTHS[int(rest[0]) - 1]} " if rest else ""
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{day}{month}{year}"


def words(value: float) -> str:
    """Whole numbers up to twelve as words, larger ones in digits."""
    if value == int(value) and 0 <= value <= 12:
        return WORDS[int(value)]
    return digits(value)


def digits(value: float) -> str:
    """Digits with thousands separators; decimals as given."""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def amount(value: float) -> str:
    """An amount of money without its currency: `1,550`, `19.50`."""
    return digits(value) if value == int(value) else f"{value:,.2f}"


def with_unit(count: int, unit: str) -> str:
    """`1 day`, `8 sources`: a number with its unit, which takes an s but for one."""
    return f"{digits(count)} {unit}" if count == 1 else f"{digits(count)} {unit}s"


def ordinal(value: float) -> str:
    """`second`, `twelfth`, `21st`, `113th`. Raises ValueError for anything but a whole number from 0 up."""
    if value < 0 or value != int(value):
        raise ValueError(f"{value:g} is not a whole number; only those have an ordinal")
    number = int(value)
    if 0 <= number <= 12:
        return ORDINALS[number]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def one_in(share: float) -> str:
    """A share in per cent as a fraction: 19.3 -> `almost one in five`, 18.3 -> `more than one in six`.

    Within 2 % of the fraction it is `about`, down to 5 % below it `almost`, up to a quarter above it `more than`.
    Raises ValueError for a share within these limits of no whole `one in n`.
    """
    if not 0 < share <= 55:
        raise ValueError(f"{share:g}% is not a share that 'one in' can tell")
    for count in range(max(int(100 / share), 2), int(100 / share) + 2):
        exact = 100 / count
        if abs(share - exact) <= 0.02 * exact:
            return f"about one in {words(count)}"
        if 0.95 * exact <= share < exact:
            return f"almost one in {words(count)}"
        if exact < share <= 1.25 * exact:
            return f"more than one in {words(count)}"
    raise ValueError(f"{share:g}% is not near any 'one in …'; give the share itself")


def times(ratio: float) -> str:
    """How many times as much: 2.3 -> `more than twice`, 2.97 -> `about three times`, 2.86 -> `almost three times`.

    Within 2 % of a whole number it is `about`, down to 5 % below it `almost`, else `more than` the whole number below.
    Raises ValueError below 1.9, where there is no such word.
    """
    if ratio < 1.9:
        raise ValueError(f"{ratio:.3g} is not a ratio that 'times' can tell; it must be 1.9 or more")
    nearest = round(ratio)
    if abs(ratio - nearest) <= 0.02 * nearest:
        return f"about {_times(nearest)}"
    if ratio >= 0.95 * (int(ratio) + 1):
        return f"almost {_times(int(ratio) + 1)}"
    return f"more than {_times(int(ratio))}"


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{words(count)} times"


def running(years: float) -> str:
    """The length of a run: 3 -> `third year running`. Raises ValueError for fewer than two years."""
    if years < 2:
        raise ValueError(f"{years:g} is not the length of a run; 'running' needs two or more")
    return f"{ordinal(years)} year running"


def rounded(value: float) -> str:
    """To three significant figures: `about 127,000`, `about 14.3 million`."""
    if value == 0:
        return "none"
    size = len(str(int(abs(value))))
    step = 10 ** max(size - 3, 0)
    near = round(value / step) * step
    if abs(near) >= 1_000_000:
        return f"about {digits(round(near / 1_000_000, 2))} million"
    return f"about {digits(near if step > 1 else round(value))}"


def per_cent(value: float) -> str:
    return f"{round(value, 1):g}%"


def listed(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`; empty for no parts."""
    if not parts:
        return ""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def with_article(economy: str) -> str:
    """`the United States`, `the Republic of Korea`, `Japan`: an economy's name as it stands within a sentence."""
    needs = economy.startswith(("United ", "Republic of ", "Netherlands", "Philippines", "Russian Federation"))
    return f"the {economy}" if needs else economy


def sentence(text: str) -> str:
    """The text with a capital first letter, the rest untouched."""
    return text[:1].upper() + text[1:]


def shortened(text: str, length: int) -> str:
    """Cut at a word, with an ellipsis, to at most `length` characters."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"


def typeset(text: str) -> str:
    """The text with the apostrophes that Markdown gives it on a page: `WIPO's` -> `WIPO’s`."""
    return re.sub(r"(?<=\w)'", "’", text)


def runs(numbers: Sequence[int]) -> list[list[int]]:
    """Ascending numbers grouped into runs of consecutive ones: [1, 2, 3, 6] -> [[1, 2, 3], [6]]."""
    grouped = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])  # consecutive ones are as far from their indexes
    return [[number for _, number in run] for _, run in grouped]


_WITHIN = re.compile("['’‘′ʼʻ`´\u00ad\u200b-\u200f\u2060\ufeff]")
"""Signs within a word, some of them invisible: `Xi’an` is one."""


def slug(name: str) -> str:
    """A name in lower-case Latin letters, digits and hyphens, at most 60 characters; empty for a name without letters and digits.

    Other letters are put into Latin ones, each by itself: `Straße` is `strasse`, `서울` is `seoul`, and `東京`, whose signs are read in
    Chinese, `dongjing`. Signs and pictures are left out.
    """
    plain = _WITHIN.sub("", unicodedata.normalize("NFC", name))
    if not plain.isascii():
        from anyascii import anyascii  # here, because only a new id needs its tables

        kept = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in plain)
        plain = _WITHIN.sub("", anyascii(kept))
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")[:60].strip("-")
