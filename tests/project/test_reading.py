"""Scripts in written pages."""

from __future__ import annotations

from pathlib import Path

from building import copy_of_the_guide, run_mkdocs


def test_a_written_page_may_not_bring_a_script(tmp_path: Path) -> None:
    guide_copy = copy_of_the_guide(tmp_path / "guide", "seoul")
    page = guide_copy / "content" / "about.md"
    lines = page.read_text().rstrip("\n").split("\n")
    page.write_text("\n".join([*lines, "", "Type `<script>` in code, but not", "<SCRIPT src=x></SCRIPT>", ""]))
    result = run_mkdocs(guide_copy)
    assert result.returncode == 1
    told = f"content/about.md\n  {len(lines) + 3}:1  error  a page may not bring a script of its own: found '<SCRIPT'  [html]\n"
    assert told in result.stderr
    assert result.stderr.count("  error  ") == 1
