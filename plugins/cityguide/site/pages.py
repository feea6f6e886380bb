"""The guide -> every page that belongs to no city. Pure: the same guide gives the same pages, byte for byte.

A new kind of page is a function here that gives its `Page`s, a line in `MAKERS`, and a template.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import partial

from cityguide.directives.claims import heard_claims
from cityguide.directives.comparison import PAIRED, pair_path, story_pairs
from cityguide.directives.directive import TABLE
from cityguide.directives.editors.field_reference import groups
from cityguide.directives.ranking import where_it_stands
from cityguide.directives.source_lists import source_pages
from cityguide.directives.view import unbroken
from cityguide.guide import Guide
from cityguide.problems.codes import BY_ITSELF, GROUPS, catalogue
from cityguide.profiles.addresses import shore_path
from cityguide.rankings.model import MEASURES, Cluster, Edition
from cityguide.site.city_pages import CITIES
from cityguide.site.markdown import markdown
from cityguide.site.output import ListPage, Page
from cityguide.wording import dated, listed, shortened, words

RANKING = ListPage("ranking/index.md", "Ranking")
CLUSTERS = ListPage("clusters.md", "All clusters")
COMPARE = ListPage("compare/index.md", "Compare")
PROBLEMS = ListPage("write/problems/index.md", "Problems")

FEWEST_FACTS = 5
"""A cluster of which fewer values are known has a page for who follows a link to it, which search does not offer."""

EFFECTS: Mapping[str, str] = {
    "error": "An error: it stops a build, and a check.",
    "warning": "A warning: the site is built all the same, but a check fails.",
    "note": "A note: nothing fails for it.",
    "by itself": "A warning that comes by itself as days pass: nothing fails for it.",
}
"""What a problem does, in a sentence: by its severity, or because it comes by itself."""


def common_pages(guide: Guide, handbook: bool, wanted: Container[str] | None = None) -> list[Page]:
    """These pages, or those of some folders, where not all are `wanted`. `handbook` says whether the guide has pages on writing, to which
    others then lead.
    """
    return [page for folder, make in MAKERS if wanted is None or folder in wanted for page in make(guide, handbook)]


def maker_of(path: str) -> str:
    """The folder of the maker of a page that belongs to no city."""
    return next((folder for folder, _ in MAKERS if folder and path.startswith(folder)), "")


def _clusters(guide: Guide, handbook: bool) -> Iterator[Page]:
    up = {"path": CLUSTERS.path, "title": CLUSTERS.title}
    for cluster in guide.rankings.clusters.values():
        hidden = {"robots": "noindex"} if guide.rankings.known_facts[cluster.id] < FEWEST_FACTS else {}
        ranks = sum(1 for _, found in guide.rankings.history(cluster.id) if found and found.rank)
        yield Page(
            f"clusters/{cluster.id}.md", "cluster", cluster.name, partial(_of_cluster, guide, cluster),
            markdown("cluster", cluster=cluster, ranks=ranks), cluster, CLUSTERS, listed=False, origin="data/clusters.csv",
            head={"up": up, **hidden},
        )  # fmt: skip


def _of_cluster(guide: Guide, cluster: Cluster) -> str:
    return shortened(f"{where_it_stands(guide, cluster)} Where it lies, what is near, and all that is public of it in WIPO’s ranking.", 160)


def _editions(guide: Guide, handbook: bool) -> Iterator[Page]:
    for edition in guide.rankings.editions:
        newest = edition.year == guide.rankings.latest.year
        path, title = RANKING.path if newest else f"ranking/{edition.year}.md", f"Ranking {edition.year}"
        yield Page(
            path, "edition", title, partial(_of_edition, guide, edition),
            markdown("ranking", partial(_values_of_edition, guide, edition), edition=edition), edition, RANKING,
            listed=newest, origin=f"data/standings/{edition.year}.csv", head={"hide": ["toc"]},
        )  # fmt: skip


def _of_edition(guide: Guide, edition: Edition) -> str:
    known, printed = guide.rankings.known_ranks(edition.year), f" of {edition.ranked}" if edition.ranked else ""
    return f"WIPO’s ranking of clusters, {edition.year} edition: the {known}{printed} ranks that are public, each with its sources."


def _values_of_edition(guide: Guide, edition: Edition) -> Mapping[str, object]:
    whole = edition.ranked is not None and not guide.rankings.missing_ranks(edition.year)
    return {
        "heading": f"The {edition.year} ranking" + ("" if whole else ": what is public of it"),
        "changes": [change for change in guide.rankings.breaks if change.edition == edition.year],
        "published": edition.published and dated(edition.published),
        "counted": listed([MEASURES[measure] for measure in edition.measures]),
    }


def _comparisons(guide: Guide, handbook: bool) -> Iterator[Page]:
    stories = [profile.cluster for profile in guide.stories[:PAIRED]]
    yield Page(
        COMPARE.path, "comparisons", COMPARE.title,
        "Two to four clusters side by side: what each is best for, how long to stay, how to pay, and where it stands in the ranking.",
        markdown("compare_index", stories=stories, many=words(len(stories))), origin="data/clusters.csv",
    )  # fmt: skip
    for one, other in story_pairs(guide):
        title = f"{one.name} and {other.name}"
        description = f"{title} side by side: what each is best for, how long to stay, how to pay, and where each stands in the ranking."
        heading = f"{unbroken(one.name)} and {unbroken(other.name)}"
        yield Page(
            pair_path(one.cluster, other.cluster), "comparison", title, shortened(description, 155),
            markdown("compare", heading=heading, pair=[one.cluster, other.cluster]), (one, other), COMPARE, listed=False,
            origin=f"cities/{one.cluster}.yml", head={"accent": one.accent, "up": {"path": COMPARE.path, "title": COMPARE.title}},
        )  # fmt: skip


def _of_the_guide(guide: Guide, handbook: bool) -> Iterator[Page]:
    stories = [profile.cluster for profile in guide.stories]
    rankings = guide.rankings
    ranked = [s.cluster for s in rankings.ranked(rankings.latest.year) if s.rank is not None]
    known = {cluster: sum(s is not None and s.rank is not None for _, s in rankings.history(cluster)) for cluster in ranked}
    others = [cluster for cluster in ranked if cluster not in stories and 2 * known[cluster] >= len(rankings.editions)][:5]
    heard = len(heard_claims(guide))
    yield Page(
        CITIES.path, "stories", CITIES.title, "The stories of this guide, in the order of the newest ranking.",
        markdown("cities", begun=len(guide.profiles) > len(guide.stories)), origin="cities", head={"hide": ["toc"]},
    )  # fmt: skip
    if with_days := [profile for profile in guide.profiles if profile.has_days]:
        yield Page(
            "days.md", "days", "Days", "Days to follow, city by city: stops with their times, the way between them, what it comes to.",
            markdown("days", with_days=with_days), origin="cities",
            head={"hide": ["toc"]},
        )  # fmt: skip
    yield Page(
        CLUSTERS.path, "clusters", CLUSTERS.title, "Every cluster that any edition of the ranking names, by economy.",
        markdown("clusters"), origin="data/clusters.csv",
    )  # fmt: skip
    yield Page(
        "trends.md", "trends", "Trends", "Rank across the editions, broken where the method changed: no line crosses a break.",
        markdown("trends", stories=stories[:5], others=others), origin="data/breaks.csv",
    )  # fmt: skip
    yield Page(
        "disagreements.md", "claims", "Disagreements", "What other guides tell you and what is so; who says what, what we print, and why.",
        markdown("disagreements", many=heard and words(heard)), origin="data/claims.yml",
    )  # fmt: skip
    yield Page(
        "data.md", "tables", "Data", "Every table behind this guide, with its licence, its columns and a file to download.",
        markdown("data", lambda: _shores(guide)), origin="data/datapackage.yml",
    )  # fmt: skip
    for page in source_pages(guide):
        yield Page(
            page.path, "sources", page.title, shortened(page.line, 155), markdown("sources", page=page),
            listed=page.path == "sources.md", origin="data/sources.yml",
        )  # fmt: skip
    yield Page(
        "gazetteer.md", "gazetteer", "Places A–Z",
        "Every cluster, city and place of this guide from A to Z, with its name in the script of the place.",
        markdown("gazetteer"), origin="cities",
    )  # fmt: skip


def _shores(guide: Guide) -> Mapping[str, object]:
    """The shores that readers may download, and the sources of all."""
    listed = [{"name": guide.rankings.clusters[cluster].name, "path": shore_path(cluster)} for cluster in sorted(guide.shores)]
    return {"shores": listed, "sources": list(dict.fromkeys(id for sources, _ in guide.shores.values() for id in sources))}


def _for_editors(guide: Guide, handbook: bool) -> Iterator[Page]:
    yield Page(
        "write/fields.md", "reference", "Every field",
        "What may stand in the files of this guide, field by field: what it is, which words are allowed, and an example of each.",
        markdown("write_fields", groups=groups()), listed=False, head={"sheet": "fields"},
    )  # fmt: skip
    yield Page(
        "write/directives.md", "reference", "Every directive",
        "What a page of this guide may show besides text, directive by directive: what it is, what it takes, and an example of each.",
        markdown("write_directives", table=TABLE), listed=False, head={"sheet": "fields"},
    )  # fmt: skip
    profile, claim = (
        next(iter(guide.stories), None) or next((profile for profile in guide.profiles if profile.attractions), None),
        next(iter(guide.claims), None),
    )
    yield Page(
        "design.md", "design", "Design",
        "Every part that this guide's pages are made of, on one page: the visual test for whoever changes how it looks.",
        markdown("design", profile=profile, claim=claim), listed=False, head={"robots": "noindex"},
    )  # fmt: skip
    yield Page(
        "edit.md", "form", "Edit a city",
        "Change what the guide says of a city, or begin a new one: a form for every field, checked as you type. Nothing leaves your "
        "browser until you send it.",
        markdown("edit", handbook=handbook), listed=False, head={"editor": "true", "hide": ["toc"]},
    )  # fmt: skip
    yield from problem_pages()


def problem_pages() -> Iterator[Page]:
    """The list by group, then a page for each code, the same for every guide. None of them is in the navigation."""
    codes = catalogue()
    groups = [(title, {name: code for name, code in codes.items() if code.group == group}) for group, title in GROUPS.items()]
    yield Page(
        PROBLEMS.path, "problem", "All problems",
        "Every problem that a check of this guide can report, with what it means, why it matters and how it is mended.",
        markdown("problems", groups=groups), listed=False,
    )  # fmt: skip
    for name, code in codes.items():
        effect = EFFECTS["by itself" if name in BY_ITSELF else code.severity]
        yield Page(
            f"write/problems/{name}.md", "problem", code.title, code.means.split(". ")[0].rstrip(".") + ".",
            markdown("problem", name=name, code=code, effect=effect), section=PROBLEMS, listed=False,
        )  # fmt: skip


MAKERS: Sequence[tuple[str, Callable[[Guide, bool], Iterator[Page]]]] = (
    ("clusters/", _clusters), ("ranking/", _editions), ("compare/", _comparisons), ("", _of_the_guide), ("", _for_editors),
)  # fmt: skip
"""What makes the pages that belong to no city, in the order of the site, each with the folder that all its pages are in and no others;
without a name where there is none. Each is given the guide, and whether it has a handbook.
"""
