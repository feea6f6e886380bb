"""Claims as HTML, grouped by city."""

from __future__ import annotations

from cityguide.directives.options import ClaimsOptions, Options
from cityguide.directives.view import View
from cityguide.evidence.claims import CLAIM_TITLES, Claim, claims_about
from cityguide.guide import Guide


def claims(view: View, options: ClaimsOptions) -> str:
    """All claims by city; or those about a cluster: in full where the page marks them or sides differ, else by name."""
    guide, notes = view.guide, view.prose.notes
    disputes = [d for d in guide.rankings.disputes if options.cluster in (None, d.cluster)]
    if options.cluster is None:
        notes.told |= set(guide.claims)
        return view.render("claims/disagreements", groups=by_city(guide), disputes=disputes)
    about = claims_about(guide.claim_file.claims, options.cluster)
    told = [claim for claim in about if claim.sides or claim.id in notes.marks]
    notes.told |= {claim.id for claim in told}
    return view.render("claims/claims", claims=told, checked=[claim for claim in about if claim not in told], disputes=disputes)


def heard(view: View, options: Options) -> str:
    """The claims that a traveller has surely heard, as cards, each in the colour of the story that it is about."""
    cards = [(claim, view.guide.profile(claim.subject) if claim.subject else None) for claim in heard_claims(view.guide)]
    return view.render("claims/heard", cards=cards)


def heard_claims(guide: Guide) -> list[Claim]:
    """The claims that have a card, in the order in which the list below the cards has them."""
    return [claim for _, _, claims in by_city(guide) for claim in claims if claim.heard is not None]


def by_city(guide: Guide) -> list[tuple[str, str, list[Claim]]]:
    """Claims about one story's cluster under its name, then those about several clusters or others, then the rest; by kind in each.

    Each group has an id and a title for its heading.
    """
    stories = {profile.cluster: profile.name for profile in guide.profiles}
    titles = {**stories, "several-cities": "Several cities, and others", "the-ranking-itself": "The ranking itself"}
    found: dict[str, list[Claim]] = {key: [] for key in titles}
    for claim in guide.claim_file.claims:
        alone = claim.subject if claim.subject in stories else None
        found[alone or ("several-cities" if claim.clusters else "the-ranking-itself")].append(claim)
    kinds = list(CLAIM_TITLES)
    return [(key, titles[key], sorted(claims, key=lambda claim: kinds.index(claim.kind))) for key, claims in found.items() if claims]
