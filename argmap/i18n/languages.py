"""The choice of the language that a drawing and its slides use."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from argmap.i18n.labels import Labels

LANGUAGES: Mapping[str, tuple[str, str]] = {
    "en": ("english", "ENGLISH"),
    "ko": ("korean", "KOREAN"),
    "de": ("german", "GERMAN"),
    "fr": ("french", "FRENCH"),
    "es": ("spanish", "SPANISH"),
    "ar": ("arabic", "ARABIC"),
    "fa": ("persian", "PERSIAN"),
    "he": ("hebrew", "HEBREW"),
    "ja": ("japanese", "JAPANESE"),
    "zh": ("chinese", "CHINESE_SIMPLIFIED"),
    "zh-hant": ("chinese", "CHINESE_TRADITIONAL"),
}
"""The module and the constant of each language, by its code in lower case.

A module is imported when its language is used: most drawings need one.
"""
UNREVIEWED = frozenset({"ar", "fa", "he"})
"""Languages whose words no speaker has looked at yet."""
_TRADITIONAL_REGIONS = frozenset({"tw", "hk", "mo"})


def select_labels(lang: str | None) -> Labels:
    """Everything to say in the language of a code; in English for None and for unknown languages.

    Case does not matter, and a region is ignored where it has no table. Chinese of Taiwan, Hong Kong and
    Macau is traditional unless the code says otherwise.
    """
    parts = (lang or "").casefold().split("-")
    if parts[0] == "zh" and "hans" not in parts and _TRADITIONAL_REGIONS.intersection(parts):
        return _load_labels("zh-hant")
    return _load_labels(next((code for code in ("-".join(parts[:2]), parts[0]) if code in LANGUAGES), "en"))


def has_labels(lang: str) -> bool:
    """Tell whether there is a table for a language, whatever its script and region."""
    return lang.casefold().split("-")[0] in LANGUAGES


@cache
def _load_labels(code: str) -> Labels:
    module, constant = LANGUAGES[code]
    labels: Labels = getattr(import_module(f"argmap.i18n.{module}"), constant)
    return labels
