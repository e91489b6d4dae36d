"""The keys of `argmap.toml`, the values each takes, and what a writer is told of any other."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import TypeAlias

from argmap.text.diagnostic import Diagnostic, Phrase, Severity
from argmap.theme.pages import NO_PAGE, PAGES, is_page
from argmap.theme.places import Stated
from argmap.theme.slips import no_choice, no_key, wrong_kind

Value: TypeAlias = str | bool | tuple[str, ...]


class Kind(Enum):
    """The kinds of value; the words say what to write."""

    FLAG = Phrase(en="write `true` or `false`", ko="`true`나 `false`로 쓴다")
    WORD = Phrase(en="write a text in quotes", ko="따옴표로 감싼 글로 쓴다")
    WORDS = Phrase(en='write a list of texts, such as `["W301"]`', ko='`["W301"]` 같은 글 목록으로 쓴다')
    WORD_OR_WORDS = Phrase(
        en='write a text in quotes, or a list such as `["ko", "en"]`',
        ko='따옴표로 감싼 글이나 `["ko", "en"]` 같은 목록으로 쓴다',
    )
    THEME = Phrase(
        en="write a theme's name in quotes, or a table `[theme]`",
        ko="따옴표로 감싼 테마 이름이나 `[theme]` 표로 쓴다",
    )


KEYS: Mapping[str, Kind] = {
    "silence": Kind.WORDS,
    "lang": Kind.WORD_OR_WORDS,
    "ui": Kind.WORD,
    "teach": Kind.FLAG,
    "number": Kind.FLAG,
    "engine": Kind.WORD,
    "out": Kind.WORD,
    "fit": Kind.WORD,
    "label": Kind.WORD,
    "text": Kind.WORD,
    "theme": Kind.THEME,
}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "ui": ("en", "ko"),
    "engine": ("auto", "embedded", "dot"),
    "label": ("full", "short", "auto"),
    "text": ("font", "embed", "paths"),
}

_TYPES = {Kind.FLAG: (bool,), Kind.WORD: (str,), Kind.WORDS: (tuple,), Kind.WORD_OR_WORDS: (str, tuple)}
_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z0-9]{2,8})*")


def kept(raw: object) -> Value | None:
    """The value where it is of a kind that some key takes; None for all else, such as numbers and tables."""
    if isinstance(raw, str | bool):
        return raw
    if isinstance(raw, list) and all(isinstance(item, str) for item in raw):
        return tuple(raw)
    return None


def judged(key: str, value: Value | None, line: Stated) -> tuple[Diagnostic, ...]:
    """What is wrong with one key and its value; nothing where all is well."""
    if key not in KEYS:
        return (no_key(key, KEYS, line),)
    if not isinstance(value, _TYPES[KEYS[key]]):
        return (wrong_kind(key, KEYS[key].value, line),)
    if key in CHOICES and value not in CHOICES[key]:
        return (no_choice(str(value), CHOICES[key], line),)
    if key == "fit" and not is_page(str(value)):
        return (no_choice(str(value), (*PAGES, NO_PAGE, "1920x1080"), line),)
    if key == "lang":
        words = value if isinstance(value, tuple) else (str(value),)
        return tuple(_no_language(word, line) for word in words if not _LANGUAGE.fullmatch(word))
    return ()


def _no_language(word: str, line: Stated) -> Diagnostic:
    message = Phrase(en=f"`{word}` is not a language code", ko=f"`{word}`: 언어 코드가 아니다")
    hint = Phrase(
        en="write a code such as `ko`, `en` or `zh-Hant`", ko="`ko`, `en`, `zh-Hant` 같은 코드로 쓴다"
    )
    span = next((text for text in line.strings if word in text.text), line.value)
    return Diagnostic("E504", Severity.ERROR, message, span, hint=hint)
