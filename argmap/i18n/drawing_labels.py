"""Which language's words a drawing says: English where the map has none, or one without a table."""

from collections.abc import Mapping

from argmap.i18n.asian_languages import CHINESE_SIMPLIFIED, CHINESE_TRADITIONAL, JAPANESE, KOREAN
from argmap.i18n.european_languages import ENGLISH, FRENCH, GERMAN, SPANISH
from argmap.i18n.labels import DrawingLabels

__all__ = ["DrawingLabels", "drawing_labels"]

_TABLES: Mapping[str, DrawingLabels] = {
    "en": ENGLISH,
    "ko": KOREAN,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "ja": JAPANESE,
    "zh": CHINESE_SIMPLIFIED,
    "zh-hant": CHINESE_TRADITIONAL,
}
_TRADITIONAL_REGIONS = frozenset({"tw", "hk", "mo"})


def drawing_labels(lang: str | None) -> DrawingLabels:
    """The drawing's own words for a language code: that very code's, else its language's, else English.

    Upper and lower case are alike. Chinese of Taiwan, Hong Kong and Macau is traditional unless the
    code says otherwise.
    """
    parts = (lang or "").casefold().split("-")
    if parts[0] == "zh" and "hans" not in parts and _TRADITIONAL_REGIONS.intersection(parts):
        return CHINESE_TRADITIONAL
    return _TABLES.get("-".join(parts[:2])) or _TABLES.get(parts[0]) or ENGLISH
