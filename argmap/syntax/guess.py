"""What a line was most likely meant to say that no rule of the grammar knows."""

import re
from functools import lru_cache
from unicodedata import normalize

from argmap.syntax.colonless import colonless_entry, colonless_property, signed_head
from argmap.syntax.lines import Line, Mark
from argmap.syntax.names import KEYS, KEYWORDS
from argmap.syntax.reading import Heading, Reading, ids_meant, name_in
from argmap.syntax.slips.bars import bar_at_start
from argmap.syntax.slips.keyword import (
    colon_first,
    no_keyword,
    nothing_after,
    unknown_keyword,
    unknown_word,
)
from argmap.syntax.slips.properties import (
    meant_language,
    no_property,
    unknown_language,
    unknown_property,
)
from argmap.syntax.texts import COLONS, empty_text, text_in
from argmap.text.nearest import nearest
from argmap.text.source import Source, Span

_WORD = re.compile(r"[^\s:：]+")
# `word [id] [: text]` with its `|` lines. No part gives back what it took, or long lines would take ages.
_SOUND = re.compile(r"[^\s:：]++[^\S\n]*+(?P<name>[^\s:：]++)?+[^\S\n]*+(?P<text>[:：].*)?+", re.DOTALL)
_FEWEST_LETTERS_IN_PROSE = 4
_MOST_WORDS_REMEMBERED = 6


def guess(line: Line, source: Source, nested: bool) -> Reading:
    """What a broken line says, as far as can be guessed; `nested` where it stands below another.

    A misspelt keyword stands for the nearest one. Nothing is concluded from a misspelt property.
    """
    written = line.head.text
    first = Span(source, line.head.start, line.head.start + 1)
    if written.startswith("|"):
        return Reading(None, first, (bar_at_start(first),))
    if written.startswith(COLONS):
        return Reading(None, first, (colon_first(first),), loose=True)
    head = signed_head(line.head, source)
    if head:
        return _without_colon(head, Mark(written[head.end - head.start :], head.end), nested)
    found = _WORD.match(written)
    word = first if found is None else Span(source, line.head.start, line.head.start + found.end())
    rest = Mark(written[word.end - word.start :], word.end)
    if word.text in KEYWORDS:
        return _nothing_after(word)
    sound = _SOUND.fullmatch(written)
    if sound and sound["text"] and not sound["name"]:
        return _before_colon(word, rest, nested)
    if word.text.partition(".")[0] in KEYS:
        return colonless_property(word, rest) if rest.text.strip() else _nothing_after(word)
    return _unknown(word, rest, sound)


def _nothing_after(word: Span) -> Reading:
    return Reading(None, word, (nothing_after(word, refers=False),))


def _before_colon(word: Span, rest: Mark, nested: bool) -> Reading:
    """`word: text`, which may be a misspelt keyword or a misspelt property."""
    base, dot, _ = word.text.partition(".")
    if dot:
        near = None if base in KEYS else nearest(base, KEYS)
        slip = unknown_property(word.part(0, len(base)), near) if near else no_property(word)
        return Reading(None, word, (slip,))
    if meant_language(word.text):
        return Reading(None, word, (unknown_language(word, alone=True),))
    near = nearest(word.text, (*KEYWORDS, *KEYS))
    if near is None:
        return Reading(None, word, (unknown_word(word),), _remembered(word, rest), loose=True)
    if near in KEYWORDS and not (nested and near in KEYS):
        return _misspelt_keyword(word, near, None, rest)
    return Reading(None, word, (unknown_property(word, near),), ids_meant([word.text]))


def _without_colon(word: Span, rest: Mark, nested: bool) -> Reading:
    """A keyword or property key, with a text but no colon behind it."""
    if word.text in KEYWORDS and not (nested and word.text in KEYS):
        return colonless_entry(word, KEYWORDS[word.text], rest)
    return colonless_property(word, rest)


def _unknown(word: Span, rest: Mark, sound: re.Match[str] | None) -> Reading:
    """A first word that is nothing, before more words or at the line's end: a misspelt keyword, or prose."""
    prose = sound is None and len(normalize("NFD", word.text[:80])) < _FEWEST_LETTERS_IN_PROSE
    near = None if prose else _near_keyword(word.text)
    if near is None:
        return Reading(None, word, (no_keyword(word),), _remembered(word, rest), loose=True)
    if sound is None:
        slips = (unknown_keyword(word, near, mends=False),)
        return Reading(None, word, slips, _remembered(word, rest), loose=True)
    return _misspelt_keyword(word, near, sound, rest)


@lru_cache(maxsize=256)
def _near_keyword(word: str) -> str | None:
    """The keyword most like a word: a slip of the pen is often made many times."""
    return nearest(word, KEYWORDS)


def _misspelt_keyword(word: Span, near: str, sound: re.Match[str] | None, rest: Mark) -> Reading:
    """`sound` is None where the text follows the word at once."""
    source, start = word.source, word.start
    written = sound["name"] if sound else None
    name, bad = name_in(Mark(written, start + sound.start("name")) if sound and written else None, source)
    text = None if name else empty_text(source, word.end)
    if sound is None:
        text = text_in(Mark(rest.text.lstrip(), rest.end - len(rest.text.lstrip())), source)
    elif sound["text"]:
        text = text_in(Mark(sound["text"], start + sound.start("text")), source)
    heading = Heading(KEYWORDS[near], near, name, text)
    slips = (unknown_keyword(word, near, mends=True), *bad)
    return Reading(heading, word, slips, ids_meant([name.text]) if name else ())


def _remembered(word: Span, rest: Mark) -> tuple[str, ...]:
    """The first words of a line, one of which may have been meant as an id."""
    return ids_meant([word.text, *rest.text[:400].split()[:_MOST_WORDS_REMEMBERED]])
