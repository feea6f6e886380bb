"""mkdocs-macros beside the guide: both write `{{ … }}`."""

from __future__ import annotations

from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from cityguide.mkdocs_host.output_file import OutputFile

_FAILED = ("# _Macro Syntax Error_", "# _Macro Rendering Error_")
"""How a page begins that macros puts in the place of one that it can't render."""


def share_braces(page: Page, markdown: str) -> None:
    """Tell macros, before it reads a page, to leave it alone if its braces are ours: unless a hand-written page asks for macros itself."""
    if isinstance(page.file, OutputFile) or ("{{" in markdown and not page.meta.get("render_macros")):
        page.meta["render_macros"] = False


def fail_where_macros_failed(page: Page, markdown: str) -> None:
    """Raises PluginError for a page that macros could not render: it shows the error in its place, and the build would end well."""
    if markdown.startswith(_FAILED):
        told = " ".join(line.strip() for line in markdown.split("```")[0].split("\n")[1:] if line.strip())
        raise PluginError(f"mkdocs-macros can't render {page.file.src_uri}: {told}")
