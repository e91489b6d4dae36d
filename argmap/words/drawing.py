"""Which language's words a drawing says: English where the map has none, or one without a table."""

from collections.abc import Mapping

from argmap.words.eastern import CHINESE_SIMPLIFIED, CHINESE_TRADITIONAL, JAPANESE, KOREAN
from argmap.words.form import Words
from argmap.words.western import ENGLISH, FRENCH, GERMAN, SPANISH

__all__ = ["Words", "words"]

_TABLES: Mapping[str, Words] = {
    "en": ENGLISH,
    "ko": KOREAN,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "ja": JAPANESE,
    "zh": CHINESE_SIMPLIFIED,
    "zh-hant": CHINESE_TRADITIONAL,
}
_WRITTEN_TRADITIONALLY = frozenset({"tw", "hk", "mo"})


def words(lang: str | None) -> Words:
    """The drawing's own words for a language code: that very code's, else its language's, else English.

    Upper and lower case are alike. Chinese of Taiwan, Hong Kong and Macau is traditional unless the
    code says otherwise.
    """
    parts = (lang or "").casefold().split("-")
    if parts[0] == "zh" and "hans" not in parts and _WRITTEN_TRADITIONALLY.intersection(parts):
        return CHINESE_TRADITIONAL
    return _TABLES.get("-".join(parts[:2])) or _TABLES.get(parts[0]) or ENGLISH
