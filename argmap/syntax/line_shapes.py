"""The recognition of another language by the shapes of all its lines, where no beginning gives it away."""

import re
from itertools import pairwise

from msgspec import Struct

from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.nearest_name import is_one_slip
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.other_language import OtherLanguage
from argmap.syntax.properties import KEYS
from argmap.syntax.table_shapes import recognize_table
from argmap.syntax.usual_words import USUAL_WORDS

_MIN_LIST_SHARE = 0.8
"""The least share of list items and headings in a list: at 0.4 half a map of misspelt keywords behind list
marks is one, at 1 a list with one wrapped line is none."""
_MAX_LISTED_WORDS_SHARE = 0.2
"""The share of items of a list that may begin with a keyword, as `- Claims of old` does. At 0.5 a map whose
keywords have marks and no colons is a list."""
_MIN_SETTING_SHARE = 0.6
"""The least share of `key = value` and `[table]` among the lines of TOML; the others go on with long values.
Half and double change no case in the tests."""
_MAX_YAML_WORDS_SHARE = 0.4
"""The share of lines with words of a map from which nested `key: value` is a map with slips, not YAML: real
YAML of arguments has up to 0.25 (`source:`, `title:`), broken maps of the tests have 0.5 and more."""
_MAX_YAML_ITEMS_SHARE = 0.8
"""That share where items of a list have keys that no map has, as `- text: …`: at 0.4, arguments in YAML with
the keys `title`, `claims` and `reasons` are maps with slips. None of the tests' broken maps has them."""
_MAX_PROSE_WORDS_SHARE = 0.1
"""The share of lines with words of a map in prose, such as one `Source:` below an essay. At 0.2 a map with
many slips becomes prose."""
_MAX_HEAD_SHARE = 0.25
"""The share of lines `word: text` in prose. At 0.5 a map with keywords of a third language becomes prose."""
_MIN_PROSE_LINES = 3
"""Two lines without keywords can be a map that is being begun."""
_MIN_PROSE_LENGTH = 120
"""The characters of a paragraph that is prose by itself; the longest line without a keyword in the tests'
broken maps has 80."""
_MAX_PROSE_LENGTH = 10_000
"""The characters of a line from which its length is the error; the longest paragraphs of essays have
3,000."""

_ITEM = lazy_regex(
    r"(?:[-*+•‣◦·▪▫■□●○▶►➤→✓✔–—]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|[가-하][.)]|[①-⑳])[^\S\n]+\S|[•‣◦▪■●○▶►①-⑳–—-]\w|#{1,6}[^\S\n]"
)
_MARKDOWN_ITEM = lazy_regex(r"(?:[-*+]|\d{1,3}[.)])[^\S\n]|#")
_MARKDOWN_SIGN = lazy_regex(
    r"^#{1,6}[^\S\n]+\S|\*\*[^*\n]+\*\*|\]\([^)\s]+\)|^>[^\S\n]|^\|(?:[^\S\n]*:?-+:?[^\S\n]*\|)+|^(?:```|~~~)|^(?:===+|---+)$",
    re.MULTILINE,
)
_HEAD = lazy_regex(r"(?:[-*+•][^\S\n]+)?(?P<word>[^\s:：]+)(?:[^\S\n]+[^\s:：]+)?[^\S\n]*[:：](?:\s|$)")
_FIRST_WORD = lazy_regex(r"(?:\d{1,3}[.)])?[^\w\n]{0,6}(?P<word>[\w-]+)")
_KNOWN_WORDS = frozenset((*KEYWORDS, *KEYS))
_SIGN_FOR_COLON = lazy_regex(r"[^\S\n]*(?:[^\s=-]+[^\S\n]*)?[=:：–—-][^\S\n]")
_WORDS_OF_PROSE = frozenset(
    [
        "and",
        "map",
        "view",
        "source",
        "group",
        "by",
        "note",
        "url",
        "tag",
        "short",
        "because",
        "but",
        "however",
        "also",
        "plus",
        "fact",
        "data",
        "argument",
        "arguments",
        "support",
        "against",
        "see",
        "counter",
        "attack",
        "conclusion",
        "position",
        "topic",
        "abstract",
        "answer",
        "그리고",
        "보기",
        "지도",
        "출처",
        "묶음",
        "가정",
        "주장",
        "하지만",
        "그러나",
        "또한",
        "왜냐하면",
        "사실",
    ]
)
"""Words of a map with which sentences begin, too."""
_ARGDOWN_LINE = lazy_regex(
    r"\A\s*+(?:\s|//[^\n]*\n|#[^\n]*\n)*+(?:\[[^\]\n]+\]|<[^>\n]+>)[^\S\n]*(?::|$)"
    r"|^[^\S\n]*(?:<?[-+_]>?|><)[^\S\n]*(?:\[[^\]\n]+\]|<[^>\n]+>)[^\S\n]*(?::|$)"
    r"|^\(\d+\)[^\n]*\n(?:[^\n]*\n){0,20}?-{2,}[^\n]*\n(?:[^\n]*\n){0,2}?\(\d+\)",
    re.MULTILINE,
)
_YAML_KEY = lazy_regex(
    r"(?:-[^\S\n]+)*(?P<key>\"[^\"]*\"|'[^']*'|[^\s#\-|:\"'\[{&*!>%@`][^:：\n]*?)[^\S\n]*:"
    r"(?P<value>[^\S\n]*(?:[|>][+-]?\d?|\{|\[)?[^\S\n]*$)?(?:\s|$)"
)
_KEY_ALONE = lazy_regex(r"(?:[^\S\n]*+(?:#[^\n]*+)?\n)*+[^\S\n]*+[\w-]++:[^\S\n]*+(?:\n|\Z)")
"""A first line that is a key without a value, perhaps below comments."""
_LANGUAGE = lazy_regex(r"[A-Za-z]{2}(?:-[A-Za-z0-9-]+)?")
_LIST_MARK = lazy_regex(r"\A(?:[+*•]|\d{1,3}[.)])[^\S\n]+")
_YAML_CHILD = lazy_regex(r"-(?:[^\S\n]|$)|(?:\"[^\"]*\"|'[^']*'|[^:：\n]+):(?:\s|$)|[}\]]")
_D2_LINE = lazy_regex(
    r"[^:\n]*\S[^\S\n]*(?:<->|->|<-|-->)[^\S\n]*\S|[\w. \"-]+:[^\n]*\{$|\}$|[\w.-]+(?::[^\n]*)?$"
)
_ARROW = lazy_regex(r"\S[^\S\n]*(?:<->|->|<-|-->)[^\S\n]*\S")
_SETTING = lazy_regex(r"[\w.\"' -]+?[^\S\n]*=(?![=>])[^\S\n]*(?P<value>\S[^\n]*)|\[\[?[\w.\"' :-]+\]\]?$")
_TOML_VALUE = lazy_regex(r"[\"'\[{]|(?:true|false|[-+]?\d[\d_.:TZ+-]*)[^\S\n]*(?:#|$)")


class _Line(Struct, frozen=True):
    """A line that is neither blank nor a comment: its words, and its indentation."""

    text: str
    indentation: int


def _list_lines(text: str) -> list[_Line]:
    return [_Line(line.strip(), len(line) - len(line.lstrip())) for line in text.split("\n") if line.strip()]


def recognize_by_lines(text: str, keyword_share: float, usual_share: float) -> OtherLanguage | None:
    """Recognize a language by its lines; the shares are those that begin with keywords, and usual words."""
    lines = _list_lines(text)
    content = [line for line in lines if not line.text.startswith("#")]
    if not content:
        return None
    has_no_words = keyword_share == 0 == usual_share
    if keyword_share == 0 and (settings := _recognize_settings(content)):
        return settings
    max_share = _MAX_YAML_ITEMS_SHARE if _has_items_with_keys(content) else _MAX_YAML_WORDS_SHARE
    if keyword_share + usual_share < max_share and _is_yaml(content):
        return OtherLanguage.YAML
    if keyword_share == 0 and _ARGDOWN_LINE().search(text):
        return OtherLanguage.ARGDOWN
    if keyword_share == 0 and _is_simple_yaml_list(content):
        return OtherLanguage.YAML
    if has_no_words and (table := recognize_table(text)):
        return table
    if has_no_words and _is_d2(content):
        return OtherLanguage.D2
    if has_no_words and _is_list(lines):
        is_markdown = all(_MARKDOWN_ITEM().match(line.text) for line in lines if _ITEM().match(line.text))
        return OtherLanguage.MARKDOWN_LIST if is_markdown else OtherLanguage.LIST
    if keyword_share + usual_share <= _MAX_PROSE_WORDS_SHARE and _is_prose(content):
        return OtherLanguage.MARKDOWN if _MARKDOWN_SIGN().search(text) else OtherLanguage.PROSE
    return None


def _recognize_settings(lines: list[_Line]) -> OtherLanguage | None:
    """Recognize TOML or an INI file: `key = value` lines below `[tables]`."""
    settings = [match for line in lines if (match := _SETTING().fullmatch(line.text))]
    values = [match["value"] for match in settings if match["value"]]
    if not values or len(settings) < _MIN_SETTING_SHARE * len(lines) or settings[0].string != lines[0].text:
        return None
    is_toml = all(_TOML_VALUE().match(value) for value in values)
    return OtherLanguage.TOML if is_toml else OtherLanguage.INI if len(settings) > len(values) else None


def _is_yaml(lines: list[_Line]) -> bool:
    """Return whether a key that no line of a map begins with has keys or items below it, or is in a list."""
    if not (_YAML_KEY().match(lines[0].text) or lines[0].text.startswith("- ")):
        return False
    return _has_items_with_keys(lines) or any(_holds(line, below) for line, below in pairwise(lines))


def is_yaml_tree(text: str) -> bool:
    """Return whether a text is a tree of YAML below a key without a value, which may be a map's keyword.

    All its lines are keys and items of lists, and an item is no line of a map.
    """
    if not _KEY_ALONE().match(text):
        return False
    lines = [line for line in _list_lines(text) if not line.text.startswith("#")]
    items = [line.text[1:].strip() for line in lines if re.match(r"-[^\S\n]", line.text)]
    return (
        len(lines) > 2
        and lines[0].indentation == 0 < lines[1].indentation
        and all(line.text.startswith("- ") or _YAML_KEY().match(line.text) for line in lines)
        and any(not _is_word_of_map(re.split(r"[\s:]", item, maxsplit=1)[0]) for item in items)
    )


def _has_items_with_keys(lines: list[_Line]) -> bool:
    """Return whether a list below a key has items with keys that no map has, as `- text: …` in YAML.

    A map whose lines all have list marks begins with one. A key like the code of a language is a translation.
    """
    if lines[0].text.startswith("-"):
        return False
    keys = (re.match(r"-[^\S\n]+(?P<key>[\w-]+):(?:\s|$)", line.text) for line in lines)
    return any(
        key and not _LANGUAGE().fullmatch(key["key"]) and not _is_word_of_map(key["key"]) for key in keys
    )


def _holds(line: _Line, below: _Line) -> bool:
    key = _YAML_KEY().match(line.text)
    if key is None or key["value"] is None or below.indentation <= line.indentation:
        return False
    first_word = _LIST_MARK().sub("", key["key"]).strip("\"'").split(" ")[0]
    is_quoted = key["key"][0] in "\"'"
    is_block = bool(key["value"].strip())
    return (is_quoted or not _is_word_of_map(first_word)) and (
        is_block or _YAML_CHILD().match(below.text) is not None
    )


def _is_simple_yaml_list(lines: list[_Line]) -> bool:
    """Return whether the file begins with a key alone, and items below it."""
    return len(lines) > 1 and bool(
        re.fullmatch(r"[\w-]+:", lines[0].text) and re.match(r"-[^\S\n]", lines[1].text)
    )


def _is_word_of_map(word: str) -> bool:
    """Return whether a word is a keyword, a key or a usual word for one, perhaps with a slip."""
    word = word.casefold()
    known = (*KEYWORDS, *KEYS, *USUAL_WORDS)
    return word in known or (
        len(word) > 3 and any(is_one_slip(word, name) for name in known if len(name) > 2)
    )


def _is_d2(lines: list[_Line]) -> bool:
    arrows = sum(_ARROW().search(line.text) is not None for line in lines)
    return arrows * 3 >= len(lines) and all(_D2_LINE().match(line.text) for line in lines)


def _is_list(lines: list[_Line]) -> bool:
    """Return whether nearly all lines are items of a list, or headings."""
    items = [line for line in lines if _ITEM().match(line.text)]
    listed = [line for line in items if not line.text.startswith("#")]
    if len(listed) < 2 or len(items) < _MIN_LIST_SHARE * len(lines):
        return False
    return sum(map(_may_be_of_map, listed)) <= _MAX_LISTED_WORDS_SHARE * len(listed)


def _is_prose(lines: list[_Line]) -> bool:
    """Return whether there is a paragraph, or a few lines, of which hardly any may be meant for a map's."""
    heads = [line for line in lines if _HEAD().match(line.text)]
    longest = max(len(line.text) for line in lines)
    if len(heads) > _MAX_HEAD_SHARE * len(lines) or longest > _MAX_PROSE_LENGTH:
        return False
    if len(lines) < _MIN_PROSE_LINES and longest < _MIN_PROSE_LENGTH:
        return False
    return sum(map(_may_be_of_map, lines)) <= _MAX_PROSE_WORDS_SHARE * len(lines)


def _may_be_of_map(line: _Line) -> bool:
    """Return whether a line begins with a word of a map that hardly begins a sentence, or with a `|`."""
    if line.text[0] in ":：" or (line.text[0] == "|" and line.text[-1] != "|"):  # else a row of a table
        return True
    word = _FIRST_WORD().match(line.text)
    name = word["word"].casefold() if word else ""
    if name in _KNOWN_WORDS and _SIGN_FOR_COLON().match(line.text, word.end() if word else 0):
        return True
    name = name.rstrip("0123456789")
    if not name or name in _WORDS_OF_PROSE:
        return False
    return (
        name in _KNOWN_WORDS
        or name in USUAL_WORDS
        or (len(name) > 5 and any(is_one_slip(name, known) for known in KEYWORDS))
    )
