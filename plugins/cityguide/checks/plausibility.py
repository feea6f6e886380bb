"""Whether what a guide says can be meant: warnings that stop no build, each with a code of its own and a way to say "yes, it is"."""

from __future__ import annotations

from collections.abc import Sequence

from cityguide.checks.allow_comments import unsilenced
from cityguide.checks.plausible_places import place_problems
from cityguide.checks.plausible_sources import older_sources, older_sources_of_claims, source_problems
from cityguide.checks.plausible_texts import quote_problems, text_problems
from cityguide.guide import Guide
from cityguide.problems.problem import Problem
from cityguide.reading.text_file import TextFile


def sense_problems(guide: Guide, written: Sequence[TextFile], *, whole: bool) -> list[Problem]:
    """All warnings that no comment allows, and what is wrong with such comments.

    `written` are the hand-written pages. A guide that is not `whole`, because something in it could not be read, is looked at
    as far as it goes.
    """
    found = [*source_problems(guide, written, whole=whole), *older_sources_of_claims(guide)]
    for file in guide.files:
        found += [*place_problems(guide, file), *older_sources(guide, file), *text_problems(file)]
    documents = [file.document for file in guide.files] + [guide.registry]
    documents += [] if guide.claim_file.document is None else [guide.claim_file.document]
    for document in documents:
        found += quote_problems(document)
    return sorted(unsilenced(found, documents, whole=whole))
