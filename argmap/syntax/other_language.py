"""The recognition of files in another language than a map's, such as Mermaid, YAML or a list in Markdown."""

import re
from collections.abc import Callable, Iterable
from enum import Enum

from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.usual_words import USUAL_WORDS

_MIN_LIST_SHARE = 0.8
"""The least share of list items and headings in a Markdown list: at 0.4 half a map of misspelt keywords
behind list marks is one, at 1 a list with one wrapped line is none."""
_SAMPLE_LENGTH = 20_000
"""The characters from the beginning that are looked at: bounds the time for a large file. Each test's case is
known by its first 100."""
_MARK = r"(?:(?:[-*+•]|\d{1,3}[.)])[^\S\n]+)?"
_BEHIND = r"(?:[^\S\n]+[^\s:：]+)?[^\S\n]*[:：]"


def _list_words(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_FIRST_WORD = re.compile(r"(?:[^\S\n]*(?:#[^\n]*)?\n)*+[^\S\n]*+([^\s:：]++)")
_KEYWORD_LINE = lazy_regex(
    rf"^[^\S\n]*{_MARK}(?:{_list_words(KEYWORDS)}){_BEHIND}", re.MULTILINE | re.IGNORECASE
)
_USUAL_LINE = lazy_regex(
    rf"^[^\S\n]*{_MARK}(?:{_list_words(USUAL_WORDS)}){_BEHIND}", re.MULTILINE | re.IGNORECASE
)
_ITEM = lazy_regex(r"(?:[-*+•]|\d{1,3}[.)])[^\S\n]+\S|#{1,6}[^\S\n]")


class OtherLanguage(Enum):
    """The languages that are recognized; the value is the name that people know each by."""

    JSON = "JSON"
    DOT = "DOT"
    MERMAID = "Mermaid"
    KIALO = "Kialo"
    ARGDOWN = "Argdown"
    YAML = "YAML"
    MARKDOWN = "Markdown"


def recognize_other_language(text: str) -> OtherLanguage | None:
    """Recognize the language of a text; None where a line begins as one of a map does."""
    text = text[:_SAMPLE_LENGTH]
    first_word = _FIRST_WORD.match(text)
    if (first_word and first_word[1] in KEYWORDS) or _KEYWORD_LINE().search(text):
        return None
    for language, sign in _SIGNS.items():
        if sign().search(text):
            return language
    return OtherLanguage.MARKDOWN if _is_list(text) and not _USUAL_LINE().search(text) else None


_SIGNS: dict[OtherLanguage, Callable[[], re.Pattern[str]]] = {
    OtherLanguage.JSON: lazy_regex(r"\A\s*(?:\{\s*[\"}]|\[\s*[\"{\[\]])"),
    OtherLanguage.DOT: lazy_regex(
        r"\A(?:\s|//[^\n]*\n|/\*.*?\*/)*+(?:strict\s+)?(?:di)?graph\b[^\n{;]*\{", re.I | re.S
    ),
    OtherLanguage.MERMAID: lazy_regex(
        r"\A\s*(?:```mermaid\s+)?(?:%%[^\n]*\n\s*+)*+(?:(?:graph|flowchart)[^\S\n]+(?:TB|TD|BT|RL|LR)\b"
        r"|(?:mindmap|sequenceDiagram|classDiagram|stateDiagram(?:-v2)?|erDiagram)[^\S\n]*$)",
        re.MULTILINE,
    ),
    OtherLanguage.KIALO: lazy_regex(
        r"\A\s*Discussion Title:|^[^\S\n]*\d+(?:\.\d+)+\.?[^\S\n]+(?:Pro|Con):", re.MULTILINE
    ),
    OtherLanguage.ARGDOWN: lazy_regex(
        r"\A\s*+(?:===\n.*?^===[^\n]*\n)?+(?:\s|//[^\n]*\n|#[^\n]*\n)*+(?:\[[^\]\n]+\]|<[^>\n]+>)[^\S\n]*(?::|$)"
        r"|^[^\S\n]*(?:<?[-+_]>?|><)[^\S\n]*(?:\[[^\]\n]+\]|<[^>\n]+>)[^\S\n]*(?::|$)",
        re.MULTILINE | re.DOTALL,
    ),
    OtherLanguage.YAML: lazy_regex(
        r"\A\s*---[^\S\n]*\n\s*[\w-]+:(?:\s|$)|\A\s*[\w-]+:[^\S\n]*\n[^\S\n]*-[^\S\n]"
    ),
}


def _is_list(text: str) -> bool:
    """Return whether nearly all lines are items of a list, or headings."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    items = [line for line in lines if _ITEM().match(line)]
    listed = [line for line in items if not line.startswith("#")]
    return len(listed) > 1 and len(items) >= _MIN_LIST_SHARE * len(lines)
