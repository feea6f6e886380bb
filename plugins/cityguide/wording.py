"""Numbers as this guide writes them in English."""

from __future__ import annotations

from collections.abc import Sequence

WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip


def words(value: float) -> str:
    """Whole numbers up to twelve as words, larger ones in digits."""
    if value == int(value) and 0 <= value <= 12:
        return WORDS[int(value)]
    return digits(value)


def digits(value: float) -> str:
    """Digits with thousands separators; decimals as given."""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def ordinal(value: float) -> str:
    """`second`, `twelfth`, `21st`, `113th`. Raises ValueError for what is not a whole number from 0 up."""
    if value < 0 or value != int(value):
        raise ValueError(f"{value:g} is not a whole number; only those have an ordinal")
    number = int(value)
    if 0 <= number <= 12:
        return ORDINALS[number]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def one_in(share: float) -> str:
    """A share in per cent as a fraction: 19.3 -> `almost one in five`. Within 2 % of the fraction it is `about`.

    Raises ValueError for shares that no whole `one in n` describes (none, or more than a half).
    """
    if not 0 < share <= 55:
        raise ValueError(f"{share:g}% is not a share that 'one in' can tell")
    count = round(100 / share)
    exact = 100 / count
    hedge = "about" if abs(share - exact) <= 0.02 * exact else "almost" if share < exact else "more than"
    return f"{hedge} one in {words(count)}"


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
    """`a`, `a and b`, `a, b and c`; nothing for no parts."""
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
