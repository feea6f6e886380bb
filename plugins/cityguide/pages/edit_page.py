"""The page that edits a profile in a form, and what its script asks for."""

from __future__ import annotations

import json
from functools import partial

from cityguide.editing.scaffold import scaffold
from cityguide.guide import Guide
from cityguide.pages.compare import choices
from cityguide.pages.output import Output
from cityguide.pages.view import View
from cityguide.rankings.model import Cluster
from cityguide.reading.fields import Record

PATH = "edit.md"
KNOWN = "edit.json"


def new_path(cluster: str) -> str:
    """Where the profile that a cluster's story may begin with is published."""
    return f"places/new/{cluster}.yml"


def unwritten(guide: Guide) -> list[Cluster]:
    """The clusters that have no profile and could be given one: those of which a position is known."""
    return [c for c in guide.rankings.clusters.values() if guide.profile(c.id) is None and None not in (c.latitude, c.longitude)]


def edit_files(guide: Guide) -> list[Output]:
    """The ids that a profile may name, and a profile to begin with for each cluster that has none."""
    return [
        Output(KNOWN, partial(known_json, guide)),
        *(Output(new_path(cluster.id), partial(scaffold, guide, cluster), listed=False) for cluster in unwritten(guide)),
    ]


def known_json(guide: Guide) -> str:
    """`sources` and `claims`: their ids, sorted."""
    return json.dumps({"sources": sorted(guide.sources), "claims": sorted(guide.claims)}, separators=(",", ":")) + "\n"


def edit(view: View, options: Record) -> str:
    """What the page's script turns into a form. Without script it is the list of the files."""
    new = {cluster.id for cluster in unwritten(view.guide)}
    groups = [(title, [c for c in members if c.id in new]) for title, members in choices(view.guide)]
    return view.render("edit", groups=[(title, members) for title, members in groups if members], new_path=new_path, known=KNOWN)
