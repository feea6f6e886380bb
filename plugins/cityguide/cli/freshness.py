"""`cityguide freshness`: what editors should check again, the worst and most visible first, and what is due next, as text or as JSON."""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
from collections.abc import Sequence

from cityguide.cli.surroundings import sound_project
from cityguide.guide import Guide
from cityguide.problems.problem import near
from cityguide.project.day import today
from cityguide.prose.outcomes import Outcome, due_next, is_past
from cityguide.travel.freshness import Fact, Score, facts_of, score, worst_first
from cityguide.wording import with_unit

HEADINGS = ("state", "age", "half-life", "city", "place or note", "field", "date", "where")
SENTENCE_SHOWN = 100
"""Characters of a sentence that are shown."""
RIGHT = ("age", "half-life")
AS_THEY_ARE = ("state", "cluster", "place", "name", "field", "kind", "date", "age")
"""What JSON has of a fact as it is."""


def options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--as-of", type=_day, metavar="YYYY-MM-DD", help="the day to count ages on (default: the day of the build)")
    command.add_argument("--city", metavar="CLUSTER", help="only this city: its list, its score")
    command.add_argument("--format", choices=("table", "json"), default="table", help="how to print it (default: table)")
    command.add_argument("--fail-under", type=_share, metavar="SCORE", help="exit with 1 if the score is below this number from 0 to 1")
    command.add_argument("--all", action="store_true", help="list fresh facts too")


def run(chosen: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Print the list; 1 when there are problems or the score is below what was asked for, else 0."""
    guide = sound_project(chosen.root, chosen.as_of or today()).guide
    clusters = [profile.cluster for profile in guide.profiles]
    if chosen.city is not None and chosen.city not in clusters:
        parser.error(f"unknown city '{chosen.city}'{near(chosen.city, clusters).said}")
    cities = {cluster: facts_of(guide, cluster) for cluster in clusters if chosen.city in (None, cluster)}
    facts = [fact for found in cities.values() for fact in found]
    listed = [fact for fact in worst_first(facts) if chosen.all or fact.state != "fresh"]
    whole = score(facts)
    due = [found for found in due_next(guide) if chosen.city is None or found.document.source.name.endswith(f"/{chosen.city}.yml")]
    if chosen.format == "json":
        print(facts_as_json(guide, cities, listed, whole, due))
    else:
        print("\n".join([as_table(cities, listed, whole), "", *_due(due, guide.today)]))
    if chosen.fail_under is not None and whole.value < chosen.fail_under:
        print(f"The score {whole.value:.3f} is below {chosen.fail_under:g}.", file=sys.stderr)
        return 1
    return 0


def as_table(cities: dict[str, list[Fact]], listed: Sequence[Fact], whole: Score) -> str:
    """Aligned plain text: a line for each fact, then a line for each city with its score, last the score of all."""
    lines = _aligned([HEADINGS, *(_cells(fact) for fact in listed)]) if listed else ["Nothing is past its half-life or without a date."]
    scores = [(cluster, score(found)) for cluster, found in cities.items()]
    if len(scores) != 1:
        scores.append(("all", whole))
    width = max(len(name) for name, _ in scores)
    told = [
        f"{name:<{width}}  {s.value:.3f}  {s.fresh} of {s.total} facts fresh, {s.total - s.dated} without a date"
        if s.total
        else f"{name:<{width}}  –      no facts yet"
        for name, s in scores
    ]
    return "\n".join([*lines, "", *told])


def facts_as_json(guide: Guide, cities: dict[str, list[Fact]], listed: Sequence[Fact], whole: Score, due: Sequence[Outcome]) -> str:
    """The same as JSON: ages and half-lives in days, `at` as file:line:column, scores with the counts that they are made of."""
    told = {
        "as_of": guide.today.isoformat(),
        **_score(whole),
        "cities": [{"cluster": cluster, **_score(score(found))} for cluster, found in cities.items()],
        "facts": [
            {name: getattr(fact, name) for name in AS_THEY_ARE}
            | {"half_life": fact.half_life.days, "sources": fact.sources, "at": str(fact.at)}
            for fact in listed
        ],
        "due": [{"by": found.due, "at": str(found.at), "sentence": found.sentence} for found in due],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _due(found: Sequence[Outcome], today: datetime.date) -> list[str]:
    """What the guide says of the future, the next first: a line each, with the day after which to look for the outcome."""
    if not found:
        return ["Nothing is said of the future."]
    lines = [f"{one.due or '':<10}  {one.at.file}:{one.at.line}  {_cut(one.sentence)}" for one in found]
    passed = sum(1 for one in found if one.due and is_past(one.due, today))
    return [f"Due next: {with_unit(len(found), 'sentence')} on the future{f', {passed} of them due already' if passed else ''}.", *lines]


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= SENTENCE_SHOWN else f"{sentence[:SENTENCE_SHOWN]}…"


def _score(found: Score) -> dict[str, float]:
    return {"score": round(found.value, 4), "fresh": found.fresh, "dated": found.dated, "total": found.total}


def _cells(fact: Fact) -> tuple[str, ...]:
    age = "–" if fact.age is None or fact.state == "ahead" else str(fact.age)
    where = f"{fact.at.file}:{fact.at.line}"
    return fact.state, age, str(fact.half_life.days), fact.cluster, fact.name or "–", fact.field, fact.date or "–", where


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    return [
        "  ".join(
            f"{cell:>{width}}" if heading in RIGHT else f"{cell:<{width}}"
            for cell, width, heading in zip(row, widths, HEADINGS, strict=True)
        ).rstrip()
        for row in rows
    ]


def _day(text: str) -> datetime.date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"'{text}' is not a day; write it as in 2025-09-01")


def _share(text: str) -> float:
    try:
        if 0 <= float(text) <= 1:
            return float(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"'{text}' is not a number from 0 to 1")
