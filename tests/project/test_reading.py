"""What a hand-written page may not hold."""

from __future__ import annotations

from small_project import Folder


def test_a_written_page_may_not_bring_a_script(folder: Folder) -> None:
    folder.write("content/about.md", "# About\n\nType `<script>` in code, but not\n<SCRIPT src=x></SCRIPT>\n")
    assert folder.faults() == ["content/about.md:4:1: error: a page may not bring a script of its own: found '<SCRIPT' [html]"]
