"""A profile -> its pages: the city, each of its places and days, its evidence, and the addresses that these had before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from cityguide.evidence.claims import claims_about
from cityguide.guide import Guide
from cityguide.profiles.addresses import city_path, day_path, evidence_path, place_path
from cityguide.profiles.model import Profile
from cityguide.profiles.places import Attraction
from cityguide.profiles.reading import ProfileFile
from cityguide.prose.notes import Notes
from cityguide.prose.text import Prose
from cityguide.site.markdown import markdown, one_directive
from cityguide.site.output import LONGEST_TITLE, DayOf, ListPage, Page, PlaceOf
from cityguide.travel.freshness import facts_of
from cityguide.wording import listed, shortened, with_unit

CITIES = ListPage("cities/index.md", "Cities")


def pages_of_city(guide: Guide, file: ProfileFile, handbook: bool) -> Iterator[Page]:
    """The page of a profile, those of its places and of its evidence, and one at each address that any of them had before."""
    profile = file.profile
    cluster, name, values = profile.cluster, profile.name, partial(_values_of_city, guide, profile)
    yield Page(
        city_path(cluster), "begun" if profile.begun else "story", name, partial(_of_city, guide, profile),
        markdown("city", values, profile=profile, handbook=handbook), profile, CITIES, origin=file.name, head={"accent": profile.accent},
    )  # fmt: skip

    head = {"accent": profile.accent, "up": {"path": city_path(cluster), "title": name}}
    below = partial(Page, section=ListPage(city_path(cluster), name), listed=False, head=head)
    for place in profile.attractions:
        yield below(
            place_path(cluster, place.id), "place", place.name, partial(_of_place, guide, profile, place),
            one_directive("place", cluster=cluster, place=place.id), PlaceOf(profile, place), origin=file.name,
        )  # fmt: skip
    for route in profile.routes:
        title = f"{route.title}, {name}"
        yield below(
            day_path(cluster, route.id), "day", title if len(title) <= LONGEST_TITLE else route.title,
            shortened(f"{route.line} {with_unit(len(route.stops), 'stop')}.", 160),
            one_directive("day", cluster=cluster, route=route.id), DayOf(profile, route), origin=file.name,
        )  # fmt: skip
    yield below(
        evidence_path(cluster), "evidence", f"{name}: how we know", f"The notes, figures, disputes and gaps behind the page of {name}.",
        markdown("evidence", values, profile=profile), profile, origin="data/claims.yml",
    )  # fmt: skip
    yield from _moved(profile)


def _of_place(guide: Guide, profile: Profile, place: Attraction) -> str:
    """A place in lists of results: what there is to see, or that it has closed."""
    shows = place.line or Prose(guide, profile.cluster, Notes()).plain(place.shows)
    return shortened(f"Closed. {shows}" if place.status.state == "closed" else shows, 160)


def _moved(profile: Profile) -> Iterator[Page]:
    """A page at every address that the profile's pages had before, which leads to the present one."""
    for alias in profile.aliases:
        yield _moved_to(city_path(alias), city_path(profile.cluster), profile.name)
        yield _moved_to(evidence_path(alias), evidence_path(profile.cluster), f"{profile.name}: how we know")
    below = [
        *((place_path, place.name, (place.id, *place.aliases)) for place in profile.attractions),
        *((day_path, route.title, (route.id, *route.aliases)) for route in profile.routes),
    ]
    for path_of, title, ids in below:
        new, *old = [path_of(cluster, id_) for cluster in (profile.cluster, *profile.aliases) for id_ in ids]
        yield from (_moved_to(path, new, title) for path in old)


def _moved_to(old: str, new: str, title: str) -> Page:
    head = {"moved": new, "robots": "noindex", "hide": ["toc"]}
    return Page(
        old, "moved", f"Moved: {title}", f"This page has moved: {title}.", markdown("moved", title=title, path=new), listed=False, head=head
    )


def _values_of_city(guide: Guide, profile: Profile) -> Mapping[str, object]:
    facts = facts_of(guide, profile.cluster)
    disputed = guide.rankings.disputes_of(profile.cluster) or claims_about(guide.claim_file.claims, profile.cluster)
    others = [story.cluster for story in guide.stories[:5] if story.cluster != profile.cluster]
    to_write = _to_write(profile, bool(facts))
    return {"facts": facts, "checked": facts or disputed, "beside": [profile.cluster, *others[:4]], "to_write": to_write}


def _to_write(profile: Profile, facts: bool) -> str:
    """What a begun page still lacks, with its verb."""
    there = {"the story": profile.story, "the places to see": profile.attractions, "what to know on the ground": facts}
    missing = [what for what, found in there.items() if not found]
    return f"{listed(missing)} {'is' if missing == ['the story'] else 'are'}"


def _of_city(guide: Guide, profile: Profile) -> str:
    """The description of a city's page in lists of results: it promises no more than the page holds."""
    if profile.tagline is None:
        cluster = guide.rankings.clusters[profile.cluster]
        where = guide.rankings.economy_names(cluster.economies)
        return shortened(f"{profile.name} ({where}), a page that has been begun: ranks, shares of the world, and where it lies.", 160)
    shown = "What to see there, what is open, and how sure we are." if profile.attractions else "Where it stands, and how sure we are."
    return f"{profile.tagline.rstrip('.')}. {shown}"
