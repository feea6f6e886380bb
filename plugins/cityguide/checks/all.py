"""The table of checks. What is wrong stops a build; only `cityguide check` looks for what is implausible or unfinished.

A new check is a function in this folder and a line here. Its problems have the severity that `problems/codes.yml` gives their
code; a comment may allow a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Protocol

from cityguide.checks.allow_comments import is_unused, unsilenced
from cityguide.checks.links import link_problems
from cityguide.checks.page_addresses import addresses_in_use, aliases_in_use
from cityguide.checks.pages import claim_problems, page_problems, profile_problems
from cityguide.checks.plausible.drawn import map_name_problems, shared_looks, shore_problems
from cityguide.checks.plausible.places import place_problems
from cityguide.checks.plausible.sources import cited_beside_profiles, cited_in, older_sources, older_sources_of_claims, source_problems
from cityguide.checks.plausible.stories import still_to_write, story_problems, unlisted_places
from cityguide.checks.plausible.texts import future_problems, quote_problems, text_problems
from cityguide.checks.routes import route_problems
from cityguide.guide import Guide
from cityguide.problems.problem import Problem
from cityguide.processes import in_another_process
from cityguide.profiles.reading import ProfileFile
from cityguide.prose.outcomes import outcomes_in, outcomes_in_claims
from cityguide.reading.memo import Memo
from cityguide.reading.text_file import TextFile
from cityguide.reading.yaml_file import YamlFile
from cityguide.reads import GuidePart, recorded
from cityguide.stages import how_far


@dataclass(frozen=True)
class Subject:
    """What is checked. `pages` are the hand-written pages, whose names begin with `docs`; `paths` are the paths of all files of the site.

    Where pages are `shared`, other plugins than ours may add some, and a link to a path that is not known is left to the host.
    When the guide is not `whole`, because a part of it could not be read, the rest is checked. Where the rest is known to be without
    a fault, `only` has the names of what is looked at.
    """

    guide: Guide
    pages: Sequence[TextFile] = ()
    docs: str = "content/"
    paths: Collection[str] = ()
    shared: bool = False
    whole: bool = True
    memo: Memo = field(default_factory=Memo)
    only: Container[str] | None = None
    read: dict[str, Collection[GuidePart]] = field(default_factory=dict)

    @property
    def documents(self) -> list[YamlFile]:
        """The YAML files of the guide: profiles, sources, claims."""
        return [*(file.document for file in self.guide.files), *self.data]

    @cached_property
    def cited(self) -> Mapping[str, Collection[str]]:
        """The sources that each profile cites, by its cluster."""
        return {file.profile.cluster: cited_in(file.profile) for file in self.guide.files}

    @property
    def data(self) -> list[YamlFile]:
        """Those of sources and claims."""
        return [document for document in (self.guide.registry, self.guide.claim_file.document) if document is not None]


Check = Callable[[Subject], Iterable[Problem]]

STOPPING_IN_A_PROFILE: Sequence[Callable[[Subject, ProfileFile], Iterable[Problem]]] = (
    lambda of, file: profile_problems(of.guide, file, of.memo),
    lambda of, file: addresses_in_use(file, of.pages, of.docs),
    lambda of, file: route_problems(of.guide, file, of.memo),
)
STOPPING_IN_ALL: Mapping[str, Check] = {
    "claims": lambda of: claim_problems(of.guide, of.memo),
    "links": lambda of: link_problems(of.pages, of.docs, of.paths, of.shared, of.guide.unread),
    "aliases": lambda of: aliases_in_use(of.guide, of.pages, of.docs),
}
"""Checks whose problems stop a build: of one profile, which are asked of each by itself, and of the whole; and those of a page by hand."""

ON_DEMAND_IN_A_PROFILE: Sequence[Callable[[Subject, ProfileFile], Iterable[Problem]]] = (
    lambda of, file: place_problems(of.guide, file),
    lambda of, file: map_name_problems(file),
    lambda of, file: shore_problems(of.guide, file),
    lambda of, file: older_sources(of.guide, file),
    lambda of, file: text_problems(file),
    lambda of, file: story_problems(of.guide, file),
    lambda of, file: future_problems(of.guide, outcomes_in(of.guide, file)),
    lambda of, file: quote_problems(file.document),
    lambda of, file: still_to_write(file),
    lambda of, file: unlisted_places(file),
)
ON_DEMAND_IN_ALL: Sequence[Check] = (
    lambda of: older_sources_of_claims(of.guide),
    lambda of: future_problems(of.guide, outcomes_in_claims(of.guide)),
    lambda of: (problem for document in of.data for problem in quote_problems(document)),
    lambda of: shared_looks(of.guide),
)
"""Checks of `cityguide check` alone, of one profile and of the whole: a build must not begin to fail because a day has passed."""

_Named = tuple[str, Callable[[], Iterable[Problem]]]
"""A check, by the name of what it checks."""

FoundBy = Sequence[tuple[str, Sequence[Problem], Collection[GuidePart]]]
"""What checks have found, by the names of what they check, and what each has read for it."""

MANY_PROFILES = 40
"""Profiles from which on the checks of `cityguide check` alone are worth a process beside the one that looks for what stops a build."""


class Begun(Protocol):
    """Begins a work beside this process, if it is `worth_it`, and gives a function that waits for its result."""

    def __call__(self, work: Callable[[], FoundBy], *, worth_it: bool) -> Callable[[], FoundBy]: ...


def stopping(subject: Subject, begun: Begun = in_another_process) -> list[Problem]:
    """The problems that stop a build. What was read to find those of a file, or of the whole, is then in `subject.read`.

    Half of a large guide is looked at in a process beside this one.
    """
    checks = [(what, check) for what, check in _stopping(subject) if subject.only is None or what in subject.only]
    half = len(checks) // 2
    others = begun(partial(_found_by, checks[half:]), worth_it=half >= MANY_PROFILES)
    found = [*_found_by(checks[:half]), *others()]
    subject.read.update((what, parts) for what, _, parts in found)
    return [problem for _, problems, _ in found for problem in problems]


def _stopping(subject: Subject) -> Iterator[_Named]:
    """All checks, each by the name of what it checks, which several may share."""
    for page in subject.pages:
        yield page.name, partial(page_problems, subject.guide, page, subject.memo)
    for file in subject.guide.files:
        yield file.name, partial(_of_profile, subject, file)
    for name, check in STOPPING_IN_ALL.items():
        yield name, partial(check, subject)


def _found_by(checks: Sequence[_Named]) -> FoundBy:
    found = []
    for number, (what, check) in enumerate(checks):
        how_far("Checking profiles", number, len(checks))
        with recorded() as parts:
            problems = [*check()]
        found.append((what, problems, parts))
    return found


def _of_profile(subject: Subject, file: ProfileFile) -> list[Problem]:
    return [problem for check in STOPPING_IN_A_PROFILE for problem in check(subject, file)]


def is_of_whole(problem: Problem) -> bool:
    """Whether a problem is told only of a guide that is `whole`."""
    return problem.code == "unused-source" or is_unused(problem)


@dataclass(frozen=True)
class Looked:
    """What the checks find that stop no build, and that don't depend on whether the guide is `whole`; comments may allow some of it.

    `of_all` is told of the whole, `of_profiles` of one by itself. `read` has what of the guide was read for these, as `Subject` has it.
    """

    of_profiles: Sequence[Problem]
    of_all: Sequence[Problem]
    read: Mapping[str, Collection[GuidePart]]


def looked_for(subject: Subject) -> Looked:
    """What these checks find; of the profiles only in those whose names are among the subject's `only`, and then nothing in `data/`."""
    read: dict[str, Collection[GuidePart]] = {}
    found: list[Problem] = []
    for file in subject.guide.files:
        if subject.only is None or file.name in subject.only:
            with recorded() as read[file.name]:
                found += [problem for check in ON_DEMAND_IN_A_PROFILE for problem in check(subject, file)]
    if subject.only is not None:
        return Looked(found, [*shared_looks(subject.guide, subject.only)], read)
    with recorded() as read["all"]:
        of_all = [problem for check in ON_DEMAND_IN_ALL for problem in check(subject)]
    return Looked(found, of_all, read)


def on_demand(subject: Subject, looked: Looked | None = None) -> list[Problem]:
    """All problems that stop no build, without those that a comment allows, and what is wrong with such comments.

    `looked` is what was `looked_for` before it was known whether the guide is whole.
    """
    looked = looked or looked_for(subject)
    used = cited_beside_profiles(subject.guide, subject.pages).union(*subject.cited.values()) if subject.whole else subject.guide.sources
    found = [*source_problems(subject.guide, used), *looked.of_profiles, *looked.of_all]
    return sorted(unsilenced(found, subject.documents, whole=subject.whole))
