"""What a line was most likely meant to say that no rule of the grammar knows."""

import re
from functools import lru_cache
from unicodedata import normalize

from argmap.diagnostics.nearest_name import find_nearest_name
from argmap.diagnostics.source import Source, Span
from argmap.syntax.colonless import find_head_before_sign, read_colonless_entry, read_colonless_property
from argmap.syntax.errors.bars import bar_at_start
from argmap.syntax.errors.keyword import (
    colon_first,
    no_keyword,
    nothing_after,
    unknown_keyword,
    unknown_word,
)
from argmap.syntax.errors.properties import (
    guess_language,
    no_property,
    unknown_language,
    unknown_property,
)
from argmap.syntax.line_reading import EntryHead, LineReading, collect_possible_ids, read_name
from argmap.syntax.names import KEYWORDS
from argmap.syntax.parsed_lines import LineToken, ParsedLine
from argmap.syntax.properties import KEYS
from argmap.syntax.text_joining import COLONS, empty_text, join_text

_WORD = re.compile(r"[^\s:：]+")
# `word [id] [: text]` with its `|` lines. No part gives back what it took, or long lines would take ages.
_WELL_FORMED = re.compile(r"[^\s:：]++[^\S\n]*+(?P<name>[^\s:：]++)?+[^\S\n]*+(?P<text>[:：].*)?+", re.DOTALL)
_MIN_PROSE_LETTERS = 4
_MAX_ID_CANDIDATES = 6


def recover_line(line: ParsedLine, source: Source, nested: bool) -> LineReading:
    """What a broken line says, as far as can be guessed; `nested` where it stands below another.

    A misspelt keyword stands for the nearest one. Nothing is concluded from a misspelt property.
    """
    written = line.head.text
    first = Span(source, line.head.start, line.head.start + 1)
    if written.startswith("|"):
        return LineReading(None, first, (bar_at_start(first),))
    if written.startswith(COLONS):
        return LineReading(None, first, (colon_first(first),), may_continue_text=True)
    head = find_head_before_sign(line.head, source)
    if head:
        return _recover_without_colon(head, LineToken(written[head.end - head.start :], head.end), nested)
    found = _WORD.match(written)
    word = first if found is None else Span(source, line.head.start, line.head.start + found.end())
    rest = LineToken(written[word.end - word.start :], word.end)
    if word.text in KEYWORDS:
        return _recover_bare_word(word)
    sound = _WELL_FORMED.fullmatch(written)
    if sound and sound["text"] and not sound["name"]:
        return _recover_before_colon(word, rest, nested)
    if word.text.partition(".")[0] in KEYS:
        return read_colonless_property(word, rest) if rest.text.strip() else _recover_bare_word(word)
    return _recover_unknown_word(word, rest, sound)


def _recover_bare_word(word: Span) -> LineReading:
    return LineReading(None, word, (nothing_after(word, may_refer=False),))


def _recover_before_colon(word: Span, rest: LineToken, nested: bool) -> LineReading:
    """`word: text`, which may be a misspelt keyword or a misspelt property."""
    base, dot, _ = word.text.partition(".")
    if dot:
        near = None if base in KEYS else find_nearest_name(base, KEYS)
        slip = unknown_property(word.subspan(0, len(base)), near) if near else no_property(word)
        return LineReading(None, word, (slip,))
    if guess_language(word.text):
        return LineReading(None, word, (unknown_language(word, alone=True),))
    near = find_nearest_name(word.text, (*KEYWORDS, *KEYS))
    if near is None:
        return LineReading(
            None, word, (unknown_word(word),), _collect_leading_ids(word, rest), may_continue_text=True
        )
    if near in KEYWORDS and not (nested and near in KEYS):
        return _recover_misspelt_keyword(word, near, None, rest)
    return LineReading(None, word, (unknown_property(word, near),), collect_possible_ids([word.text]))


def _recover_without_colon(word: Span, rest: LineToken, nested: bool) -> LineReading:
    """A keyword or property key, with a text but no colon behind it."""
    if word.text in KEYWORDS and not (nested and word.text in KEYS):
        return read_colonless_entry(word, KEYWORDS[word.text], rest)
    return read_colonless_property(word, rest)


def _recover_unknown_word(word: Span, rest: LineToken, match: re.Match[str] | None) -> LineReading:
    """A first word that is nothing, before more words or at the line's end: a misspelt keyword, or prose."""
    prose = match is None and len(normalize("NFD", word.text[:80])) < _MIN_PROSE_LETTERS
    near = None if prose else _nearest_keyword(word.text)
    if near is None:
        return LineReading(
            None, word, (no_keyword(word),), _collect_leading_ids(word, rest), may_continue_text=True
        )
    if match is None:
        slips = (unknown_keyword(word, near, has_fix=False),)
        return LineReading(None, word, slips, _collect_leading_ids(word, rest), may_continue_text=True)
    return _recover_misspelt_keyword(word, near, match, rest)


@lru_cache(maxsize=256)
def _nearest_keyword(word: str) -> str | None:
    """The keyword most like a word: a slip of the pen is often made many times."""
    return find_nearest_name(word, KEYWORDS)


def _recover_misspelt_keyword(
    word: Span, near: str, match: re.Match[str] | None, rest: LineToken
) -> LineReading:
    """`sound` is None where the text follows the word at once."""
    source, start = word.source, word.start
    written = match["name"] if match else None
    name, bad = read_name(
        LineToken(written, start + match.start("name")) if match and written else None, source
    )
    text = None if name else empty_text(source, word.end)
    if match is None:
        text = join_text(LineToken(rest.text.lstrip(), rest.end - len(rest.text.lstrip())), source)
    elif match["text"]:
        text = join_text(LineToken(match["text"], start + match.start("text")), source)
    heading = EntryHead(KEYWORDS[near], near, name, text)
    slips = (unknown_keyword(word, near, has_fix=True), *bad)
    return LineReading(heading, word, slips, collect_possible_ids([name.text]) if name else ())


def _collect_leading_ids(word: Span, rest: LineToken) -> tuple[str, ...]:
    """The first words of a line, one of which may have been meant as an id."""
    return collect_possible_ids([word.text, *rest.text[:400].split()[:_MAX_ID_CANDIDATES]])
