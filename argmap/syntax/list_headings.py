"""Headings such as "Pros" above a list: each line of it is meant as a premise or an objection."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.properties import KEYS
from argmap.syntax.tree import Keyword
from argmap.syntax.usual_words import USUAL_KEYWORDS, USUAL_WORDS

_MAX_HEADING_LENGTH = 40
_HEADING = lazy_regex(
    r"(?P<margin>[^\S\n]*)(?P<mark>[*_]{0,3})(?P<words>[^\W\d_][^\n:：*_]*?)[*_]{0,3}[^\S\n]*[:：]?[^\S\n]*[*_]{0,3}"
)
_ITEM = lazy_regex(
    r"(?P<margin>[^\S\n]*)(?P<mark>(?:[-*+•‣◦·▪–—]|\d{1,3}[.)]|[①-⑳]|[A-Za-z가-하][.)])[^\S\n]+)(?=\S)(?P<text>[^\n]*)"
)
_LISTED_LINE = lazy_regex(r"^[^\S\n]*(?:[-*+•‣◦·▪–—①-⑳]|\w{1,3}[.)])[^\S\n]", re.MULTILINE)
_ENTRY_WORD = lazy_regex(r"[^\w\n]*(?P<word>[^\W\d_]+)")
_FIRST_WORD = lazy_regex(r"[*_\"'`]{0,3}(?P<word>[^\W\d_][\w-]*?)[*_\"'`]{0,3}(?:[^\S\n]*\d+)?[^\S\n]*[:：]")
_KNOWN_WORDS = frozenset((*KEYWORDS, *KEYS, *USUAL_WORDS))
_PHRASES = {
    Keyword.PREMISE: "for|in favour|in favor|arguments for|arguments in favour|arguments in favor|reasons for"
    "|points for|premises|advantages|benefits|찬성 의견|찬성 측|찬성측|찬성 근거|찬성 이유|찬성 논거|찬성론",
    Keyword.OBJECTION: "arguments against|reasons against|points against|objections|counterarguments"
    "|counter-arguments|disadvantages|drawbacks|반대 의견|반대 측|반대측|반대 근거|반대 이유|반대 논거"
    "|반대론",
}
_HEADINGS: Mapping[str, Keyword] = MappingProxyType(
    {
        **{word: keyword for word, keyword in {**KEYWORDS, **USUAL_KEYWORDS}.items() if keyword in _PHRASES},
        **{phrase: keyword for keyword, phrases in _PHRASES.items() for phrase in phrases.split("|")},
    }
)


class ListItem(Struct, frozen=True):
    """A line of a list: where its mark stands in the text, and whether a keyword follows it already."""

    start: int
    end: int
    has_keyword: bool


class HeadedList(Struct, frozen=True):
    """A heading, `text[start:end]`, with the keyword it stands for and the lines of the list below it.

    `margin` is the white space that those lines are to have below the statement above the heading; None
    where the heading stands neither below nor beside one.
    """

    start: int
    end: int
    keyword: Keyword
    items: tuple[ListItem, ...]
    margin: str | None


class _Level(Struct):
    """A depth of the text: the last line there, and whether a statement and no declaration stands there."""

    width: int
    is_statement: bool = False
    has_statement: bool = False


def find_headed_lists(text: str) -> tuple[HeadedList, ...]:
    """Find the headings above lists, in the order of the text."""
    return tuple(_iter_headed_lists(text)) if _LISTED_LINE().search(text) else ()


def _iter_headed_lists(text: str) -> Iterator[HeadedList]:
    levels: list[_Level] = []
    start = list_end = 0
    for line in text.split("\n"):
        end = start + len(line)
        found = _read_heading(line) if start >= list_end else None
        if found:
            match, keyword = found
            items = tuple(_iter_items(text, end + 1, len(match["margin"])))
            if any(not item.has_keyword for item in items):
                margin = _choose_margin(levels, match["margin"], text, items[0])
                yield HeadedList(start + match.start("mark"), end, keyword, items, margin)
                list_end = items[-1].end
        else:
            _note_level(levels, line)
        start = end + 1


def _read_heading(line: str) -> tuple[re.Match[str], Keyword] | None:
    match = _HEADING().fullmatch(line) if 0 < len(line) <= _MAX_HEADING_LENGTH else None
    keyword = _HEADINGS.get(" ".join(match["words"].casefold().split())) if match else None
    return (match, keyword) if match and keyword else None


def _note_level(levels: list[_Level], line: str) -> None:
    """Note what stands at the depth of a line, and forget what is deeper."""
    words = line.lstrip()
    if not words or words.startswith(("#", "|")):
        return
    width = len(line) - len(words)
    _forget_deeper(levels, width)
    if not levels or levels[-1].width < width:
        levels.append(_Level(width))
    first = _ENTRY_WORD().match(words)
    keyword = KEYWORDS.get(first["word"].casefold()) if first else None
    level = levels[-1]
    level.is_statement = keyword is not None and keyword.is_top_statement
    is_declaration = keyword is not None and keyword.is_declaration
    level.has_statement = level.is_statement or (level.has_statement and not is_declaration)


def _forget_deeper(levels: list[_Level], width: int) -> None:
    while levels and levels[-1].width > width:
        levels.pop()


def _choose_margin(levels: list[_Level], margin: str, text: str, item: ListItem) -> str | None:
    """Choose where the lines of a list go: where their heading stands, or below the statement beside it."""
    _forget_deeper(levels, len(margin))
    above = levels[-1] if levels else None
    if above and above.width == len(margin):
        own = text[text.rfind("\n", 0, item.start) + 1 : item.start]
        return (own if len(own) > len(margin) else f"{margin}  ") if above.has_statement else None
    return margin if above and above.is_statement else None


def _iter_items(text: str, start: int, heading_depth: int) -> Iterator[ListItem]:
    """Read the lines of a list from a place on, up to one that stands beside none of them."""
    depth = -1
    while start < len(text):
        line = text[start : text.find("\n", start) % (len(text) + 1)]
        width = len(line) - len(line.lstrip())
        match = _ITEM().match(line)
        if line.strip() and (depth < 0 or width <= depth):
            if match is None or width < heading_depth or (0 <= depth != width):
                return
            depth = width
            yield ListItem(start + match.start("mark"), start + match.end("mark"), _has_keyword(match))
        start += len(line) + 1


def _has_keyword(item: re.Match[str]) -> bool:
    first = _FIRST_WORD().match(item["text"])
    return first is not None and first["word"].casefold() in _KNOWN_WORDS


def blank_out_headings(text: str, lists: tuple[HeadedList, ...]) -> str:
    """Put blanks for the headings; the text keeps its length and its lines."""
    for each in lists:
        text = f"{text[: each.start]}{' ' * (each.end - each.start)}{text[each.end :]}"
    return text
