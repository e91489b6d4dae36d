"""A map while it is being written: what is wrong with it, and what can be found in it all the same."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

from argmap.edit.colours import Stretch, Tint, stretches
from argmap.edit.format import tidy
from argmap.edit.mends import Mend, all_fixes, mends
from argmap.edit.mentions import Mention, Named, mention_at, mentions, same
from argmap.edit.offers import Offer, OfferKind, Place, offers
from argmap.edit.outline import Fold, Heading, folds, headings
from argmap.edit.rename import renamed
from argmap.edit.telling import meaning_at, plain, told_of
from argmap.model.build import build
from argmap.model.map import ArgMap
from argmap.pipeline.rules import all_rules
from argmap.pipeline.trip import Compiled, CompileOptions, compile_tree
from argmap.syntax.parse import glean, parse
from argmap.syntax.tree import File
from argmap.text.diagnostic import Diagnostic, Fix, Phrase
from argmap.text.rule import Rule
from argmap.text.source import Source, Span

__all__ = [
    "Draft", "Fold", "Heading", "Judged", "Mend", "Mention", "Named", "Offer", "OfferKind", "Stretch", "Tint",
    "draft_of", "judged", "rule_page",
]  # fmt: skip


class Draft(Struct, frozen=True):
    """A text, and what can be found in it without judging it.

    `file` is its tree; where the text has slips, one with lines that could not stand in a map. `slips` are
    those of the reading, and `strict` the tree that they belong to.
    """

    file: File
    strict: File
    slips: tuple[Diagnostic, ...]
    found: tuple[Mention, ...]

    @property
    def source(self) -> Source:
        """The text."""
        return self.file.source

    def mention(self, offset: int) -> Mention | None:
        """The word at a place that names something."""
        return mention_at(self.found, offset)

    def mentions_of(self, mention: Mention) -> tuple[Mention, ...]:
        """All words that name the same."""
        return same(self.found, mention)

    def renamed(self, mention: Mention, wanted: str) -> tuple[Fix, ...] | Phrase:
        """What gives a thing another name, or why it cannot have it."""
        return renamed(self.found, mention, wanted)

    def offers(self, source: Source, offset: int, korean: bool) -> tuple[Offer, ...]:
        """What can be written at a place of a text; each code with what it is about.

        The text may be a later one than the draft's own: what it declares will mostly be the same.
        """
        place = Place(source, offset, korean)
        return tuple(_explained(each) for each in offers(self.file, self.found, place))

    def headings(self) -> tuple[Heading, ...]:
        """The outline."""
        return headings(self.file)

    def folds(self) -> tuple[Fold, ...]:
        """What can be folded away."""
        return folds(self.file)

    def stretches(self) -> tuple[Stretch, ...]:
        """What each part of the text is, but for texts."""
        return stretches(self.file, self.found)

    def tidied(self) -> tuple[Fix, ...]:
        """What brings the text into the one style; nothing where slips of syntax stand in the way."""
        after = None if self.slips else tidy(self.source)[0]
        return () if after is None else tuple(_changes(self.source, after))


class Judged(Struct, frozen=True):
    """A draft and what is to be said of it.

    `readable` is the map as far as it can be made out, `compiled.argmap` the whole map, None where it has
    errors.
    """

    draft: Draft
    compiled: Compiled
    readable: ArgMap

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All there is to say, by place."""
        return self.compiled.diagnostics

    def mends(self, span: Span) -> tuple[Mend, ...]:
        """The changes that are offered for a stretch."""
        return mends(self.draft.file, self.draft.found, self.diagnostics, span)

    def all_fixes(self) -> tuple[Fix, ...]:
        """The fixes of all that is wrong."""
        return all_fixes(self.diagnostics)

    def told_at(self, offset: int, ui: str) -> tuple[str, Span | None] | None:
        """What there is to tell of a place, as Markdown, and of which word it is told, if of one.

        That is what a word names or means, and the pages of all rules that were broken here.
        """
        word = self._told_of_word(offset, ui)
        near = (one.code for one in self.diagnostics if one.span.start <= offset <= one.span.end)
        pages = [page for code in dict.fromkeys(near) if (page := rule_page(code, ui))]
        parts = [word[0], *pages] if word else pages
        return (_RULE.join(parts), word[1] if word else None) if parts else None

    def _told_of_word(self, offset: int, ui: str) -> tuple[str, Span] | None:
        draft = self.draft
        mention = draft.mention(offset)
        told = mention and told_of(self.readable, draft.found, mention, ui)
        if mention and told:
            return told, mention.span
        if meaning := meaning_at(draft.file, offset):
            return meaning[0].say(ui), meaning[1]
        code = _code_at(draft.source, offset)
        page = code and rule_page(code.text, ui)
        return (page, code) if page and code else None


_RULE = "\n\n---\n\n"
"""The line between two things that are told of one place."""


def draft_of(source: Source) -> Draft:
    """What can be found in a text. Never raises."""
    strict, slips = parse(source)
    file = glean(source) if slips else strict
    return Draft(file, strict, slips, mentions(file))


def judged(draft: Draft, options: CompileOptions) -> Judged:
    """What is to be said of a draft. Never raises."""
    compiled = compile_tree(draft.strict, draft.slips, options)
    return Judged(draft, compiled, compiled.argmap or build(draft.file)[0])


def _code_at(source: Source, offset: int) -> Span | None:
    """The word at a place, if it looks like a rule's code, as behind `allow:`."""
    line, column = source.position(offset)
    for word in re.finditer(r"\b[EWT]\d{3}\b", source.line(line)):
        if word.start() <= column - 1 <= word.end():
            start = source.starts[line - 1]
            return Span(source, start + word.start(), start + word.end())
    return None


def rule_page(code: str, ui: str) -> str | None:
    """The page of a rule as Markdown; None where there is no such rule."""
    rule = next((rule for rule in all_rules() if rule.code == code), None)
    if rule is None:
        return None
    return f"**{code}** {plain(rule.title.say(ui))}\n\n{_page(rule, ui)}"


def _page(rule: Rule, ui: str) -> str:
    bad, good = Phrase(en="So not:", ko="나쁜 보기:"), Phrase(en="But so:", ko="좋은 보기:")
    page = rule.page.say(ui).replace("```argmap bad\n", f"{bad.say(ui)}\n\n```argmap\n")
    return page.replace("```argmap good\n", f"{good.say(ui)}\n\n```argmap\n").strip("\n")


def _explained(offer: Offer) -> Offer:
    if offer.kind is not OfferKind.CODE:
        return offer
    return next((replace(offer, meaning=one.title) for one in all_rules() if one.code == offer.label), offer)


def _changes(source: Source, after: str) -> Iterator[Fix]:
    """What turns a text into another, whole lines at a time, so that an editor's cursor keeps its place."""
    old, new = _lines(source.text), _lines(after)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    for tag, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Fix(Span(source, starts[first], starts[last]), "".join(new[begin:end]))


def _lines(text: str) -> list[str]:
    """The lines with their ends; only `\\n` ends one."""
    lines = [f"{line}\n" for line in text.split("\n")]
    return [*lines[:-1], lines[-1][:-1]] if lines[-1] != "\n" else lines[:-1]
