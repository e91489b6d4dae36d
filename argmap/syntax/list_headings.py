"""Headings such as "Pros" above a list: each line of it is meant as a premise or an objection."""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.list_marks import LIST_MARK
from argmap.syntax.properties import KEYS
from argmap.syntax.tree import Keyword
from argmap.syntax.usual_words import USUAL_KEYWORDS, USUAL_WORDS

_MAX_HEADING_LENGTH = 40
_HEADING = lazy_regex(
    r"(?P<margin>[^\S\n]*)(?P<mark>(?P<comment>#{1,6}[^\S\n]*)?[*_\[【<]{0,3})"
    r"(?P<words>[^\W\d_][^\n:：*_\]】>]*?)[*_\]】>]{0,3}[^\S\n]*[:：]?[^\S\n]*[*_\]】>]{0,3}[^\S\n]*"
)
_ITEM = lazy_regex(rf"(?P<margin>[^\S\n]*)(?P<mark>{LIST_MARK}[^\S\n]+)(?=\S)(?P<text>[^\n]*)")
_ENTRY_WORD = lazy_regex(r"[^\w\n]*(?P<word>[^\W\d_]+)")
_FIRST_WORD = lazy_regex(r"[*_\"'`]{0,3}(?P<word>[^\W\d_][\w-]*?)[*_\"'`]{0,3}(?:[^\S\n]*\d+)?[^\S\n]*[:：]")
_KNOWN_WORDS = frozenset((*KEYWORDS, *KEYS, *USUAL_WORDS))
_PHRASES = {
    Keyword.PREMISE: "for|in favour|in favor|arguments for|arguments in favour|arguments in favor|reasons for"
    "|points for|premises|advantages|benefits|찬성 의견|찬성 측|찬성측|찬성 근거|찬성 이유|찬성 논거|찬성론",
    Keyword.OBJECTION: "arguments against|reasons against|points against|objections|counterarguments"
    "|counter-arguments|disadvantages|drawbacks|반대 의견|반대 측|반대측|반대 근거|반대 이유|반대 논거"
    "|반대론",
    Keyword.REBUTTAL: "rebuttals|replies|responses|answers|답변들",
}
_NAMES_OF_LISTS = frozenset(
    ("pros", "cons", "pro", "con", "against", "reasons", "arguments", "찬성", "반대", "장점", "단점")
).union(*(phrases.split("|") for phrases in _PHRASES.values()))
"""The headings below which lines without a mark are a list too; below the others they may be one text."""
_HEADINGS: Mapping[str, Keyword] = MappingProxyType(
    {
        **{word: keyword for word, keyword in {**KEYWORDS, **USUAL_KEYWORDS}.items() if keyword in _PHRASES},
        **{phrase: keyword for keyword, phrases in _PHRASES.items() for phrase in phrases.split("|")},
    }
)


_NAMES = "|".join(re.escape(name).replace(r"\ ", r"[^\S\n]+") for name in _HEADINGS)
_ANY_HEADING = lazy_regex(rf"^[^\w\n]*+(?:{_NAMES})[^\w\n]*+$", re.MULTILINE | re.IGNORECASE)
"""A quick look for a line that may be a heading: most maps have none."""


class ListItem(Struct, frozen=True):
    """A line of a list: where its mark stands in the text, and whether a keyword follows it already."""

    start: int
    end: int
    has_keyword: bool


class HeadedList(Struct, frozen=True):
    """A heading, `text[start:end]`, with the keyword it stands for and the lines of the list below it.

    `margin` is the white space that those lines are to have below the statement above the heading; None
    where the heading stands neither below nor beside one. The words of a comment stay.
    """

    start: int
    end: int
    keyword: Keyword
    items: tuple[ListItem, ...]
    margin: str | None
    is_comment: bool = False


class _Level(Struct):
    """A depth of the text: the last line there, and whether a thesis and no declaration stands there."""

    width: int
    keyword: Keyword | None = None
    has_thesis: bool = False


def find_headed_lists(text: str) -> tuple[HeadedList, ...]:
    """Find the headings above lists, in the order of the text."""
    if not _ANY_HEADING().search(text):
        return ()
    levels: list[_Level] = []
    found: list[HeadedList] = []
    start = list_end = 0
    for line in text.split("\n"):
        each = _read_headed_list(text, start, line, levels) if start >= list_end else None
        if each:
            found.append(each)
            list_end = each.items[-1].end
        else:
            _note_level(levels, line)
        start += len(line) + 1
    return tuple(found)


def _read_headed_list(text: str, start: int, line: str, levels: list[_Level]) -> HeadedList | None:
    match = _HEADING().fullmatch(line) if 0 < len(line) <= _MAX_HEADING_LENGTH else None
    name = " ".join(match["words"].casefold().split()) if match else ""
    keyword = _HEADINGS.get(name)
    if match is None or keyword is None:
        return None
    end = start + len(line)
    may_be_plain = _choose_plain_lines(name, is_comment=match["comment"] is not None)
    items = tuple(_iter_items(text, end + 1, len(match["margin"]), may_be_plain))
    if not items or (name in KEYWORDS and all(item.has_keyword for item in items)):
        return None
    _forget_deeper(levels, len(match["margin"]))
    above = levels[-1] if levels else None
    is_below_attack = above is not None and above.keyword is not None and above.keyword.is_attack
    if keyword is Keyword.OBJECTION and is_below_attack:
        keyword = Keyword.REBUTTAL
    margin = _choose_margin(above, match["margin"], text, items[0])
    if keyword is Keyword.REBUTTAL and not is_below_attack:
        margin = None
    return HeadedList(
        start + match.start("mark"), end, keyword, items, margin, is_comment=match["comment"] is not None
    )


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
    word = first["word"].casefold() if first else ""
    level = levels[-1]
    keyword = level.keyword = KEYWORDS.get(word) or USUAL_KEYWORDS.get(word)
    if keyword:
        level.has_thesis = keyword.is_top_statement or (level.has_thesis and not keyword.is_declaration)


def _forget_deeper(levels: list[_Level], width: int) -> None:
    while levels and levels[-1].width > width:
        levels.pop()


def _choose_margin(above: _Level | None, margin: str, text: str, item: ListItem) -> str | None:
    """Choose where the lines of a list go: where their heading stands, or below the thesis beside it."""
    if above is None:
        return None
    if above.width == len(margin):
        own = text[text.rfind("\n", 0, item.start) + 1 : item.start]
        return (own if len(own) > len(margin) else f"{margin}  ") if above.has_thesis else None
    return margin if above.keyword and not above.keyword.is_declaration else None


def _choose_plain_lines(name: str, *, is_comment: bool) -> Callable[[str], bool]:
    """Choose which lines without a mark are a list's: all below its own name, else those with a keyword."""
    if is_comment or name in KEYWORDS:
        return lambda _: False
    if name in _NAMES_OF_LISTS:
        return lambda line: _has_keyword(line.lstrip()) or _may_be_item(line)
    return lambda line: _has_keyword(line.lstrip())


def _iter_items(
    text: str, start: int, heading_depth: int, may_be_plain: Callable[[str], bool]
) -> Iterator[ListItem]:
    """Read the lines of a list from a place on, up to one that stands beside none of them."""
    depth = -1
    while start < len(text):
        line = text[start : text.find("\n", start) % (len(text) + 1)]
        width = len(line) - len(line.lstrip())
        match = _ITEM().match(line)
        if line.strip() and (depth < 0 or width <= depth):
            is_plain = match is None and width > heading_depth and may_be_plain(line)
            if not (match or is_plain) or width < heading_depth or 0 <= depth != width:
                return
            depth = width
            mark = match.span("mark") if match else (width, width)
            words = match["text"] if match else line[width:]
            yield ListItem(start + mark[0], start + mark[1], _has_keyword(words))
        start += len(line) + 1


def _may_be_item(line: str) -> bool:
    """Return whether a line without a mark begins as a sentence does, and not as one carried on."""
    return not (line.lstrip()[0] in "|#:：" or line.lstrip()[0].islower())


def _has_keyword(words: str) -> bool:
    first = _FIRST_WORD().match(words)
    return first is not None and first["word"].casefold() in _KNOWN_WORDS


def blank_out_headings(text: str, lists: tuple[HeadedList, ...]) -> str:
    """Put blanks for the headings; the text keeps its length and its lines."""
    for each in lists:
        text = f"{text[: each.start]}{' ' * (each.end - each.start)}{text[each.end :]}"
    return text
