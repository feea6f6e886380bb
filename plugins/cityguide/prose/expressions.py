"""Expressions over figures: sums, differences, ratios, and the statements that may be derived from them.

    share.pct + tokyo-yokohama.share.pct | one-in      almost one in five
    economy.CN.years-leading | running                 third year running
    share.vc / seoul.share.vc | times                  more than twice

That is the whole language: an expression is split into names, and names are looked up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from cityguide import wording
from cityguide.guide import Guide
from cityguide.problems.limits import EXPRESSION
from cityguide.problems.problem import near
from cityguide.prose.figure import DataError, Figure, FigureError
from cityguide.prose.figures import figure_of

STATEMENTS: Mapping[str, tuple[Callable[[float], str], str]] = {
    "ordinal": (wording.ordinal, ""),
    "words": (wording.words, ""),
    "rounded": (wording.rounded, ""),
    "one-in": (wording.one_in, "%"),
    "running": (wording.running, "run"),
    "times": (wording.times, "times"),
}
"""The ways to say a value, each with the unit that it accepts; empty accepts all."""

_OPERATOR = re.compile(r"\s+([+/-])\s+")


def resolve(guide: Guide, cluster: str | None, expression: str) -> tuple[Figure, str]:
    """The figure that `expression` stands for, and its text. `cluster` is the cluster of the page.

    Raises FigureError when a name is unknown, a value is not in the data, values are not comparable, or the statement is not
    true of the value.
    """
    if len(expression) > EXPRESSION.most:
        raise FigureError(f"{len(expression):,} characters found; a bound figure has at most {EXPRESSION}")
    sum_text, *names = [part.strip() for part in expression.split("|")]
    figure = _worked_out(guide, cluster, _OPERATOR.split(sum_text))
    text = figure.text
    if figure.unit == "times" and "times" not in names:
        raise FigureError("a ratio is told with 'times', as in share.vc / seoul.share.vc | times")
    for name in names:
        if name not in STATEMENTS:
            close = near(name, STATEMENTS)
            raise FigureError(f"unknown statement '{name}'{close.said}", name, close)
        say, unit = STATEMENTS[name]
        if figure.name or unit not in ("", figure.unit):
            raise FigureError(f"'{name}' can't say this: {figure.meaning}")
        try:
            text = say(figure.value)
        except ValueError as error:
            raise DataError(str(error)) from error
    return figure, text


def _worked_out(guide: Guide, cluster: str | None, parts: list[str]) -> Figure:
    """Terms joined from the left. A ratio can't be combined with other signs, so that nobody needs rules of precedence."""
    signs, terms = parts[1::2], [figure_of(guide, cluster, term) for term in parts[::2]]
    if "/" in signs and len(signs) > 1:
        raise FigureError("a ratio has two names and no more, as in share.vc / seoul.share.vc")
    result = terms[0]
    for sign, term, name in zip(signs, terms[1:], parts[2::2], strict=True):
        _comparable(guide, terms[0], term, parts[0], name)
        if sign == "+" and term.edition != terms[0].edition:
            raise FigureError(f"'{name}' can't be added to '{parts[0]}': the editions are {term.edition} and {terms[0].edition}")
        if sign == "/":
            if term.unit == "rank" or not term.value:
                raise FigureError("a rank has no multiples, and nothing is a multiple of nothing")
            result = replace(result, value=round(result.value / term.value, 6), unit="times", meaning=f"ratio of the {term.meaning}")
        else:
            value = result.value + term.value if sign == "+" else result.value - term.value
            result = replace(result, value=round(value, 6))
    if not signs:
        return result
    sources = tuple(dict.fromkeys(source for term in terms for source in term.sources))
    one_edition = len({term.edition for term in terms}) == 1
    scope = _joined(signs, [term.scope if one_edition else f"{term.scope} {term.edition}" for term in terms])
    shown = _joined(signs, [term.text for term in terms])
    return replace(result, scope=scope, sources=sources, derivation=shown, edition=result.edition if one_edition else None)


def _joined(signs: list[str], words: list[str]) -> str:
    """`a + b − c`: the words with the signs between them."""
    rest = [f" {'−' if sign == '-' else sign} {word}" for sign, word in zip(signs, words[1:], strict=True)]
    return words[0] + "".join(rest)


def _comparable(guide: Guide, one: Figure, other: Figure, first: str, second: str) -> None:
    """Raises FigureError unless both figures have one unit and one meaning, and no change of method lies between their editions."""
    if one.name or other.name or one.unit != other.unit or one.meaning != other.meaning or one.unit in ("year", "score"):
        raise FigureError(f"'{second}' can't be set against '{first}': {other.meaning}, {one.meaning}")
    if one.edition is None or other.edition is None:
        return
    if not guide.rankings.comparable(one.edition, other.edition):
        raise FigureError(f"'{second}' can't be set against '{first}': the method changed between {one.edition} and {other.edition}")
