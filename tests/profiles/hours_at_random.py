"""Opening hours at random: what people write, what the specification allows, and what is neither."""

from __future__ import annotations

import random

from cityguide.profiles.hours_words import DAY_WORDS, MONTH_WORDS


def hours_at_random(chance: random.Random) -> str:
    text = _rule(chance)
    for _ in range(chance.choice([0, 0, 1, 1, 1, 2, 3])):
        text += chance.choice(["; "] * 8 + [", "] * 3 + [",", " || ", " ; "]) + _rule(chance)
    return text + chance.choice([""] * 50 + [";", ",", " ;"])


def _rule(chance: random.Random) -> str:
    if chance.random() < 0.04:
        return chance.choice(["24/7", "off", "closed", "open"])
    text = ""
    if chance.random() < 0.4:
        text += _season(chance) + chance.choice([" ", " ", " ", ": "])
    if chance.random() < 0.75:
        text += _days(chance) + chance.choice([" "] * 8 + [": "])
    timed = chance.random() < 0.85
    if timed:
        text += chance.choice([",", ",", ", "]).join(_span(chance) for _ in range(chance.choice([1, 1, 1, 2, 3])))
    if chance.random() < (0.1 if timed else 0.9):
        text = f"{text.strip()} " + chance.choice(["off", "off", "off", "closed", "open", "unknown", "Off", '"ring the bell"'])
    return text.strip() or "10:00-12:00"


def _clock(chance: random.Random, first: int = 0, last: int = 23) -> str:
    return f"{chance.randint(first, last):02}:{chance.choice(['00', '00', '00', '30', '15', '59'])}"


def _span(chance: random.Random) -> str:
    return chance.choices(
        [
            f"{_clock(chance, 6, 12)}-{_clock(chance, 13, 23)}",
            f"{_clock(chance, 17, 23)}-{_clock(chance, 0, 6)}",
            f"{_clock(chance, 10, 22)}-24:00",
            f"{_clock(chance, 18, 23)}-{chance.randint(25, 34)}:00",
            "00:00-24:00",
            f"{_clock(chance)}-{_clock(chance)}",
            f"{_clock(chance, 17, 20)}+",
            f"{_clock(chance)}-sunset",
            _clock(chance),
            f"{chance.randint(8, 12)}-{chance.randint(13, 20)}",
        ],
        [50, 22, 8, 7, 6, 6, 1, 1, 1, 1],
    )[0]


def _days(chance: random.Random) -> str:
    listed = chance.choice([",", ",", ", "]).join(_day(chance) for _ in range(chance.choice([1, 1, 2, 3])))
    return chance.choice(["PH ", "SH ", "PH,SH ", f"{_day(chance)} "] + [""] * 20) + listed


def _day(chance: random.Random) -> str:
    day = chance.choice(DAY_WORDS)
    which = chance.choice(["[1]", "[2]", "[-1]", "[1,3]", "[1-3]", "[5]", "[4]", "[-2]", "[-5]", "[2,-1]", "[1] +1 day"])
    return chance.choices([day, f"{day}-{chance.choice(DAY_WORDS)}", day + which, "PH", "SH"], [35, 40, 10, 12, 3])[0]


def _date(chance: random.Random) -> str:
    return f"{chance.choice(MONTH_WORDS)} {chance.randint(1, chance.choice([28, 28, 31])):02}"


def _season(chance: random.Random) -> str:
    month, other, date = chance.choice(MONTH_WORDS), chance.choice(MONTH_WORDS), _date(chance)
    nth, last = chance.choice(["1", "2", "-1"]), chance.choice(["1", "3", "-1"])
    easter = [
        "easter",
        "easter -2 days",
        "easter +1 day",
        "easter +39 days",
        "easter -2 days-easter +1 day",
        "Apr 01-easter",
        "easter-Oct 03",
    ]
    weeks = ["week 10-20", "week 1-53/2", "week 2-52/2", "week 5", "week 1,10,20-30", "week 40-10", "week 30-53", "week 1-26/3", "week 44"]
    years = ["2026", "2027", "2026-2027", "2026,2028", "2027-2029", "2026+"]
    return chance.choices(
        [
            month,
            f"{month}-{other}",
            f"{month},{other}",
            f"{date}-{_date(chance)}",
            date,
            f"{date}{chance.choice([',', '-'])}{chance.randint(1, 28):02}",
            f"{date},{month}",
            chance.choice(easter),
            chance.choice(weeks),
            f"{month} {chance.choice(DAY_WORDS)}[{nth}]-{other} {chance.choice(DAY_WORDS)}[{last}]",
            chance.choice(years) + chance.choice(["", f" {month}-{other}", f" {date}"]),
            f"2026 {date}-2027 {_date(chance)}",
            f"{month}-{date}",
        ],
        [20, 20, 8, 16, 8, 5, 2, 5, 6, 3, 4, 2, 1],
    )[0]
