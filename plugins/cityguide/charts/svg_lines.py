"""Ranks over editions. A line stops where the method changes and where a rank is not known."""

from __future__ import annotations

from collections.abc import Callable

from cityguide.charts.marks import colour, label, marker, on_two_lines, rule, spread, words_at
from cityguide.charts.model import Lines, Series
from cityguide.svg import coordinate

Scale = Callable[[float], float]

_TOP, _LEFT, _LABELS, _ROW = 44, 34, 148, 15


def draw_lines(form: Lines, width: int) -> tuple[str, int]:
    """The drawing and its height. Rank 1 is at the top."""
    known = [value for line in form.lines for value in line.values if value is not None]
    best, worst = (min(known), max(known)) if known else (1, 1)
    low, high = _range(best, worst)
    height = 250 if high - low > 12 else max(_TOP + 26 * (high - low) + 60, 190)
    height = max(height, _TOP + 50 + 2 * _ROW * len(form.lines))
    right, bottom = width - _LABELS, height - 34
    columns = len(form.ticks)

    def x(index: float) -> float:
        return _LEFT + 12 + (right - _LEFT - 24) * (index / (columns - 1) if columns > 1 else 0.5)

    def y(rank: float) -> float:
        return _TOP + 10 + (bottom - _TOP - 20) * ((rank - low) / (high - low) if high > low else 0.5)

    parts = [words_at(_LEFT - 8, 16, "Rank", "m", "middle")]
    for rank in _ticks(low, high):
        parts.append(rule(_LEFT, y(rank), right, y(rank)))
        parts.append(words_at(_LEFT - 6, y(rank) + 5, str(rank), "m", "end"))
    every = 1 if columns <= 6 else 2
    for index, tick in enumerate(form.ticks):
        if (columns - 1 - index) % every == 0:
            parts.append(words_at(x(index), height - 12, tick, "m", "middle"))
    parts += _breaks(form, x, bottom)
    parts += [_line(line, index, form, x, y) for index, line in enumerate(form.lines)]
    parts += _end_labels(form, right + 8, y, bottom)
    if not known:
        parts.append(words_at((_LEFT + right) / 2, (_TOP + bottom) / 2, "no rank known", "m", "middle"))
    return "".join(parts), height


def _range(best: int, worst: int) -> tuple[int, int]:
    if worst - best < 3:
        best = max(1, best - 1)
        worst = best + 3
    return (1 if best <= 12 else best - 1), worst if worst - best < 12 else worst + 2


def _ticks(low: int, high: int) -> list[int]:
    step = next((s for s in (1, 2, 5, 10, 20, 25, 50, 100) if (high - low) / s <= 7), (high - low) // 7 + 1)
    ticks = [rank for rank in range(low, high + 1) if rank % step == 0 or rank == low]
    return [tick for tick in ticks if tick == low or tick - low >= step * 0.6]


def _breaks(form: Lines, x: Scale, bottom: float) -> list[str]:
    parts: list[str] = []
    for number, index in enumerate(sorted(form.breaks), start=1):
        where = (x(index - 1) + x(index)) / 2 if index > 0 else x(0) - 8
        parts.append(rule(where, _TOP - 12, where, bottom, "k"))
        parts.append(words_at(where, _TOP - 18, "①②③④⑤⑥⑦⑧⑨"[min(number, 9) - 1], "m", "middle"))
    return parts


def _line(line: Series, index: int, form: Lines, x: Scale, y: Scale) -> str:
    fill = colour(line.colour)
    runs: list[list[tuple[float, float]]] = [[]]
    for position, rank in enumerate(line.values):
        if position in form.breaks or rank is None:
            runs.append([])
        if rank is not None:
            runs[-1].append((x(position), y(rank)))
    paths = ["M" + "L".join(f"{coordinate(a)} {coordinate(b)}" for a, b in run) for run in runs if len(run) > 1]
    drawn = f'<path class="l" stroke="{fill}" d="{"".join(paths)}"/>' if paths else ""
    return drawn + "".join(marker(index, a, b, fill) for run in runs for a, b in run)


def _end_labels(form: Lines, left: float, y: Scale, bottom: float) -> list[str]:
    last: list[float] = []
    for line in form.lines:
        rank = next((value for value in reversed(line.values) if value is not None), None)
        last.append(y(rank) if rank is not None else bottom - 8)
    parts: list[str] = []
    names = [on_two_lines(line.label, _LABELS - 24) for line in form.lines]
    gap = _ROW * max((len(lines) for lines in names), default=1) + 3
    for index, at in enumerate(spread(last, gap, _TOP + 4, bottom)):
        parts.append(marker(index, left + 4, at, colour(form.lines[index].colour)))
        parts.append(label(left + 14, at, names[index], "b" if form.lines[index].emphasis else ""))
    return parts
