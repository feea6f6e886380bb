"""Prose: finds bound figures, citations and claims' markers in it, and turns it into HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cityguide.guide import Guide
from cityguide.prose.expressions import resolve
from cityguide.prose.notes import Notes, Passage
from cityguide.prose.sanitiser import PLACE_OF_KEPT, sanitised
from cityguide.prose.sentences import spans_of_sentences
from cityguide.prose.tokens import tokens, with_tokens

if TYPE_CHECKING:
    import markdown

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults: Brysbaert 2019, https://doi.org/10.1016/j.jml.2019.104047."""

LEAST = 400
"""Words. A shorter text needs no reading time beside it."""

OPENING = 5
"""Words by which a note names a sentence."""

_NOT_READ = re.compile(r"^(`{3,}).*?^\1|\[(?:[@!]|due\b)[^\]]*\]|<[^>]*>|\{\{.*?\}\}", re.DOTALL | re.MULTILINE)

_SIGN = re.compile(r"[\\`*_\[\]<>&\"\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""A sign of emphasis, code, links, HTML and quotations, or no text at all."""

_QUOTATION = re.compile(r"(?<!\w)'|'(?=\d)")
"""A quotation mark that is no apostrophe."""

_EDGE = re.compile(r"(?:^|\n)(?:[-+=#\s]|\d+\.)|\s(?:\n|$)")
"""What a list, a heading or code begins with, or a line that is broken ends in."""


@dataclass(frozen=True)
class Prose:
    """Turns prose of one page into HTML. `cluster` is the cluster of names without one, such as `rank`."""

    guide: Guide
    cluster: str | None
    notes: Notes

    def of(self, cluster: str | None) -> Prose:
        """The prose of the same page for another cluster, as a claim needs it."""
        return self if cluster is None else replace(self, cluster=cluster)

    def substitute(self, text: str, keep: Callable[[str], str] = lambda fragment: fragment) -> str:
        """`text` with figures and citations as inline HTML, each passed through `keep`; all else stays as it is.

        Citations that stand side by side become one mark.
        """
        parts: list[str] = []
        beside: list[re.Match[str]] = []  # citations not yet marked
        at = 0

        def mark_those_beside() -> None:
            if beside:
                passage = Passage(tuple(m["source"] for m in beside), tuple(m["note"] or "" for m in beside))
                parts.append(_gap(beside[0]) + keep(self.notes.cite([passage])))
                beside.clear()

        for match in tokens(text):
            if match["source"] is None or match.start() > at or "\n\n" in match["gap"]:
                mark_those_beside()
            parts.append(text[at : match.start()])
            at = match.end()
            if match["source"] is not None:
                beside.append(match)
            else:
                parts.append(self._set(match, keep))
        mark_those_beside()
        return "".join([*parts, text[at:]])

    def _set(self, match: re.Match[str], keep: Callable[[str], str]) -> str:
        """A token other than a citation as HTML, or as it is."""
        if match["figure"] is not None:
            return keep(self.notes.bind(*resolve(self.guide, self.cluster, match["figure"].strip())))
        if match["due"] is not None:
            return _gap(match)
        if match["claim"] is not None:
            return f"{_gap(match)}\u00a0{keep(self.notes.mark(self.guide.claims[match['claim']]))}"
        if match["script"] is not None and (language := self.language_of(match["script"])):
            return keep(f'<span lang="{language}">{match["script"]}</span>')
        return match[0]

    def marked_once(self, text: str, also: Sequence[str] = ()) -> str:
        """Prose of one paragraph as HTML without the `<p>` around it, with one mark at its end for all that it cites and `also`.

        The note says which sentence rests on which sources, by the words with which it begins.
        """
        passages = self._passages(text)
        rest = tuple(source for source in also if all(source not in passage.sources for passage in passages))
        if rest:
            passages.append(Passage(rest, (), _opening(self.plain(text)) if self.notes.home and not passages else ""))
        return self.unmarked(text) + self.notes.cite(passages)

    def unmarked(self, text: str) -> str:
        """Prose of one paragraph as HTML without the `<p>` around it and without its citations."""
        return self.inline(with_tokens(text, lambda match: match[0] if match["source"] is None else "").rstrip())

    def cited_in(self, *texts: str) -> list[str]:
        """The sources that texts cite, once each."""
        return list(dict.fromkeys(match["source"] for text in texts for match in tokens(text) if match["source"] is not None))

    def story(self, text: str) -> str:
        """Prose as HTML paragraphs, each with one mark for all that it cites: a mark at every sentence would be one at every tenth word."""
        return "\n".join(f"<p>{self.marked_once(paragraph)}</p>" for paragraph in re.split(r"\n\s*\n", text.strip()))

    def _passages(self, text: str) -> list[Passage]:
        """What each sentence of a text cites; sentences that cite nothing are left out."""
        found: list[Passage] = []
        if "[@" not in text:
            return found
        whole = [text[start:end] for start, end in spans_of_sentences(text)]
        several = self.notes.home or len(whole) > 1  # on another page a note needs to say what it is about
        for sentence in whole:
            cited = [match for match in tokens(sentence) if match["source"] is not None]
            if cited:
                opening = _opening(self.plain(sentence)) if several else ""
                found.append(Passage(tuple(m["source"] for m in cited), tuple(m["note"] or "" for m in cited), opening))
        return found

    def language_of(self, words: str) -> str | None:
        """The language of words in an East Asian script: by their letters, or else that of the page's cluster."""
        if re.search("[\u3040-\u30ff]", words):
            return "ja"
        if re.search("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]", words):
            return "ko"
        profile = self.guide.profile(self.cluster) if self.cluster else None
        return next((name.language for name in profile.local_names), None) if profile else None

    def inline(self, text: str) -> str:
        """Prose of one paragraph as HTML without the `<p>` around it."""
        whole = self.block(text)
        single = whole.startswith("<p>") and whole.endswith("</p>") and whole.find("<p>", 3) < 0
        return whole[3:-4] if single else whole

    def block(self, text: str) -> str:
        """Prose as HTML paragraphs."""
        kept: list[str] = []

        def keep(fragment: str) -> str:
            kept.append(fragment)
            return f"\ue000{len(kept) - 1}\ue001"

        rendered = _to_html(self.substitute(text, keep))
        return PLACE_OF_KEPT.sub(lambda match: kept[int(match[1])], rendered) if kept else rendered

    def plain(self, text: str) -> str:
        """Prose as plain text, for descriptions: figures in words, no citations, no emphasis."""

        def token(match: re.Match[str]) -> str:
            if match["figure"] is not None:
                return resolve(self.guide, self.cluster, match["figure"].strip())[1]
            if any(match[kind] is not None for kind in ("source", "claim", "due")):
                return ""
            return match[0].strip("`") if match["code"] is not None else match[0]

        flat = with_tokens(text, token)
        flat = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", flat)
        return " ".join(re.sub(r"[*_`]", "", flat).split())


def _opening(sentence: str) -> str:
    """The first words of a sentence, by which a note names it."""
    words = sentence.split()
    return " ".join(words[:OPENING]).rstrip(",;:–-(") + ("…" if len(words) > OPENING else "")


def _gap(match: re.Match[str]) -> str:
    """The white space before a citation: removed after a word, kept at the beginning of a paragraph or list item."""
    line = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    begins = "\n\n" in match["gap"] or re.fullmatch(r"\s*([-*+>]|\d+[.)])?", line)
    return str(match["gap"]) if begins else ""


@lru_cache(maxsize=512)
def _to_html(text: str) -> str:
    """Simple Markdown as HTML, of which only what the sanitiser allows is left."""
    plain = plain_paragraph(text)
    return sanitised(unsanitised(text)) if plain is None else plain


def plain_paragraph(text: str) -> str | None:
    """The HTML of a text that has no sign that Markdown or the sanitiser knows; None for any other, which they must read.

    Most texts of a profile are such. Markdown tries some forty patterns on each, and of plain words only that of the apostrophe is found.
    """
    if not text or _SIGN.search(text) or "--" in text or ".." in text or ("'" in text and _QUOTATION.search(text)):
        return None
    if _EDGE.search(text) if "\n" in text else _EDGE.match(text) or text[-1].isspace():
        return None
    typeset = text.replace("'", "’").replace("\xa0", "&nbsp;")
    return f"<p>{typeset}</p>"


def unsanitised(text: str) -> str:
    """All that Markdown makes of a text: for the check, which tells what the sanitiser will remove."""
    return _markdown().reset().convert(text)


@cache
def _markdown() -> markdown.Markdown:
    """One converter for all fragments: making one takes longer than converting most fragments."""
    import markdown  # here, because a check does not need it

    return markdown.Markdown(extensions=["smarty"])


def minutes_to_read(markdown: str) -> int | None:
    """Whole minutes for the words outside directives; None for a short text."""
    words = len(_NOT_READ.sub(lambda match: " figure " if match[0].startswith("{{") else " ", markdown).split())
    return max(1, round(words / WORDS_A_MINUTE)) if words >= LEAST else None
