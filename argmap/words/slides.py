"""The words that slides say of their own accord, in each language."""

from collections.abc import Mapping

from msgspec import Struct

from argmap.words.drawing import words


class SlideWords(Struct, frozen=True):
    """Titles of slides: `overview` shows what is to come, `rest` what no view shows."""

    overview: str
    rest: str
    sources: str


_TABLES: Mapping[str, SlideWords] = {
    "en": SlideWords("Overview", "What else bears on it", "Sources"),
    "ko": SlideWords("한눈에 보기", "그 밖의 논거", "출처"),
    "de": SlideWords("Überblick", "Was noch dazugehört", "Quellen"),
    "fr": SlideWords("Vue d’ensemble", "Les autres arguments", "Sources"),
    "es": SlideWords("Visión general", "Los demás argumentos", "Fuentes"),
    "ja": SlideWords("全体像", "そのほかの論拠", "出典"),
    "zh-Hans": SlideWords("概览", "其余论据", "来源"),
    "zh-Hant": SlideWords("概覽", "其餘論據", "來源"),
}


def slide_words(lang: str | None) -> SlideWords:
    """The words of slides in the language that a drawing would speak."""
    return _TABLES[words(lang).lang]
