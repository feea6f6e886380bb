"""What a template sees: the guide, prose set for this page, links, and names in their script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from markupsafe import Markup, escape

from cityguide.evidence import claims
from cityguide.evidence.freshness import span_in_words
from cityguide.evidence.sources import SOURCE_TITLES
from cityguide.guide import Guide
from cityguide.place_icons import icon_used
from cityguide.profiles.addresses import city_path, day_path, place_path
from cityguide.profiles.model import Profile
from cityguide.prose.notes import Passage
from cityguide.prose.text import Prose
from cityguide.rankings.model import MEASURES
from cityguide.travel.telling import AgedWords, seen_in_words
from cityguide.wording import amount, dated, digits, sentence, typeset, with_unit, words

if TYPE_CHECKING:
    import jinja2

    from cityguide.maps.drawing import Drawing  # a check reads pages and draws nothing


@dataclass(frozen=True)
class View:
    """A page being rendered. Links are written `cg:path#part`; the host turns them into addresses."""

    guide: Guide
    prose: Prose

    def render(self, template: str, **values: Any) -> str:
        """The template `templates/<template>.html.jinja`, escaped by default."""
        return template_of(environment(), f"{template}.html.jinja").render(
            guide=self.guide,
            rankings=self.guide.rankings,
            block=lambda text: Markup(self.prose.block(text)),
            marked=lambda text, also=(), cluster=None: Markup(self.prose.of(cluster).marked_once(text, also)),
            unmarked=lambda text, cluster=None: Markup(self.prose.of(cluster).unmarked(text)),
            cite=self.cite,
            counted=self.counted,
            named=self.named,
            prose=self.prose,
            back=self.back,
            icon=self.icon,
            **values,
        ).strip()  # fmt: skip

    def profile(self, cluster: str) -> Profile:
        """The profile of a cluster whose directive's options were found to have one."""
        found = self.guide.profile(cluster)
        assert found is not None
        return found

    def drawn(self, drawing: Drawing) -> Markup:
        """A drawing for this page, at whose end the icons that it uses are defined, and the shapes that no file has."""
        notes = self.prose.notes
        notes.drawings[drawing.map_id] += 1
        if not drawing.file:
            notes.shapes |= drawing.shapes
        notes.icons |= set(drawing.icons)
        return Markup(drawing.svg(notes.drawings[drawing.map_id]))

    def icon(self, kind: str) -> Markup:
        """The icon of a kind of place, which is defined at the page's end."""
        self.prose.notes.icons.add(kind)
        return Markup(icon_used(kind))

    def cite(self, sources: Sequence[str], most: int | None = None) -> Markup:
        """Note marks for `sources`; with `most` for at most so many, the strongest kinds first."""
        return Markup(self.prose.notes.cite([Passage(tuple(self.strongest(sources, most) if most else sources))]))

    def strongest(self, sources: Sequence[str], most: int) -> list[str]:
        """At most so many of `sources`, the strongest kinds first."""
        kinds = list(SOURCE_TITLES)
        return sorted(sources, key=lambda source: kinds.index(self.guide.sources[source].kind))[:most]

    def counted(self, sources: Sequence[str], about: str = "") -> Markup:
        """`8 sources`, as a link to their note, which says what it is `about` where it stands on another page."""
        return Markup(self.prose.notes.cite_in_words(sources, with_unit(len(sources), "source"), about))

    def named(self, sources: Sequence[str]) -> Markup:
        """The publishers of `sources` as a link to their note."""
        names = ", ".join(dict.fromkeys(self.guide.sources[source].publisher for source in sources))
        return Markup(self.prose.notes.cite_in_words(sources, names))

    def back(self, what: str, name: int | str) -> Markup:
        """The link from an entry to the first mark that leads to it. `name` is a number or an id.

        The style sheet adds words for screen readers, and the script makes it lead to the mark that the reader came from.
        """
        return Markup(f'<a class="cg-back" href="{escape(self.prose.notes.way_back(what, name))}">↩</a>')


_LETTERS = re.compile(r"(?:%[89a-f][0-9a-f])+", re.IGNORECASE)


def readable_address(url: str) -> str:
    """A web address with letters in place of their percent-encoded bytes of UTF-8: half as long, and the same address.

    A browser encodes them again. Bytes of another encoding, and characters other than letters, stay encoded. An address of another
    scheme than the web's, which reading refuses, is empty.
    """

    def letters(match: re.Match[str]) -> str:
        try:
            text = unquote(match[0], errors="strict")
        except UnicodeDecodeError:
            return match[0]
        return text if text.isalnum() else match[0]

    return _LETTERS.sub(letters, url) if re.match("https?://", url) else ""


def link(path: str, part: str = "") -> str:
    """A link to an output, for the host to resolve; with `?` before the path, to an optional page."""
    return f"cg:{path}#{part}" if part else f"cg:{path}"


def local(text: str | None, language: str | None, romanised: str | None = None) -> Markup:
    """A name in its own script, marked with its language, with its romanisation beside it."""
    if not text:
        return Markup("")
    sounds = f' <i class="cg-romanised">{escape(romanised)}</i>' if romanised else ""
    return Markup(f'<span lang="{escape(language or "und")}">{escape(text)}</span>{sounds}')


def aged(known: AgedWords) -> Markup:
    """Hours or a price, with what age means: fresh is plain, old is usual, with when it was seen."""
    seen = f" <small>{'· ' if known.text else ''}{escape(known.seen)}</small>" if known.seen else ""
    return Markup(f'<span class="cg-{known.look}">{escape(sentence(known.usual))}</span>{seen}')


def small_print(words: str) -> Markup:
    """Small words beside others, such as when a fact was seen; nothing where there are none."""
    return Markup(f" <small>{escape(words)}</small>" if words else "")


def in_minutes(duration: str) -> Markup:
    return Markup(f"{escape(duration.replace('-', '–'))}&nbsp;min")


def share_or_unknown(value: float | None) -> Markup:
    return Markup('<span class="cg-unknown">not known</span>') if value is None else escape(f"{value:g}%")


def unbroken(name: str) -> str:
    """The name of several cities so that a line breaks between them, never inside `Hong Kong`."""
    return name.replace(" ", "\u00a0") if "–" in name else name


@cache
def environment() -> jinja2.Environment:
    import jinja2  # which a check does not need

    made = jinja2.Environment(
        loader=jinja2.PackageLoader("cityguide", "directives/templates"),
        autoescape=lambda name: name is not None and name.endswith(".html.jinja"),
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"measures": MEASURES, "claim_kinds": claims.CLAIM_TITLES, "verdict_titles": claims.VERDICT_TITLES}
    made.globals |= {"link": link, "local": local, "city_path": city_path, "place_path": place_path, "day_path": day_path}
    made.globals |= {"aged": aged, "small_print": small_print, "in_minutes": in_minutes}
    made.filters |= {"digits": digits, "long_date": dated, "share": share_or_unknown, "words": words, "sentence": sentence}
    made.filters |= {"counted": with_unit, "seen": seen_in_words, "typeset": typeset}
    made.filters |= {"address": readable_address, "unbroken": unbroken, "amount": amount, "span": span_in_words}
    return made


@cache
def template_of(among: jinja2.Environment, name: str) -> jinja2.Template:
    """A template that is rendered for many pages: Jinja would look for it each time, and put together the words that all templates have."""
    found = among.get_template(name)
    found.globals = dict(found.globals)
    return found
