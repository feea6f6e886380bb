"""An output as one of MkDocs's files."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from cityguide.site.output import Output
from cityguide.stages import stage


class OutputFile(File):
    """Its content is made when MkDocs asks for it; `File.generated` would need it earlier.

    Where the output has an origin, the link that edits the page leads to that file, and other plugins find a source on disk.
    """

    def __init__(self, output: Output, config: MkDocsConfig, root: Path) -> None:
        level = InclusionLevel.UNDEFINED if output.listed else InclusionLevel.NOT_IN_NAV
        super().__init__(output.path, None, config.site_dir, config.use_directory_urls, inclusion=level)
        self.generated_by = "cityguide"
        self.output = output
        self.replaced: bytes | None = None
        self.written = False
        if output.origin is not None:
            self.abs_src_path = str(root / output.origin)
            self.edit_uri = f"../{output.origin}"

    @property
    def content_bytes(self) -> bytes:
        if self.replaced is not None:
            return self.replaced
        content = self.output.content
        return content if isinstance(content, bytes) else content.encode()

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self.replaced = value

    @property
    def content_string(self) -> str:
        return self.content_bytes.decode("utf-8-sig")

    @content_string.setter
    def content_string(self, value: str) -> None:
        self.replaced = value.encode()

    def copy_file(self, dirty: bool = False) -> None:
        """Write the content into the site, unless that is done. Raises DamagedError for a damaged photograph."""
        if self.written:
            return
        self.write(self.content_bytes)

    @stage("writing")
    def write(self, content: bytes) -> None:
        """Write these bytes into the site, as what the file holds."""
        try:
            _write(self.abs_dest_path, content)
        except FileNotFoundError:  # the first of its folder, which need not be looked for each time
            Path(self.abs_dest_path).parent.mkdir(parents=True, exist_ok=True)
            _write(self.abs_dest_path, content)
        self.written = True

    def is_modified(self) -> bool:
        """Always true: an output depends on many files, so no single date can tell."""
        return True


def _write(path: str, content: bytes) -> None:
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123 (a buffer, and what `Path` asks the system, take half of the time)
        left = memoryview(content)
        while left:
            left = left[file.write(left) :]
