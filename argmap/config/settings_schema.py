"""The keys of `argmap.toml`, their kinds of values and choices, and the check of a value."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeAlias

from argmap.config.drawing_choices import (
    DIRECTION,
    ENGINE,
    FIT,
    LABEL,
    LANGUAGE,
    PLATES,
    REFERENCES,
    TEXT,
    Choice,
    word_choice,
)
from argmap.config.errors import unknown_choice_error, unknown_setting_error, wrong_kind_error
from argmap.config.toml_spans import KeyValue, TomlValue
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity

SettingValue: TypeAlias = str | bool | tuple[str, ...]


class SettingKind(Enum):
    """The kinds of values; each one's phrase is the hint that says what to write."""

    FLAG = Phrase(en="write `true` or `false`", ko="`true`나 `false`로 쓴다")
    STRING = Phrase(en="write a text in quotes", ko="따옴표로 감싼 문자열로 쓴다")
    STRINGS = Phrase(en='write a list of texts, such as `["W301"]`', ko='`["W301"]` 같은 문자열 목록을 쓴다')
    STRING_OR_STRINGS = Phrase(
        en='write a text in quotes, or a list such as `["ko", "en"]`',
        ko='따옴표로 감싼 문자열이나 `["ko", "en"]` 같은 목록으로 쓴다',
    )
    THEME = Phrase(
        en="write a theme's name in quotes, or a table `[theme]`",
        ko="따옴표로 감싼 테마 이름이나 `[theme]` 표로 쓴다",
    )


SETTING_KINDS: Mapping[str, SettingKind] = {
    "silence": SettingKind.STRINGS,
    "lang": SettingKind.STRING_OR_STRINGS,
    "ui": SettingKind.STRING,
    "teach": SettingKind.FLAG,
    "number": SettingKind.FLAG,
    "engine": SettingKind.STRING,
    "out": SettingKind.STRING,
    "fit": SettingKind.STRING,
    "label": SettingKind.STRING,
    "direction": SettingKind.STRING,
    "references": SettingKind.STRING,
    "plates": SettingKind.STRING,
    "text": SettingKind.STRING,
    "theme": SettingKind.THEME,
}
SETTING_CHOICES: Mapping[str, Choice[Any]] = {
    "ui": word_choice(Phrase(en="language of messages", ko="메시지 언어"), ("en", "ko")),
    "engine": ENGINE,
    "fit": FIT,
    "label": LABEL,
    "direction": DIRECTION,
    "references": REFERENCES,
    "plates": PLATES,
    "text": TEXT,
}
"""The settings that take one of some words, with the parser of each."""

_TYPES = {
    SettingKind.FLAG: (bool,),
    SettingKind.STRING: (str,),
    SettingKind.STRINGS: (tuple,),
    SettingKind.STRING_OR_STRINGS: (str, tuple),
}


def convert_value(raw: TomlValue) -> SettingValue | None:
    """The value where some key takes its kind; None for all others, such as numbers and tables."""
    if isinstance(raw, str | bool):
        return raw
    if isinstance(raw, list):
        strings = tuple(item for item in raw if isinstance(item, str))
        return strings if len(strings) == len(raw) else None
    return None


def check_setting(key: str, value: SettingValue | None, line: KeyValue) -> tuple[Diagnostic, ...]:
    """The errors of one key and its value."""
    if key not in SETTING_KINDS:
        return (unknown_setting_error(key, SETTING_KINDS, line),)
    if not isinstance(value, _TYPES[SETTING_KINDS[key]]):
        return (wrong_kind_error(key, SETTING_KINDS[key].value, line),)
    if key in SETTING_CHOICES and not SETTING_CHOICES[key].accepts(str(value)):
        return (unknown_choice_error(str(value), SETTING_CHOICES[key], line),)
    if key == "lang":
        words = value if isinstance(value, tuple) else (str(value),)
        return tuple(_language_error(word, line) for word in words if not LANGUAGE.accepts(word))
    return ()


def _language_error(word: str, line: KeyValue) -> Diagnostic:
    message = Phrase(en=f"`{word}` is not a language code", ko=f"`{word}`: 언어 코드가 아니다")
    span = next((text for text in line.strings if word in text.text), line.value)
    return Diagnostic("E504", Severity.ERROR, message, span, hint=LANGUAGE.hint)
