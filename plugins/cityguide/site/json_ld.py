"""The content of a page for machines: JSON-LD in the vocabulary of schema.org, from the same values as the page itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cityguide.evidence.terms import ATTRIBUTION, DISCLAIMER, LICENCE, ORIGINAL, PUBLISHER, attribution, editions_named
from cityguide.guide import Guide
from cityguide.profiles.model import Profile
from cityguide.rankings.model import Cluster, Edition
from cityguide.reading.tables import Named, Row, Table
from cityguide.site.json_ld_places import Address, Node, attraction, destination, economies, items, point, thing, trip
from cityguide.site.output import HOME, DayOf, Page, PageKind, PlaceOf

PAGE_TYPES: Mapping[PageKind, str] = {
    "story": "Article", "written": "Article", "handbook": "Article",
    "days": "CollectionPage",
    "stories": "CollectionPage", "clusters": "CollectionPage", "sources": "CollectionPage", "gazetteer": "CollectionPage",
}  # fmt: skip
"""The schema.org type of a page by its kind; any other kind is a WebPage."""


def linked_data(guide: Guide, site: str, page: Page, address: Address) -> dict[str, Any]:
    """A page as one JSON-LD graph.

    `site` is the site's name. `address` gives the absolute address of an output, or of a part of it. Ids of things without
    a place on the page begin with a capital, so that they differ from ids of headings.
    """
    here, home, publisher = address(page.path, ""), address(HOME, ""), _publisher(address)
    line, terms = page.line, {"inLanguage": "en", "license": LICENCE}
    graph = [
        thing("WebSite", home, name=site, url=home, description=line if page.kind == "home" else None, **terms, publisher=publisher),
        thing("Organization", publisher["@id"], name=site, url=home),
    ]
    if page.kind != "home":
        kind = PAGE_TYPES.get(page.kind, "WebPage")
        node = thing(kind, here, url=here, name=page.title, description=line, **terms, isPartOf={"@id": home}, publisher=publisher)
        if kind == "Article":
            node |= {"headline": page.title, "author": publisher}
        relation, subject = _subject(guide, site, page, address)
        if subject:
            node[relation] = {"@id": subject["@id"]}
        graph += [node, *([subject] if subject else ()), _trail(page, address)]
    return {"@context": "https://schema.org", "@graph": graph}


def as_script(data: dict[str, Any]) -> str:
    """The `<script>` that holds a graph: compact, and nothing in it can end it or be taken for markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def _trail(page: Page, address: Address) -> Node:
    """Home, the section, the page: each with its address."""
    steps = [(HOME, "Home"), (page.path, page.title)]
    if page.section and page.section.path != page.path:
        steps.insert(1, (page.section.path, page.section.title))
    leading = items((name, address(where, "")) for where, name in steps)
    return thing("BreadcrumbList", address(page.path, "Breadcrumbs"), itemListElement=leading)


def _publisher(address: Address) -> Node:
    """Refers to the organisation that publishes the site."""
    return {"@id": address(HOME, "Publisher")}


def _subject(guide: Guide, site: str, page: Page, address: Address) -> tuple[str, Node | None]:
    """The property by which a page refers to what it is about, and the node of that; None where it is about nothing of its own."""
    path = page.path
    match page.about:
        case Profile() as profile:
            return "about", destination(guide, profile, path, address)
        case PlaceOf(profile, place):
            return "mainEntity", attraction(guide, profile, place, address)
        case DayOf(profile, route):
            return "mainEntity", trip(profile, route, path, address)
        case Cluster() as cluster:
            return "about", _cluster(guide, cluster, path, address)
        case Edition() as edition:
            return "mainEntity", _standings(guide, edition, path, address)
    if page.kind == "claims":
        return "mainEntity", _claims(guide, path, address)
    return "mainEntity", _catalogue(guide, site, path, address) if page.kind == "tables" else None


def _cluster(guide: Guide, cluster: Cluster, path: str, address: Address) -> Node:
    return thing(
        "Place",
        address(path, "Place"),
        name=cluster.name,
        alternateName=list(cluster.other_names),
        geo=point(cluster.latitude, cluster.longitude),
        containedInPlace=economies(guide, cluster.economies),
    )


def _standings(guide: Guide, edition: Edition, path: str, address: Address) -> Node | None:
    """The known rows of an edition; None where there are none."""
    table = guide.tables.tables["standings"]
    rows = [row for row in table.rows if row["edition"] == edition.year]
    if not rows:
        return None
    work = _work(Named(ORIGINAL, None)) | thing("CreativeWork", name=edition.title, datePublished=edition.published)
    files = dict.fromkeys(row.file for row in rows)
    return _dataset(table, rows, files, path, address, name=edition.title, part="Ranking", based_on=[work])


def _claims(guide: Guide, path: str, address: Address) -> Node:
    count = len(guide.claim_file.claims)
    return thing(
        "Dataset",
        address(path, "Claims"),
        name="Claims about innovation clusters, checked",
        description=f"{count} claims about the ranking of innovation clusters and its cities: who makes them, what the record says, "
        "a verdict, what this guide prints and why.",
        license=LICENCE,
        creator=_publisher(address),
        publisher=_publisher(address),
        creditText=f"{ATTRIBUTION} {DISCLAIMER}",
        distribution=_downloads(["data/disagreements.csv", "data/disagreements.json"], address),
    )


def _catalogue(guide: Guide, site: str, path: str, address: Address) -> Node:
    datasets = []
    for table in guide.tables.tables.values():
        files, works = [f"data/{file}" for file in table.files], [_work(source) for source in table.sources]
        part = table.name.replace("_", "-")  # the heading of the table on the page
        datasets.append(_dataset(table, table.rows, files, path, address, name=table.title, part=part, based_on=works))
    title, publisher = f"{site}: the tables", _publisher(address)
    return thing("DataCatalog", address(path, "Tables"), name=title, license=LICENCE, publisher=publisher, dataset=datasets)


def _dataset(
    table: Table,
    rows: Sequence[Row],
    files: Iterable[str],
    path: str,
    address: Address,
    *,
    name: str,
    part: str,
    based_on: list[Node],
) -> Node:
    """A table, or those of its `rows` that `files` hold. The guide arranged it; the works it is adapted from are named beside it."""
    of_wipo = any(source.title == ORIGINAL for source in table.sources)
    covered = sorted({row[field.name] for row in rows for field in table.fields if field.type == "year"})
    terms = f"{attribution(editions_named(covered)) if covered else ATTRIBUTION} {DISCLAIMER}"
    return thing(
        "Dataset",
        address(path, part),
        name=name,
        description=f"{table.description} Rows: {len(rows)}. An empty cell means that no source we read prints the value.",
        license=[licence.path for licence in table.licences if licence.path],
        creator=_publisher(address),
        publisher=_publisher(address),
        creditText=terms if of_wipo else None,
        isBasedOn=based_on,
        temporalCoverage="/".join(str(year) for year in dict.fromkeys((covered[0], covered[-1]))) if covered else None,
        variableMeasured=[field.title for field in table.fields if field.type in ("integer", "number")],
        distribution=_downloads(files, address),
    )


def _work(source: Named) -> Node:
    creator = thing("Organization", name=PUBLISHER) if source.title == ORIGINAL else None
    return thing("CreativeWork", name=source.title, url=source.path, creator=creator)


def _downloads(files: Iterable[str], address: Address) -> list[Node]:
    return [
        thing("DataDownload", contentUrl=address(file, ""), encodingFormat="application/json" if file.endswith(".json") else "text/csv")
        for file in files
    ]
