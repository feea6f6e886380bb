"""What pages for editors show: the form for a profile, and specimens of the design."""

from __future__ import annotations

from itertools import groupby
from typing import get_args

from cityguide.colours import TONES, Hue
from cityguide.directives.comparison import comparable_clusters
from cityguide.directives.editors.field_reference import with_code
from cityguide.directives.options import Options
from cityguide.directives.view import View
from cityguide.guide import Guide
from cityguide.problems.limits import LIMITS
from cityguide.profiles.model import Accent
from cityguide.profiles.routes import MODES_OF_TRAVEL
from cityguide.rankings.model import Cluster
from cityguide.travel.routes import PACES

KNOWN = "edit.json"
STEPS = {"4": "The name of a city", "3": "The title of a page", "2": "A section", "1": "A smaller one", "0": "Text", "--1": "An aside"}
"""The sizes of `assets/css/tokens.css`, as the page of the design shows them."""


def edit(view: View, options: Options) -> str:
    """What the page's script turns into a form. Without script it is the list of the files."""
    new = {cluster.id for cluster in unwritten(view.guide)}
    groups = [(title, [c for c in members if c.id in new]) for title, members in comparable_clusters(view.guide)]
    return view.render("handbook/edit", groups=[(title, members) for title, members in groups if members], new_path=new_path, known=KNOWN)


def limits(view: View, options: Options) -> str:
    """All limits of size, depth and number, in groups."""
    groups = [
        (name, [(with_code(limit.of), str(limit), with_code(limit.why)) for limit in members])
        for name, members in groupby(LIMITS, key=lambda limit: limit.group)
    ]
    return view.render("handbook/limits", groups=groups)


def paces(view: View, options: Options) -> str:
    """By what pace the check judges the legs of a day."""
    return view.render("handbook/paces", paces=[(mode, MODES_OF_TRAVEL[mode], pace) for mode, pace in PACES.items()])


def specimens(view: View, options: Options) -> str:
    tones = [*(name for name in TONES if name != "link"), *Hue._fields]  # links have the colour of text
    return view.render("handbook/specimens", steps=STEPS.items(), accents=get_args(Accent), tones=tones)


def new_path(cluster: str) -> str:
    """The path of the file from which a profile of a cluster can be begun."""
    return f"places/new/{cluster}.yml"


def unwritten(guide: Guide) -> list[Cluster]:
    """The clusters that have no profile and could get one: those with a known position."""
    return [c for c in guide.rankings.clusters.values() if guide.profile(c.id) is None and None not in (c.latitude, c.longitude)]
