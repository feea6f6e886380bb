"""What is wrong in prose and pages, given the guide: names that lead nowhere, figures that nothing accounts for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cityguide.guide import Guide
from cityguide.pages.directives import KINDS, Found, options_of, segments, subject
from cityguide.profiles.model import Profile
from cityguide.prose.breaks import across_a_break
from cityguide.prose.checking import Fault, faults, unmarked
from cityguide.prose.text import TOKEN
from cityguide.prose.unbound import unbound
from cityguide.reading.problems import Problem, nearest
from cityguide.reading.text_file import TextFile
from cityguide.reading.validation import marked
from cityguide.reading.yaml_file import Loc, YamlFile

_STRAY = re.compile(
    rf"^(?P<indent>[ ]+(?=[`~]+[ ]*(?:{'|'.join(KINDS)})[ ]*$))?(?P<ticks>`{{3,}}|~{{3,}})[ ]*(?P<info>[^`\n]*)$", re.MULTILINE
)
"""What looks like a fenced block and is none: one without its end, and a directive that is indented."""

_CODE = re.compile(r"`[^`\n]*`")
_SCRIPT = re.compile(r"<\s*script\b", re.IGNORECASE)

KNOWN_LANGUAGES = (
    "yaml", "yml", "csv", "json", "html", "css", "js", "python", "bash", "sh", "console", "text", "markdown", "md", "toml",
    "diff",
)  # fmt: skip


def profile_problems(guide: Guide) -> list[Problem]:
    """Faults in the prose of profiles and claims, each at its place in the YAML."""
    problems: list[Problem] = []
    for file in guide.files:
        cluster, document = file.profile.cluster, file.document
        claims = [claim for claim in guide.claim_file.claims if not claim.clusters or cluster in claim.clusters]
        for loc, text in _said(file.profile):
            found = [*faults(guide, cluster, text), *across_a_break(guide, text), *unmarked(claims, text)]
            found += [] if _has_sources(document, loc) else unbound(text)
            problems += [_placed(document, loc, text, fault) for fault in found]
    for document, place, claim in guide.claim_file.placed():
        subject = claim.subject if claim.subject in guide.rankings.clusters else None
        for loc, text in marked(claim, "prose", place):
            found = faults(guide, subject, text)
            if loc[-1] in ("record", "printed", "reason"):
                found += across_a_break(guide, text)
            problems += [_placed(document, loc, text, fault) for fault in found]
    return problems


def _said(profile: Profile) -> Iterator[tuple[Loc, str]]:
    """All that a profile tells in sentences."""
    yield ("tagline",), profile.tagline
    for index, section in enumerate(profile.story):
        yield ("story", index, "title"), section.title
    yield from marked(profile, "prose")


def _has_sources(document: YamlFile, loc: Loc) -> bool:
    """Whether a record that holds the text names its sources, as a place or a practical note does."""
    value: Any = document.value
    for step in loc[:-1]:
        value = value[step]
        if isinstance(value, dict) and value.get("sources"):
            return True
    return False


def _placed(document: YamlFile, loc: Loc, text: str, fault: Fault) -> Problem:
    at = document.position(loc, fault.snippet, fault.occurrence(text))
    return document.problem(at, fault.message, fault.code)


def page_problems(guide: Guide, page: TextFile) -> list[Problem]:
    """All that is wrong with the directives, figures, citations and links of a page."""
    problems: list[Problem] = []
    cluster: str | None = None
    for segment in segments(page.text):
        if isinstance(segment, Found):
            if segment.name is not None:
                options, found = options_of(guide, segment, page)
                problems += found
                cluster = subject(segment.name, options) or cluster
            elif (near := _misspelt(page.text, segment)) is not None:
                at = page.position(segment.start)
                problems.append(page.problem(at, f"unknown directive; did you mean '{near}'?", "unknown-directive"))
            continue
        offset, text = segment
        for stray in _STRAY.finditer(text):
            at = page.position(offset + stray.start("ticks"))
            said = "a directive begins at the very start of a line" if stray["indent"] else "a fenced block without its end"
            problems.append(page.problem(at, f"{said}: '{stray['ticks']}{stray['info']}'", "directive"))
        for script in _SCRIPT.finditer(_CODE.sub(lambda code: " " * len(code[0]), text)):
            at = page.position(offset + script.start())
            problems.append(page.problem(at, f"a page may not bring a script of its own: found '{script[0]}'", "html"))
        claims = guide.claim_file.claims
        for fault in [*faults(guide, cluster, text), *unbound(text), *across_a_break(guide, text), *unmarked(claims, text)]:
            problems.append(page.problem(page.position(offset + fault.start), fault.message, fault.code))
    return problems


def _misspelt(text: str, found: Found) -> str | None:
    info = text[found.start : text.index("\n", found.start)].strip("`~ ")
    return nearest(info, KINDS) if info and info not in KNOWN_LANGUAGES else None


def unused_sources(guide: Guide, written: Sequence[TextFile]) -> list[Problem]:
    """Notes, not faults: sources of the registry that no text, field, claim or table names."""
    used = {source for table in guide.tables.tables.values() for row in table.rows for source in row.values.get("source_ids") or ()}
    for value in [*guide.profiles, *guide.claim_file.claims]:
        used |= {source for _, source in marked(value, "source")}
        used |= set(_cited(text for _, text in marked(value, "prose")))
    used |= set(_cited(page.text for page in written))
    return [
        Problem(guide.registry.key_position((source,)), f"nothing cites the source '{source}'", "unused-source", severity="note")
        for source in guide.sources
        if source not in used
    ]


def _cited(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (match["source"] for match in TOKEN.finditer(text) if match["source"] is not None)
