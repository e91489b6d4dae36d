"""Which language's habits a wording follows, as far as the checks know any."""

from collections.abc import Iterator
from enum import Enum

from argmap.model.map import ArgMap, Statement, Wording
from argmap.text.pattern import lazily

_HANGUL = lazily(r"[가-힣]")


class Tongue(Enum):
    """The languages whose words the checks know; for all others only what holds in every language."""

    ENGLISH = "en"
    KOREAN = "ko"
    OTHER = "other"


def tongue(text: str, code: str | None) -> Tongue:
    """Korean where there is any Hangul, else by the language code; English where there is no code."""
    if not text.isascii() and _HANGUL().search(text):
        return Tongue.KOREAN
    return Tongue.ENGLISH if code is None or code.split("-")[0] == "en" else Tongue.OTHER


def wordings(statement: Statement, argmap: ArgMap) -> Iterator[tuple[Wording, Tongue]]:
    """The statement's own text, then its translations, each with its language."""
    for code, wording in statement.text.items():
        yield wording, tongue(wording.value, code or argmap.lang)


def own_words(statement: Statement, argmap: ArgMap) -> tuple[Wording, Tongue]:
    """The statement's text as first written, with its language."""
    wording = statement.text[""]
    return wording, tongue(wording.value, argmap.lang)
