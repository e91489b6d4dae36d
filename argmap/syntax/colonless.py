"""Lines whose text has no colon before it, or another sign in the colon's place."""

import re

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source, Span
from argmap.syntax.errors.keyword import missing_colon, other_sign
from argmap.syntax.keywords import KEYWORDS, is_id
from argmap.syntax.line_reading import EntryHead, LineReading, collect_possible_ids, read_name
from argmap.syntax.parsed_lines import LineToken
from argmap.syntax.properties import KEYS
from argmap.syntax.text_joining import join_text
from argmap.syntax.tree import Keyword, Name

_MIN_ID_LETTERS = 4
"""The least length of a first word before a capital that is taken for an id: shorter ones are often articles
and pronouns. 2 changes no case in the tests; with 8, an id of one is taken for text."""

_SIGNS = "=;＝；"
_DASHES = "-–—"
_HEAD_BEFORE_SIGN = re.compile(rf"(?P<head>[^\s:：{_SIGNS}]+)[{_SIGNS}]")
_STOPS = ",，、。"
# A comma stands for a colon only where no colon follows, and a full stop only before a blank.
_HEAD_BEFORE_STOP = re.compile(rf"(?P<head>[^\s:：,，、。.]++)(?:[{_STOPS}]|\.(?=\s))(?![^\n]*[:：])")
# A dash stands for a colon only between spaces: `-5` begins a text, and an id may end in one.
_GAP = re.compile(
    rf"[^\S\n]*(?P<sign>[{_SIGNS}]|(?<![\s\S])[{_STOPS}.]|(?<=[^\S\n])[{_DASHES}](?=\s))?[^\S\n]*"
)


def find_head_before_sign(token: LineToken, source: Source) -> Span | None:
    """Find the keyword or key that begins a line and runs into a sign that is no colon, as in `lang=ko`."""
    match = _HEAD_BEFORE_SIGN.match(token.text) or _HEAD_BEFORE_STOP.match(token.text)
    if not match or not (match["head"] in KEYWORDS or match["head"].partition(".")[0] in KEYS):
        return None
    return Span(source, token.start, token.start + match.end("head"))


def read_colonless_entry(word: Span, keyword: Keyword, behind: LineToken) -> LineReading:
    """Read `keyword [id]` and a text that no colon stands before; `behind` is all that follows `word`."""
    first, name, rest = _split_id(keyword, behind, word.source)
    head = name.span if name else word
    is_guess = name is not None and not _is_surely_id(keyword, behind)
    error, text = _build_colon_error(head, rest, word.text if is_guess else "")
    if keyword is Keyword.AND:
        return LineReading(None, word, (error,), collect_possible_ids([first]), may_continue_text=True)
    entry_head = EntryHead(keyword, word.text, name, join_text(text, word.source))
    return LineReading(entry_head, word, (error,), collect_possible_ids([first]))


def read_colonless_property(word: Span, behind: LineToken) -> LineReading:
    """Read a property key and a text that no colon stands before."""
    error, _ = _build_colon_error(word, behind)
    return LineReading(None, word, (error,), may_continue_text=True)


def _split_id(keyword: Keyword, behind: LineToken, source: Source) -> tuple[str, Name | None, LineToken]:
    """Split off the first word behind a keyword, the id that it most likely is, and the rest."""
    first, second = (*behind.text.split(maxsplit=2), "", "")[:2]
    word = first.rstrip(_SIGNS)
    is_name = keyword.needs_id or (is_id(word) and _has_sign(first, second)) or _looks_like_id(word, second)
    if keyword is Keyword.MAP or not word or word in _DASHES or not is_name:
        return first, None, behind
    start = behind.start + behind.text.index(first)
    name, _ = read_name(LineToken(word, start), source)
    end = start + len(word)
    return first, name, LineToken(behind.text[end - behind.start :], end)


def _is_surely_id(keyword: Keyword, behind: LineToken) -> bool:
    """Return whether the word behind a keyword is an id: one must stand there, or a sign follows it."""
    return keyword.needs_id or _has_sign(*(*behind.text.split(maxsplit=2), "", "")[:2])


def _has_sign(first: str, second: str) -> bool:
    return first[-1:] in tuple(_SIGNS) or second in (*_SIGNS, *_DASHES)


def _looks_like_id(first: str, second: str) -> bool:
    """Return whether the first of several words is more likely an id than the beginning of a text."""
    if not is_id(first) or not first.islower() or not first.isascii():
        return False
    if "-" in first or "_" in first or not second.isascii():
        return True
    return len(first) >= _MIN_ID_LETTERS and second[:1].isupper()


def _build_colon_error(head: Span, behind: LineToken, before_id: str = "") -> tuple[Diagnostic, LineToken]:
    """Report the colon that is missing between `head` and the text; return the text too."""
    source = head.source
    behind = LineToken(" " * (behind.start - head.end) + behind.text, head.end)
    gap = _GAP.match(behind.text)
    assert gap, "the pattern matches nothing, too"
    text = LineToken(behind.text[gap.end() :], behind.start + gap.end())
    if not gap["sign"]:
        return missing_colon(Span(source, head.end, text.start), head.text, before_id), text
    sign = Span(source, head.end + gap.start("sign"), head.end + gap.end("sign"))
    return other_sign(sign, Span(source, head.end, text.start)), text
