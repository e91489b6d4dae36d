"""The words that slides say of their own accord, in each language."""

from collections.abc import Mapping

from msgspec import Struct

from argmap.i18n.drawing_labels import drawing_labels


class SlideLabels(Struct, frozen=True):
    """Titles of slides: `overview` shows what is to come, `rest` what no view shows."""

    overview: str
    rest: str
    sources: str


_TABLES: Mapping[str, SlideLabels] = {
    "en": SlideLabels("Overview", "What else bears on it", "Sources"),
    "ko": SlideLabels("한눈에 보기", "그 밖의 논거", "출처"),
    "de": SlideLabels("Überblick", "Was noch dazugehört", "Quellen"),
    "fr": SlideLabels("Vue d’ensemble", "Les autres arguments", "Sources"),
    "es": SlideLabels("Visión general", "Los demás argumentos", "Fuentes"),
    "ja": SlideLabels("全体像", "そのほかの論拠", "出典"),
    "zh-Hans": SlideLabels("概览", "其余论据", "来源"),
    "zh-Hant": SlideLabels("概覽", "其餘論據", "來源"),
}


def slide_labels(lang: str | None) -> SlideLabels:
    """The words of slides in the language that a drawing would speak."""
    return _TABLES[drawing_labels(lang).lang]
