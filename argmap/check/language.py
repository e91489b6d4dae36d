"""Which language's habits a wording follows, as far as the checks know any."""

from collections.abc import Iterator
from enum import Enum

from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.model.map import ArgMap, Statement, Wording

_HANGUL = lazy_regex(r"[가-힣]")


class Language(Enum):
    """The languages whose words the checks know; for all others only what holds in every language."""

    ENGLISH = "en"
    KOREAN = "ko"
    OTHER = "other"


def detect_language(text: str, code: str | None) -> Language:
    """Korean where there is any Hangul, else by the language code; English where there is no code."""
    if not text.isascii() and _HANGUL().search(text):
        return Language.KOREAN
    return Language.ENGLISH if code is None or code.split("-")[0] == "en" else Language.OTHER


def iter_wordings(statement: Statement, argmap: ArgMap) -> Iterator[tuple[Wording, Language]]:
    """The statement's own text, then its translations, each with its language."""
    for code, wording in statement.text.items():
        yield wording, detect_language(wording.value, code or argmap.lang)


def original_wording(statement: Statement, argmap: ArgMap) -> tuple[Wording, Language]:
    """The statement's text as first written, with its language."""
    wording = statement.text[""]
    return wording, detect_language(wording.value, argmap.lang)
