"""What is wrong in prose and pages of a guide: unknown names, and figures without a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from pydantic import BaseModel

from cityguide.checks.addresses import address_problems
from cityguide.checks.markup import markup_faults
from cityguide.checks.method_breaks import across_a_break
from cityguide.checks.prose import Fault, faults, unmarked
from cityguide.checks.sizes import front_matter_problems, too_long
from cityguide.checks.unbound_numbers import unbound
from cityguide.checks.unsaid import code_blanked, words_of
from cityguide.directives.directive import DIRECTIVES
from cityguide.directives.parsing import Found, has_macros, options_of, segments, subject
from cityguide.evidence.claims import Claim
from cityguide.guide import Guide
from cityguide.problems.problem import Problem, near
from cityguide.profiles.model import Profile
from cityguide.profiles.reading import ProfileFile
from cityguide.reading.memo import Memo
from cityguide.reading.models import field_of
from cityguide.reading.text_file import TextFile
from cityguide.reading.validation import marked
from cityguide.reading.yaml_file import Loc, YamlFile

_STRAY = re.compile(
    rf"^(?P<indent>[ ]+(?=[`~]+[ ]*(?:{'|'.join(DIRECTIVES)})[ ]*$))?(?P<ticks>`{{3,}}|~{{3,}})[ ]*(?P<info>[^`\n]*)$", re.MULTILINE
)
"""What looks like a fenced block but is not one: a block without its end, and an indented directive."""

_SCRIPT = re.compile(r"<\s*script\b", re.IGNORECASE)

KNOWN_LANGUAGES = (
    "yaml", "yml", "csv", "json", "html", "css", "js", "python", "bash", "sh", "console", "text", "markdown", "md", "toml",
    "diff",
)  # fmt: skip


def profile_problems(guide: Guide, file: ProfileFile, memo: Memo) -> list[Problem]:
    """Faults in the prose of a profile, each at its place in the YAML."""
    return memo.of(("prose", file.path.name), (file, *_against(guide)), partial(_told_problems, guide, file))


def page_problems(guide: Guide, page: TextFile, memo: Memo) -> list[Problem]:
    """All that is wrong with the directives, figures, citations and links of a page."""
    return memo.of_parts(("page", page.name), (page.text, *_against(guide)), guide.states, partial(_page_problems, guide, page))


def claim_problems(guide: Guide, memo: Memo) -> list[Problem]:
    """Faults in the prose of claims."""
    return memo.of("claims", _against(guide), partial(_claim_problems, guide))


def _against(guide: Guide) -> tuple[object, ...]:
    return guide.rankings, guide.sources, guide.claim_file, guide.today


def _told_problems(guide: Guide, file: ProfileFile) -> list[Problem]:
    problems: list[Problem] = []
    cluster, document = file.profile.cluster, file.document
    claims = [claim for claim in guide.claim_file.claims if not claim.clusters or cluster in claim.clusters]
    for loc, text in texts_of(file.profile):
        found = [*faults(guide, cluster, text, len(problems)), *across_a_break(guide, text), *unmarked(claims, text)]
        found += [] if _has_sources(document, loc) else unbound(text)
        found += markup_faults(text, found)
        problems += [_placed(Profile, document, loc, text, fault) for fault in found]
    return problems


def _claim_problems(guide: Guide) -> list[Problem]:
    problems: list[Problem] = []
    for document, place, claim in guide.claim_file.placed():
        subject = claim.subject if claim.subject in guide.rankings.clusters else None
        for loc, text in marked(claim, "prose", place):
            found = faults(guide, subject, text)
            found += markup_faults(text, found)
            if loc[-1] in ("record", "printed", "reason"):
                found += across_a_break(guide, text)
            problems += [_placed(Claim, document, loc, text, fault) for fault in found]
    return problems


def texts_of(profile: Profile) -> Iterator[tuple[Loc, str]]:
    """All texts of a profile that are sentences."""
    if profile.tagline is not None:
        yield ("tagline",), profile.tagline
    for index, section in enumerate(profile.story):
        yield ("story", index, "title"), section.title
    for loc, shown in profile.photographs:
        if shown.caption is not None:
            yield (*loc, "caption"), shown.caption
    yield from marked(profile, "prose")


def _has_sources(document: YamlFile, loc: Loc) -> bool:
    """Whether a record around the text names its sources, as a place or a practical note does."""
    value: Any = document.value
    for step in loc[:-1]:
        value = value[step]
        if isinstance(value, dict) and value.get("sources"):
            return True
    return False


def _placed(model: type[BaseModel], document: YamlFile, loc: Loc, text: str, fault: Fault) -> Problem:
    turn, field = fault.occurrence(text), field_of(model, loc)
    return document.at_words(loc, fault.snippet, turn, fault.message, fault.code, fault.close, field=field)


def _page_problems(guide: Guide, page: TextFile) -> list[Problem]:
    problems: list[Problem] = [*too_long(page), *front_matter_problems(page)]
    if problems:
        return problems
    cluster: str | None = None
    others = has_macros(page.text)
    for segment in segments(page.text):
        if isinstance(segment, Found):
            if segment.name is not None:
                options, found = options_of(guide, segment, page)
                problems += found
                cluster = subject(segment.name, options) or cluster
            elif (info := _info(page.text, segment)) and info not in KNOWN_LANGUAGES and (close := near(info, DIRECTIVES)).meant:
                at = page.position(segment.start + page.text[segment.start :].index(info))
                said = f"unknown directive '{info}'{close.said}"
                problems.append(page.problem(at, said, "unknown-directive", close, found=info))
            continue
        offset, text = segment
        for stray in _STRAY.finditer(text):
            at = page.position(offset + stray.start("ticks"))
            said = "a directive begins at the very start of a line" if stray["indent"] else "a fenced block without its end"
            fence = text[stray.start("ticks") : stray.end()].rstrip()
            problems.append(page.problem(at, f"{said}: '{fence}'", "directive", found=fence))
        for script in _SCRIPT.finditer(code_blanked(text)):
            at = page.position(offset + script.start())
            said, tag = f"a page may not bring a script of its own: found '{script[0]}'", script[0].split("\n")[0]
            problems.append(page.problem(at, said, "html", found=tag))
        claims = guide.claim_file.claims
        for fault in [
            *faults(guide, cluster, text, len(problems), by_hand=True),
            *unbound(words_of(text)),
            *across_a_break(guide, text),
            *unmarked(claims, text),
        ]:
            if not (others and fault.code == "figure"):
                problems.append(_on_page(page, offset, fault))
    return [*problems, *address_problems(page, problems)]


def _on_page(page: TextFile, offset: int, fault: Fault) -> Problem:
    begin = offset + fault.start
    words = page.text[begin : begin + len(fault.snippet)].split("\n")[0].rstrip()  # as they stand there: perhaps a line ends in them
    at, close = page.position(begin), fault.close.sure_if(words == fault.snippet)
    return page.problem(at, fault.message, fault.code, close, found=words)


def _info(text: str, found: Found) -> str:
    """The name of a fenced block: the word after its ticks."""
    line = text[found.start : text.index("\n", found.start)]
    return line.lstrip(line[0]).strip()
