"""Implausible sources: entries that nothing cites, facts newer than their sources, addresses of copies and search results."""

from __future__ import annotations

import datetime
import re
from collections.abc import Container, Iterator, Sequence
from functools import cache
from urllib.parse import parse_qs, urlsplit

from pydantic import BaseModel

from cityguide.evidence.claims import Claim
from cityguide.evidence.freshness import first_day, last_day
from cityguide.guide import Guide
from cityguide.problems.problem import NOTHING, Near, Problem
from cityguide.profiles.model import Profile
from cityguide.profiles.practical import Note, Practical
from cityguide.profiles.reading import ProfileFile
from cityguide.reading.models import record_name
from cityguide.reading.text_file import TextFile
from cityguide.reading.validation import marked
from cityguide.reading.yaml_file import Loc, YamlFile

_CITATION = re.compile(r"\[@([^\],\s]+)")
_SEARCH = re.compile(r"(^|\.)(google|bing|baidu|naver|yahoo|duckduckgo|yandex|sogou|ecosia|startpage|daum|so)\.[a-z.]+$")
RESULTS = "a page of search results"
_SEARCHED = ("q", "query", "wd", "word", "p", "text", "search", "keyword")
_RESULTS = re.compile(r"/?$|/(search|s|results?|web)\b")
_COPIES = {
    "an archive's copy": r"(^|\.)(web\.archive\.org|archive\.(org|is|ph|today|md|vn|li|fo)|webcache\.googleusercontent\.com)$",
    "a machine's translation": r"(^|\.)translate\.goog$|^translate\.(google|yandex)\.|^papago\.naver\.|^fanyi\.baidu\.",
    "a mirror of an encyclopaedia": r"(^|\.)(wikiwand|infogalactic|alchetron|everybodywiki|wikimili|justapedia)\.[a-z]+$"
    r"|(^|\.)(wiki2\.org|wikizero\.[a-z]+|dbpedia\.org|en-academic\.com|kiddle\.co)$",
    "a shortened link": r"^(bit\.ly|t\.co|tinyurl\.com|goo\.gl|ow\.ly|is\.gd|buff\.ly|lnkd\.in|reurl\.cc|me2\.do|dwz\.cn)$",
}
"""What an address may lead to instead of the page itself, with a pattern of the hosts."""
_ANY_COPY = re.compile("|".join(_COPIES.values()))


def source_problems(guide: Guide, used: Container[str]) -> Iterator[Problem]:
    """The warnings on the registry, of which only sources that are `used` are cited."""
    for name, source in guide.sources.items():
        if name not in used:
            said = f"nothing cites the source '{name}'; cite it, or take it out"
            yield guide.registry.at_key((name,), said, "unused-source", field="source")
        if source.url is not None and source.kind != "mirror" and (what := not_the_original(source.url)):
            mend = "the page that was found" if what == RESULTS else "its own address, or call it a 'mirror' where that is gone"
            said = f"this is the address of {what}, not of the page itself; give {mend}"
            archived = re.fullmatch(r"https?://web\.archive\.org/web/\w+/(https?://.+)", source.url)
            close = Near(archived[1]) if archived else NOTHING
            yield guide.registry.at_value((name, "url"), said, "not-the-original", close, field="source.url")


def not_the_original(url: str) -> str:
    """What an address leads to instead of the original page; empty for an original page."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if _SEARCH.search(host) and any(key in parse_qs(parts.query) for key in _SEARCHED) and _RESULTS.match(parts.path):
        return RESULTS
    return next((what for what, hosts in _COPIES.items() if re.search(hosts, host)), "") if _ANY_COPY.search(host) else ""


def cited_beside_profiles(guide: Guide, written: Sequence[TextFile]) -> set[str]:
    """The sources that a table, a claim or a page by hand names."""
    used = {source for table in guide.tables.tables.values() for row in table.rows for source in row.values.get("source_ids") or ()}
    return used.union(*map(cited_in, guide.claim_file.claims), *(_CITATION.findall(page.text) for page in written))


def cited_in(value: BaseModel) -> set[str]:
    """The sources that any field or text of a profile or a claim names."""
    used = {source for _, source in marked(value, "source")}
    return used.union(*(_CITATION.findall(text) for _, text in marked(value, "prose")))


def older_sources(guide: Guide, file: ProfileFile) -> Iterator[Problem]:
    """Facts of a profile that are dated later than their sources were seen."""
    for loc, record, sources in _dated(file.profile):
        yield from _older(guide, file.document, loc, record, sources)


def older_sources_of_claims(guide: Guide) -> Iterator[Problem]:
    for document, loc, claim in guide.claim_file.placed():
        yield from _older(guide, document, loc, claim, (*claim.sources, *claim.said_in))


def _dated(profile: Profile) -> Iterator[tuple[Loc, BaseModel, Sequence[str]]]:
    """Every record of a profile with a date, and the sources that it cites."""
    for index, city in enumerate(profile.cities):
        if city.population is not None:
            yield ("cities", index, "population"), city.population, (city.population.source,)
    for index, place in enumerate(profile.attractions):
        loc: Loc = ("attractions", index)
        yield loc, place, place.sources
        yield (*loc, "status"), place.status, place.sources
        for key, part in (("hours", place.hours), ("price", place.price)):
            if part is not None:
                yield (*loc, key), part, part.sources or place.sources
    for key in Practical.model_fields:
        for index, note in enumerate(getattr(profile.practical, key)):
            if isinstance(note, Note):
                yield ("practical", key, index), note, note.sources


@cache
def _last_seen(*dates: str | None) -> datetime.date:
    return max(last_day(date) for date in dates if date)


def _older(guide: Guide, document: YamlFile, loc: Loc, record: BaseModel, names: Sequence[str]) -> Iterator[Problem]:
    as_of: str | None = getattr(record, "as_of", None)
    sources = [source for name in names if (source := guide.sources.get(name)) is not None and source.retrieved]
    if as_of is None or not sources or len(sources) < len(names):  # one that can't be read may be the newest
        return
    looked = max(_last_seen(source.date, source.retrieved) for source in sources)
    if first_day(as_of) > looked:
        said = f"this is told as of {as_of}, but the newest of its sources was last seen on {looked.isoformat()}"
        whose = "claim" if isinstance(record, Claim) else record_name(type(record))
        yield document.at_value((*loc, "as_of"), said, "older-source", field=f"{whose}.as_of")
