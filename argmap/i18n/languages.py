"""The choice of the language that a drawing and its slides use."""

from collections.abc import Mapping

from argmap.i18n.chinese import CHINESE_SIMPLIFIED, CHINESE_TRADITIONAL
from argmap.i18n.english import ENGLISH
from argmap.i18n.french import FRENCH
from argmap.i18n.german import GERMAN
from argmap.i18n.japanese import JAPANESE
from argmap.i18n.korean import KOREAN
from argmap.i18n.labels import Labels
from argmap.i18n.spanish import SPANISH

LANGUAGES: Mapping[str, Labels] = {
    "en": ENGLISH,
    "ko": KOREAN,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "ja": JAPANESE,
    "zh": CHINESE_SIMPLIFIED,
    "zh-hant": CHINESE_TRADITIONAL,
}
"""By language code in lower case."""
_TRADITIONAL_REGIONS = frozenset({"tw", "hk", "mo"})


def select_labels(lang: str | None) -> Labels:
    """Everything to say in the language of a code; in English for None and for unknown languages.

    Case does not matter, and a region is ignored where it has no table. Chinese of Taiwan, Hong Kong and
    Macau is traditional unless the code says otherwise.
    """
    parts = (lang or "").casefold().split("-")
    if parts[0] == "zh" and "hans" not in parts and _TRADITIONAL_REGIONS.intersection(parts):
        return CHINESE_TRADITIONAL
    return LANGUAGES.get("-".join(parts[:2])) or LANGUAGES.get(parts[0]) or ENGLISH
