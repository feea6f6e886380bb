"""The table of directives. A new directive is an entry here, a function and a template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from cityguide.directives import options as takes
from cityguide.directives.editors import options as editors_take
from cityguide.reading.models import shapes_of
from cityguide.yaml_edits.house_style import entry


@dataclass(frozen=True)
class Directive:
    """A fenced block of this `name`, whose body is YAML for the model `options`.

    `set_by` names the function that sets it, as `module.function` in this folder: `(view, options) -> HTML`. It is loaded when a
    page is rendered: a check does not need the code that draws. `told` says what it shows, for the page of all directives, and `also`
    names the options that its example there has beside those it needs. With `shows_data` a page must show WIPO's terms; with
    `is_subject` the page is about the directive's cluster from there on.
    """

    name: str
    options: type[takes.Options]
    set_by: str
    told: str
    also: tuple[str, ...] = ()
    shows_data: bool = False
    is_subject: bool = False

    @property
    def render(self) -> Callable[[Any, Any], str]:
        module, _, function = self.set_by.rpartition(".")
        found: Callable[[Any, Any], str] = getattr(import_module(f"cityguide.directives.{module}"), function)
        return found

    @property
    def example(self) -> str:
        """A body with the examples of its options' fields, as YAML."""
        shown = [shape for shape in shapes_of(self.options).values() if shape.required or shape.key in self.also]
        return "".join(f"{entry(shape.key, shape.example, 0, self.options, lines=True)}\n" for shape in shown)


TABLE: tuple[Directive, ...] = (
    Directive("cover", takes.CoverOptions, "home.cover", "The head of a home page: its name, a line, and the map of the world."),
    Directive(
        "stories", takes.Options, "home.stories",
        "A card for each city that has a file, in the order of the ranking.", shows_data=True,
    ),
    Directive(
        "map", takes.MapOptions, "home.map_block",
        "A map of the world with all clusters, or of one cluster’s surroundings.", also=("cluster",),
    ),
    Directive("clusters", takes.Options, "home.clusters", "Every cluster that any edition names, by economy.", shows_data=True),
    Directive(
        "hero", takes.ProfileOptions, "cluster.hero",
        "The head of a city’s page: its map as a picture, name, line and rank. Names of figures that stand below it without a "
        "cluster, as in `{{ rank }}`, belong to this one.",
        shows_data=True, is_subject=True,
    ),
    Directive(
        "facts", takes.ProfileOptions, "cluster.facts",
        "A city’s key facts: rank, shares of the world, its cities.", shows_data=True,
    ),
    Directive(
        "section", takes.SectionOptions, "places.section",
        "The text of a section of a city’s story, without its title, and small cards of the places that it speaks of.",
    ),
    Directive(
        "photograph", takes.PhotographOptions, "photographs.photograph",
        "A photograph of a profile, with whose it is and on what terms.",
    ),
    Directive(
        "attractions", takes.AttractionsOptions, "places.attractions",
        "The places to go to, with what a reader may choose them by.", also=("kind", "map"),
    ),
    Directive("place", takes.PlaceOptions, "places.place", "All that is known of one place: the page of its own.", is_subject=True),
    Directive("days", takes.ProfileOptions, "routes.strips", "The days of a city as strips of their stops."),
    Directive(
        "day", takes.DayOptions, "routes.day",
        "All of one day: its map, stops with times, the way from each to the next, what it comes to.", is_subject=True,
    ),
    Directive("week", takes.ProfileOptions, "places.week", "Which places are open on which day of the coming week."),
    Directive("practical", takes.ProfileOptions, "cluster.practical", "What a visitor needs to know on the ground."),
    Directive(
        "evidence", takes.ProfileOptions, "cluster.evidence",
        "How a city’s page is known, in a few lines that lead to the page of its evidence. On a page with this the notes stand there.",
    ),
    Directive("freshness", takes.ProfileOptions, "cluster.fresh", "How many of a page’s practical facts are fresh, and which are not."),
    Directive("gaps", takes.ProfileOptions, "cluster.gaps", "What we looked for and did not find."),
    Directive("downloads", takes.ProfileOptions, "cluster.downloads", "The places as files to take away: GPX and GeoJSON."),
    Directive("onward", takes.ProfileOptions, "cluster.onward", "The way to the story before and the story after."),
    Directive(
        "standing", takes.ClusterOptions, "ranking.standing",
        "What is public of a cluster in the ranking, with or without a file of its own. Figures below it belong to this cluster, as "
        "below a `hero`.",
        shows_data=True, is_subject=True,
    ),
    Directive(
        "chart", takes.ChartOptions, "ranking.chart",
        "A chart of the ranking’s data, with its table and its sources.", also=("clusters",), shows_data=True,
    ),
    Directive(
        "ranking", takes.RankingOptions, "ranking.ranking",
        "An edition of the ranking, or the first rows of it.", also=("top",), shows_data=True,
    ),
    Directive(
        "editions", takes.EditionsOptions, "ranking.editions",
        "The way to every edition, in groups that one method made.", also=("edition",), shows_data=True,
    ),
    Directive("breaks", takes.Options, "ranking.breaks", "The changes of method between editions."),
    Directive(
        "tables", takes.Options, "ranking.tables",
        "Every table of the data, with its columns, its licence and its file.", shows_data=True,
    ),
    Directive("compare", takes.CompareOptions, "comparison.compare", "Clusters side by side, in one respect.", shows_data=True),
    Directive("pairs", takes.PairsOptions, "comparison.pairs", "Links to the pages that set two stories side by side.", also=("cluster",)),
    Directive(
        "chooser", takes.Options, "comparison.chooser",
        "A pair of clusters side by side, or as many as four of the reader’s own choice, where the browser runs scripts.", shows_data=True,
    ),
    Directive(
        "claims", takes.ClaimsOptions, "claims.claims",
        "Statements that were checked: who makes them, what the record says, what we print.", also=("cluster",), shows_data=True,
    ),
    Directive("heard", takes.Options, "claims.heard", "What travellers hear elsewhere and what is so, as cards."),
    Directive(
        "sources", takes.SourcesOptions, "source_lists.sources",
        "The sources of some kinds, or the place of a page’s notes.", also=("kinds",),
    ),
    Directive("gazetteer", takes.Options, "gazetteer.gazetteer", "Every name in the guide from A to Z.", shows_data=True),
    Directive(
        "fields", editors_take.FieldsOptions, "editors.field_reference.fields",
        "The fields of a record of the files that editors write.",
    ),
    Directive(
        "options", editors_take.DirectiveOptions, "editors.field_reference.options_of_directive",
        "The options of a directive, as on this page.",
    ),
    Directive("edit", takes.Options, "editors.handbook.edit", "The form for a profile. Without scripts it is the list of the files."),
    Directive("limits", takes.Options, "editors.handbook.limits", "How much a guide may hold: each limit with its reason."),
    Directive("paces", takes.Options, "editors.handbook.paces", "How fast each way of getting about is held to be."),
    Directive("specimens", takes.Options, "editors.handbook.specimens", "The sizes and colours of the design."),
)  # fmt: skip

DIRECTIVES: Mapping[str, Directive] = {directive.name: directive for directive in TABLE}
"""The table by name."""
