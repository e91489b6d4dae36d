"""The language of a wording, as far as the checks know its words."""

from collections.abc import Iterator
from enum import Enum
from unicodedata import normalize

from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.model.map import ArgMap, Statement, Wording

_HANGUL = lazy_regex(r"[가-힣]")


class Language(Enum):
    """The languages whose words the checks know; for OTHER only checks that hold in every language apply."""

    ENGLISH = "en"
    KOREAN = "ko"
    OTHER = "other"


def detect_language(text: str, code: str | None) -> Language:
    """The language of a text: Korean with any Hangul, else by its language code, English without a code."""
    if not text.isascii() and _HANGUL().search(text):
        return Language.KOREAN
    return Language.ENGLISH if code is None or code.split("-")[0] == "en" else Language.OTHER


def final_consonant(syllable: str) -> str:
    """Return the consonant below a Hangul syllable, as NFD has it; empty for one without."""
    return normalize("NFD", syllable)[2:3]


def iter_wordings(statement: Statement, argmap: ArgMap) -> Iterator[tuple[Wording, Language]]:
    """Iterate over the statement's own text and its translations, each with its language."""
    for code, wording in statement.text.items():
        yield wording, detect_language(wording.value, code or argmap.likely_lang)


def original_wording(statement: Statement, argmap: ArgMap) -> tuple[Wording, Language]:
    """The statement's text as first written, with its language."""
    wording = statement.text[""]
    return wording, detect_language(wording.value, argmap.likely_lang)
