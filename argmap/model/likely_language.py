"""The language that a map is most likely in, where its map line declares none."""

from collections import Counter
from collections.abc import Sequence
from unicodedata import name

from argmap.model.line_nesting import MapLine
from argmap.syntax.keywords import KOREAN_KEYWORDS
from argmap.syntax.tree import Keyword

_FALLBACK = "en"
"""The language of a map that shows no other one: the keywords are words of it."""
_KOREAN_SPELLINGS = frozenset(KOREAN_KEYWORDS.values())
_SCRIPT_LANGUAGES = (
    ("ko", frozenset({"HANGUL"})),
    ("ja", frozenset({"HIRAGANA", "KATAKANA"})),
    ("zh", frozenset({"CJK"})),
)
"""Languages with the first words of their letters' names in Unicode, in the order that decides a word."""


def find_likely_language(lines: Sequence[MapLine], declared: str | None) -> str:
    """Return the declared language, else that of the keywords, else that of the first thesis's script.

    Keywords are in Korean where at least half of them are. Hangul is Korean, kana is Japanese, Han alone is
    Chinese, and all else counts as English.
    """
    if declared is not None:
        return declared
    korean = sum(line.entry.spelling in _KOREAN_SPELLINGS for line in lines)
    if korean and 2 * korean >= len(lines):
        return "ko"
    return _detect_text_language(_first_thesis_text(lines))


def _first_thesis_text(lines: Sequence[MapLine]) -> str:
    """Return the text of the first thesis; of the first claim where there is no thesis."""
    tops = [line.entry for line in lines if line.entry.keyword.is_top_statement]
    first = min(tops, key=lambda entry: entry.keyword is not Keyword.THESIS, default=None)
    return first.text.value if first and first.text else ""


def _detect_text_language(text: str) -> str:
    """Return the language of most words of a text, so that a name in another script does not decide it."""
    if text.isascii():
        return _FALLBACK
    words = Counter(filter(None, map(_detect_word_language, text.split())))
    if words["ja"]:
        words["ja"] += words.pop("zh", 0)
    return max(words, key=lambda code: (words[code], code != _FALLBACK), default=_FALLBACK)


def _detect_word_language(word: str) -> str | None:
    """Return the language of a word by its letters; None for a word without any."""
    scripts = {name(char, "unnamed").split()[0] for char in word if char.isalpha()}
    if not scripts:
        return None
    return next((code for code, names in _SCRIPT_LANGUAGES if scripts & names), _FALLBACK)
