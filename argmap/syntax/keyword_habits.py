"""Keywords as other notations have them: in capitals, behind a list's mark, in quotes, stars or brackets."""

import re
from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.list_marks import CIRCLED_SIGNS, LIST_MARK
from argmap.syntax.properties import KEYS
from argmap.syntax.text_joining import COLONS
from argmap.syntax.tree import Keyword
from argmap.syntax.usual_words import USUAL_WORDS

MARK_MASK = "\x1f"
"""The character in place of a mark before a keyword: white space to the grammar, but no indentation, so that
the line stands where its mark does. No text holds one, for it cannot be drawn."""

_QUOTES = "*_\"'“”‘’`"
_CLOSING_QUOTES = {"“": "”", '"': '"', "‘": "’"}
_OPENING = r"\[<(【「『〔［〈《"
_CLOSING = r"\]>)】」』〕］〉》"
_ODD_START = lazy_regex(rf"^[^\S\n]*(?:[A-Z{_QUOTES}{_OPENING}]|{LIST_MARK})", re.MULTILINE)
_BEFORE = rf"^[^\S\n]*+(?P<mark>{LIST_MARK}[^\S\n]++|[{CIRCLED_SIGNS}])?"
_LINE = lazy_regex(
    rf"{_BEFORE}(?P<open>[{_QUOTES}]{{1,3}}+)?+"
    rf"(?P<word>[^\W\d_][^\s:：{_QUOTES}]*+)(?P<close>[{_QUOTES}]{{1,3}}+)?+"
    r"(?=(?P<name>[^\S\n]*+(?:[^\s:：]++[^\S\n]*+)?+[:：])|[^\S\n]++[^\s:：]++[^\S\n]*+$)",
    re.MULTILINE,
)
"""A line that may be dressed up. No part gives back what it took, or long lines would take ages."""
_BRACKETED = lazy_regex(
    rf"{_BEFORE}(?P<open>[{_OPENING}])"
    rf"(?P<word>[^\W\d_][^\s:：{_OPENING}{_CLOSING}]*+)(?:[^\S\n]++[^\s:：{_OPENING}{_CLOSING}]++)?"
    rf"(?P<close>[{_CLOSING}])(?P<colon>[^\S\n]*+[:：])?+(?=[^\S\n]*+[^\s(])",
    re.MULTILINE,
)
"""A line that begins with a word between brackets, perhaps with an id, and goes on."""
_LANGUAGE = lazy_regex(r"[A-Za-z]{2}(-[A-Za-z0-9-]*)?")


class Habit(Enum):
    """The ways to dress up a keyword."""

    CAPITALS = "capitals"
    MARK = "mark"
    QUOTES = "quotes"


class DressedKeyword(Struct, frozen=True):
    """A part of a line that dresses up its keyword: `text[start:end]`, and what to write in its place."""

    habit: Habit
    start: int
    end: int
    plain: str


def find_dressed_keywords(text: str) -> tuple[DressedKeyword, ...]:
    """Find what dresses up the keywords and property keys that begin lines, in the order of the text."""
    if not _ODD_START().search(text):
        return ()
    parts = [part for line in _LINE().finditer(text) for part in _read_line(line, text)]
    parts += [part for line in _BRACKETED().finditer(text) for part in _read_bracketed_line(line)]
    return tuple(sorted(parts, key=lambda part: part.start))


def undress_keywords(text: str, parts: tuple[DressedKeyword, ...]) -> str:
    """Put plain keywords for dressed ones, with blanks for what is taken away: the text keeps its length."""
    pieces, at = [], 0
    for part in parts:
        plain = part.plain or (MARK_MASK if _is_at_start(part, text) else " ") * (part.end - part.start)
        pieces += [text[at : part.start], plain]
        at = part.end
    return "".join((*pieces, text[at:]))


def _is_at_start(part: DressedKeyword, text: str) -> bool:
    """Return whether a part stands before its keyword, not behind it."""
    return text[part.end : part.end + 1].isalnum() or part.habit is Habit.MARK


def _read_line(line: re.Match[str], text: str) -> Iterator[DressedKeyword]:
    word = line["word"]
    base = word.casefold().partition(".")[0]
    closing = _find_closing(line, text)
    if not _begins_line(line, base):
        return
    if bool(line["open"]) != bool(closing) or (line["close"] and not line["open"]):
        return
    if line["mark"]:
        yield DressedKeyword(Habit.MARK, *line.span("mark"), "")
    if line["open"]:
        yield DressedKeyword(Habit.QUOTES, *line.span("open"), "")
    if (base in KEYWORDS or base in KEYS) and base != word.partition(".")[0]:
        start = line.start("word")
        yield DressedKeyword(Habit.CAPITALS, start, start + len(base), base)
    if closing:
        yield DressedKeyword(Habit.QUOTES, *closing, "")


def _read_bracketed_line(line: re.Match[str]) -> Iterator[DressedKeyword]:
    """Read a line whose keyword stands between brackets; a colon takes the place of the closing one."""
    word = line["word"].rstrip("0123456789-")
    base = word.casefold()
    if not (base in KEYWORDS if line["open"] == "(" else base in KEYWORDS or base in USUAL_WORDS):
        return
    if KEYWORDS.get(base) is Keyword.AND:
        return
    if line["mark"]:
        yield DressedKeyword(Habit.MARK, *line.span("mark"), "")
    yield DressedKeyword(Habit.QUOTES, *line.span("open"), "")
    if base in KEYWORDS and base != word:
        start = line.start("word")
        yield DressedKeyword(Habit.CAPITALS, start, start + len(word), base)
    yield DressedKeyword(Habit.QUOTES, *line.span("close"), "" if line["colon"] else ":")


def _begins_line(line: re.Match[str], base: str) -> bool:
    """Return whether a word with such things around it begins a line of a map, not one of prose."""
    keyword = KEYWORDS.get(base)
    if line["name"] is None:
        return keyword is not None and keyword.may_refer
    has_colon_at_once = line["name"].strip() in COLONS
    is_key = base in KEYS or (line["mark"] is not None and _LANGUAGE().fullmatch(line["word"]) is not None)
    is_keyword = keyword is not None or base in USUAL_WORDS
    return (is_keyword and "." not in line["word"]) or (is_key and has_colon_at_once)


def _find_closing(line: re.Match[str], text: str) -> tuple[int, int] | None:
    """Find the quotes or stars that close those before a keyword.

    They are right behind it, behind its colon, or, if they are quotes, at the end of the line.
    """
    if line["open"] is None:
        return None
    if line["close"]:
        return line.span("close")
    start = line.end("name") if line["name"] else -1
    if start >= 0 and text.startswith(line["open"], start):
        return start, start + len(line["open"])
    return _find_closing_quote(line["open"], start, text) if start >= 0 else None


def _find_closing_quote(opening: str, start: int, text: str) -> tuple[int, int] | None:
    """Find the quote at the end of a line that closes an opening one, if no other quote is between them."""
    closing = _CLOSING_QUOTES.get(opening)
    if closing is None:
        return None
    line_end = text.find("\n", start)
    inner = text[start : line_end if line_end >= 0 else len(text)].rstrip()
    if not inner.endswith(closing) or any(quote in inner[:-1] for quote in (opening, closing)):
        return None
    end = start + len(inner)
    return end - 1, end
