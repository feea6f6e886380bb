"""Things placed by two ranks; 1 and 1 is the upper left corner."""

from __future__ import annotations

from cityguide.charts.marks import colour, label, marker, on_two_lines, rule, spread, words_at
from cityguide.charts.model import QUIET, Dots

_TOP, _LEFT, _RIGHT, _BOTTOM, _HEIGHT = 34, 40, 176, 46, 360


def draw_dots(form: Dots, width: int) -> tuple[str, int]:
    """The drawing and its height. Labels stand in a column at the right, led to by thin rules."""
    worst = max([10, *(dot.x for dot in form.dots), *(dot.y for dot in form.dots)])
    top = next((end for end in (20, 50, 100) if worst <= end), worst)
    right, bottom = width - _RIGHT, _HEIGHT - _BOTTOM

    def x(rank: int) -> float:
        return _LEFT + (right - _LEFT) * (rank - 1) / (top - 1)

    def y(rank: int) -> float:
        return _TOP + (bottom - _TOP) * (rank - 1) / (top - 1)

    parts = [words_at(0, 16, form.y_title, "m"), words_at(_LEFT, _HEIGHT - 4, form.x_title, "m")]
    for rank in (1, top // 4, top // 2, top * 3 // 4, top):
        parts += [rule(x(rank), _TOP, x(rank), bottom), words_at(x(rank), bottom + 18, str(rank), "m", "middle")]
        parts += [rule(_LEFT, y(rank), right, y(rank)), words_at(_LEFT - 8, y(rank) + 5, str(rank), "m", "end")]
    names = [on_two_lines(dot.label, _RIGHT - 12) for dot in form.dots]
    gap = 34 if any(len(lines) > 1 for lines in names) else 18
    labels = spread([y(dot.y) for dot in form.dots], gap, _TOP, bottom)
    for dot, lines, at in zip(form.dots, names, labels, strict=True):
        fill = colour("accent" if dot.emphasis else QUIET)
        parts.append(rule(x(dot.x) + 6, y(dot.y), right + 8, at))
        parts.append(marker(0, x(dot.x), y(dot.y), fill))
        parts.append(label(right + 12, at, lines, "b" if dot.emphasis else ""))
    if not form.dots:
        parts.append(words_at((_LEFT + right) / 2, (_TOP + bottom) / 2, "no pair of ranks known", "m", "middle"))
    return "".join(parts), _HEIGHT
