"""The options of the directives on pages for editors."""

from __future__ import annotations

from cityguide.directives.options import Options
from cityguide.guide import Guide
from cityguide.problems.problem import RefusedError, near
from cityguide.reading.fields import Slug, told
from cityguide.yaml_edits.models_of_files import MODELS, record_names


class FieldsOptions(Options):
    """A record of the files that editors write."""

    record: Slug = told("The record whose fields are told.", "attraction")

    def agree_with(self, guide: Guide) -> None:
        if self.record not in (known := record_names(*MODELS)):
            close = near(self.record, known)
            raise RefusedError(f"there is no record '{self.record}'{close.said}", "directive", close, key="record")


class DirectiveOptions(Options):
    """A directive."""

    directive: Slug = told("The directive whose options are told.", "chart")

    def agree_with(self, guide: Guide) -> None:
        from cityguide.directives.directive import DIRECTIVES  # the table of these very models

        if self.directive not in DIRECTIVES:
            close = near(self.directive, DIRECTIVES)
            raise RefusedError(f"there is no directive '{self.directive}'{close.said}", "directive", close, key="directive")
