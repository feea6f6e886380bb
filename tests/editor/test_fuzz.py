"""Files spoiled by chance: whatever stands in them, they are told what is wrong, at a place that exists, and nothing raises.

Ten thousand inputs, of which a tenth is in every run and the others are marked `slow`. Each is a file that an editor might have, after a
few accidents, or nothing of the kind. The rest of the guide stays as it is, so that only that file has to be read again.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import strategies as st
from small_project import CLAIMS, INDEX, SOURCES, Folder, read_with

from cityguide.checks.all import Subject, on_demand
from cityguide.checks.layout import layout_of
from cityguide.checks.pages import claim_problems, page_problems, profile_problems
from cityguide.directives.page import render_page
from cityguide.editing.fixing import fix
from cityguide.evidence.claims import Claim, read_claims
from cityguide.evidence.sources import read_sources
from cityguide.guide import Guide
from cityguide.problems.codes import catalogue
from cityguide.problems.problem import Problem
from cityguide.problems.report import listed_of, report
from cityguide.problems.report_formats import FORMATS
from cityguide.profiles.model import Profile
from cityguide.profiles.reading import read_profiles
from cityguide.reading.datapackage import read_tables
from cityguide.reading.ids import id_problems
from cityguide.reading.memo import Memo
from cityguide.reading.text_file import read_text
from cityguide.reading.yaml_file import YamlFile
from editor.accidents import each, spoiled
from editor.cases import as_seen

TENTHS = pytest.mark.parametrize("tenths", [1, pytest.param(9, marks=pytest.mark.slow)])


class Desk:
    """One file at a time of a project, as an editor leaves it, and the rest of the guide read once."""

    def __init__(self, folder: Folder, guide: Guide) -> None:
        self.folder, self.guide, self.memo = folder, guide, Memo()
        self.unprinted: set[Problem] = set()
        self.known = {"source": guide.sources, "cluster": guide.rankings.clusters, "economy": guide.rankings.economies}

    def lay(self, name: str, content: str | bytes) -> Path:
        raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        self.folder.write(name, raw)
        return self.folder.path(name)

    def profile(self, content: str | bytes) -> None:
        self.lay("cities/alpha.yml", content)
        files, documents, problems = read_profiles(self.folder.path("cities"), Memo())()
        for document in documents:
            problems += id_problems(Profile, document, (), self.known)
        guide = replace(self.guide, files=tuple(file for file in files if file.profile.cluster in self.guide.rankings.clusters))
        self.judge(guide, documents[0] if documents else None, "cities/alpha.yml", problems)

    def sources(self, content: str | bytes) -> None:
        sources, registry, problems = read_sources(self.lay("data/sources.yml", content), "data/sources.yml")
        if registry is not None and sources:
            self.judge(replace(self.guide, sources=sources, registry=registry), registry, "data/sources.yml", problems)
        else:
            self.told("data/sources.yml", problems, registry)

    def claims(self, content: str | bytes) -> None:
        claims, problems = read_claims(self.lay("data/claims.yml", content), "data/claims.yml")
        for index in range(len(claims.document.value) if claims.document else 0):
            assert claims.document is not None
            problems += id_problems(Claim, claims.document, (index,), self.known)
        self.judge(replace(self.guide, claim_file=claims), claims.document, "data/claims.yml", problems)

    def page(self, content: str | bytes) -> None:
        page, problems = read_text(self.lay("content/index.md", content), "content/index.md")
        problems += page_problems(self.guide, page, self.memo) if page is not None else []
        self.told("content/index.md", problems)

    def table(self, name: str, content: str | bytes) -> None:
        self.lay(f"data/{name}", content)
        tables, problems = read_tables(self.folder.path("data"), "data")
        assert tables is not None
        self.told(f"data/{name}", problems)

    def judge(self, guide: Guide, document: YamlFile | None, name: str, problems: list[Problem]) -> None:
        problems = [*problems, *(one for file in guide.files for one in profile_problems(guide, file, self.memo))]
        problems += claim_problems(guide, self.memo)
        self.told(name, [*problems, *on_demand(Subject(guide, whole=not problems))], document)

    def told(self, name: str, problems: list[Problem], document: YamlFile | None = None) -> None:
        """What is said holds, can be printed in every way, and mending it raises nothing."""
        file = document or read_text(self.folder.path(name), name)[0]
        if file is not None:
            problems = [*problems, *layout_of(file)]
        here = [problem for problem in problems if problem.at.file == name]
        lines = as_seen(self.folder.path(name).read_bytes()).split("\n")
        for problem in here:
            stands(problem, lines)
        self.unprinted |= set(here)
        if len(self.unprinted) > 500:
            self.print()
        if any(problem.sure for problem in here):
            fix(self.folder.root, here)

    def print(self) -> None:
        """All that was said since the last time, in each of the four forms: for machines it can be read again, for people it has no controls."""
        found = self.unprinted
        assert set(report(found)) & set(map(chr, range(32))) <= {"\n"}
        listed, left = listed_of(list(found))
        assert len(listed) + sum(left.values()) == len(found)
        assert len(json.loads(FORMATS["json"](found, ""))["problems"]) == len(listed)
        assert len(json.loads(FORMATS["sarif"](found, ""))["runs"][0]["results"]) == len(listed)
        assert len(FORMATS["github"](found, "").splitlines()) == len(listed) + len(left)
        self.unprinted = set()


def stands(problem: Problem, lines: list[str]) -> None:
    """There is such a line, such a column, and the words stand there."""
    assert 1 <= problem.at.line <= len(lines), problem
    if problem.code == "not-utf-8":  # nobody knows how many characters its bytes are
        return
    line = lines[problem.at.line - 1]
    assert 1 <= problem.at.column <= len(line) + 1, problem
    assert "\n".join([line, *lines[problem.at.line :]]).startswith(problem.found, problem.at.column - 1), problem
    assert problem.excerpt in ("", line), problem
    assert "\n" not in str(problem), problem
    assert not problem.sure or problem.found != problem.meant, problem
    assert problem.code in catalogue(), problem


TABLES = ("coordinates.csv", "half_lives.csv", "breaks.csv")


@pytest.fixture(scope="module")
def desk(pattern: Folder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = Folder(tmp_path_factory.mktemp("fuzz"))
    described = yaml.safe_load(pattern.read("data/datapackage.yml"))
    described["resources"] = [entry for entry in described["resources"] if entry["path"] in TABLES]
    for entry in described["resources"]:
        entry["schema"].pop("foreignKeys", None)
    folder.write("data/datapackage.yml", json.dumps(described))
    for name in TABLES:
        folder.write(f"data/{name}", pattern.read(f"data/{name}"))
    desk = Desk(folder, pattern.guide())
    yield desk
    desk.print()


PROFILE = """\
cluster: alpha
name: Alpha
timezone: Asia/Tokyo
local_names:
  - {text: アルファ, language: ja}
tagline: A tram that asks the way
summary: >-
  Rank {{ rank }} in {{ edition }}, with {{ share.pct }} of all [@record-2023].
cities:
  - {id: harbour, name: Harbour, economy: JP, lat: 35.5, lon: 139.7, position_source: atlas}
story:
  - title: How it began
    text: |
      Two parks hold {{ share.pct + epsilon.share.pct | one-in }} [!alpha-first] [@wire-2023, page 4].

      See [the quay](https://quay.example) and `code`.
attractions:
  - id: clock-house
    name: Clock House
    kind: museum
    city: harbour
    position: {lat: 35.4501, lon: 139.6302, basis: venue, source: atlas}
    hours: {osm: "Tu-Su 10:00-18:00; PH off", as_of: 2023-05, sources: [wire-2023]}
    price: {adult: 500, currency: JPY}
    duration: 60-90
    site: https://clock.example/visit?a=1&b=2
    status: {state: open, as_of: 2023-05-01} # allow stale-open: it is
    shows: 'The clock that set the trains'
    sources: [wire-2023, notebook]
    as_of: 2023-05
practical:
  emergency:
    - {service: Police, number: "110", economy: JP, sources: [wire-2023]}
"""

PAGE = f"""{INDEX}
```hero
cluster: alpha
```

{{{{ rank }}}} [@atlas], [a link](about.md "with a title") and `code`.

```attractions
cluster: alpha
city: harbour
map: true
```

~~~python
print("no directive")
~~~
"""


@TENTHS
def test_profiles(desk: Desk, tenths: int) -> None:
    each(spoiled(PROFILE), 3000, tenths, desk.profile)


@TENTHS
def test_sources(desk: Desk, tenths: int) -> None:
    each(spoiled("".join(SOURCES.splitlines(True)[2:])), 1000, tenths, desk.sources)


@TENTHS
def test_claims(desk: Desk, tenths: int) -> None:
    each(spoiled(CLAIMS), 1000, tenths, desk.claims)


@TENTHS
def test_tables(desk: Desk, tenths: int) -> None:
    good = {name: desk.folder.read(f"data/{name}") for name in TABLES}

    def judge(given: tuple[str, str]) -> None:
        name, text = given
        desk.table(name, text)
        desk.folder.write(f"data/{name}", good[name])

    each(st.sampled_from(TABLES).flatmap(lambda name: st.tuples(st.just(name), spoiled(good[name]))), 1000, tenths, judge)


@TENTHS
def test_pages(desk: Desk, tenths: int) -> None:
    each(spoiled(PAGE), 2000, tenths, desk.page)


@TENTHS
def test_bytes_of_any_kind(desk: Desk, tenths: int) -> None:
    def judge(given: tuple[str, bytes]) -> None:
        what, raw = given
        if what == "table":
            desk.table(TABLES[2], raw)
        else:
            getattr(desk, what)(raw)

    each(st.tuples(st.sampled_from(("profile", "sources", "claims", "page", "table")), st.binary(max_size=300)), 2000, tenths, judge)


MORE = "```hero\ncluster: alpha\n```\n\n{{ rank }} [@atlas]\n\n```attractions\ncluster: alpha\ncity: harbour\n```\n\n```claims\n```\n"


@TENTHS
def test_any_file_beside_all_others(pattern: Folder, tmp_path: Path, tenths: int) -> None:
    """What other files say of the spoiled one is told as well; and of a project in which nothing is wrong, every page can be set."""
    shutil.copytree(pattern.root, tmp_path, dirs_exist_ok=True)
    folder, memo = Folder(tmp_path), Memo()
    folder.write("content/more.md", MORE)
    folder.project()
    good = {
        path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8") for path in sorted(tmp_path.rglob("*")) if path.is_file()
    }

    def judge(given: tuple[str, str]) -> None:
        name, text = given
        folder.write(name, text)
        project, problems = read_with(tmp_path, memo)
        for problem in problems:
            stands(problem, as_seen(folder.path(problem.at.file).read_bytes()).split("\n"))
        if project is not None:
            for output in project.outputs:
                if output.is_page and isinstance(output.content, str):
                    render_page(project.guide, output.content, lambda html: html)
            for page in project.written:
                render_page(project.guide, page.text, lambda html: html)
        folder.write(name, good[name])

    each(st.sampled_from(sorted(good)).flatmap(lambda name: st.tuples(st.just(name), spoiled(good[name], most=1))), 200, tenths, judge)
